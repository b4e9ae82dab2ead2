//! A file of Docker's settings where nobody reads it.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP235",
    name: "file-in-wrong-place",
    cause: Cause::DockerConfigInvalid,
    title: both("A file of Docker's settings where nobody reads it", "Docker 的设置文件放错了位置"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The client reads `~/.docker/config.json` of the user who runs `docker` (or `$DOCKER_CONFIG/config.json`), and with \
         `sudo` that of root. The engine reads `/etc/docker/daemon.json`, in rootless mode `~/.config/docker/daemon.json`, as \
         a snap `/var/snap/docker/current/config/daemon.json`. There is no `/etc/docker/config.json`.",
        "客户端读的是执行 `docker` 的用户的 `~/.docker/config.json`（或 `$DOCKER_CONFIG/config.json`），用 `sudo` 时是 root 的那份。\
         引擎读的是 `/etc/docker/daemon.json`，rootless 模式下是 `~/.config/docker/daemon.json`，snap 版是 \
         `/var/snap/docker/current/config/daemon.json`。`/etc/docker/config.json` 没有程序会读。",
    ),
    bad: &[example(
        Kind::Shell,
        "cat > /etc/docker/config.json << 'EOF'\n{\n  \"proxies\": {\n    \"default\": {\n      \"httpProxy\": \
         \"http://proxy.corp.example:3128\",\n      \"httpsProxy\": \"http://proxy.corp.example:3128\",\n      \"noProxy\": \
         \"localhost,127.0.0.1,::1\"\n    }\n  }\n}\nEOF\n",
    )],
    good: &[example(
        Kind::Shell,
        "cat > ~/.docker/config.json << 'EOF'\n{\n  \"proxies\": {\n    \"default\": {\n      \"httpProxy\": \
         \"http://proxy.corp.example:3128\",\n      \"httpsProxy\": \"http://proxy.corp.example:3128\",\n      \"noProxy\": \
         \"localhost,127.0.0.1,::1\"\n    }\n  }\n}\nEOF\n",
    )],
    sources: &[source::DOCKER_CLI_CONFIG, source::DOCKERD],
};

/// Names that look like the client's file.
const BESIDE: &[&str] = &["~/.config.json", "$home/.config.json", "~/docker/config.json", "~/.docker.json", "~/.config/docker/config.json", "~/.docker/config.js\n", "/root/.config.json"];

fn check(case: &Case, out: &mut Vec<Finding>) {
    if let Some(at) = case.says("/etc/docker/config.json") {
        let fix = Fix::review(
            both("Write to the client's file", "写到客户端的文件"),
            [Edit::replace(at, "~/.docker/config.json")],
        );
        out.push(
            say(
                at,
                both(
                    "The client's file is `~/.docker/config.json`, in the home of the user who runs `docker`.",
                    "客户端的文件是 `~/.docker/config.json`，在执行 `docker` 的用户的主目录里。",
                ),
            )
            .fix(fix),
        );
    }
    let is_docker = case.says_any(&["\"proxies\"", "httpproxy"]).is_some();
    if let Some(at) = case.says_any(BESIDE).filter(|_| is_docker && case.says("/.docker/config.json").is_none()) {
        let at = Span::new(at.start, at.start + at.of(case.text).trim_end().len());
        let fix = Fix::review(both("Write to the client's file", "写到客户端的文件"), [Edit::replace(at, "~/.docker/config.json")]);
        out.push(say(at, both("The client's file is `~/.docker/config.json`.", "客户端的文件是 `~/.docker/config.json`。")).fix(fix));
    }
    // Docker Desktop does read it; an engine of its own doesn't.
    let is_desktop = case.says_any(&["desktop", "macos", "windows", "c:\\"]).is_some();
    if let Some(at) = case.says("~/.docker/daemon.json").filter(|_| !is_desktop && case.says("systemctl").is_some()) {
        out.push(
            say(
                at,
                both(
                    "The engine's file is `/etc/docker/daemon.json` (rootless: `~/.config/docker/daemon.json`).",
                    "引擎的文件是 `/etc/docker/daemon.json`（rootless：`~/.config/docker/daemon.json`）。",
                ),
            )
            .confidence(Confidence::Medium),
        );
    }
}

fn say(at: Span, todo: Both) -> Finding {
    Finding::error(
        at,
        both("No program reads Docker's settings from this file.", "没有程序会从这个文件读取 Docker 的设置。"),
    )
    .why(both(
        "Client and engine each read one file at one place; others are passed over without a word.",
        "客户端和引擎各读一个固定位置的文件，其他位置的文件会被悄悄忽略。",
    ))
    .todo(todo)
    .weight(98)
}
