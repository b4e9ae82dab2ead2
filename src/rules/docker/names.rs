//! Which names the stages of a Dockerfile have, and which steps need them; looks through the file once.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::asks::{Asks, is_given, step_asks};
use super::stages::{GO_NAMES, range, references};
use crate::read::dockerfile::{Dockerfile, Instruction};
use crate::read::shell::{Command, Word};

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
        // `NAME=$NAME` only hands on what is there, and behind a program's name it is an argument.
        let is_new = |value: &str| {
            let inner = value.trim_start_matches(['"', '\'']).strip_prefix('$').map(|it| it.trim_start_matches('{'));
            inner.is_none_or(|inner| !inner.starts_with(name))
        };
        let sets = |command: &Command| {
            let is_own = |word: &&Word| {
                word.value.contains('=') || matches!(word.value.as_str(), "export" | "env" | "local" | "declare" | "readonly" | "set")
            };
            let mut given = command.words.iter().take_while(is_own).filter_map(|it| it.value.split_once('='));
            given.any(|(it, value)| it == name && is_new(value))
        };
        let given = format!("{name}=");
        let sets_itself = |at: usize| {
            let it = &self.file.instructions[at];
            let rest = it.rest.of(self.text);
            if it.commands.is_empty() { rest.contains(&given) } else { it.commands.iter().any(sets) || has_loop(rest, name) }
        };
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

/// Whether a loop or `read` gives a name its value.
fn has_loop(script: &str, name: &str) -> bool {
    ["for ", "read "].iter().any(|way| script.contains(&format!("{way}{name}")))
}
