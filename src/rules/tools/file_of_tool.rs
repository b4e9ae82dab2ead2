//! A Makefile, a tool's own file and the shell give one variable different values.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::read::lines::lines;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP318",
    name: "file-of-tool",
    cause: Cause::EnvPrecedence,
    title: both("A Makefile or a tool's file sets `GOPROXY` too", "Makefile 或工具的配置文件也设置了 `GOPROXY`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`GOPROXY := …` in a Makefile beats the environment (only `?=` leaves it alone), and reaches what make starts if the \
         variable came from the environment or is exported in the file; `make -e` turns that round. Task runners and release tools have an `env` of their own in their files, which counts before or behind the \
         shell's. Set the variable in one place: in the file, or on the command line (`make GOPROXY=…`).",
        "Makefile 里的 `GOPROXY := …` 优先于环境变量（只有 `?=` 不覆盖）；变量来自环境或在文件里 `export` 过时，make 启动的程序就会拿到它，`make -e` 则相反。\
         任务工具和发布工具的配置文件里也有自己的 `env`，可能优先于、也可能让位于 shell 里的值。请只在一处设置：写在文件里，或写在命令行上（`make GOPROXY=…`）。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "# the shell has GOPROXY=https://goproxy.cn\n# Makefile\n3:GOPROXY := https://proxy.golang.org\ndial tcp 142.250.73.81:443: i/o timeout\n",
        ),
        example(
            Kind::Shell,
            "# Taskfile.yml: env GOPROXY=https://goproxy.corp.example\n$ GOPROXY=https://goproxy.cn task build\n# one step still asks the file's proxy\n",
        ),
    ],
    good: &[example(Kind::Shell, "$ make GOPROXY=https://goproxy.cn,direct build\n")],
    sources: &[source::MAKE_ENVIRONMENT],
};

/// Files by which tools set variables of what they start.
const FILES: &[&str] = &[
    "makefile", ".mk", "goreleaser", "taskfile", "justfile", "magefile", "mise.toml", ".envrc", "tox.ini", "earthfile", ".air.toml", "lefthook", "skaffold",
    "ko.yaml", "package.json", "build.gradle", "cmakelists",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(file) = case.says_any(FILES) else { return };
    let Some((at, value, is_make)) = in_file(case, file) else { return };
    let is_other = |other: &str| !other.is_empty() && other.trim_matches(['"', '\'']) != value;
    let outside = case.settings.iter().find(|it| {
        let is_outside = matches!(it.how, How::Export | How::Prefix | How::GoEnvWrite | How::GoEnvPrint | How::Line);
        it.is("GOPROXY") && is_outside && !case.line(at).contains(it.at) && is_other(&it.value) && !it.has_gap()
    });
    let is_given = case.says_any(&["make goproxy=", "make -e"]).is_some();
    if outside.is_none_or(|it| it.is_remark) && is_make && is_told_of_two(case) {
        out.push(forced(at, value));
        return;
    }
    let Some(outside) = outside.filter(|_| !is_given) else { return };
    if told::any_trouble(case).is_none() && !is_told(case) {
        return;
    }
    let why = if is_make {
        both(
            "An assignment in a Makefile beats the environment, and its value reaches what make starts if `GOPROXY` was in the \
             environment already or the Makefile exports it.",
            "Makefile 里的赋值优先于环境变量；只要环境里原本就有 `GOPROXY`，或 Makefile 里写了 `export`，这个值就会传给 make 启动的程序。",
        )
    } else {
        both(
            "Which value wins depends on the tool; with Task, for one, the shell's does.",
            "哪个值生效取决于工具；例如 Task 以 shell 的环境变量为准。",
        )
    };
    out.push(
        Finding::error(
            at,
            both("`GOPROXY` is `{file}` here and `{shell}` outside: only one counts.", "`GOPROXY` 在这里是 `{file}`，在外面是 `{shell}`，只有一个生效。")
                .with("file", value)
                .with("shell", &outside.value),
        )
        .why(why)
        .todo(both(
            "Set it in one place: change the file (`GOPROXY ?= …` in a Makefile leaves the environment alone), or give the value on the command line \
             (`make GOPROXY=…`), and unset the other.",
            "只在一处设置：修改文件（Makefile 里写 `GOPROXY ?= …` 就不会覆盖环境变量），或在命令行上给出（`make GOPROXY=…`），并去掉另一处。",
        ))
        .confidence(Confidence::Medium)
        .weight(93),
    );
}

