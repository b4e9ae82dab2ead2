//! What rules about Dockerfiles have in common: which names a step sees, and which commands download modules.

use crate::base::Span;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::dockerfile::{Dockerfile, Instruction};
use crate::read::shell::{Command, Word};

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

/// The stage that a stage is built on, if its `FROM` names one.
fn parent(file: &Dockerfile, stage: usize) -> Option<usize> {
    let image = file.stages.get(stage)?.image.to_ascii_lowercase();
    file.stages[..stage].iter().rposition(|it| it.name.as_deref() == Some(image.as_str()))
}

/// Whether an instruction declares a name.
pub(super) fn declares(text: &str, it: &Instruction, name: &str) -> bool {
    ["ARG", "ENV"].contains(&it.name.as_str()) && it.pairs.iter().any(|pair| pair.name.of(text) == name)
}

/// Whether a stage, or one that it is built on, has a name before one of its instructions.
pub(super) fn has_name(text: &str, file: &Dockerfile, stage: usize, before: usize, name: &str) -> bool {
    let own = |(at, it): (usize, &Instruction)| it.stage == Some(stage) && at < before && declares(text, it, name);
    file.instructions.iter().enumerate().any(own)
        || parent(file, stage).is_some_and(|stage| has_name(text, file, stage, usize::MAX, name))
}

/// Where an instruction refers to a name, as in `$NAME` or `${NAME`.
pub(super) fn refers(text: &str, it: &Instruction, name: &str) -> Option<Span> {
    let rest = it.rest.of(text);
    for form in [format!("${name}"), format!("${{{name}")] {
        for (at, _) in rest.match_indices(&form) {
            let end = at + form.len();
            if !rest[end..].starts_with(|ch: char| ch.is_ascii_alphanumeric() || ch == '_') {
                return Some(Span::new(it.rest.start + at, it.rest.start + end));
            }
        }
    }
    None
}

/// The words of a command from its program on: what sets variables and what only starts others is left out.
pub(super) fn program(command: &Command) -> &[Word] {
    let is_before = |word: &Word| {
        let value = word.value.as_str();
        ["env", "sudo", "exec", "time", "nice"].contains(&value)
            || value
                .split_once('=')
                .is_some_and(|(name, _)| name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
    };
    let at = command.words.iter().position(|word| !is_before(word)).unwrap_or(command.words.len());
    &command.words[at..]
}

/// The variables that stand before a command.
pub(super) fn is_given(command: &Command, name: &str) -> bool {
    command.words.iter().any(|word| word.value.split_once('=').is_some_and(|(it, _)| it == name))
}

/// How surely a command asks for modules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asks {
    /// Only for what is not there yet.
    Maybe,
    /// Surely.
    Surely,
}

/// Whether a command makes go ask for modules.
pub(super) fn asks(command: &Command) -> Option<Asks> {
    let words: Vec<_> = program(command).iter().map(|word| word.value.as_str()).collect();
    let is_go = words.first().is_some_and(|it| *it == "go" || it.ends_with("/go"));
    if !is_go {
        return None;
    }
    let operands = words.get(2..).unwrap_or_default();
    match *words.get(1)? {
        "get" => Some(Asks::Surely),
        "mod" if matches!(operands.first(), Some(&("download" | "tidy" | "vendor"))) => Some(Asks::Surely),
        "install" | "run" if operands.iter().any(|it| it.contains('@')) => Some(Asks::Surely),
        "build" | "test" | "install" | "run" | "vet" | "list" | "generate" => Some(Asks::Maybe),
        _ => None,
    }
}

/// The surest of the commands of an instruction.
pub(super) fn step_asks(it: &Instruction) -> Option<Asks> {
    it.commands.iter().filter_map(asks).max()
}

/// The same of an instruction whose commands don't give themselves the variable.
pub(super) fn step_asks_without(it: &Instruction, name: &str) -> Option<Asks> {
    if it.commands.iter().any(|command| is_given(command, name)) {
        return None;
    }
    step_asks(it)
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

/// Where a command line or its remark hands a name to a build: `--build-arg NAME`.
pub(super) fn build_arg(case: &Case, name: &str) -> Option<Span> {
    let flags = case.text.match_indices("--build-arg");
    flags
        .map(|(at, flag)| (at, at + flag.len()))
        .find(|(_, end)| {
            let rest = case.text[*end..].trim_start_matches([' ', '=', '"', '\'']);
            rest.strip_prefix(name)
                .is_some_and(|rest| !rest.starts_with(|ch: char| ch.is_ascii_alphanumeric() || ch == '_'))
        })
        .map(|(at, end)| Span::new(at, end))
        .or_else(|| compose_arg(case, name))
}

/// Where a Compose file hands a name to a build.
fn compose_arg(case: &Case, name: &str) -> Option<Span> {
    let mut settings = case.settings.iter().filter(|it| it.how == crate::facts::How::BuildArg);
    settings.find(|it| it.name == name).map(|it| it.name_at)
}

/// Whether a paste is about a build: it holds a Dockerfile or shows one being worked on.
pub(super) fn shows_a_build(case: &Case) -> bool {
    case.of_kind(Kind::Dockerfile).next().is_some() || build_words(case).is_some()
}

/// The words that show that an image is being built.
pub(super) fn build_words(case: &Case) -> Option<Span> {
    let said = case.says_any(&[
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
    said.or_else(|| case.text.lines().next().filter(|it| it.starts_with("RUN ")).map(|_| Span::new(0, 3)))
}
