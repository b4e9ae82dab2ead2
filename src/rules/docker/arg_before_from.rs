//! An `ARG` before the first `FROM` that a stage uses without repeating it.

use std::collections::HashSet;

use super::stages::{self, Asks, Names};
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::dockerfile::Dockerfile;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP201",
    name: "arg-before-from",
    cause: Cause::ArgScope,
    title: both("An `ARG` before `FROM` that the stage doesn't repeat", "`FROM` 之前的 `ARG`，阶段里没有重新声明"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "An `ARG` above the first `FROM` serves the `FROM` lines only. A stage sees it once it says `ARG NAME` itself; the \
         default from above then holds there too. Without that line the variable is empty in every step, without a word \
         from the builder.",
        "第一个 `FROM` 之前的 `ARG` 只对 `FROM` 行有效。阶段里再写一行 `ARG NAME` 才能看到它，上面的默认值也随之生效。\
         缺了这一行，变量在每个步骤里都是空的，构建器也不会提示。",
    ),
    bad: &[
        example(
            Kind::Dockerfile,
            "ARG GOPROXY=https://goproxy.cn,direct\nFROM golang:1.27 AS build\nWORKDIR /src\nCOPY go.mod go.sum ./\n\
             RUN go mod download\n",
        ),
        example(Kind::Dockerfile, "ARG VERSION=1.0\nFROM alpine:3.24\nRUN echo \"$VERSION\" > /version\n"),
    ],
    good: &[
        example(
            Kind::Dockerfile,
            "ARG GOPROXY=https://goproxy.cn,direct\nFROM golang:1.27 AS build\nARG GOPROXY\nWORKDIR /src\n\
             COPY go.mod go.sum ./\nRUN go mod download\n",
        ),
        example(Kind::Dockerfile, "ARG GO_VERSION=1.27\nFROM golang:${GO_VERSION}\nWORKDIR /src\nCOPY . .\nRUN go build ./...\n"),
    ],
    sources: &[source::DOCKERFILE_ARG_FROM, source::DOCKER_VARIABLES],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    out.extend(told(case));
    for file in stages::dockerfiles(case) {
        let names = Names::of(case.text, file);
        let mut seen = HashSet::new();
        let early = file.instructions.iter().take_while(|it| it.stage.is_none()).filter(|it| it.name == "ARG");
        for pair in early.flat_map(|it| &it.pairs) {
            if seen.insert(pair.name.of(case.text)) {
                judge(case, file, &names, pair.name, out);
            }
        }
    }
}

/// What people tell of a Dockerfile that they don't show.
fn told(case: &Case) -> Option<Finding> {
    if stages::dockerfiles(case).next().is_some() {
        return None;
    }
    let at = case.says_any(&["above from", "before from", "above the first from", "before the first from"])?;
    let line = case.line(at);
    let words: Vec<_> = line.of(case.text).split_whitespace().collect();
    let name = words.iter().position(|it| *it == "ARG").and_then(|it| words.get(it + 1))?;
    let name = name.split('=').next().unwrap_or_default();
    (!stages::is_predefined(name)).then(|| say(at, name))
}

fn judge(case: &Case, file: &Dockerfile, names: &Names, name_at: Span, out: &mut Vec<Finding>) {
    let name = name_at.of(case.text);
    if stages::is_predefined(name) {
        return;
    }
    for number in names.stages(name) {
        let Some(need) = names.need(number, usize::MAX, name, needed(number)) else { continue };
        // Declared further down in the stage: another rule's matter. `ENV NAME=$NAME` only hands on what it finds.
        let own = names.declared(number, name);
        let is_own = own.is_some_and(|it| it.name == "ARG" || stages::refers(case.text, it, name).is_none());
        if is_own || names.has(number, need, name) {
            continue;
        }
        let stage = &file.stages[number];
        let from = &file.instructions[stage.from];
        let (place, end) = stages::after(case.text, from);
        out.push(say(name_at, name).fix(Fix::safe(
            both("Repeat the `ARG` in the stage", "在阶段里重新声明 `ARG`"),
            [Edit::insert(place, format!("{end}ARG {name}\n"))],
        )));
    }
}

fn say(at: Span, name: &str) -> Finding {
    Finding::error(
        at,
        both(
            "`ARG {name}` stands before `FROM`, so the stage that uses `{name}` doesn't have it.",
            "`ARG {name}` 写在 `FROM` 之前，用到 `{name}` 的阶段里并没有这个变量。",
        )
        .with("name", name),
    )
    .why(both(
        "What is declared above the first `FROM` can be used in `FROM` lines and nowhere else.",
        "第一个 `FROM` 之前的声明只能用在 `FROM` 行里。",
    ))
    .todo(
        both(
            "Repeat `ARG {name}` after `FROM`, before the step that needs it; the default from above holds.",
            "在 `FROM` 之后、需要它的步骤之前再写一行 `ARG {name}`，上面的默认值会继续有效。",
        )
        .with("name", name),
    )
}

/// In the first stage any go command is what the argument is for; in later ones only a download.
fn needed(stage: usize) -> Asks {
    if stage == 0 { Asks::Maybe } else { Asks::Surely }
}
