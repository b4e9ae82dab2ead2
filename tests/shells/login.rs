//! The login of the forward proxy, typed on a terminal: kept for its owner alone, encoded, and exported by the blocks.

use std::fs;
use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::process::{Command, Stdio};

use goproxy_wizard::files::{Artifact, files};
use goproxy_wizard::plan::Plan;
use serde_json::{Value, json};

use super::blocks::command;
use super::room::Room;
use super::shell::Shell;
use super::{cases, expected, foreign};

const SCRIPT: &str = include_str!("answer_prompts.py");
const FILE: &str = ".config/goproxy-wizard/proxy-url";
const USER: &str = "dev.user@corp";
const PASSWORD: &str = "p@ss:w/rd%#?& $HOME`x`\"'\\!é";

/// The shells, each with the target whose steps it runs.
const SHELLS: [(&str, &str); 4] = [("bash", "bash"), ("zsh", "zsh"), ("dash", "bash"), ("fish", "fish")];

fn plan() -> Plan {
    Plan::of(&cases::read("have=china,forward-proxy&proxy-login=basic&proxy=https://proxy.corp.example:8443"))
}

/// What the terminal showed while the login step of a file was run and its questions were answered.
fn sign_in(shell: &Shell, room: &Room, file: &Artifact, user: &str, password: &str) -> Option<String> {
    let python = foreign::program("python3")?;
    let start = shell.command(room);
    let env = start.get_envs().filter_map(|(name, value)| Some((name.to_str()?.to_owned(), value?.to_str()?.into())));
    let job = json!({
        "argv": [start.get_program().to_str(), "-c", command(&file.apply, "step.proxy-login")],
        "env": env.collect::<serde_json::Map<String, Value>>(),
        "cwd": room.out(),
        "answers": [["User: ", user], ["Password: ", password]],
    });
    let mut python = Command::new(python);
    let mut child = python.args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(job.to_string().as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let told: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{}: {error}", shell.name));
    assert_eq!(told["status"], 0, "{}: {told}", shell.name);
    Some(told["shown"].as_str().unwrap().to_owned())
}

/// User and password from `scheme://user:password@host:port`, where nothing else may hold `:` or `@`.
fn login(address: &str) -> (String, String) {
    let rest = address.strip_prefix("https://").unwrap().strip_suffix("@proxy.corp.example:8443").unwrap();
    let (user, password) = rest.split_once(':').unwrap();
    (decode(user), decode(password))
}

/// RFC 3986, §2.1, where every character that is not unreserved must be encoded.
fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap());
        } else {
            assert!(byte.is_ascii_alphanumeric() || b"-._~".contains(&byte), "{text}");
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Runs a check in each shell, with the file whose login step it runs.
fn for_each(check: impl Fn(&Shell, &Room, &Artifact)) {
    let all = files(&plan());
    for (name, target) in SHELLS {
        let file = all.iter().find(|file| file.target == target).unwrap();
        if let Some(shell) = Shell::named(name) {
            check(&shell, &Room::with(&all), file);
        }
    }
}

#[test]
fn a_typed_login_is_kept_for_its_owner_and_exported() {
    for_each(|shell, room, file| {
        let Some(shown) = sign_in(shell, room, file, USER, PASSWORD) else {
            return;
        };
        assert!(shown.contains("User: ") && !shown.contains(PASSWORD), "{}: {shown}", shell.name);
        let path = room.home().join(FILE);
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{}", shell.name);
        let kept = fs::read_to_string(&path).unwrap();
        assert!(!kept.contains('\n'), "{}: {kept:?}", shell.name);
        assert_eq!(login(&kept), (USER.to_owned(), PASSWORD.to_owned()), "{}: {kept}", shell.name);
        let expected = expected::exports(&plan(), &room.home(), Some(&kept));
        assert_eq!(shell.added_by(room, &shell.source(file.path)), expected, "{}", shell.name);
        let script = format!("{}\ngoproxy_wizard_off", shell.source(file.path));
        assert_eq!(shell.added_by(room, &script).len(), 0, "{}", shell.name);
    });
}

#[test]
fn blanks_at_the_ends_of_a_password_stay() {
    for_each(|shell, room, file| {
        let Some(_) = sign_in(shell, room, file, "u", "  p w ") else {
            return;
        };
        let kept = fs::read_to_string(room.home().join(FILE)).unwrap();
        assert_eq!(login(&kept), ("u".to_owned(), "  p w ".to_owned()), "{}: {kept}", shell.name);
    });
}

#[test]
fn a_file_that_others_could_read_is_closed() {
    for_each(|shell, room, file| {
        let path = room.write_home(FILE, "https://u:p@proxy.corp.example:8443");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let Some(_) = sign_in(shell, room, file, USER, PASSWORD) else {
            return;
        };
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "{}", shell.name);
    });
}

/// Without the file there is no address, and nothing else goes wrong.
#[test]
fn without_a_login_only_the_exceptions_are_set() {
    for_each(|shell, room, file| {
        let expected = expected::exports(&plan(), &room.home(), None);
        assert_eq!(shell.added_by(room, &shell.source(file.path)), expected, "{}", shell.name);
        shell.check_syntax(room, file.path);
    });
}
