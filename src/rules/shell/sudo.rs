//! A command runs under `sudo`, which drops variables and reads another user's files.

use super::names::{GO, PROXY};
use crate::data::source;
use crate::facts::{Case, How, Setting};
use crate::read::Kind;
use crate::read::shell::Command;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP173",
    name: "sudo-drops-variables",
    cause: Cause::EnvPrecedence,
    title: both("`sudo` drops your settings", "`sudo` 会丢掉你的设置"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`sudo` starts with a clean environment, so exported variables are gone; and go reads root's own file, not yours, so \
         `go env -w` does not count either. Mostly `sudo` is not needed: build as yourself and install the result. Otherwise \
         hand the variables on: `sudo GOPROXY=\"$GOPROXY\" …` or `sudo --preserve-env=GOPROXY …`.",
        "`sudo` 会清空环境，导出的变量都没了；go 读的也是 root 的配置文件而不是你的，所以 `go env -w` 同样不起作用。多数情况下并不需要 `sudo`：用自己的账号构建，只在安装时提权。\
         实在需要就把变量传过去：`sudo GOPROXY=\"$GOPROXY\" …` 或 `sudo --preserve-env=GOPROXY …`。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ go env -w GOPROXY=https://goproxy.cn,direct\n$ sudo make install\n# the build still asks proxy.golang.org: i/o timeout\n",
    )],
    good: &[example(Kind::Shell, "$ go env -w GOPROXY=https://goproxy.cn,direct\n$ make\n$ sudo make install\n")],
    sources: &[source::SUDO, source::GO_ENV_COMMAND],
};

/// What runs under `sudo` without its environment, and what would have needed it.
fn wants(command: &Command) -> Option<&'static [&'static str]> {
    if command.word(0) != "sudo" {
        return None;
    }
    let keeps = |it: &str| it == "-E" || it.starts_with("--preserve-env") || (it.starts_with('-') && !it.starts_with("--") && it.contains('E'));
    let mut rest = command.words[1..].iter().map(|it| it.value.as_str());
    let program = loop {
        let word = rest.next()?;
        if keeps(word) || word.contains('=') {
            return None;
        }
        if !word.starts_with('-') {
            break word;
        }
    };
    let is_script = program.starts_with("./") || program.ends_with(".sh") || program.starts_with('/');
    match program {
        "go" | "make" | "bash" | "sh" | "mage" | "just" | "task" | "xcaddy" | "goreleaser" => Some(GO),
        "apt" | "apt-get" | "yum" | "dnf" | "apk" | "pip" | "pip3" | "npm" | "curl" | "wget" | "git" | "zypper" => Some(PROXY),
        _ if is_script => Some(GO),
        _ => None,
    }
}

/// Whether the person has it set for themselves.
fn is_own(setting: &Setting, names: &[&str]) -> bool {
    let is_named = names.iter().any(|it| it.eq_ignore_ascii_case(&setting.name) && (setting.name == *it || names == PROXY));
    is_named && !setting.value.trim().is_empty() && matches!(setting.how, How::Export | How::GoEnvWrite | How::GoEnvPrint | How::Unexported)
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for command in case.commands() {
        let Some(names) = wants(command) else { continue };
        let Some(own) = case.settings.iter().find(|it| is_own(it, names)) else { continue };
        let tells = case.says_any(&["timeout", "timed out", "contains no entries", "could not connect", "refused", "no such host"]);
        if case.failures.is_empty() && tells.is_none() {
            continue;
        }
        // As yourself it failed before that, or fails in the same way.
        let is_built = case.commands().any(|it| it.at.start < command.at.start && it.word(0) == "make");
        if is_built {
            continue;
        }
        out.push(
            Finding::error(
                command.at,
                both("`sudo` runs without your `{name}`.", "`sudo` 运行时没有你的 `{name}`。").with("name", &own.name),
            )
            .weight(99)
            .why(both(
                "It drops exported variables, and under it go reads root's own file instead of yours.",
                "它会丢掉导出的变量，而且此时 go 读的是 root 的配置文件，不是你的。",
            ))
            .todo(
                both(
                    "Run it without `sudo` where you can, or hand it on: `sudo {name}=\"…\" …`, `sudo --preserve-env={name} …`.",
                    "能不用 `sudo` 就不用；否则把它传过去：`sudo {name}=\"…\" …` 或 `sudo --preserve-env={name} …`。",
                )
                .with("name", &own.name),
            ),
        );
        return;
    }
}
