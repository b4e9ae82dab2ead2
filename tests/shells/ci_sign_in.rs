//! How CI jobs sign in, where every folder of theirs has a blank in its name: what git and ssh are told afterwards.

use std::fs;

use goproxy_wizard::files::{Artifact, files};
use goproxy_wizard::plan::Plan;

use super::cases;
use super::room::Room;
use super::shell::Shell;

/// Prints its words, one a line, instead of connecting.
const SSH: &str = "#!/bin/sh\nprintf '%s\\n' \"$@\" >> \"$HOME/words\"\nexit 1\n";

/// What a step or a job finds in its environment, besides `$F`, a folder with a blank in its name.
const GITHUB: &str = "RUNNER_TEMP=$F GITHUB_ENV=$F/env HOSTS=git.corp.example LOGIN_USER=u LOGIN_TOKEN=t SSH_KEY=k KNOWN_HOSTS=h\nexport RUNNER_TEMP GITHUB_ENV HOSTS LOGIN_USER LOGIN_TOKEN SSH_KEY KNOWN_HOSTS\n";
const GITLAB: &str = "export TMPDIR=$F GO_MODULES_USER=u GO_MODULES_TOKEN=t GO_MODULES_HOSTS=git.corp.example\necho k > \"$F/key\"; echo h > \"$F/hosts\"\nexport GO_MODULES_SSH_KEY=$F/key GO_MODULES_KNOWN_HOSTS=$F/hosts\n";
/// GitHub takes each line of this file into the environment of later steps.
const LATER: &str = "while IFS= read -r line; do export \"$line\"; done < \"$GITHUB_ENV\"\n";

/// The script below this key, without its indentation.
fn block(file: &Artifact, key: &str) -> String {
    let text = file.text();
    let inside = text.split_once(&format!("{key}: |\n")).unwrap().1;
    let indent = inside.len() - inside.trim_start().len();
    let lines = inside.lines().map_while(|line| line.strip_prefix(&" ".repeat(indent)));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// A room with a stand-in for ssh, and the script that signs in with `login`.
fn prepared(ci: &str, login: &str) -> (Room, String) {
    let all = files(&Plan::of(&cases::read(&format!("have=private&vcs-login={login}&works=ci&ci={ci}"))));
    let room = Room::with(&all);
    room.write_program("bin/ssh", SSH);
    let folder = "F=$PWD/'a blank'; mkdir \"$F\"; PATH=\"$HOME/bin:$PATH\"; export F PATH GIT_TERMINAL_PROMPT=0\n";
    let script = if ci == "github" {
        let file = all.iter().find(|file| file.target == "github-actions").unwrap();
        [folder, GITHUB, &block(file, "run"), LATER].concat()
    } else {
        let file = all.iter().find(|file| file.target == "gitlab-ci").unwrap();
        [folder, GITLAB, &block(file, "before_script")].concat()
    };
    (room, script)
}

#[test]
fn git_finds_the_login() {
    let Some(bash) = Shell::named("bash") else { return };
    for ci in ["github", "gitlab"] {
        let (room, script) = prepared(ci, "token");
        let ask = "printf 'protocol=https\\nhost=git.corp.example\\n\\n' | git credential fill";
        let answer = String::from_utf8(bash.run(&room, &format!("{script}{ask}"))).unwrap();
        assert!(answer.contains("username=u\npassword=t\n"), "{ci}: {answer}");
    }
}

/// ssh parts the value of an option by blanks, except between double quotes (`ssh_config(5)`).
#[test]
fn ssh_gets_each_path_as_one() {
    let Some(bash) = Shell::named("bash") else { return };
    for (ci, key, hosts) in [("github", "ssh-key", "known-hosts"), ("gitlab", "key", "hosts")] {
        let (room, script) = prepared(ci, "ssh");
        bash.run(&room, &format!("{script}git ls-remote https://git.corp.example/team/repo.git || true"));
        let words = fs::read_to_string(room.home().join("words")).unwrap();
        let folder = room.out().join("a blank");
        let path = |name: &str| folder.join(name).display().to_string();
        let given = format!("-i\n{}\n-o\nIdentitiesOnly=yes\n-o\nUserKnownHostsFile=\"{}\"\n", path(key), path(hosts));
        assert!(words.starts_with(&given), "{ci}: {words}");
        assert!(words.contains("\ngit@git.corp.example\n"), "{ci}: {words}");
    }
}
