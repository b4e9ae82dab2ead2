//! The blocks for WSL2, in the real shells, with stand-ins that tell the network's mode and its default route.

use goproxy_wizard::files::files;
use goproxy_wizard::plan::Plan;

use super::cases;
use super::expected::Env;
use super::room::Room;
use super::shell::Shell;

/// What `ip -4 route show default` prints in WSL2 (microsoft/WSL), and with two routes.
const ROUTES: [&str; 2] = [
    "default via 172.28.96.1 dev eth0 proto kernel",
    "default via 172.28.96.1 dev eth0 proto kernel\ndefault via 10.0.0.1 dev eth1 metric 600",
];

fn program(room: &Room, name: &str, says: &str) {
    room.write_program(format!("bin/{name}"), &format!("#!/bin/sh\nprintf '%s\\n' '{says}'\n"));
}

/// The proxy variables after a block, in a network of this mode; without one there is no `wslinfo`.
fn proxies(link: &str, name: &'static str, mode: Option<&str>, route: &str) -> Option<Env> {
    let shell = Shell::named(name)?;
    let files = files(&Plan::of(&cases::read(link)));
    let target = if name == "dash" { "bash" } else { name };
    let file = files.iter().find(|file| file.target == target).unwrap();
    let room = Room::with(&files);
    room.write_home(".config/goproxy-wizard/proxy-url", "http://u%40x:p%40w@127.0.0.1:7890");
    if let Some(mode) = mode {
        program(&room, "wslinfo", mode);
    }
    program(&room, "ip", route);
    shell.check_syntax(&room, file.path);
    let path = if name == "fish" { "set -x PATH $HOME/bin $PATH" } else { "PATH=\"$HOME/bin:$PATH\"; export PATH" };
    let mut env = shell.env_after(&room, &format!("{path}\n{}", shell.source(file.path)));
    env.retain(|name, _| name.to_lowercase().ends_with("_proxy") || name.starts_with("goproxy_wizard"));
    Some(env)
}

fn check(link: &str, mode: Option<&str>, expected: Option<&str>) {
    for name in ["bash", "dash", "zsh", "fish"] {
        for route in ROUTES {
            let Some(env) = proxies(link, name, mode, route) else { continue };
            for variable in ["HTTPS_PROXY", "HTTP_PROXY", "https_proxy", "http_proxy"] {
                assert_eq!(env.get(variable).map(String::as_str), expected, "{name}, {mode:?}: {variable}");
            }
            assert!(env["NO_PROXY"].starts_with("localhost,"), "{name}");
            assert!(!env.keys().any(|name| name.starts_with("goproxy_wizard")), "{name}: {env:?}");
        }
    }
}

const OPEN: &str = "have=forward-proxy&proxy=http://localhost:7890&wsl=yes";
const LOGIN: &str = "have=forward-proxy&proxy=http://127.0.0.1:7890&wsl=yes&proxy-login=basic";

#[test]
fn finds_windows_by_the_mode_of_the_network() {
    check(OPEN, Some("mirrored"), Some("http://127.0.0.1:7890"));
    check(OPEN, Some("wsl1"), Some("http://127.0.0.1:7890"));
    check(OPEN, Some("nat"), Some("http://172.28.96.1:7890"));
}

#[test]
fn sets_no_proxy_where_windows_is_not_to_be_found() {
    for mode in [Some("virtioproxy"), Some("consomme"), Some("none"), Some("bridged"), None] {
        check(OPEN, mode, None);
        check(LOGIN, mode, None);
    }
}

#[test]
fn keeps_the_login_and_replaces_the_host() {
    check(LOGIN, Some("nat"), Some("http://u%40x:p%40w@172.28.96.1:7890"));
    check(LOGIN, Some("mirrored"), Some("http://u%40x:p%40w@127.0.0.1:7890"));
}

/// A proxy elsewhere has the same address from Windows and from Linux.
#[test]
fn leaves_other_proxies_as_they_are() {
    let elsewhere = "have=forward-proxy&proxy=http://proxy.corp.example:3128&wsl=yes";
    check(elsewhere, Some("nat"), Some("http://proxy.corp.example:3128"));
}
