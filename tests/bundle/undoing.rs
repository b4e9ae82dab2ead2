//! What undoing does where something was changed since: nothing of anybody's work is lost.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};

use super::machine::{Machine, Shell};
use super::situations;
use super::tree::{same, timeless};

const PROXY: &str = "have=forward-proxy";
const OTHER_PROXY: &str = "have=forward-proxy&proxy=http://other.corp.example:8080";

fn append(machine: &Machine, path: &str, text: &str) {
    let path = machine.home().join(path);
    fs::write(&path, fs::read_to_string(&path).unwrap() + text).unwrap();
}

#[test]
fn a_changed_start_up_file_loses_our_block_alone() {
    for (_, shell) in Shell::all() {
        let machine = Machine::inhabited(PROXY);
        machine.good(&shell, &["--yes", "--only", "bash", "zsh"]);
        append(&machine, ".bashrc", "export MINE=1\r\nlast");
        let looked = machine.run(&shell, &["--undo"]);
        assert!(looked.code == 1 && looked.out.contains("only our block goes"), "{looked:?}");
        machine.good(&shell, &["--undo", "--yes"]);
        assert_eq!(machine.at_home(".bashrc"), "# mine: é\nalias ll='ls -l'\nexport MINE=1\r\nlast\n");
        assert_eq!(machine.at_home(".zshrc"), "alias a=b\r\n\n# b\n");
        assert!(!machine.home().join(".local").exists());
    }
}

#[test]
fn a_changed_file_is_left_alone_and_what_was_kept_is_named() {
    for (_, shell) in Shell::all() {
        let machine = Machine::inhabited(PROXY);
        machine.good(&shell, &["--yes", "--only", "docker"]);
        let dockerfile = machine.repo().join("Dockerfile");
        let mine = fs::read_to_string(&dockerfile).unwrap() + "# mine\n";
        fs::write(&dockerfile, &mine).unwrap();
        let undone = machine.run(&shell, &["--undo", "--yes"]);
        assert_eq!(undone.code, 3, "{undone:?}");
        assert_eq!(fs::read_to_string(&dockerfile).unwrap(), mine);
        assert!(!machine.repo().join(".dockerignore").exists());
        let kept = undone.out.lines().find_map(|line| line.strip_prefix("  What was there is in ")).unwrap();
        assert_eq!(fs::read_to_string(kept).unwrap(), "FROM scratch\n");

        // As it was put there, it can be taken back again.
        fs::write(&dockerfile, mine.replace("# mine\n", "")).unwrap();
        machine.good(&shell, &["--undo", "--yes"]);
        assert_eq!(fs::read_to_string(&dockerfile).unwrap(), "FROM scratch\n");
        assert!(!machine.home().join(".local").exists());
    }
}

#[test]
fn a_file_that_is_gone_stays_gone() {
    let Some(shell) = Shell::named("dash") else { return };
    let machine = Machine::inhabited(PROXY);
    machine.good(&shell, &["--yes", "--only", "docker"]);
    for name in ["Dockerfile", ".dockerignore"] {
        fs::remove_file(machine.repo().join(name)).unwrap();
    }
    let undone = machine.run(&shell, &["--undo", "--yes"]);
    // One was there before, so something is left to be decided; the other was new.
    assert!(undone.code == 3 && undone.out.contains("Dockerfile: left alone, it is not there any more"), "{undone:?}");
    assert!(!undone.out.contains(".dockerignore"), "{undone:?}");
    assert!(!machine.repo().join("Dockerfile").exists());
}

#[test]
fn other_settings_later_go_back_to_what_was_first() {
    for (_, shell) in Shell::all() {
        let machine = Machine::inhabited(PROXY);
        let before = machine.tree();
        machine.good(&shell, &["--yes"]);
        let machine = machine.with(&situations::answers(OTHER_PROXY));
        machine.good(&shell, &["--yes"]);
        let bashrc = machine.at_home(".bashrc");
        assert!(bashrc.contains("other.corp.example:8080") && !bashrc.contains("proxy.corp.example:3128"), "{bashrc}");
        assert_eq!(bashrc.matches("goproxy-wizard begin").count(), 1, "{bashrc}");
        machine.good(&shell, &["--undo", "--yes"]);
        same(&before, &machine.tree(), "two settings, one undo");
    }
}

/// Between the two a person goes on working with the files.
#[test]
fn what_was_written_between_two_settings_stays() {
    let Some(shell) = Shell::named("dash") else { return };
    let machine = Machine::inhabited(PROXY);
    machine.good(&shell, &["--yes", "--only", "bash", "dockerfile"]);
    append(&machine, ".bashrc", "export MINE=1\n");
    let dockerfile = machine.repo().join("Dockerfile");
    let mine = fs::read_to_string(&dockerfile).unwrap() + "# mine\n";
    fs::write(&dockerfile, &mine).unwrap();
    let machine = machine.with(&situations::answers(OTHER_PROXY));
    machine.good(&shell, &["--yes", "--only", "bash", "dockerfile"]);
    let undone = machine.run(&shell, &["--undo", "--yes"]);
    assert_eq!(undone.code, 0, "{undone:?}");
    assert_eq!(machine.at_home(".bashrc"), "# mine: é\nalias ll='ls -l'\nexport MINE=1\n");
    assert_eq!(fs::read_to_string(&dockerfile).unwrap(), mine);
}

