//! A stage fetches modules directly, and its image has no git.

use super::stages;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::dockerfile::{Dockerfile, Instruction};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP221",
    name: "git-missing",
    cause: Cause::GitNotInstalled,
    title: both("A direct download needs git, and the image has none", "直连下载需要 git，而镜像里没有"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "With `direct` or for paths in `GOPRIVATE` go runs git itself. The alpine and slim images have none, and go says `exec: \
         \"git\": executable file not found`. Install it in the stage that downloads (`RUN apk add --no-cache git`), or fetch \
         by a module proxy, which needs no git.",
        "走 `direct`，或路径在 `GOPRIVATE` 里时，go 自己要运行 git。alpine 和 slim 镜像里没有，go 会报 `exec: \"git\": executable \
         file not found`。在下载的阶段里安装（`RUN apk add --no-cache git`），或者通过模块代理下载，那就不需要 git。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: github.com/acme/lib@v1.4.0: git init --bare in /go/pkg/mod/cache/vcs/91f2: exec: \"git\": executable file not found in \
             $PATH\n",
        ),
        example(
            Kind::ErrorText,
            "go: hg.example.org/lib@v1.0.0: hg clone -U https://hg.example.org/lib . in /go/pkg/mod/cache/vcs/91f2: exec: \"hg\": \
             executable file not found in $PATH\n",
        ),
        example(
            Kind::Dockerfile,
            "FROM golang:1.27-alpine AS build\nENV GOPRIVATE=github.com/acme\nWORKDIR /src\nCOPY go.mod go.sum ./\n\
             RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download\n",
        ),
    ],
    good: &[
        example(
            Kind::Dockerfile,
            "FROM golang:1.27-alpine AS build\nRUN apk add --no-cache git\nENV GOPRIVATE=github.com/acme\nWORKDIR /src\n\
             COPY go.mod go.sum ./\nRUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download\n",
        ),
        example(
            Kind::Dockerfile,
            "FROM golang:1.27-alpine AS build\nENV GOPROXY=https://goproxy.cn,direct\nWORKDIR /src\nCOPY go.mod go.sum ./\n\
             RUN go mod download\n",
        ),
    ],
    sources: &[source::GOLANG_IMAGE, source::GO_PRIVATE],
};

/// What go and shells say where there is no git.
const SAID: &[&str] = &[
    "exec: \"git\": executable file not found",
    "exec: \\\"git\\\": executable file not found",
    "exec: git: executable file not found",
    "missing git command",
    "failed to execute git version",
    "git: not found",
    "git: command not found",
    "cannot find git",
    "\"git\": cannot run executable",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let said = case.says_any(SAID).or_else(|| told(case)).filter(|_| !case.is_server_log());
    let mut is_told = false;
    for file in stages::dockerfiles(case) {
        if let Some(stage) = needing(case, file) {
            let from = &file.instructions[file.stages[stage].from];
            let at = said.unwrap_or_else(|| case.line(Span::at(from.at.start)));
            out.push(say(at).fix(install(case, file, stage)));
            is_told = true;
        }
    }
    if let Some(said) = said.filter(|_| !is_told) {
        out.push(say(said));
        is_told = true;
    }
    if let Some((at, program)) = OTHERS.iter().find_map(|(words, program)| Some((case.says(words)?, program))).filter(|_| !is_told) {
        out.push(say_other(at, program));
    }
}

/// What is said of the other version control systems, and which they are.
const OTHERS: &[(&str, &str)] = &[
    ("exec: \"hg\": executable file not found", "hg"),
    ("exec: \"svn\": executable file not found", "svn"),
    ("exec: \"bzr\": executable file not found", "bzr"),
    ("exec: \"fossil\": executable file not found", "fossil"),
];

fn say_other(at: Span, program: &str) -> Finding {
    let what = both(
        "This repository is not in git: go needs `{program}`, and it is not installed here.",
        "这个仓库不是 git 仓库：go 需要 `{program}`，而这里没有安装。",
    );
    Finding::error(at, what.with("program", program))
        .why(both(
            "What is fetched directly comes by the version control system of the repository.",
            "直连下载用的是仓库自己的版本控制系统。",
        ))
        .todo(
            both(
                "Install `{program}` where the command runs, or fetch the module by a proxy (`GOPROXY=https://proxy.golang.org,direct`).",
                "在命令运行的地方安装 `{program}`，或者通过模块代理下载（`GOPROXY=https://proxy.golang.org,direct`）。",
            )
            .with("program", program),
        )
}

