//! `go mod download` before go.mod is there, or where go takes it for none.

use super::stages::{self, Asks};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::dockerfile::Dockerfile;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP222",
    name: "download-before-copy",
    cause: Cause::BuildInputs,
    title: both("`go mod download` before `COPY go.mod`", "`go mod download` 写在 `COPY go.mod` 之前"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`go mod download` reads go.mod of the folder that it runs in. Above the `COPY` that brings it there is nothing to read: \
         the step fails, or only warns and downloads nothing, and the modules are fetched in a later step after all. In \
         `/go`, which is `GOPATH` of the golang image, go passes go.mod over.",
        "`go mod download` 读取所在目录的 go.mod。写在 `COPY` 之前就没有东西可读：步骤会失败，或者只警告一声、什么也不下载，\
         结果模块还是在后面的步骤里下载。在 `/go`（golang 镜像的 `GOPATH`）里，go 会忽略 go.mod。",
    ),
    bad: &[
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /src\nRUN go mod download\nCOPY go.mod go.sum ./\nCOPY . .\nRUN go build ./...\n",
        ),
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /go\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build ./...\n",
        ),
    ],
    good: &[example(
        Kind::Dockerfile,
        "FROM golang:1.27\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\nCOPY . .\nRUN go build ./...\n",
    )],
    sources: &[source::GO_DOWNLOAD, source::GOLANG_IMAGE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for file in stages::dockerfiles(case) {
        for stage in 0..file.stages.len() {
            early(case, file, stage, out);
            in_gopath(case, file, stage, out);
        }
    }
}

/// A download above the first `COPY` of the stage that brings go.mod.
fn early(case: &Case, file: &Dockerfile, stage: usize, out: &mut Vec<Finding>) {
    let steps = || stages::steps(file, stage).iter().enumerate();
    let is_download = |it: &crate::read::dockerfile::Instruction| {
        it.commands.iter().any(|command| {
            let words: Vec<_> = stages::program(command).iter().map(|it| it.value.as_str()).collect();
            words.starts_with(&["go", "mod", "download"]) && words.iter().skip(3).all(|it| it.starts_with('-'))
        })
    };
    let brings = |it: &crate::read::dockerfile::Instruction| {
        let words = || it.words.iter().map(|word| word.of(case.text));
        let is_copy = it.name == "COPY" || it.name == "ADD";
        is_copy && (words().any(|it| it.contains("go.mod")) || words().next().is_some_and(|it| it == "." || it == "./"))
    };
    let Some((at, download)) = steps().find(|(_, it)| is_download(it)) else { return };
    let is_there = steps().any(|(other, it)| {
        other < at && (it.name == "COPY" || it.name == "ADD" || it.rest.of(case.text).contains("git clone") || it.rest.of(case.text).contains("mod init"))
    });
    let Some((_, copy)) = steps().find(|(other, it)| *other > at && brings(it)).filter(|_| !is_there) else { return };
    if download.flags.iter().any(|flag| flag.value.contains("type=bind")) {
        return;
    }
    let (place, end) = stages::after(case.text, copy);
    out.push(
        Finding::error(
            download.at,
            both(
                "`go mod download` runs before go.mod is copied, so there is nothing to download.",
                "`go mod download` 在复制 go.mod 之前执行，没有东西可下载。",
            ),
        )
        .why(both("It reads go.mod of the folder that it runs in.", "它读取所在目录的 go.mod。"))
        .todo(both(
            "Put it right below `COPY go.mod go.sum ./`.",
            "把它移到 `COPY go.mod go.sum ./` 的下一行。",
        ))
        .weight(84)
        .fix(Fix::safe(
            both("Move it down", "移到下面"),
            [
                Edit::delete(stages::whole_line(case.text, download)),
                Edit::runs(
                    crate::base::Span::at(place),
                    vec![Run::New(end.to_owned()), Run::Keep(download.at), Run::New("\n".to_owned())],
                ),
            ],
        )),
    );
}

/// `WORKDIR /go`.
fn in_gopath(case: &Case, file: &Dockerfile, stage: usize, out: &mut Vec<Finding>) {
    let steps = || stages::steps(file, stage).iter();
    let is_golang = file.stages[stage].image.contains("golang");
    let has_go = steps().any(|it| stages::step_asks(it) >= Some(Asks::Maybe));
    let folder = steps().rfind(|it| it.name == "WORKDIR");
    let Some(folder) = folder.filter(|it| ["/go", "/go/", "$GOPATH", "${GOPATH}"].contains(&it.rest.of(case.text).trim())) else {
        return;
    };
    if !(is_golang && has_go) {
        return;
    }
    out.push(
        Finding::error(
            folder.at,
            both("`/go` is `GOPATH` of this image; go passes over a go.mod there.", "`/go` 是这个镜像的 `GOPATH`，go 会忽略那里的 go.mod。"),
        )
        .why(both(
            "go takes no go.mod in the root of `GOPATH`: nothing is downloaded, and there is only a warning.",
            "go 不接受放在 `GOPATH` 根目录的 go.mod：什么也不会下载，只有一条警告。",
        ))
        .todo(both("Work in a folder of its own: `WORKDIR /src`.", "换一个目录：`WORKDIR /src`。"))
        .weight(84)
        .fix(Fix::review(both("Work in `/src`", "改用 `/src`"), [Edit::replace(folder.rest, "/src")])),
    );
}