#[test]
fn each_repository_by_itself() {
    let Some(shell) = Shell::named("dash") else { return };
    let machine = Machine::inhabited(PROXY);
    machine.good(&shell, &["--yes", "--only", "docker"]);
    let after = timeless(&machine.tree());
    // The last one named is the one that is meant.
    let other = machine.home();
    let mut command = machine.command(&shell, &["--undo", "--yes"]);
    command.arg("--repo").arg(other);
    let undone = super::machine::run(&mut command);
    assert!(undone.code == 0 && undone.out.contains("it is in another repository"), "{undone:?}");
    same(&after, &timeless(&machine.tree()), "the other repository");

    // Where none is named, all of them.
    let command = machine.command(&shell, &["--undo", "--yes"]);
    let args: Vec<_> = command.get_args().map(ToOwned::to_owned).collect();
    let mut everywhere = std::process::Command::new(command.get_program());
    everywhere.args(args.iter().take(args.len() - 4)).env_clear().env("HOME", machine.home()).env("PATH", &shell.path);
    let undone = super::machine::run(everywhere.current_dir(machine.unpacked()));
    assert_eq!(undone.code, 0, "{undone:?}");
    assert_eq!(fs::read_to_string(machine.repo().join("Dockerfile")).unwrap(), "FROM scratch\n");
    assert!(!machine.repo().join(".dockerignore").exists() && !machine.home().join(".local").exists());
}

/// Whatever was done before, what is kept is never written over.
#[test]
fn nothing_kept_is_lost() {
    let Some(shell) = Shell::named("dash") else { return };
    let machine = Machine::inhabited(PROXY);
    let mut texts = Vec::new();
    for round in 0..4 {
        let dockerfile = machine.repo().join("Dockerfile");
        let mine = format!("FROM scratch\n# {round}\n");
        fs::write(&dockerfile, &mine).unwrap();
        texts.push(mine);
        machine.good(&shell, &["--yes", "--only", "dockerfile"]);
    }
    let kept = machine.home().join(".local/state/goproxy-wizard");
    let all = fs::read_dir(&kept).unwrap().map(|entry| entry.unwrap().path().join("before"));
    let mut all: Vec<_> = all.filter(|path| path.exists()).map(|path| fs::read_to_string(path).unwrap()).collect();
    all.sort();
    assert_eq!(all, texts);
    assert_eq!(fs::metadata(&kept).unwrap().permissions().mode() & 0o777, 0o700);
}

/// What is shown is where it ends, however many settings were tried.
#[test]
fn what_is_shown_goes_back_to_what_was_first() {
    let Some(shell) = Shell::named("dash") else { return };
    let machine = Machine::inhabited(PROXY);
    machine.good(&shell, &["--yes", "--only", "bash"]);
    let machine = machine.with(&situations::answers(OTHER_PROXY));
    machine.good(&shell, &["--yes", "--only", "bash"]);
    let shown = machine.run(&shell, &["--undo"]).out;
    assert!(shown.contains("-export HTTPS_PROXY") && !shown.contains("+export"), "{shown}");
}

/// Steps that a person took back by hand need no more keeping.
#[test]
fn what_is_undone_already_is_forgotten() {
    let Some(shell) = Shell::named("dash") else { return };
    let machine = Machine::inhabited(PROXY);
    let before = timeless(&machine.tree());
    machine.good(&shell, &["--yes", "--only", "dockerfile", "dockerignore"]);
    fs::write(machine.repo().join("Dockerfile"), "FROM scratch\n").unwrap();
    fs::remove_file(machine.repo().join(".dockerignore")).unwrap();
    let undone = machine.good(&shell, &["--undo", "--yes"]);
    assert!(undone.out.contains("Nothing to do."), "{undone:?}");
    same(&before, &timeless(&machine.tree()), "undone by hand");
}

#[test]
fn a_link_in_the_place_of_a_new_file_is_somebody_s_own() {
    let Some(shell) = Shell::named("dash") else { return };
    let machine = Machine::inhabited(PROXY);
    machine.good(&shell, &["--yes", "--only", "fish"]);
    let place = machine.home().join(".config/fish/conf.d/goproxy-wizard.fish");
    let moved = machine.home().join("dot files/proxy.fish");
    fs::rename(&place, &moved).unwrap();
    symlink(&moved, &place).unwrap();
    let undone = machine.run(&shell, &["--undo", "--yes"]);
    assert!(undone.code == 3 && undone.out.contains("it was changed since"), "{undone:?}");
    assert!(place.is_symlink() && moved.exists());
}

/// Behind a change that can't be taken back, no older one of the same file is.
#[test]
fn an_older_change_is_not_taken_back_unseen() {
    let Some(shell) = Shell::named("dash") else { return };
    let machine = Machine::inhabited(PROXY);
    let dockerfile = machine.repo().join("Dockerfile");
    machine.good(&shell, &["--yes", "--only", "dockerfile"]);
    let first = fs::read_to_string(&dockerfile).unwrap();
    fs::write(&dockerfile, "FROM mine\n").unwrap();
    let machine = machine.with(&situations::answers("have=forward-proxy&base=alpine"));
    machine.good(&shell, &["--yes", "--only", "dockerfile"]);
    fs::write(&dockerfile, &first).unwrap();
    let undone = machine.run(&shell, &["--undo", "--yes"]);
    assert_eq!(undone.code, 3, "{undone:?}");
    assert_eq!(fs::read_to_string(&dockerfile).unwrap(), first);
}
