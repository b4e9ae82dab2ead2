//! A developer's machine in a world: gone, with all that happened on it, when dropped.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use super::lab::{self, Attempt};
use super::world::World;

/// Where the project and the generated files lie, as `generate --out .` leaves them.
pub(super) const PROJECT: &str = "home/dev/app";

/// The machine.
pub(super) struct Machine {
    world: PathBuf,
    name: String,
    first: String,
}

/// What runs on it as its first process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// As good as nothing.
    Plain,
    /// systemd, with Docker's engine.
    Engine,
}

impl Machine {
    /// Starts one of that name.
    pub(super) fn start(world: &World, name: &str, kind: Kind) -> Attempt<Self> {
        let folder = world.folder().to_owned();
        let mut args = vec![folder.as_os_str().to_owned(), name.into()];
        if kind == Kind::Engine {
            args.push("engine".into());
        }
        lab::run("machine", &args)?;
        let pid = world.path(&format!("machines/{name}/pid"));
        let first = fs::read_to_string(&pid).map_err(|error| format!("{}: {error}", pid.display()))?;
        Ok(Self { world: folder, name: name.to_owned(), first: first.trim().to_owned() })
    }

    /// A file on it, as this process reaches it.
    pub(super) fn path(&self, path: &str) -> PathBuf {
        PathBuf::from(format!("/proc/{}/root", self.first)).join(path)
    }

    /// The text of a file on it.
    pub(super) fn read(&self, path: &str) -> Attempt<String> {
        fs::read_to_string(self.path(path)).map_err(|error| format!("{path}: {error}"))
    }

    /// Writes a file on it, with its folders.
    pub(super) fn write(&self, path: &str, text: impl AsRef<[u8]>) -> Attempt<()> {
        let there = self.path(path);
        let outcome = there.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&there, text));
        outcome.map_err(|error| format!("{path}: {error}"))
    }

    /// Writes a program on it.
    pub(super) fn write_program(&self, path: &str, text: &str) -> Attempt<()> {
        self.write(path, text)?;
        let outcome = fs::set_permissions(self.path(path), fs::Permissions::from_mode(0o755));
        outcome.map_err(|error| format!("{path}: {error}"))
    }

    /// The words that become a command of the developer's on it.
    pub(super) fn words(&self, command: &[&str]) -> Vec<String> {
        let start = [lab::script("on-machine"), self.world.clone()].map(|it| it.display().to_string());
        let words = command.iter().map(|word| (*word).to_owned());
        start.into_iter().chain([self.name.clone()]).chain(words).collect()
    }

    /// Runs a command on it, with this standard input.
    pub(super) fn run(&self, command: &[&str], stdin: Stdio) -> Attempt<Output> {
        let words = self.words(command);
        let output = Command::new(&words[0]).args(&words[1..]).stdin(stdin).output();
        output.map_err(|error| format!("{command:?}: {error}"))
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-KILL", &self.first]).output();
    }
}
