//! Which shell a command is for, and what stands behind a value on its line.

use crate::base::Span;
use crate::facts::{Case, How, Setting};
use crate::read::shell::{Command, Shell};

/// The shell; a prompt of a POSIX shell counts more than what the rest looks like.
pub(super) fn shell_of(case: &Case, command: &Command) -> Shell {
    let prompt = command.prompt.map(|at| at.of(case.text).trim_end());
    let is_posix = prompt.is_some_and(|it| it.ends_with(['$', '#', '%']));
    if is_posix { Shell::Posix } else { command.shell }
}

/// The commands of a paste in order, for many questions.
pub(super) struct Commands<'c>(Vec<&'c Command>);

impl<'c> Commands<'c> {
    pub(super) fn of(case: &'c Case<'_>) -> Self {
        let mut all: Vec<_> = case.commands().collect();
        all.sort_by_key(|it| it.at.start);
        Self(all)
    }

    /// The command that a byte stands in.
    pub(super) fn at(&self, byte: usize) -> Option<&'c Command> {
        let end = self.0.partition_point(|it| it.at.start <= byte);
        // Commands in commands are rare and near.
        self.0[..end].iter().rev().take(4).find(|it| it.at.contains(Span::at(byte))).copied()
    }

    /// Those that begin behind a byte.
    pub(super) fn behind(&self, byte: usize) -> &[&'c Command] {
        &self.0[self.0.partition_point(|it| it.at.start <= byte)..]
    }
}

/// Whether a shell reads the setting as a word of a command.
pub(super) fn is_typed(setting: &Setting) -> bool {
    matches!(setting.how, How::Export | How::Unexported | How::Prefix | How::GoEnvWrite | How::CmdSet)
}

/// What stands behind a value on its line.
pub(super) fn behind<'t>(case: &Case<'t>, setting: &Setting) -> (usize, &'t str) {
    let start = setting.value_at.end + usize::from(setting.quote.is_some());
    let end = case.line(setting.at).end.max(start).min(case.text.len());
    (start, case.text.get(start..end).unwrap_or_default())
}
