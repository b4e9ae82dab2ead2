//! An `ARG` of one stage that another stage uses: the name, or only its default, stays behind.

use std::collections::BTreeMap;

use super::stages::{self, Asks, Names};
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::dockerfile::{Dockerfile, Instruction, Pair};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP202",
    name: "arg-of-another-stage",
    cause: Cause::ArgScope,
    title: both("An `ARG` ends with its stage", "`ARG` 到阶段结束就失效"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "An `ARG` is in force up to the end of its stage, and so is the default that is given there. Each stage that needs \
         the name declares it again; a default for all of them stands before the first `FROM`. Stages that are built on \
         the stage (`FROM build`) inherit it.",
        "`ARG` 只在它所在的阶段有效，写在那里的默认值也一样。每个需要它的阶段都要重新声明；想让默认值对所有阶段生效，\
         就把它写在第一个 `FROM` 之前。以该阶段为基础的阶段（`FROM build`）会继承它。",
    ),
    bad: &[
        example(
            Kind::Dockerfile,
            "FROM golang:1.27 AS deps\nARG GOPROXY\nWORKDIR /src\nCOPY go.mod go.sum ./\nRUN go mod download\n\n\
             FROM golang:1.27 AS tools\nRUN go install golang.org/x/tools/cmd/stringer@latest\n",
        ),
        example(
            Kind::Dockerfile,
            "FROM alpine:3.24 AS one\nARG VERSION=1.0\nRUN echo \"$VERSION\"\n\nFROM alpine:3.24\nARG VERSION\n\
             RUN echo \"$VERSION\"\n",
        ),
    ],
    good: &[example(
        Kind::Dockerfile,
        "ARG VERSION=1.0\nFROM alpine:3.24 AS one\nARG VERSION\nRUN echo \"$VERSION\"\n\nFROM alpine:3.24\nARG VERSION\n\
         RUN echo \"$VERSION\"\n",
    )],
    sources: &[source::DOCKER_VARIABLES, source::DOCKERFILE_ARG_FROM],
};

/// A declaration in a stage.
#[derive(Clone, Copy)]
struct Declared<'c> {
    stage: usize,
    arg: &'c Instruction,
    pair: &'c Pair,
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for file in stages::dockerfiles(case) {
        let names = Names::of(case.text, file);
        let mut declared: BTreeMap<&str, Vec<Declared>> = BTreeMap::new();
        for arg in file.instructions.iter().filter(|it| it.name == "ARG") {
            for (stage, pair) in arg.stage.into_iter().flat_map(|stage| arg.pairs.iter().map(move |it| (stage, it))) {
                let name = pair.name.of(case.text);
                if !stages::is_predefined(name) && !names.is_global(name) {
                    declared.entry(name).or_default().push(Declared { stage, arg, pair });
                }
            }
        }
        for (name, all) in declared {
            for stage in names.stages(name).into_iter().filter(|it| *it > all[0].stage) {
                let earlier = &all[..all.partition_point(|it| it.stage < stage)];
                judge(case, file, &names, earlier, stage, out);
            }
        }
    }
}

/// Judges a stage behind those that declare a name.
fn judge(case: &Case, file: &Dockerfile, names: &Names, earlier: &[Declared], stage: usize, out: &mut Vec<Finding>) {
    let Some(Declared { pair, .. }) = earlier.first() else { return };
    let name = pair.name.of(case.text);
    let Some(need) = names.need(stage, usize::MAX, name, Asks::Surely) else { return };
    let (place, end) = stages::after(case.text, &file.instructions[file.stages[stage].from]);
    if !names.has(stage, need, name) {
        if names.declared(stage, name).is_none() {
            out.push(say(case, file.instructions[need].at, name).fix(Fix::safe(
                both("Repeat the `ARG` in the stage", "在阶段里重新声明 `ARG`"),
                [Edit::insert(place, format!("{end}ARG {name}\n"))],
            )));
        }
        return;
    }
    // Declared, but bare, while the other stage has the default.
    let bare = names.declared(stage, name).filter(|it| it.name == "ARG").map_or(&[][..], |it| &it.pairs);
    let again = bare.iter().find(|it| it.name.of(case.text) == name && it.value.is_none());
    let default = earlier.iter().rev().find_map(|it| it.pair.value.map(|value| (it, value)));
    let (Some((Declared { arg, pair, .. }, value)), Some(again)) = (default, again) else { return };
    let first = file.instructions[file.stages[0].from].at.start;
    let default = Span::new(pair.name.end, quoted_end(case.text, value));
    let runs = vec![Run::New(format!("ARG {name}")), Run::Keep(default), Run::New("\n".to_owned())];
    let is_alone = arg.pairs.len() == 1;
    let finding = Finding::error(
        again.name,
        both(
            "The default of `{name}` was given in another stage; here `ARG {name}` is empty.",
            "`{name}` 的默认值写在另一个阶段里，这里的 `ARG {name}` 是空的。",
        )
        .with("name", name),
    )
    .why(RULE.title)
    .todo(
        both(
            "Put the default before the first `FROM`, and a bare `ARG {name}` into each stage.",
            "把带默认值的 `ARG` 移到第一个 `FROM` 之前，每个阶段里只写 `ARG {name}`。",
        )
        .with("name", name),
    );
    out.push(if is_alone {
        finding.fix(Fix::safe(
            both("Give the default once, before the first `FROM`", "默认值统一写到第一个 `FROM` 之前"),
            [Edit::runs(Span::at(first), runs), Edit::delete(default)],
        ))
    } else {
        finding
    });
}

/// Where a value ends, its closing quote included.
fn quoted_end(text: &str, value: Span) -> usize {
    value.end + usize::from(text[value.end..].starts_with(['"', '\'']))
}

fn say(case: &Case, at: Span, name: &str) -> Finding {
    Finding::error(
        Span::new(at.start, case.line(Span::at(at.start)).end.min(at.end)),
        both(
            "This stage needs `{name}`, but `ARG {name}` stands in another stage.",
            "这个阶段要用 `{name}`，而 `ARG {name}` 写在另一个阶段里。",
        )
        .with("name", name),
    )
    .why(both(
        "An `ARG` ends with the stage that declares it; here the variable is empty.",
        "`ARG` 到声明它的阶段结束为止，在这里变量是空的。",
    ))
    .todo(
        both("Write `ARG {name}` after this stage's `FROM` as well.", "在这个阶段的 `FROM` 之后也写上 `ARG {name}`。")
            .with("name", name),
    )
}
