//! Looking changes nothing, applying gives what is meant, a second time there is nothing to do, and undoing gives back
//! everything as it was.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use goproxy_wizard::ask::Answers;
use goproxy_wizard::bundle::Spot;
use goproxy_wizard::files::{Artifact, How};
use goproxy_wizard::merge::merge;
use proptest::strategy::Strategy as _;

use super::machine::{Machine, Shell};
use super::tree::{Thing, same, timeless};
use super::{answers, hostile, situations};

/// What a place is to hold, from what it holds.
fn meant(file: &Artifact, there: Option<&str>) -> String {
    let (text, there) = (file.text(), there.unwrap_or_default());
    let lines = |keep: &dyn Fn(&str) -> bool| -> String {
        there.lines().filter(|line| keep(line)).flat_map(|line| [line, "\n"]).collect()
    };
    match file.place.how {
        How::Block => {
            let ended = if there.is_empty() || there.ends_with('\n') { "" } else { "\n" };
            format!("{there}{ended}{text}")
        }
        How::Lines => {
            let name = |line: &str| line.split('=').next().unwrap_or_default().to_owned();
            let ours: Vec<_> = text.lines().map(name).collect();
            lines(&|line| !ours.contains(&name(line))) + &text
        }
        How::Merge { comments } => merge(there, &text, comments).unwrap(),
        How::Whole | How::Terminal | How::Field => text,
    }
}

fn read(path: &Path) -> Option<String> {
    path.exists().then(|| fs::read_to_string(path).unwrap())
}

/// The whole way on one machine.
fn there_and_back(machine: &Machine, shell: &Shell, name: &str) {
    let before = machine.tree();
    let placed: Vec<_> = machine.files.iter().filter_map(|file| Some((file, machine.spot(file)?))).collect();
    let is_missing = |path: &Path| !path.parent().unwrap().is_dir();
    let (left, placed): (Vec<_>, Vec<_>) =
        placed.into_iter().partition(|(file, path)| file.place.how == How::Lines && is_missing(path));
    let expected: Vec<_> = placed.iter().map(|(file, path)| meant(file, read(path).as_deref())).collect();
    let end = if left.is_empty() { 0 } else { 3 };

    let looked = machine.run(shell, &[]);
    assert_eq!(looked.code, if placed.is_empty() { end } else { 1 }, "{name}: {looked:?}");
    assert!(looked.err.is_empty(), "{name}: {looked:?}");
    same(&before, &machine.tree(), name);

    let applied = machine.run(shell, &["--yes"]);
    assert!(applied.code == end && applied.err.is_empty(), "{name}: {applied:?}");
    for ((file, path), expected) in placed.iter().zip(&expected) {
        assert_eq!(&fs::read_to_string(path).unwrap(), expected, "{name}: {}", file.path);
        let mode = fs::metadata(path).unwrap().permissions().mode() & 0o777;
        let was = before.iter().find(|(it, _)| path.ends_with(it));
        let kept = was.and_then(|(_, thing)| if let Thing::File { mode, .. } = thing { Some(*mode) } else { None });
        let new = if file.text().starts_with("#!") { 0o755 } else { 0o644 };
        match (file.place.how, path.is_symlink()) {
            (How::Lines, _) | (_, true) => assert_eq!(mode, 0o600, "{name}: {}", file.path),
            _ => assert_eq!(mode, kept.unwrap_or(new), "{name}: {}", file.path),
        }
    }
    // Every step that is left to a person is told.
    for file in &machine.files {
        let all = machine.spot(file).is_none();
        for step in file.apply.iter().filter(|_| all) {
            let command = step.command.as_deref().unwrap_or_default();
            assert!(applied.out.contains(command), "{name}: {command} is not told:\n{}", applied.out);
        }
    }

    let after = machine.tree();
    let again = machine.run(shell, &["--yes"]);
    assert!(again.code == end && again.out.contains("\nNothing to do.\n") || placed.is_empty(), "{name}: {again:?}");
    same(&after, &machine.tree(), name);

    let looked = machine.run(shell, &["--undo"]);
    assert_eq!(looked.code, i32::from(!placed.is_empty()), "{name}: {looked:?}");
    same(&after, &machine.tree(), name);
    let undone = machine.run(shell, &["--undo", "--yes"]);
    assert!(undone.code == 0 && undone.err.is_empty(), "{name}: {undone:?}");
    same(&before, &machine.tree(), name);
}

fn on_an_inhabited_machine(shell: &Shell, name: &str, answers: &Answers) {
    let machine = Machine::new(answers);
    machine.settle();
    there_and_back(&machine, shell, &format!("{name}, inhabited"));
}

#[test]
fn in_every_situation() {
    let Some(shell) = Shell::named("dash") else { return };
    for (name, answers) in situations::all() {
        on_an_inhabited_machine(&shell, name, &answers);
    }
}

/// A few that have all kinds of places between them.
#[test]
fn in_every_shell() {
    for (shell_name, shell) in Shell::all() {
        for link in [
            "preset=forward-proxy",
            "have=forward-proxy&engine=rootless&editors=vscode,neovim,helix&editor=dev-container&engines=docker,podman,containerd",
            "have=forward-proxy,inspection&builders=docker,compose,buildx&works=build,pull,container,report&engine-file=drop-in",
        ] {
            let (name, answers) = (format!("{shell_name}: {link}"), situations::answers(link));
            there_and_back(&Machine::new(&answers), &shell, &format!("{name}, bare"));
            on_an_inhabited_machine(&shell, &name, &answers);
        }
    }
}

/// What people type reaches no command: it lies in files of its own.
#[test]
fn whatever_people_type() {
    let Some(shell) = Shell::named("dash") else { return };
    let typed = answers::answers().prop_filter("there are files", |it| !it.works.is_empty());
    for answers in hostile::batch(&typed).iter().take(16) {
        on_an_inhabited_machine(&shell, &format!("{answers:?}"), answers);
    }
}

#[test]
fn some_targets_and_groups() {
    let Some(shell) = Shell::named("dash") else { return };
    for only in [&["--only", "bash", "docker"][..], &["--only", "bash,docker"], &["--only", "bash", "--only", "docker"]]
    {
        let machine = Machine::inhabited("have=forward-proxy");
        let before = timeless(&machine.tree());
        let args: Vec<_> = ["--yes"].iter().chain(only).copied().collect();
        machine.good(&shell, &args);
        let after = timeless(&machine.tree());
        for file in &machine.files {
            let Some(path) = machine.spot(file) else { continue };
            let name = after.keys().find(|name| path.ends_with(name));
            let is_changed = name.is_some_and(|name| before.get(name) != after.get(name));
            let wanted = ["bash", "dockerfile", "dockerignore"].contains(&file.target);
            assert_eq!(is_changed, wanted, "{only:?}: {}", file.target);
        }
        let args: Vec<_> = ["--undo", "--yes", "--only", "docker"].to_vec();
        machine.good(&shell, &args);
        assert!(machine.at_home(".bashrc").contains("goproxy-wizard begin") && Spot::of(&machine.files[0]).is_some());
        assert_eq!(fs::read_to_string(machine.repo().join("Dockerfile")).unwrap(), "FROM scratch\n");
        machine.good(&shell, &["--undo", "--yes"]);
    }
}
