//! The runner's `.env`, applied by its own command: twice is once, other lines stay, undoing gives the file back.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use goproxy_wizard::files::files;
use goproxy_wizard::plan::Plan;

use super::blocks::command;
use super::cases;
use super::room::Room;
use super::shell::Shell;

/// A file of an earlier time: lines of others, and some that ours take the place of.
const THERE: &str = "LANG=C.UTF-8\nhttps_proxy=http://old:1\nno_proxy=old\nMY_https_proxy=x\n";
/// What must stay of it.
const KEPT: &str = "LANG=C.UTF-8\nMY_https_proxy=x\n";

#[test]
fn twice_is_once_and_undoing_gives_the_file_back() {
    let Some(bash) = Shell::named("bash") else { return };
    for (start, kept) in [(THERE, KEPT), ("", ""), ("LANG=C", "LANG=C\n")] {
        let all = files(&Plan::of(&cases::read("have=forward-proxy,inspection&runner=self-hosted")));
        let file = all.iter().find(|file| file.target == "runner-env").unwrap();
        let room = Room::with(&all);
        let path = room.write_home("actions-runner/.env", start);
        for _ in 0..2 {
            bash.run(&room, command(&file.apply, "step.apply-runner-env"));
            assert_eq!(fs::read_to_string(&path).unwrap(), format!("{kept}{}", file.text()));
            assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        bash.run(&room, command(&file.undo, "step.undo-runner-env"));
        assert_eq!(fs::read_to_string(&path).unwrap(), start);
    }
}

/// A person goes on working with the file between two applications.
#[test]
fn what_was_added_in_between_stays() {
    let Some(bash) = Shell::named("bash") else { return };
    let all = files(&Plan::of(&cases::read("have=forward-proxy&runner=self-hosted")));
    let file = all.iter().find(|file| file.target == "runner-env").unwrap();
    let room = Room::with(&all);
    let path = room.write_home("actions-runner/.env", THERE);
    bash.run(&room, command(&file.apply, "step.apply-runner-env"));
    let added = fs::read_to_string(&path).unwrap() + "ADDED=1\n";
    fs::write(&path, added).unwrap();
    bash.run(&room, command(&file.apply, "step.apply-runner-env"));
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.lines().any(|line| line == "ADDED=1"), "{text}");
}
