//! The history of an image shows the value of a build argument that is a secret.

use super::secrets;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::lines::lines;
use crate::read::variable::is_name;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP229",
    name: "secret-in-history",
    cause: Cause::SecretExposed,
    title: both("A token in the history of an image", "镜像历史里有令牌"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A step that ran with build arguments is written into the history of the image with their names and values: `|1 TOKEN=… /bin/sh -c …`. Everybody who can pull the image reads them by `docker history --no-trunc` or `crane config`. Revoke the token, and mount it as a build secret instead.",
        "带构建参数执行的步骤会连同参数名和值一起写进镜像历史：`|1 TOKEN=… /bin/sh -c …`。能拉取镜像的人都能用 `docker history --no-trunc` 或 `crane config` 读到。请吊销该令牌，改用构建密钥挂载。",
    ),
    bad: &[example(Kind::Shell, "$ docker history --no-trunc --format \"{{.CreatedBy}}\" app:1\nRUN |1 NPM_TOKEN=0c5f6be1d7a94b2e /bin/sh -c npm ci # buildkit\n")],
    good: &[example(Kind::Shell, "$ docker history --no-trunc --format \"{{.CreatedBy}}\" app:1\nRUN |1 VERSION=1.4.0 /bin/sh -c make # buildkit\n")],
    sources: &[source::DOCKER_SECRETS, source::DOCKERFILE_MOUNT],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some((at, name)) = lines(case.text, Span::new(0, case.text.len())).into_iter().find_map(|line| shown(case, line)) else { return };
    out.push(
        Finding::error(at, both("The image's history shows the value of `{name}`.", "镜像历史里能看到 `{name}` 的值。").with("name", name))
            .why(both(
                "Build arguments are written down with each step that ran with them, for everybody who has the image.",
                "构建参数会和用到它的步骤一起记录下来，拿到镜像的人都能看到。",
            ))
            .todo(
                both(
                    "Revoke the token, delete the image, and hand the new one over by `RUN --mount=type=secret,id={id},env={name} …`, built with \
                     `--secret id={id},env={name}`.",
                    "吊销该令牌，删除镜像；新的令牌用 `RUN --mount=type=secret,id={id},env={name} …` 传入，构建时加 `--secret id={id},env={name}`。",
                )
                .with("id", name.to_ascii_lowercase())
                .with("name", name),
            )
            .weight(97),
    );
}

/// The secret among the arguments that a line of a history shows: `|2 NAME=value NAME=value /bin/sh -c …`.
fn shown<'t>(case: &Case<'t>, line: Span) -> Option<(Span, &'t str)> {
    let all: &'t str = case.text;
    let said = &all[line.start..line.end];
    let bar = said.find('|').filter(|at| said[at + 1..].starts_with(|ch: char| ch.is_ascii_digit()))?;
    let mut from = bar + said[bar..].find(' ')? + 1;
    for word in said[from..].split(' ') {
        let (name, value) = word.split_once('=')?;
        if !is_name(name) {
            return None;
        }
        if secrets::is_secret_name(name) && !value.is_empty() {
            return Some((Span::new(line.start + from, line.start + from + name.len()), name));
        }
        from += word.len() + 1;
    }
    None
}
