//! What rules about Dockerfiles have in common: stages, the names that a step refers to, and what shows a build.

use std::collections::HashSet;
use std::ops::Range;

use crate::base::Span;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::read::dockerfile::{Dockerfile, Instruction};

pub(super) use super::asks::{Asks, program, step_asks};
pub(super) use super::names::Names;

/// The variables of the go command that a build may be given by `ARG`.
pub(super) const GO_NAMES: &[&str] = &[
    "GOPROXY",
    "GOPRIVATE",
    "GONOPROXY",
    "GONOSUMDB",
    "GOSUMDB",
    "GOINSECURE",
    "GOTOOLCHAIN",
    "GOFLAGS",
    "GOAUTH",
];

/// The Dockerfiles of a paste.
pub(super) fn dockerfiles<'c>(case: &'c Case) -> impl Iterator<Item = &'c Dockerfile> {
    case.documents.iter().filter_map(|it| it.dockerfile())
}

/// Whether BuildKit knows a name without any `ARG`: proxies, and in stages that name them the platforms.
pub(super) fn is_predefined(name: &str) -> bool {
    let name = name.to_ascii_uppercase();
    ["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "NO_PROXY", "ALL_PROXY"].contains(&name.as_str())
        || name.starts_with("TARGET")
        || ["BUILDPLATFORM", "BUILDOS", "BUILDARCH", "BUILDVARIANT"].contains(&name.as_str())
        || name.starts_with("BUILDKIT_")
        || name == "SOURCE_DATE_EPOCH"
}

/// Where the instructions of a stage stand, its `FROM` first.
pub(super) fn range(file: &Dockerfile, stage: usize) -> Range<usize> {
    let end = file.stages.get(stage + 1).map_or(file.instructions.len(), |it| it.from);
    file.stages.get(stage).map_or(0..0, |it| it.from..end)
}

/// The instructions of a stage without its `FROM`.
pub(super) fn steps(file: &Dockerfile, stage: usize) -> &[Instruction] {
    let range = range(file, stage);
    file.instructions.get(range.start + 1..range.end).unwrap_or_default()
}

/// The instructions behind one in its stage.
pub(super) fn below(file: &Dockerfile, at: usize) -> &[Instruction] {
    let end = file.instructions[at].stage.map_or(file.instructions.len(), |stage| range(file, stage).end);
    file.instructions.get(at + 1..end.max(at + 1)).unwrap_or_default()
}

/// The names that an instruction refers to, as in `$NAME` or `${NAME…}`, with their places.
pub(super) fn references<'t>(text: &'t str, it: &Instruction) -> Vec<(&'t str, Span)> {
    let rest = it.rest.of(text);
    let found = rest.match_indices('$').filter_map(|(at, _)| {
        let after = &rest[at + 1..];
        let bare = after.strip_prefix('{').unwrap_or(after);
        let end = bare.find(|ch: char| !ch.is_ascii_alphanumeric() && ch != '_').unwrap_or(bare.len());
        let start = it.rest.start + at;
        let name = &bare[..end];
        (!name.is_empty()).then(|| (name, Span::new(start, start + 1 + (after.len() - bare.len()) + end)))
    });
    found.collect()
}

/// Where an instruction refers to a name.
pub(super) fn refers(text: &str, it: &Instruction, name: &str) -> Option<Span> {
    references(text, it).into_iter().find(|(found, _)| *found == name).map(|(_, at)| at)
}

/// The byte behind the line that an instruction ends on, and the text that ends a line there.
pub(super) fn after(text: &str, it: &Instruction) -> (usize, &'static str) {
    match text[it.at.end..].find('\n') {
        Some(at) => (it.at.end + at + 1, ""),
        None => (text.len(), "\n"),
    }
}

/// An instruction with its line end.
pub(super) fn whole_line(text: &str, it: &Instruction) -> Span {
    Span::new(it.at.start, after(text, it).0)
}

/// The names that command lines and remarks hand to a build, as in `--build-arg NAME`, and those of Compose files.
pub(super) fn build_args<'c>(case: &'c Case) -> HashSet<&'c str> {
    let flags = case.text.match_indices("--build-arg").map(|(at, flag)| {
        let rest = case.text[at + flag.len()..].trim_start_matches([' ', '=', '"', '\'']);
        rest.split(|ch: char| !ch.is_ascii_alphanumeric() && ch != '_').next().unwrap_or_default()
    });
    let composed = case.settings.iter().filter(|it| it.how == How::BuildArg).map(|it| it.name.as_str());
    flags.chain(composed).collect()
}

/// Whether a paste is about a build: it holds a Dockerfile or shows one being worked on.
pub(super) fn shows_a_build(case: &Case) -> bool {
    case.of_kind(Kind::Dockerfile).next().is_some() || build_words(case).is_some()
}

/// The words that show that an image is being built.
pub(super) fn build_words(case: &Case) -> Option<Span> {
    let said = case.says_any(&[
        "make docker",
        "make image",
        "make container",
        "make build-image",
        "make build-container",
        "image build",
        "build of the image",
        "build image",
        "building the image",
        "builds the image",
        "fn build",
        "fn deploy",
        "faas-cli",
        "func build",
        "kn func",
        "pack build",
        "skaffold",
        "tilt up",
        "mvn docker:build",
        "jib",
        "docker-image resource",
        "oci-build-task",
        "docker_build",
        "buildconfig",
        "oc start-build",
        "webimage_extra_packages",
        "docker build",
        "docker buildx build",
        "docker-compose build",
        "docker compose build",
        "docker-compose up --build",
        "docker compose up --build",
        "podman build",
        "buildah bud",
        "nerdctl build",
        "=> error [",
        "---> running in",
        "build triggers",
        "failed to solve: process",
        "\nrun go ",
        "\nrun apt",
        "\nrun apk",
        "\n# run ",
        ": run ",
        "] run ",
    ]);
    // Progress of BuildKit: `#9 0.21 go: …`.
    let is_progress = |line: &&str| {
        line.strip_prefix('#').is_some_and(|it| it.split_once(' ').is_some_and(|(number, _)| !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit())))
    };
    let said = said.or_else(|| case.text.lines().find(is_progress).and_then(|line| case.says(&line.to_ascii_lowercase())));
    said.or_else(|| case.text.lines().next().filter(|it| it.starts_with("RUN ")).map(|_| Span::new(0, 3)))
}
