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

/// The command that a setting stands in.
pub(super) fn command_of<'c>(case: &'c Case<'_>, setting: &Setting) -> Option<&'c Command> {
    case.commands().find(|it| it.at.contains(Span::at(setting.at.start)))
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
