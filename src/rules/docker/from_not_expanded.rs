//! A builder looks for an image by a name that still holds a variable.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::lines::lines;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP214",
    name: "from-not-expanded",
    cause: Cause::ArgScope,
    title: both("A variable in `FROM` is taken as it is written", "`FROM` 里的变量没有展开"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "If a builder says that there is no image `…:${NAME}`, it did not put in the value: the `ARG` stands behind the `FROM`, or the builder is older than arguments in `FROM` (Docker before 17.05, early Buildah and Kaniko). Declare `ARG` with a default before the first `FROM`, update the builder, or write the tag out.",
        "构建器说找不到镜像 `…:${NAME}`，说明变量没有被替换：要么 `ARG` 写在 `FROM` 之后，要么构建器太旧，还不支持 `FROM` 里的参数（17.05 之前的 Docker、早期的 Buildah 和 Kaniko）。请在第一个 `FROM` 之前声明带默认值的 `ARG`，升级构建器，或直接写出标签。",
    ),
    bad: &[example(Kind::ErrorText, "error creating build container: no such image \"registry.corp.example/base:${BASE_TAG}\" in registry\n")],
    good: &[example(Kind::Dockerfile, "ARG BASE_TAG=3.24\nFROM alpine:${BASE_TAG}\nCOPY app /usr/local/bin/app\n")],
    sources: &[source::DOCKERFILE_ARG_FROM],
};

/// How builders say that they don't find an image.
const MISSED: &[&str] = &[
    "no such image",
    "unable to find image",
    "error creating build container",
    "error determining starting point",
    "failed to parse stage name",
    "invalid reference format",
    "could not parse reference",
    "parsing reference",
    "manifest unknown",
    "error parsing image name",
    "failed to resolve source metadata",
    "pull access denied for",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some((at, name)) = lines(case.text, Span::new(0, case.text.len())).into_iter().find_map(|line| named(case, line)) else { return };
    out.push(
        Finding::error(
            at,
            both("The image is looked for by the name `{name}`: the variable was not replaced.", "按 `{name}` 这个名字去找镜像：变量没有被替换。")
                .with("name", name),
        )
        .why(both(
            "Only an `ARG` before the first `FROM` is put in there, and builders of old don't do it at all.",
            "只有第一个 `FROM` 之前的 `ARG` 才会在那里展开，而旧的构建器根本不展开。",
        ))
        .todo(both(
            "Declare `ARG` before the first `FROM`; if it is there, update the builder, or write the tag out.",
            "在第一个 `FROM` 之前声明 `ARG`；已经声明过的话，升级构建器，或直接写出标签。",
        ))
        .weight(97),
    );
}

/// The name with a variable in it that a line tells was not found.
fn named<'t>(case: &Case<'t>, line: Span) -> Option<(Span, &'t str)> {
    if !MISSED.iter().any(|words| case.lower(line).contains(words)) {
        return None;
    }
    let all: &'t str = case.text;
    let said = &all[line.start..line.end];
    let sign = said.find("${")?;
    let is_inner = |ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '.' | ':' | '/' | '-' | '_' | '$' | '{' | '}' | '@');
    let start = said[..sign].rfind(|ch| !is_inner(ch)).map_or(0, |it| it + 1);
    let end = sign + said[sign..].find(|ch| !is_inner(ch)).unwrap_or(said.len() - sign);
    let name = &said[start..end];
    name.contains('}').then(|| (Span::new(line.start + start, line.start + end), name))
}
