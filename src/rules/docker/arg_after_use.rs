//! An `ARG` below the step that needs it.

use super::stages::{self, Asks, GO_NAMES, Names};
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::dockerfile::Dockerfile;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP203",
    name: "arg-after-use",
    cause: Cause::ArgScope,
    title: both("An `ARG` below the step that needs it", "`ARG` 写在需要它的步骤后面"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "An `ARG` counts from its line on. Steps above it run without the variable, whatever `--build-arg` says.",
        "`ARG` 从它所在的那一行起才有效。它上面的步骤看不到这个变量，不管 `--build-arg` 给了什么。",
    ),
    bad: &[example(
        Kind::Dockerfile,
        "FROM golang:1.27\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\n\
         ARG GOPROXY=https://goproxy.cn,direct\nCOPY . .\nRUN go build ./...\n",
    )],
    good: &[example(
        Kind::Dockerfile,
        "FROM golang:1.27\nARG GOPROXY=https://goproxy.cn,direct\nWORKDIR /src\nCOPY go.mod go.sum ./\n\
         RUN go mod download\nCOPY . .\nARG VERSION=dev\nRUN go build -ldflags \"-X main.version=$VERSION\" ./...\n",
    )],
    sources: &[source::DOCKERFILE_ARG_SCOPE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for file in stages::dockerfiles(case) {
        let names = Names::of(case.text, file);
        for (at, it) in file.instructions.iter().enumerate() {
            let (Some(stage), true) = (it.stage, ["ARG", "ENV"].contains(&it.name.as_str())) else { continue };
            for pair in &it.pairs {
                let name = pair.name.of(case.text);
                if !stages::is_predefined(name) && !names.has(stage, at, name) {
                    judge(case, file, &names, at, pair.name, out);
                }
            }
        }
    }
}

fn judge(case: &Case, file: &Dockerfile, names: &Names, at: usize, name_at: Span, out: &mut Vec<Finding>) {
    let name = name_at.of(case.text);
    let arg = &file.instructions[at];
    let is_go = GO_NAMES.contains(&name);
    // A variable that is only referred to above an `ENV` may come from the shell.
    if arg.name == "ENV" && !is_go {
        return;
    }
    let Some(first) = arg.stage.and_then(|stage| names.need(stage, at, name, Asks::Maybe)) else { return };
    let first = &file.instructions[first];
    if arg.name == "ENV" && stages::step_asks(first).is_none() {
        return;
    }
    // An argument that refers to others can't go above them.
    let is_plain = !arg.rest.of(case.text).contains('$') && arg.pairs.len() == 1;
    // `GOPROXY=off` and the like below a download are meant for what follows.
    if is_go && arg.pairs.iter().any(|pair| matches!(pair.meant.as_str(), "off" | "local")) {
        return;
    }
    let finding = Finding::error(
        arg.at,
        both(
            "`{kind} {name}` stands below a step that needs it.",
            "`{kind} {name}` 写在了需要它的步骤下面。",
        )
        .with("kind", &arg.name)
        .with("name", name),
    )
    .why(both("It counts from its line on; steps above don't have it.", "它从这一行起才有效，上面的步骤看不到它。"))
    .todo(
        both(
            "Move `{kind} {name}` above the first step that uses it.",
            "把 `{kind} {name}` 移到第一个用到它的步骤上面。",
        )
        .with("kind", &arg.name)
        .with("name", name),
    );
    out.push(if is_plain {
        finding.fix(Fix::safe(
            both("Move it up", "移到上面"),
            [
                Edit::runs(Span::at(first.at.start), vec![Run::Keep(arg.at), Run::New("\n".to_owned())]),
                Edit::delete(stages::whole_line(case.text, arg)),
            ],
        ))
    } else {
        finding
    });
}
