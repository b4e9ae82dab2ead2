//! A build argument that no `ARG` takes.

use std::collections::HashSet;

use super::stages;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP204",
    name: "build-arg-not-declared",
    cause: Cause::ArgScope,
    title: both("A build argument that no `ARG` takes", "构建参数没有对应的 `ARG`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`--build-arg` and `build.args` give a value to names that the Dockerfile declares by `ARG` in a stage. Others are \
         dropped; the builder says so in a warning at most (`[Warning] One or more build-args were not consumed`). Only \
         the proxy variables need no `ARG`.",
        "`--build-arg` 和 `build.args` 只给 Dockerfile 的阶段里用 `ARG` 声明过的名称赋值，其余的会被丢弃，\
         构建器至多给一条警告（`[Warning] One or more build-args were not consumed`）。只有代理变量不需要 `ARG`。",
    ),
    bad: &[example(Kind::ErrorText, "[Warning] One or more build-args [GOPROXY] were not consumed\n")],
    good: &[example(Kind::Shell, "docker build --build-arg GOPROXY=https://goproxy.cn,direct -t app .\n")],
    sources: &[source::DOCKERFILE_ARG_SCOPE, source::DOCKER_VARIABLES],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let mut names: Vec<(String, Span)> = Vec::new();
    if let Some(said) = case.says("not consumed").filter(|_| case.says_any(&["build arg", "build-arg"]).is_some()) {
        let line = case.line(said);
        let bracket = line.of(case.text).rsplit_once('[').and_then(|(_, rest)| rest.split_once(']'));
        for name in bracket.map_or("", |(names, _)| names).split([',', ' ']).filter(|it| !it.is_empty()) {
            names.push((name.to_owned(), line));
        }
    }
    // What the command or the Compose file beside a Dockerfile hands over and no stage takes.
    for it in case.settings.iter().filter(|it| it.how == How::BuildArg && !stages::is_predefined(&it.name)) {
        names.push((it.name.clone(), it.at));
    }
    let pairs = stages::dockerfiles(case).flat_map(|file| &file.instructions).flat_map(|it| &it.pairs);
    let declared: HashSet<_> = pairs.map(|pair| pair.name.of(case.text)).collect();
    names.retain(|(it, at)| !declared.contains(it.as_str()) || case.line(*at).of(case.text).contains("not consumed"));
    for used in undeclared(case, &declared) {
        names.push(used);
    }
    let has_file = stages::dockerfiles(case).next().is_some();
    let mut seen = HashSet::new();
    for (name, at) in names {
        let is_told = case.line(at).of(case.text).contains("consumed");
        let is_idle = name == "GOPROXY" && case.says("docker build").is_some() && case.says_any(&["still asks", "still uses", "no effect", "is ignored", "not used"]).is_some();
        if seen.contains(&name) || !(is_told || has_file || is_idle) {
            continue;
        }
        out.push(say(case, &name, at));
        seen.insert(name);
    }
}

/// Names that a command line in a comment hands over, that a step uses and that nothing declares.
fn undeclared(case: &Case, declared: &HashSet<&str>) -> Vec<(String, Span)> {
    let handed = stages::build_args(case);
    let steps = stages::dockerfiles(case).flat_map(|file| &file.instructions).filter(|it| it.name == "RUN");
    let used = steps.flat_map(|it| stages::references(case.text, it));
    let missing = used.filter(|(name, _)| handed.contains(name) && !declared.contains(name));
    missing.map(|(name, at)| (name.to_owned(), at)).collect()
}

fn say(case: &Case, name: &str, at: Span) -> Finding {
    let finding = Finding::error(
        at,
        both(
            "The build argument `{name}` has no `ARG {name}` in the stage, so it is dropped.",
            "构建参数 `{name}` 在阶段里没有 `ARG {name}` 声明，所以被丢弃了。",
        )
        .with("name", name),
    )
    .why(both(
        "`--build-arg` and `build.args` only reach names that the stage declares.",
        "`--build-arg` 和 `build.args` 只对阶段里声明过的名称有效。",
    ))
    .todo(
        both(
            "Write `ARG {name}` after `FROM`, before the step that uses it, in each stage that needs it.",
            "在每个需要它的阶段里，于 `FROM` 之后、用到它的步骤之前写 `ARG {name}`。",
        )
        .with("name", name),
    );
    let Some(file) = stages::dockerfiles(case).next() else { return finding };
    let Some(from) = file.stages.first().map(|it| &file.instructions[it.from]) else { return finding };
    let (place, end) = stages::after(case.text, from);
    finding.fix(Fix::safe(
        both("Declare it", "补上声明"),
        [Edit::insert(place, format!("{end}ARG {name}\n"))],
    ))
}
