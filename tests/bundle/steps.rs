//! The script and the files' own steps agree: what one puts in place is what the other puts there and takes away.

use std::process::Command;

use goproxy_wizard::files::{Artifact, How, Step};

use super::machine::{Machine, Shell, run};
use super::situations;
use super::tree::{same, timeless};

/// Steps by which a file is put in place or taken away; each has a command where a shell can do it.
const APPLY: [&str; 4] = ["step.apply-block", "step.apply-file", "step.apply-merge", "step.apply-runner-env"];
const UNDO: [&str; 3] = ["step.undo-block", "step.undo-editor-block", "step.undo-file"];

fn command<'a>(steps: &'a [Step], names: &[&str]) -> Option<&'a str> {
    steps.iter().find(|step| names.contains(&step.text.key())).and_then(|step| step.command.as_deref())
}

/// Runs a step as a person does, in the folder of the zip.
fn by_hand(machine: &Machine, step: &str) {
    let mut sh = Command::new("sh");
    sh.args(["-c", step]).env_clear().env("HOME", machine.home()).env("PATH", "/usr/bin:/bin");
    let done = run(sh.current_dir(machine.unpacked()));
    assert_eq!(done.code, 0, "{step}: {done:?}");
}

/// A file for the home that has a step for the shell; without a step, there is only one way.
fn is_for_both(file: &Artifact) -> bool {
    file.place.at.starts_with("~/") && command(&file.apply, &APPLY).is_some()
}

#[test]
fn putting_in_place() {
    let Some(shell) = Shell::named("dash") else { return };
    let mut seen = std::collections::BTreeSet::new();
    for (name, answers) in situations::all() {
        let (ours, theirs) = (Machine::new(&answers), Machine::new(&answers));
        for machine in [&ours, &theirs] {
            machine.settle();
        }
        let files: Vec<_> = ours.files.iter().filter(|file| is_for_both(file)).collect();
        if files.is_empty() {
            continue;
        }
        // Their merge is the page's: here, for a file that is not there yet.
        for machine in [&ours, &theirs] {
            std::fs::remove_file(machine.home().join(".docker/config.json")).unwrap();
        }
        let only: Vec<_> = ["--yes", "--only"].into_iter().chain(files.iter().map(|file| file.target)).collect();
        ours.good(&shell, &only);
        for file in &files {
            by_hand(&theirs, command(&file.apply, &APPLY).unwrap());
            seen.insert(file.target);
        }
        let both = [&ours, &theirs].map(|machine| {
            let mut tree = timeless(&machine.tree());
            tree.retain(|path, _| !path.starts_with("it's a $HOME/.local"));
            // Their way of keeping what was there.
            tree.retain(|path, _| !path.ends_with(".env.before"));
            tree
        });
        same(&both[0], &both[1], name);
        // What their steps put in place leaves nothing to do.
        let nothing = theirs.good(&shell, &only);
        assert!(nothing.out.contains("\nNothing to do.\n"), "{name}: {nothing:?}");
    }
    assert!(seen.len() > 8, "{seen:?}");
}

#[test]
fn taking_away() {
    let Some(shell) = Shell::named("dash") else { return };
    let machine = Machine::inhabited("have=forward-proxy&editors=helix,neovim&engines=docker,podman");
    machine.good(&shell, &["--yes"]);
    let mut taken = 0;
    for file in machine.files.iter().filter(|file| file.place.at.starts_with("~/")) {
        let Some(step) = command(&file.undo, &UNDO) else { continue };
        by_hand(&machine, step);
        taken += 1;
        let path = machine.spot(file).unwrap();
        let is_there = path.exists();
        assert_eq!(is_there, file.place.how == How::Block, "{}", file.path);
        assert!(!is_there || !std::fs::read_to_string(path).unwrap().contains("goproxy-wizard"), "{}", file.path);
    }
    assert!(taken > 5, "{taken}");
    // Our own undo finds the rest, and nothing to complain about.
    machine.good(&shell, &["--undo", "--yes"]);
    assert_eq!(machine.at_home(".bashrc"), "# mine: é\nalias ll='ls -l'\n");
    assert!(!machine.home().join(".local").exists());
}
