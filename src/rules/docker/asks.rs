//! Which commands of a build make go ask for modules.

use crate::read::dockerfile::Instruction;
use crate::read::shell::{Command, Word};

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