fn say(at: Span) -> Finding {
    Finding::error(
        at,
        both("go needs git for this download, and the image has none.", "这次下载 go 需要 git，而镜像里没有。"),
    )
    .why(both(
        "What is fetched directly (`direct`, `GOPRIVATE`, no `GOPROXY` in old releases) is fetched by git.",
        "直连下载（`direct`、`GOPRIVATE`，以及旧版本没有 `GOPROXY` 时）都由 git 完成。",
    ))
    .todo(both(
        "Install git in the stage that downloads: `RUN apk add --no-cache git` (Debian: `apt-get install -y --no-install-recommends git`); \
         or fetch public modules by a proxy: `GOPROXY=https://proxy.golang.org,direct`, Go 1.13 or later.",
        "在下载的阶段里安装 git：`RUN apk add --no-cache git`（Debian 用 `apt-get install -y --no-install-recommends git`）；\
         公共模块也可以走代理：`GOPROXY=https://proxy.golang.org,direct`，Go 1.13 以上。",
    ))
    .weight(98)
}

fn install(case: &Case, file: &Dockerfile, stage: usize) -> Fix {
    let (place, end) = stages::after(case.text, &file.instructions[file.stages[stage].from]);
    let install = if file.stages[stage].image.contains("alpine") {
        "RUN apk add --no-cache git\n"
    } else {
        "RUN apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*\n"
    };
    Fix::review(both("Install git", "安装 git"), [Edit::insert(place, format!("{end}{install}"))])
}

/// The stage whose image has no git and that downloads directly.
fn needing(case: &Case, file: &Dockerfile) -> Option<usize> {
    (0..file.stages.len()).find(|&number| {
        let image = file.stages[number].image.to_ascii_lowercase();
        let lacks = image.contains("alpine") || image.contains("slim") || image.contains("distroless");
        let steps = || stages::steps(file, number).iter();
        let installs = |it: &Instruction| it.name == "RUN" && case_words(case, it).any(|word| word == "git" || word == "git@latest");
        let downloads = steps().any(|it| stages::step_asks(it).is_some());
        lacks && downloads && is_direct(case, file, number) && !steps().any(installs)
    })
}

fn case_words<'c>(case: &'c Case, it: &Instruction) -> impl Iterator<Item = &'c str> {
    it.rest.of(case.text).split_whitespace()
}

/// Whether a stage sets go to fetch directly.
fn is_direct(case: &Case, file: &Dockerfile, stage: usize) -> bool {
    let pairs = || {
        let steps = stages::steps(file, stage).iter().filter(|it| it.name != "LABEL");
        steps.flat_map(|it| &it.pairs).map(|pair| (pair.name.of(case.text), pair.meant.as_str()))
    };
    let written = |name: &str| {
        let form = format!("{name}=");
        stages::steps(file, stage).iter().filter(|it| it.name == "RUN").find_map(|it| {
            let rest = it.rest.of(case.text);
            let at = rest.find(&form)? + form.len();
            rest[at..].split([' ', '\n', '&']).next().map(|it| it.trim_matches(['"', '\'']))
        })
    };
    let value = |name: &str| pairs().filter(|(it, _)| *it == name).map(|(_, value)| value).next_back().or_else(|| written(name));
    let exempt = value("GONOPROXY").or_else(|| value("GOPRIVATE")).unwrap_or_default();
    value("GOPROXY") == Some("direct") || (!exempt.is_empty() && exempt != "none" && !exempt.starts_with('$'))
}

/// How people say that it is not there.
const LACKS: &[&str] = &["not present", "not installed", "not in the image", "not there", "missing", "no git", "lacks", "without git", "not found", "not available", "no such", "does not have", "doesn't have", "has no"];

/// Where a person tells that an image has no git.
fn told(case: &Case) -> Option<Span> {
    let of_go = |image: &str| image.contains("golang") || image.contains("alpine") || image.contains("slim");
    if !stages::dockerfiles(case).any(|file| file.stages.iter().any(|it| of_go(&it.image.to_ascii_lowercase()))) {
        return None;
    }
    told::clauses(case).into_iter().find_map(|it| {
        let (said, remark) = (case.lower(it.at), case.lower(it.remark));
        let is_git = remark.split(|ch: char| !ch.is_ascii_alphanumeric() && ch != '.' && ch != '/' && ch != '-').any(|word| word == "git");
        (is_git && LACKS.iter().any(|words| said.contains(words))).then_some(it.at)
    })
}
