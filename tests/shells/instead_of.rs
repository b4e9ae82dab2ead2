//! git's way by ssh: set once however often it is run, and taken back with nothing else lost.

use goproxy_wizard::files::files;
use goproxy_wizard::plan::Plan;

use super::blocks::command;
use super::cases;
use super::room::Room;
use super::shell::Shell;

const LINK: &str = "have=private&vcs-login=ssh&private=git.corp.example,github.com/acme";
/// What stands in the file of a person who uses git.
const THERE: &str =
    "[user]\n\tname = dev\n[url \"ssh://git@git.corp.example/\"]\n\tpushInsteadOf = https://git.corp.example/\n";

#[test]
fn undoing_gives_git_back_as_it_was() {
    let Some(bash) = Shell::named("bash") else { return };
    let all = files(&Plan::of(&cases::read(LINK)));
    let file = all.iter().find(|file| file.target == "bash").unwrap();
    let room = Room::with(&all);
    room.write_home(".gitconfig", THERE);
    let list = || String::from_utf8(bash.run(&room, "git config --global --list")).unwrap();
    let before = list();
    for _ in 0..2 {
        bash.run(&room, command(&file.apply, "step.ssh-instead-of"));
        assert_eq!(list().matches(".insteadof=https://").count(), 2, "{}", list());
    }
    bash.run(&room, command(&file.undo, "step.undo-instead-of"));
    assert_eq!(list(), before);
}
