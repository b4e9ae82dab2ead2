//! What rules about Dockerfiles have in common: which names a step sees, and which commands download modules.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use crate::base::Span;
use crate::facts::{Case, How};
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

/// What is declared and used where in a Dockerfile.
pub(super) struct Names<'c> {
    text: &'c str,
    file: &'c Dockerfile,
    parents: Vec<Option<usize>>,
    /// For each stage the first instruction that declares a name; for what stands before all stages, too.
    declared: Vec<HashMap<&'c str, usize>>,
    global: HashSet<&'c str>,
    /// The instructions that refer to a name.
    used: HashMap<&'c str, Vec<usize>>,
    /// For each stage its instructions that make go ask for modules.
    asking: Vec<Vec<(usize, Asks)>>,
}

/// So many stages may stand between one and what it inherits a name from.
const GENERATIONS: usize = 32;

impl<'c> Names<'c> {
    /// Looks through a file.
    pub(super) fn of(text: &'c str, file: &'c Dockerfile) -> Self {
        let count = file.stages.len();
        let mut own = Self {
            text,
            file,
            parents: Vec::with_capacity(count),
            declared: vec![HashMap::new(); count],
            global: HashSet::new(),
            used: HashMap::new(),
            asking: vec![Vec::new(); count],
        };
        let mut by_name = HashMap::new();
        for (number, stage) in file.stages.iter().enumerate() {
            own.parents.push(by_name.get(&stage.image.to_ascii_lowercase()).copied());
            by_name.extend(stage.name.clone().map(|name| (name, number)));
        }
        for (at, it) in file.instructions.iter().enumerate() {
            if ["ARG", "ENV"].contains(&it.name.as_str()) {
                for pair in &it.pairs {
                    let name = pair.name.of(text);
                    match it.stage {
                        Some(stage) => {
                            own.declared[stage].entry(name).or_insert(at);
                        }
                        None => {
                            own.global.insert(name);
                        }
                    }
                }
            }
            for (name, _) in references(text, it) {
                let used = own.used.entry(name).or_default();
                if it.name != "FROM" && used.last() != Some(&at) {
                    used.push(at);
                }
            }
            if let (Some(stage), Some(asks)) = (it.stage, step_asks(it)) {
                own.asking[stage].push((at, asks));
            }
        }
        own
    }

    /// Whether a stage, or one that it is built on, has a name before one of its instructions.
    pub(super) fn has(&self, stage: usize, before: usize, name: &str) -> bool {
        self.declared[stage].get(name).is_some_and(|at| *at < before) || self.inherits(stage, name)
    }

    /// Whether a stage that it is built on has a name.
    pub(super) fn inherits(&self, stage: usize, name: &str) -> bool {
        let parents = std::iter::successors(self.parents[stage], |it| self.parents[*it]);
        parents.take(GENERATIONS).any(|it| self.declared[it].contains_key(name))
    }

    /// Whether it is declared above the first `FROM`.
    pub(super) fn is_global(&self, name: &str) -> bool {
        self.global.contains(name)
    }

    /// The instruction of a stage that declares a name first.
    pub(super) fn declared(&self, stage: usize, name: &str) -> Option<&'c Instruction> {
        self.declared[stage].get(name).map(|at| &self.file.instructions[*at])
    }

    /// The stages that may need a name: those that refer to it, and for go's variables those that run go.
    pub(super) fn stages(&self, name: &str) -> BTreeSet<usize> {
        let used = self.used.get(name).into_iter().flatten();
        let mut out: BTreeSet<_> = used.filter_map(|at| self.file.instructions[*at].stage).collect();
        if GO_NAMES.contains(&name) {
            out.extend((0..self.asking.len()).filter(|stage| !self.asking[*stage].is_empty()));
        }
        out
    }

    /// The first instruction of a stage, above another, that needs a name: refers to it, or for go's variables asks for
    /// modules as surely as this without setting the variable itself.
    pub(super) fn need(&self, stage: usize, before: usize, name: &str, asks: Asks) -> Option<usize> {
        let range = range(self.file, stage);
        let used = self.used.get(name).map_or(&[][..], Vec::as_slice);
        let first = used.partition_point(|at| *at < range.start);
        let sets_itself = |at: usize| self.file.instructions[at].rest.of(self.text).contains(&format!("{name}="));
        let is_use = |at: &usize| {
            let it = &self.file.instructions[*at];
            it.name != "ARG" && (it.name == "ENV" || !sets_itself(*at))
        };
        let own = used[first..].iter().copied().take_while(|at| *at < range.end.min(before)).find(is_use);
        let is_go = GO_NAMES.contains(&name);
        let mut asking = self.asking[stage].iter().filter(|(at, sure)| is_go && *at < before && *sure >= asks);
        let asking = asking.find(|(at, _)| {
            let commands = &self.file.instructions[*at].commands;
            !commands.iter().any(|command| is_given(command, name))
        });
        [own, asking.map(|(at, _)| *at)].into_iter().flatten().min()
    }
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
