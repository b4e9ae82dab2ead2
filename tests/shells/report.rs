//! The report of the clean room, with stand-ins for the engine and for go: what it tells the container, and what it hides.

use std::fs;

use goproxy_wizard::files::{Artifact, files};
use goproxy_wizard::plan::Plan;

use super::cases;
use super::room::Room;
use super::shell::Shell;

const LINK: &str = "have=forward-proxy,inspection,module-proxy&proxy-login=basic&module-login=netrc&works=report";
/// The password of the forward proxy as it is, and as it stands in the address.
const PASSWORD: &str = "p@ss:w/rd%#?& $HOME`x`\"'\\!";
const ENCODED: &str = "%70%40%73%73%3a%77%2f%72%64%25%23%3f%26%20%24%48%4f%4d%45%60%78%60%22%27%5c%21";
/// A token as netrc carries it.
const TOKEN: &str = "t0k\\n$x'\"`&.*[%41";
/// Passwords in addresses that this machine exports, which no file of ours knows.
const STRAY: [&str; 3] = ["raw/p@ss", "a b@c", "s#0"];

/// An engine that answers, builds nothing, and runs the container's script in a home of its own.
const ENGINE: &str = "#!/bin/sh\ncase $1 in\nrun) mkdir -p \"$HOME/inside\" && cd \"$HOME/inside\" && env -i PATH=\"$PATH\" HOME=\"$HOME/inside\" sh -s ;;\nesac\n";
/// A go that tells whatever it knows. Only with settings does it download anything.
const GO: &str = "#!/bin/sh\ncat ../told 2>/dev/null\nenv\ncat \"$HOME/.netrc\" 2>/dev/null\ncase $1-${GOPROXY-} in mod-) exit 1 ;; esac\n";

fn room(files: &[Artifact]) -> Room {
    let room = Room::with(files);
    for (name, text) in [("docker", ENGINE), ("go", GO), ("ldd", "#!/bin/sh\n")] {
        room.write_program(format!("bin/{name}"), text);
    }
    let address = format!("http://dev%40corp:{ENCODED}@proxy.corp.example:3128");
    room.write_home(".config/goproxy-wizard/proxy-url", &address);
    room.write_home(".netrc", &format!("machine goproxy.corp.example login u\n  password\t{TOKEN}\n"));
    room.write_home("told", &format!("{PASSWORD}\n{ENCODED}\nhttps://u:s#0@h/@v/list https://h/x/@v/list\n"));
    room.write_out("go.mod", "module m.example/app\n");
    room.write_out("certs/corp-ca.crt", "-----BEGIN it's a \\n CA-----\n");
    room
}

/// The report that a shell prints.
fn report(shell: &Shell, room: &Room, module: &str) -> String {
    let exports = format!(
        "export GOPROXY='https://u:{}@h.example|https://v:{}@h.example' https_proxy='u:{}@proxy:1'",
        STRAY[0], STRAY[1], STRAY[2]
    );
    let script = format!("{exports}; PATH=\"$HOME/bin:$PATH\"; export PATH; sh report/report.sh {module}");
    String::from_utf8(shell.run(room, &script)).unwrap()
}

#[test]
fn no_password_is_printed() {
    let all = files(&Plan::of(&cases::read(LINK)));
    let Some(shell) = Shell::named("dash") else { return };
    let report = report(&shell, &room(&all), "");
    for secret in [PASSWORD, ENCODED, TOKEN].iter().chain(&STRAY) {
        assert!(!report.contains(secret), "{secret}\n{report}");
    }
    assert!(report.contains("https://***@h/@v/list https://h/x/@v/list"), "{report}");
}

#[test]
fn the_container_gets_the_settings_as_they_are() {
    let all = files(&Plan::of(&cases::read(LINK)));
    let Some(shell) = Shell::named("dash") else { return };
    let room = room(&all);
    // A go that leaves everything in files instead of printing it.
    room.write_program("bin/go", "#!/bin/sh\nenv >> \"$HOME/environment\"\n");
    report(&shell, &room, "");
    let inside = |name: &str| fs::read_to_string(room.home().join("inside").join(name)).unwrap();
    let environment = inside("environment");
    let has = |line: &str| environment.lines().any(|it| it == line);
    for name in ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"] {
        let line = format!("{name}=http://dev%40corp:{ENCODED}@proxy.corp.example:3128");
        assert!(has(&line), "{line}\n{environment}");
    }
    assert!(has("GOPROXY=https://goproxy.corp.example"), "{environment}");
    assert_eq!(inside(".netrc"), format!("machine goproxy.corp.example login u\n  password\t{TOKEN}\n"));
    assert!(inside("roots.pem").ends_with("-----BEGIN it's a \\n CA-----\n"));
}

#[test]
fn the_difference_is_told() {
    let means = |link: &str, go: &str, module: &str| {
        let all = files(&Plan::of(&cases::read(link)));
        let shell = Shell::named("dash")?;
        let room = room(&all);
        room.write_program("bin/go", &format!("#!/bin/sh\n{go}\n"));
        let report = report(&shell, &room, module);
        Some(report.lines().next_back().unwrap().to_owned())
    };
    let with = "case $1-${GOSUMDB-}${GONOSUMDB-} in mod-) exit 1 ;; esac";
    let without = "case $1-${GOSUMDB-}${GONOSUMDB-} in mod-?*) exit 1 ;; esac";
    let cases = [
        (with, "It fails without the settings and works with them"),
        (without, "It works without the settings and fails with them"),
        ("case $1 in mod) exit 1 ;; esac", "It fails both ways"),
        ("exit 0", "It works both ways"),
    ];
    for (go, start) in cases {
        for module in ["", "rsc.io/quote@v1.5.2"] {
            let Some(said) = means(LINK, go, module) else { return };
            assert!(said.starts_with(start), "{go}: {said}");
        }
    }
}
