//! A `FROM` that uses an `ARG` of a stage: only those before the first `FROM` count there.

use std::collections::HashMap;

use super::stages::{self, Names};
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::dockerfile::Dockerfile;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, Run, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP227",
    name: "arg-in-from",
    cause: Cause::ArgScope,
    title: both("A `FROM` with an `ARG` of a stage", "`FROM` 用了某个阶段里的 `ARG`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`FROM` sees only arguments that are declared before the first `FROM`. An `ARG` inside of a stage, even just above the \
         next `FROM`, belongs to that stage; the name in `FROM` is then empty, whatever `--build-arg` says.",
        "`FROM` 只能看到第一个 `FROM` 之前声明的参数。写在阶段里的 `ARG`，哪怕就在下一个 `FROM` 的上一行，也只属于那个阶段；\
         这时无论 `--build-arg` 传什么，`FROM` 里的名字都是空的。",
    ),
    bad: &[example(
        Kind::Dockerfile,
        "FROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\n\nARG BASE=alpine:3.24\nFROM ${BASE}\n\
         COPY --from=build /app /app\n",
    )],
    good: &[example(
        Kind::Dockerfile,
        "ARG BASE=alpine:3.24\nFROM golang:1.27 AS build\nWORKDIR /src\nCOPY . .\nRUN go build -o /app .\n\nFROM ${BASE}\n\
         COPY --from=build /app /app\n",
    )],
    sources: &[source::DOCKERFILE_ARG_FROM],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for file in stages::dockerfiles(case) {
        let names = Names::of(case.text, file);
        let mut declared = HashMap::new();
        for it in file.instructions.iter().filter(|it| it.stage.is_some()) {
            match it.name.as_str() {
                "ARG" => declared.extend(it.pairs.iter().map(|pair| (pair.name.of(case.text), pair))),
                "FROM" => {
                    for (name, used) in stages::references(case.text, it) {
                        // Told once for each name.
                        let pair = declared.remove(name).filter(|_| !stages::is_predefined(name) && !names.is_global(name));
                        if let Some(pair) = pair {
                            let end = pair.value.map_or(pair.name.end, |value| value.end);
                            out.push(say(file, used, name, Span::new(pair.name.start, end)));
                        }
                    }
                }
                _ => {}
            }
        }
    }
}

fn say(file: &Dockerfile, used: Span, name: &str, declared: Span) -> Finding {
    let first = file.instructions[file.stages[0].from].at.start;
    let runs = vec![Run::New("ARG ".to_owned()), Run::Keep(declared), Run::New("\n".to_owned())];
    Finding::error(
        used,
        both(
            "`FROM` does not see `{name}`: its `ARG` belongs to the stage before.",
            "`FROM` 看不到 `{name}`：它的 `ARG` 属于前一个阶段。",
        )
        .with("name", name),
    )
    .why(both(
        "Only an `ARG` before the first `FROM` can be used in a `FROM`.",
        "只有第一个 `FROM` 之前的 `ARG` 才能用在 `FROM` 里。",
    ))
    .todo(both("Declare `ARG {name}` before the first `FROM`.", "在第一个 `FROM` 之前声明 `ARG {name}`。").with("name", name))
    .fix(Fix::safe(
        both("Declare it before the first `FROM`", "在第一个 `FROM` 之前声明"),
        [Edit::runs(Span::at(first), runs)],
    ))
}
