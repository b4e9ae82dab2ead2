//! An `ARG` of one stage that another stage uses: the name, or only its default, stays behind.

use super::stages::{self, Asks, GO_NAMES};
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

fn check(case: &Case, out: &mut Vec<Finding>) {
    for file in stages::dockerfiles(case) {
        let mut seen: Vec<(&str, usize)> = Vec::new();
        for it in file.instructions.iter().filter(|it| it.name == "ARG" && it.stage.is_some()) {
            for pair in &it.pairs {
                let name = pair.name.of(case.text);
                if stages::is_predefined(name) || is_global(case, file, name) {
                    continue;
                }
                for stage in it.stage.unwrap_or_default() + 1..file.stages.len() {
                    if !seen.contains(&(name, stage)) && judge(case, file, it, pair, stage, out) {
                        seen.push((name, stage));
                    }
                }
            }
        }
    }
}

/// Whether it stands before the first `FROM` too.
fn is_global(case: &Case, file: &Dockerfile, name: &str) -> bool {
    file.instructions.iter().any(|it| it.stage.is_none() && stages::declares(case.text, it, name))
}

/// Judges a later stage.
fn judge(case: &Case, file: &Dockerfile, arg: &Instruction, pair: &Pair, stage: usize, out: &mut Vec<Finding>) -> bool {
    let name = pair.name.of(case.text);
    let steps = || file.instructions.iter().enumerate().filter(|(_, it)| it.stage == Some(stage) && it.name != "FROM");
    let needs = |it: &Instruction| {
        let is_asked = GO_NAMES.contains(&name) && stages::step_asks_without(it, name) == Some(Asks::Surely);
        it.name != "ARG" && (stages::refers(case.text, it, name).is_some() || is_asked)
    };
    let Some((used, _)) = steps().find(|(_, it)| needs(it)) else { return false };
    let (place, end) = stages::after(case.text, &file.instructions[file.stages[stage].from]);
    if !stages::has_name(case.text, file, stage, used, name) {
        // A variable that the step sets itself is no use of the argument.
        let is_own = file.instructions[used].rest.of(case.text).contains(&format!("{name}="));
        let is_late = steps().any(|(_, it)| stages::declares(case.text, it, name));
        if is_own || is_late {
            return false;
        }
        let finding = say(case, file.instructions[used].at, name).fix(Fix::safe(
            both("Repeat the `ARG` in the stage", "在阶段里重新声明 `ARG`"),
            [Edit::insert(place, format!("{end}ARG {name}\n"))],
        ));
        out.push(finding);
        return true;
    }
    // Declared, but bare, while the other stage has the default.
    let bare = steps().map(|(_, it)| it).filter(|it| it.name == "ARG").flat_map(|it| &it.pairs);
    let mut bare = bare.filter(|it| it.name.of(case.text) == name && it.value.is_none());
    let (Some(value), Some(again)) = (pair.value, bare.next()) else { return false };
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
    true
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
