//! Commands that go to `go`, `docker` and `sudo`, run in real shells with stand-ins that write down their words.

use std::fs;

use goproxy_wizard::ask::{Answers, Engine, GoSettings, QuestionId, link};
use goproxy_wizard::door::Door as _;
use goproxy_wizard::files::{Artifact, files};
use goproxy_wizard::plan::{Login, Plan, SignIn};

use super::blocks::command;
use super::cases;
use super::room::Room;
use super::shell::Shell;

/// Writes its words down, each ended by a zero, and a further zero after the last.
const STAND_IN: &str = "#!/bin/sh\nprintf '%s\\0' \"$0\" \"$@\" '' >> \"$HOME/words\"\n";

/// A room in which these programs only write down their words.
fn room(files: &[Artifact], programs: &[&str]) -> Room {
    let room = Room::with(files);
    for program in programs {
        room.write_program(format!("bin/{program}"), STAND_IN);
    }
    room
}

/// The calls that a script makes: the program's name, then its words.
fn calls(shell: &Shell, room: &Room, script: &str) -> Vec<Vec<String>> {
    shell.run(room, &format!("PATH=\"$HOME/bin:$PATH\"; export PATH\n{script}"));
    let text = fs::read_to_string(room.home().join("words")).unwrap();
    let call = |call: &str| {
        let (program, words) = call.split_once('\0').unwrap();
        let program = program.rsplit('/').take(1);
        program.chain(words.split('\0')).map(str::to_owned).collect()
    };
    text.split_terminator("\0\0").map(call).collect()
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// Runs a check for every case in each shell that a person may type `sh` for.
fn for_each(check: impl Fn(&Plan, &[Artifact], &Shell)) {
    for name in ["bash", "dash", "zsh"] {
        let Some(shell) = Shell::named(name) else { continue };
        for (_, answers) in cases::all() {
            for go_settings in [GoSettings::Shell, GoSettings::GoEnv] {
                let plan = Plan::of(&Answers { go_settings, ..answers.clone() });
                check(&plan, &files(&plan), &shell);
            }
        }
    }
}

fn find<'a>(files: &'a [Artifact], target: &str) -> Option<&'a Artifact> {
    files.iter().find(|file| file.target == target)
}

#[test]
fn go_env_gets_each_setting_as_one_word() {
    for_each(|plan, files, shell| {
        let Some(file) = find(files, "go-env") else { return };
        let room = room(files, &["go"]);
        let mut set: Vec<_> = plan.go.iter().map(|it| format!("{}={}", it.var.name(), it.value)).collect();
        if plan.logins.iter().any(|login| login.sign_in == SignIn::GoAuth) {
            set.push(format!("GOAUTH=netrc;git {}", room.home().display()));
        }
        let mut expected: Vec<_> = set.iter().map(|it| owned(&["go", "env", "-w", it])).collect();
        let names = set.iter().filter_map(|it| Some(it.split_once('=')?.0));
        expected.push(owned(&["go", "env", "-u"]).into_iter().chain(names.map(str::to_owned)).collect());
        let script = format!(". ./{}\n{}", file.path, command(&file.undo, "step.undo-go-env"));
        assert_eq!(calls(shell, &room, &script), expected, "{}:\n{}", shell.name, file.text());
    });
}

/// What `docker build` must be told, in order; where the files of a login lie stands in the words themselves.
fn expected_build(plan: &Plan, home: &str) -> Vec<String> {
    let mut out = owned(&["docker", "build"]);
    if let Some(forward) = &plan.forward {
        out.extend(
            (forward.proxy.is_loopback() && plan.answers.engine == Engine::Systemd)
                .then(|| "--network=host".to_owned()),
        );
        let address = forward.proxy.text();
        let pairs = [("HTTPS_PROXY", address), ("HTTP_PROXY", address), ("NO_PROXY", &forward.no_proxy())];
        out.extend(pairs.iter().flat_map(|(name, value)| ["--build-arg".to_owned(), format!("{name}={value}")]));
    }
    let is_ssh = |login: &Login| login.sign_in == SignIn::Ssh;
    if plan.logins.iter().any(|login| !is_ssh(login)) {
        out.extend(["--secret".to_owned(), format!("id=netrc,src={home}/.netrc")]);
    }
    if plan.logins.iter().any(is_ssh) {
        out.extend(["--secret".to_owned(), format!("id=known_hosts,src={home}/.ssh/known_hosts")]);
        out.extend(owned(&["--ssh", "default"]));
    }
    if QuestionId::FileTree.is_asked(&plan.answers) {
        out.extend(["--build-context".to_owned(), format!("modules={}", plan.answers.file_tree.text())]);
    }
    out.extend(owned(&["-t", "app", "."]));
    out
}

#[test]
fn docker_build_gets_each_value_as_one_word() {
    for_each(|plan, files, shell| {
        let file = find(files, "docker-build").unwrap();
        let room = room(files, &["docker"]);
        let expected = expected_build(plan, room.home().to_str().unwrap());
        let script = format!(". ./{}", file.path);
        assert_eq!(calls(shell, &room, &script), [expected], "{}:\n{}", shell.name, file.text());
    });
}