/// The line by which a file sets `GOPROXY`, the value, and whether the file is make's.
fn in_file<'t>(case: &Case<'t>, file: Span) -> Option<(Span, &'t str, bool)> {
    let is_of_make = matches!(file.of(case.text).to_ascii_lowercase().as_str(), "makefile" | ".mk");
    lines(case.text, Span::new(0, case.text.len())).find_map(|line| {
        let said = line.of(case.text);
        let is_named = line.contains(file);
        let at = said.find("GOPROXY")?;
        let rest = &said[at + "GOPROXY".len()..];
        let bare = rest.trim_start();
        let is_assigned = [":=", "=", ": "].iter().find_map(|sign| bare.strip_prefix(sign));
        // `grep` names file and line before what it found.
        let before = said[..at].to_ascii_lowercase();
        let is_found = before.contains(".mk:") || before.contains("makefile:");
        let is_exported = line.start > file.end && before.trim() == "export" && rest.starts_with('=');
        let is_make = is_of_make && (is_exported || bare.starts_with(":=") || rest.starts_with(" =") || (is_found && rest.starts_with('=')));
        let value = is_assigned?.trim_start();
        let value = value[..value.find([' ', '\t', ';', ')', '`']).unwrap_or(value.len())].trim_end_matches(',').trim_matches(['"', '\'']);
        let is_value = value.contains("://") || matches!(value, "off" | "direct");
        (is_value && (is_make || (is_named && !is_of_make)))
            .then(|| (Span::new(line.start + at, line.end), value, is_make))
    })
}

/// Whether it is told that go, or the shell, is set to another value than the file's.
fn is_told_of_two(case: &Case) -> bool {
    const OTHER: &[&str] = &["something else", "different", "another", " own ", "other value", "ignored", "overrid", "overwrit", "not used", "no effect", "n't used", "instead of", "still"];
    told::clauses(case).into_iter().any(|it| {
        let said = case.lower(it.at);
        ["goproxy", "go env", "environment", "shell", "variable"].iter().any(|words| said.contains(words)) && OTHER.iter().any(|words| said.contains(words))
    })
}

fn forced(at: Span, value: &str) -> Finding {
    Finding::error(at, both("The Makefile forces `GOPROXY` to `{file}`.", "Makefile 把 `GOPROXY` 强制设成了 `{file}`。").with("file", value))
        .why(both(
            "An assignment in a Makefile beats the environment and what `go env -w` stores.",
            "Makefile 里的赋值优先于环境变量，也优先于 `go env -w` 写入的值。",
        ))
        .todo(both(
            "Write `GOPROXY ?= …`, or take go's own value: `GOPROXY ?= $(shell go env GOPROXY)`; for one run `make GOPROXY=…`.",
            "改成 `GOPROXY ?= …`，或采用 go 自己的值：`GOPROXY ?= $(shell go env GOPROXY)`；只用一次就写 `make GOPROXY=…`。",
        ))
        .confidence(Confidence::Medium)
        .weight(94)
}

/// Whether it is told that two values are at work.
fn is_told(case: &Case) -> bool {
    const TWO: &[&str] = &["gets the", " wins", "overrides", "instead of", "uses ", "still", " not ", "another value"];
    told::clauses(case).into_iter().any(|it| TWO.iter().any(|words| case.lower(it.at).contains(words)))
}
