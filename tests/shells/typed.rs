//! Steps of files that belong to no shell: whatever shell a person uses takes their commands.

use goproxy_wizard::files::{Artifact, files};
use goproxy_wizard::plan::Plan;

use super::room::Room;
use super::shell::Shell;
use super::{cases, situations};

/// The files that say for which shell they are.
const OWN: [&str; 4] = ["bash", "zsh", "fish", "powershell"];

fn commands(file: &Artifact) -> impl Iterator<Item = &str> {
    let steps = file.apply.iter().chain(&file.check).chain(&file.undo);
    steps.filter_map(|step| step.command.as_deref())
}

#[test]
fn every_shell_takes_the_commands_of_files_that_are_for_none() {
    let all = cases::all().into_iter().chain(situations::all().map(|(name, answers)| (name.to_owned(), answers)));
    let files: Vec<_> = all.flat_map(|(_, answers)| files(&Plan::of(&answers))).collect();
    let mut all: Vec<_> = files.iter().filter(|file| !OWN.contains(&file.target)).flat_map(commands).collect();
    all.sort_unstable();
    all.dedup();
    for name in ["bash", "dash", "zsh", "fish"] {
        let Some(shell) = Shell::named(name) else { continue };
        let room = Room::new();
        for command in &all {
            room.write_out("typed", &format!("{command}\n"));
            shell.check_syntax(&room, "typed");
        }
    }
}
