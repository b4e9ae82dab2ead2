//! Applying a block, by its own commands: twice is once, a file's own lines stay, undoing gives the file back.

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;

use goproxy_wizard::files::{Artifact, Step, files};
use goproxy_wizard::plan::Plan;

use super::room::Room;
use super::shell::Shell;
use super::{cases, expected};

/// A person's own lines, before and after where a block may stand.
const BEFORE: &str = "# mine: é 'x'\nalias ll='ls -l'\n\n";
/// The start-up file goes on after a block.
const AFTER: &str = "export MINE=\"$HOME/x\"\n";
/// A block of an earlier time.
const OLD: &str = "# --- goproxy-wizard begin ---\nexport GOPROXY='old'\nexport OLD=1\n# --- goproxy-wizard end ---\n";

/// The command of the step with this text.
pub(super) fn command<'a>(steps: &'a [Step], text: &str) -> &'a str {
    let step = steps.iter().find(|step| step.text.key() == text).unwrap_or_else(|| panic!("no {text}"));
    step.command.as_deref().unwrap()
}

/// A start-up file that is a link to a file elsewhere, readable by its owner and group.
struct StartUp {
    link: PathBuf,
    target: PathBuf,
}

impl StartUp {
    fn new(room: &Room, shell: &Shell, text: &str) -> Self {
        let link = room.home().join(format!(".{}rc", shell.name));
        let target = room.write_home(format!("dot files/{}rc", shell.name), text);
        fs::set_permissions(&target, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&target, &link).unwrap();
        Self { link, target }
    }

    /// Its text; it must still be the same link to the same file.
    fn text(&self) -> String {
        assert_eq!(fs::read_link(&self.link).unwrap(), self.target);
        assert_eq!(fs::metadata(&self.target).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(self.link.parent().unwrap()).unwrap().filter(is_left_over).count(), 0);
        fs::read_to_string(&self.target).unwrap()
    }
}

fn is_left_over(entry: &std::io::Result<fs::DirEntry>) -> bool {
    entry.as_ref().is_ok_and(|entry| entry.file_name().to_string_lossy().ends_with(".new"))
}

/// Runs a check for bash and zsh with every case.
fn for_each(check: impl Fn(&Plan, &Artifact, &Shell, &Room)) {
    for name in ["bash", "zsh"] {
        let Some(shell) = Shell::named(name) else { continue };
        for (_, answers) in cases::all() {
            let plan = Plan::of(&answers);
            let files = files(&plan);
            if let Some(file) = files.iter().find(|file| file.target == name) {
                check(&plan, file, &shell, &Room::with(&files));
            }
        }
    }
}

/// Applies twice, looks, undoes twice; the file starts as `start` and must end as `mine`.
fn apply_and_undo(file: &Artifact, shell: &Shell, room: &Room, start: &str, mine: &str) {
    let rc = StartUp::new(room, shell, start);
    let expected = format!("{mine}{}", file.text());
    for _ in 0..2 {
        shell.run(room, command(&file.apply, "step.apply-block"));
        assert_eq!(rc.text(), expected, "{} from {start:?}", shell.name);
    }
    for _ in 0..2 {
        shell.run(room, command(&file.undo, "step.undo-block"));
        assert_eq!(rc.text(), mine, "{} from {start:?}", shell.name);
    }
}

#[test]
fn twice_is_once_and_undoing_gives_the_file_back() {
    for_each(|_, file, shell, room| {
        let mine = format!("{BEFORE}{AFTER}");
        apply_and_undo(file, shell, room, &mine, &mine);
    });
}

#[test]
fn an_earlier_block_gives_way() {
    let Some(bash) = Shell::named("bash") else { return };
    let all = files(&Plan::of(&cases::read("preset=forward-proxy")));
    let start = format!("{BEFORE}{OLD}{AFTER}");
    apply_and_undo(&all[0], &bash, &Room::with(&all), &start, &format!("{BEFORE}{AFTER}"));
    apply_and_undo(&all[0], &bash, &Room::with(&all), OLD, "");
}

/// What is undone then ends in the line end that was missing.
#[test]
fn a_last_line_without_its_end_stays_a_line() {
    for name in ["bash", "zsh"] {
        let Some(shell) = Shell::named(name) else { continue };
        let all = files(&Plan::of(&cases::read("preset=forward-proxy")));
        let file = all.iter().find(|file| file.target == name).unwrap();
        let start = format!("{BEFORE}alias x='y'");
        apply_and_undo(file, &shell, &Room::with(&all), &start, &format!("{start}\n"));
    }
}

/// Whoever took the last marker away by hand must not lose what follows.
#[test]
fn a_block_without_its_end_takes_nothing_along() {
    let Some(bash) = Shell::named("bash") else { return };
    let all = files(&Plan::of(&cases::read("preset=forward-proxy")));
    let room = Room::with(&all);
    let start = format!("{BEFORE}# --- goproxy-wizard begin ---\nexport GOPROXY='old'\n{AFTER}");
    let rc = StartUp::new(&room, &bash, &start);
    bash.run(&room, command(&all[0].apply, "step.apply-block"));
    assert!(rc.text().contains(AFTER), "{}", rc.text());
    bash.run(&room, command(&all[0].undo, "step.undo-block"));
    assert!(rc.text().contains(AFTER), "{}", rc.text());
}

/// The tools that the commands are made of may be missing, and a person may stand in another folder.
#[test]
fn a_command_that_fails_leaves_the_file_alone() {
    let Some(bash) = Shell::named("bash") else { return };
    let all = files(&Plan::of(&cases::read("preset=forward-proxy")));
    for broken in ["awk() { return 1; }; sed() { return 1; }", "cat() { return 1; }", "cd /"] {
        for command in [command(&all[0].apply, "step.apply-block"), command(&all[0].undo, "step.undo-block")] {
            let room = Room::with(&all);
            let rc = StartUp::new(&room, &bash, BEFORE);
            bash.run(&room, &format!("{broken}; {command}; true"));
            assert_eq!(fs::read_to_string(&rc.target).unwrap(), BEFORE, "{broken}; {command}");
        }
    }
}

#[test]
fn a_new_shell_reads_the_block_by_itself() {
    for_each(|plan, file, shell, room| {
        shell.run(room, command(&file.apply, "step.apply-block"));
        let env = shell.interactive_env(room);
        for (name, value) in expected::exports(plan, &room.home(), None) {
            assert_eq!(env.get(&name), Some(&value), "{}: {name}", shell.name);
        }
    });
}

#[test]
fn fish_gets_and_loses_its_file() {
    let Some(fish) = Shell::named("fish") else { return };
    for (_, answers) in cases::all() {
        let plan = Plan::of(&answers);
        let all = files(&plan);
        let Some(file) = all.iter().find(|file| file.target == "fish") else {
            continue;
        };
        let room = Room::with(&all);
        let there = room.home().join(".config/fish/conf.d/goproxy-wizard.fish");
        for _ in 0..2 {
            fish.run(&room, command(&file.apply, "step.apply-file"));
            assert_eq!(fs::read_to_string(&there).unwrap(), file.text());
        }
        let env = fish.env_after(&room, "true");
        for (name, value) in expected::exports(&plan, &room.home(), None) {
            assert_eq!(env.get(&name), Some(&value), "fish: {name}");
        }
        fish.run(&room, command(&file.undo, "step.undo-file"));
        assert!(!there.exists());
    }
}
