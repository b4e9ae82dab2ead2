//! The script that writes `~/.netrc`: run by real shells, read back by a reader that follows go's own.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::process::{Output, Stdio};

use goproxy_wizard::files::{Artifact, files};
use goproxy_wizard::plan::Plan;

use super::blocks::command;
use super::cases;
use super::room::Room;
use super::shell::Shell;

/// Two logins: a Git host's, and a module proxy's that goes by two names.
const LINK: &str = "have=module-proxy,private&serves=public&vcs-login=netrc&module-login=netrc&module-proxy=https://goproxy.corp.example:8443&private=git.corp.example/team,git.corp.example/other";
const TOKEN: &str = "p@s:w/r%41$HOME`x`\"'\\!é*?[a]";
/// A person's own lines, an entry for one of the hosts among them.
const MINE: &str = "machine git.corp.example\n  login old password old\nmachine other.example login me password x\n";

/// What go takes from a netrc (`cmd/go/internal/auth/netrc.go`): host, user and password, in order.
fn read(text: &str) -> Vec<[String; 3]> {
    let (mut out, mut machine) = (Vec::new(), [String::new(), String::new(), String::new()]);
    for line in text.lines() {
        let words: Vec<_> = line.split_ascii_whitespace().collect();
        for pair in words.chunks_exact(2) {
            match pair[0] {
                "machine" => machine = [pair[1].to_owned(), String::new(), String::new()],
                "login" => pair[1].clone_into(&mut machine[1]),
                "password" => pair[1].clone_into(&mut machine[2]),
                _ => {}
            }
            if machine.iter().all(|word| !word.is_empty()) {
                out.push(std::mem::take(&mut machine));
            }
        }
    }
    out
}

fn file(all: &[Artifact]) -> &Artifact {
    all.iter().find(|file| file.target == "netrc").unwrap()
}

/// Runs the step with these answers on its standard input.
fn run(shell: &Shell, room: &Room, step: &str, typed: &str) -> Output {
    let mut command = shell.command(room);
    let command = command.args(["-c", step]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn for_each(check: impl Fn(&Shell, &Room, &Artifact)) {
    let all = files(&Plan::of(&cases::read(LINK)));
    for name in ["bash", "dash", "zsh"] {
        if let Some(shell) = Shell::named(name) {
            check(&shell, &Room::with(&all), file(&all));
        }
    }
}

fn entry(machine: &str, login: &str, password: &str) -> [String; 3] {
    [machine, login, password].map(str::to_owned)
}

#[test]
fn every_name_of_a_host_gets_the_login_and_the_rest_stays() {
    for_each(|shell, room, file| {
        let target = room.write_home("dot files/netrc", MINE);
        symlink(&target, room.home().join(".netrc")).unwrap();
        for token in ["first", TOKEN] {
            let typed = format!("wile\n{token}\nbot\n2nd#x\n");
            let output = run(shell, room, command(&file.apply, "step.apply-netrc"), &typed);
            assert!(output.status.success(), "{}: {}", shell.name, String::from_utf8_lossy(&output.stderr));
            assert!(!String::from_utf8_lossy(&output.stdout).contains(token), "{}", shell.name);
            let expected = [
                entry("git.corp.example", "wile", token),
                entry("goproxy.corp.example:8443", "bot", "2nd#x"),
                entry("goproxy.corp.example", "bot", "2nd#x"),
                entry("git.corp.example", "old", "old"),
                entry("other.example", "me", "x"),
            ];
            assert_eq!(read(&fs::read_to_string(&target).unwrap()), expected, "{}", shell.name);
        }
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o600);
        for _ in 0..2 {
            shell.run(room, command(&file.undo, "step.undo-block-only"));
            assert_eq!(fs::read_to_string(&target).unwrap(), MINE, "{}", shell.name);
        }
        assert!(fs::read_link(room.home().join(".netrc")).is_ok(), "{}", shell.name);
    });
}

#[test]
fn what_netrc_can_not_hold_changes_nothing() {
    for_each(|shell, room, file| {
        let path = room.write_home(".netrc", MINE);
        for typed in ["u\na b\n", "u\n#x\n", "\nx\n", "u\n\n", "u v\nx\n"] {
            let output = run(shell, room, command(&file.apply, "step.apply-netrc"), typed);
            assert_eq!(output.status.code(), Some(1), "{}: {typed:?}", shell.name);
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(said.contains("netrc can not hold this"), "{}: {said}", shell.name);
            assert_eq!(fs::read_to_string(&path).unwrap(), MINE, "{}: {typed:?}", shell.name);
        }
    });
}
