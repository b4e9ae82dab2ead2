//! Lines without a structure: commands of which shell, settings, or what programs print.

use crate::read::shell::{Reading, Shell, is_command, prompt};
use crate::read::{Kind, variable};

/// The kind that most lines speak for.
pub(super) fn kind(block: &str) -> Kind {
    let mut votes = Votes::default();
    for line in block.lines() {
        votes.add(line);
    }
    votes.winner()
}

/// The shell of lines that are known to be of one.
pub(super) fn dialect(block: &str) -> Kind {
    let mut votes = Votes::default();
    for line in block.lines() {
        votes.add(line);
    }
    votes.dialect()
}

#[derive(Default)]
struct Votes {
    posix: usize,
    fish: usize,
    powershell: usize,
    cmd: usize,
    /// `NAME=value` alone.
    assignments: usize,
    /// `GOPROXY=…` alone.
    go_env: usize,
    /// The same in quotes.
    go_env_quoted: usize,
    /// `set GOPROXY=…` without a prompt.
    go_env_set: usize,
    is_continued: bool,
    prompts: usize,
    printed: usize,
    /// Assignments to other variables than Go's.
    others: usize,
    /// What the first line is that says anything.
    first: Option<First>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum First {
    Command,
    Setting,
    Printed,
}

impl Votes {
    fn add(&mut self, line: &str) {
        let bare = line.trim();
        let is_continued = std::mem::replace(&mut self.is_continued, bare.ends_with(['\\', '`', '^']));
        if bare.is_empty() || is_continued {
            return;
        }
        let found = prompt(line).filter(|it| it.command < line.len());
        let said = found.map_or(bare, |it| line[it.command..].trim());
        if let Some(found) = found {
            self.prompts += 1;
            match found.shell {
                Some(Shell::PowerShell) => self.powershell += 2,
                Some(Shell::Cmd) => self.cmd += 2,
                Some(Shell::Fish) => self.fish += 1,
                _ => {}
            }
        }
        let lower = said.to_ascii_lowercase();
        if lower.starts_with("$env:")
            || lower.starts_with("[environment]::")
            || lower.starts_with("[system.environment]::")
        {
            self.powershell += 3;
        } else if [
            "set -gx ",
            "set -ux ",
            "set -xg ",
            "set -x ",
            "set -xu",
            "set -ug",
            "set -u",
            "set -g ",
            "set --export",
            "set -l",
            "set -e ",
        ]
        .iter()
        .any(|start| said.starts_with(start))
            && said.split_whitespace().count() >= 3
        {
            self.fish += 3;
        } else if lower.starts_with("rem ")
            || lower.starts_with("@echo")
            || lower.starts_with("setx ")
            || lower.starts_with("set \"")
        {
            self.cmd += 3;
        } else if lower.starts_with("set ") && bare.contains('=') {
            self.go_env_set += usize::from(found.is_none() && is_go_set(said));
            self.cmd += 1;
        } else if bare.starts_with('#') || bare.starts_with("//") {
            return;
        } else if let Some((name, value)) = assignment(said).filter(|_| found.is_none()) {
            let is_variable = is_variable(name, value);
            if !is_variable && !is_command(line, Shell::Posix, Reading::Terminal) {
                self.printed += 1;
                self.first.get_or_insert(First::Printed);
                return;
            }
            self.first.get_or_insert(First::Setting);
            if value.contains(' ') && !value.starts_with(['"', '\'']) {
                self.posix += 1;
            } else if variable::is_go(name) {
                self.go_env += 1;
                self.go_env_quoted += usize::from(value.starts_with(['"', '\'']));
            } else {
                self.others += 1;
            }
            self.assignments += 1;
            return;
        } else if found.is_some() || is_command(line, Shell::Posix, Reading::Terminal) {
            self.posix += 1;
        } else {
            self.printed += 1;
            self.first.get_or_insert(First::Printed);
            return;
        }
        self.first.get_or_insert(First::Command);
    }

    fn dialect(&self) -> Kind {
        let best = self.fish.max(self.powershell).max(self.cmd);
        if best < 2 {
            Kind::Shell
        } else if self.powershell == best {
            Kind::PowerShell
        } else if self.fish == best {
            Kind::Fish
        } else {
            Kind::Cmd
        }
    }

    fn winner(&self) -> Kind {
        let commands = self.posix + self.fish + self.powershell + self.cmd;
        let is_go_env = self.go_env > 0 && self.others == 0;
        // Several in a row, and no other variable: `go env` on Windows.
        let is_set = self.go_env_set > 1 && self.go_env_set == self.cmd;
        if self.printed > 0 {
            // Commands with what they printed below are read alike, prompts or not.
            return match self.first {
                Some(First::Command) if is_set => Kind::GoEnv,
                Some(First::Command) if self.prompts == 0 && commands >= self.printed => self.dialect(),
                Some(First::Setting) if is_go_env && self.go_env_quoted > 0 => Kind::GoEnv,
                Some(First::Setting) if self.prompts == 0 && commands > 0 && commands >= self.printed => self.dialect(),
                _ => Kind::ErrorText,
            };
        }
        if is_set {
            return Kind::GoEnv;
        }
        let is_typed = self.go_env_quoted == 0 && commands > self.prompts;
        if is_go_env && !is_typed && (commands == 0 || self.first == Some(First::Setting)) && self.posix < 2 {
            return Kind::GoEnv;
        }
        if self.assignments > 0 && commands == 0 {
            return Kind::EnvFile;
        }
        if commands + self.assignments > 0 { self.dialect() } else { Kind::ErrorText }
    }
}

/// `set GOPROXY=…`, as `go env` prints on Windows.
fn is_go_set(line: &str) -> bool {
    line.get(4..).and_then(|rest| rest.split_once('=')).is_some_and(|(name, _)| variable::is_go(name))
}

/// `NAME=value`, and no line of a log such as `time="…" level=info`.
fn is_variable(name: &str, value: &str) -> bool {
    let is_capital =
        name.bytes().all(|byte| !byte.is_ascii_lowercase()) || name.to_ascii_lowercase().ends_with("_proxy");
    let bare = value.trim_end();
    is_capital || !bare.contains(' ') || ['"', '\''].iter().any(|quote| is_quoted(bare, *quote))
}

fn is_quoted(value: &str, quote: char) -> bool {
    value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)).is_some_and(|inner| !inner.contains(quote))
}

fn assignment(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once('=')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    is_name.then_some((name, value))
}
