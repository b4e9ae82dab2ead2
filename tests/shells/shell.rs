//! The real shells: how each is started, checks a file without running it, and reads one.

use std::path::PathBuf;
use std::process::{Command, Output};

use super::expected::Env;
use super::foreign;
use super::room::Room;

/// A shell that is installed here.
pub(super) struct Shell {
    /// Its name.
    pub(super) name: &'static str,
    program: PathBuf,
}

impl Shell {
    /// The shell, where it is installed.
    pub(super) fn named(name: &'static str) -> Option<Self> {
        Some(Self { name, program: foreign::program(name)? })
    }

    /// A start with nothing but a home and the usual places for programs in the environment.
    pub(super) fn command(&self, room: &Room) -> Command {
        let mut command = Command::new(&self.program);
        command.env_clear().env("HOME", room.home()).env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8");
        command.env("TERM", "dumb").current_dir(room.out());
        command
    }

    /// Runs a script, which must end well; what it printed.
    pub(super) fn run(&self, room: &Room, script: &str) -> Vec<u8> {
        let output = self.command(room).arg("-c").arg(script).output().unwrap();
        self.good(&output, script)
    }

    /// The environment after a script.
    pub(super) fn env_after(&self, room: &Room, script: &str) -> Env {
        env(&self.run(room, &format!("{script}\nenv -0")))
    }

    /// The environment of an interactive shell, after its start-up files.
    pub(super) fn interactive_env(&self, room: &Room) -> Env {
        let output = self.command(room).args(["-i", "-c", "env -0"]).output().unwrap();
        env(&self.good(&output, "its start-up files"))
    }

    /// What a script adds to the environment.
    pub(super) fn added_by(&self, room: &Room, script: &str) -> Env {
        let before = self.env_after(room, "true");
        let after = self.env_after(room, script).into_iter();
        after.filter(|(name, value)| before.get(name) != Some(value)).collect()
    }

    /// The words for reading a file of `out` into the shell.
    pub(super) fn source(&self, path: &str) -> String {
        if self.name == "fish" { format!("source ./{path}") } else { format!(". ./{path}") }
    }

    /// Lets the shell read a file of `out` without running it.
    pub(super) fn check_syntax(&self, room: &Room, path: &str) {
        let option = if self.name == "fish" { "--no-execute" } else { "-n" };
        let output = self.command(room).args([option, path]).output().unwrap();
        self.good(&output, path);
        assert!(output.stderr.is_empty(), "{} {path}: {}", self.name, String::from_utf8_lossy(&output.stderr));
    }

    fn good(&self, output: &Output, what: &str) -> Vec<u8> {
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {} after {what}\n{errors}", self.name, output.status);
        output.stdout.clone()
    }
}

/// The words of `env -0`; a shell's own notes are left out.
fn env(printed: &[u8]) -> Env {
    const OWN: [&str; 4] = ["_", "SHLVL", "PWD", "OLDPWD"];
    let text = String::from_utf8(printed.to_vec()).unwrap();
    let pairs = text.split('\0').filter_map(|pair| pair.split_once('='));
    pairs.filter(|(name, _)| !OWN.contains(name)).map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}