/// The words for `docker buildx create`, with the login as the file has it.
fn expected_builder(plan: &Plan, login: &str) -> Vec<String> {
    let mut out = owned(&["docker", "buildx", "create", "--name", "goproxy-wizard", "--driver", "docker-container"]);
    let forward = plan.forward.as_ref().unwrap();
    if forward.proxy.is_loopback() && plan.answers.engine == Engine::Systemd {
        out.extend(owned(&["--driver-opt", "network=host"]));
    }
    let address = if forward.has_login { login.to_owned() } else { forward.proxy.text().to_string() };
    let quote = if forward.has_login { "" } else { "\"" };
    for name in ["HTTPS_PROXY", "HTTP_PROXY"] {
        out.extend(["--driver-opt".to_owned(), format!("{quote}env.{name}={address}{quote}")]);
    }
    out.extend(["--driver-opt".to_owned(), format!("\"env.NO_PROXY={}\"", forward.no_proxy_for_go())]);
    if QuestionId::Ca.is_asked(&plan.answers) {
        out.extend(owned(&["--buildkitd-config", "buildkitd.toml"]));
    }
    out
}

#[test]
fn a_builder_gets_each_value_as_one_word() {
    const LOGIN: &str = "http://dev%40corp:p%40ss%2F%25%24%22@proxy.corp.example:3128";
    let links = [
        "have=forward-proxy,inspection&builders=buildx&no-proxy=10.0.0.0/8,fd00::1,corp.example",
        "have=forward-proxy&builders=buildx&proxy=socks5h://[::1]:1080",
        "have=forward-proxy&builders=buildx&proxy-login=basic",
    ];
    for name in ["bash", "dash", "zsh"] {
        let Some(shell) = Shell::named(name) else { continue };
        for text in links {
            let plan = Plan::of(&cases::read(text));
            let all = files(&plan);
            let room = room(&all, &["docker"]);
            room.write_home(".config/goproxy-wizard/proxy-url", LOGIN);
            let file = find(&all, "buildx-builder").unwrap();
            let called = calls(&shell, &room, &format!(". ./{}", file.path));
            assert_eq!(called, [expected_builder(&plan, LOGIN)], "{name}:\n{}", file.text());
        }
    }
}

/// buildx shows a builder's options as they are, several on a line.
#[test]
fn looking_at_a_builder_shows_no_login() {
    let Some(shell) = Shell::named("dash") else { return };
    let all = files(&Plan::of(&cases::read("have=forward-proxy&builders=buildx&proxy-login=basic")));
    let room = Room::with(&all);
    let shown = "env.HTTPS_PROXY=\"http://u:s3cr3t@h:1\" env.HTTP_PROXY=\"http://u:s3cr3t@h:1\"";
    room.write_program("bin/docker", &format!("#!/bin/sh\necho '{shown}'\n"));
    let check = command(&find(&all, "buildx-builder").unwrap().check, "step.check-builder");
    let printed = shell.run(&room, &format!("PATH=\"$HOME/bin:$PATH\"\n{check}"));
    let masked = "env.HTTPS_PROXY=\"http://***@h:1\" env.HTTP_PROXY=\"http://***@h:1\"\n";
    assert_eq!(String::from_utf8(printed).unwrap(), masked);
}

#[test]
fn a_build_goes_to_the_builder_that_was_made() {
    let Some(shell) = Shell::named("dash") else { return };
    let words = [
        ("have=forward-proxy&builders=buildx", &["--builder", "goproxy-wizard", "--load"][..]),
        ("builders=buildx", &["--load"]),
    ];
    for (text, expected) in words {
        let all = files(&Plan::of(&cases::read(text)));
        let room = room(&all, &["docker"]);
        let called = calls(&shell, &room, &format!(". ./{}", find(&all, "docker-build").unwrap().path));
        assert_eq!(called[0][2..2 + expected.len()], owned(expected), "{text}");
    }
}

/// A name that reads as an option is refused or kept from being one.
#[test]
fn a_certificate_is_copied_by_its_own_name() {
    let Some(shell) = Shell::named("bash") else { return };
    for text in ["certs/ca.crt", "a/%C3%A9 b ~%2B@%3D.crt", "~/ca.crt", "-t", "--help"] {
        let (answers, remarks) = link::read(&format!("have=china,inspection&ca={text}"), &[]);
        if text.starts_with('-') && !remarks.is_empty() {
            continue;
        }
        let all = files(&Plan::of(&answers));
        let file = find(&all, "vscode-workspace").unwrap();
        let room = room(&all, &["sudo"]);
        let ca = answers.ca.text().as_str();
        let called = calls(&shell, &room, command(&file.apply, "step.trust-ca"));
        assert_eq!(called[0], ["sudo", "cp", ca, "/usr/local/share/ca-certificates/corp-ca.crt"]);
        assert!(!ca.starts_with('-'), "{ca}: an option to cp");
    }
}
