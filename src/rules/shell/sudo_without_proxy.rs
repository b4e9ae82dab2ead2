//! A package manager or the like runs under `sudo`, which drops the proxy variables.

use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::read::shell::Command;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP180",
    name: "sudo-without-proxy",
    cause: Cause::EnvPrecedence,
    title: both("`sudo` drops the proxy variables", "`sudo` 会丢掉代理变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`sudo` starts with a clean environment: `http_proxy` and `https_proxy` that you exported are gone, and apt, snap or curl \
         under it go without the proxy. `sudo -E` keeps them where the policy allows it; lasting is a line \
         `Defaults env_keep += \"http_proxy https_proxy no_proxy\"` in sudoers, or the program's own setting.",
        "`sudo` 会清空环境：你导出的 `http_proxy` 和 `https_proxy` 都没了，sudo 下面的 apt、snap、curl 不走代理。策略允许时可以用 `sudo -E`；要长期生效，就在 sudoers 里加一行 \
         `Defaults env_keep += \"http_proxy https_proxy no_proxy\"`，或者用程序自己的代理设置。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ export http_proxy=http://proxy.corp.example:3128 https_proxy=http://proxy.corp.example:3128\n$ sudo apt-get update\nCould not connect to archive.ubuntu.com:80, connection timed out\n",
    )],
    good: &[example(
        Kind::Shell,
        "$ export http_proxy=http://proxy.corp.example:3128 https_proxy=http://proxy.corp.example:3128\n$ sudo -E apt-get update\n",
    )],
    sources: &[source::SUDO],
};

/// The program that runs under `sudo` without its environment.
fn program(command: &Command) -> Option<&str> {
    if command.word(0) != "sudo" {
        return None;
    }
    for word in &command.words[1..] {
        let flag = word.value.as_str();
        let keeps = flag.starts_with("--preserve-env") || (flag.starts_with('-') && !flag.starts_with("--") && flag.contains('E'));
        if keeps || flag.contains('=') {
            return None;
        }
        if !flag.starts_with('-') {
            return Some(flag);
        }
    }
    None
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    const PROGRAMS: &[&str] =
        &["apt", "apt-get", "yum", "dnf", "zypper", "snap", "pip", "pip3", "npm", "curl", "wget", "git", "brew", "add-apt-repository"];
    let is_set = case.settings.iter().any(|it| {
        it.is_forward_proxy() && matches!(it.how, How::Export | How::Unexported | How::Line) && !it.value.trim().is_empty()
    });
    let fails = !case.failures.is_empty()
        || case.says_any(&["timeout", "timed out", "could not connect", "cannot initiate", "failed to fetch", "could not resolve", "unreachable"]).is_some();
    if !is_set || !fails {
        return;
    }
    let Some((command, program)) =
        case.commands().find_map(|it| Some((it, program(it).filter(|program| PROGRAMS.contains(program))?)))
    else {
        return;
    };
    out.push(
        Finding::error(command.at, both("Under `sudo` `{program}` has no proxy.", "在 `sudo` 下，`{program}` 没有代理。").with("program", program))
            .weight(98)
            .why(both("`sudo` drops the exported `http_proxy` and `https_proxy`.", "`sudo` 会丢掉导出的 `http_proxy` 和 `https_proxy`。"))
            .todo(
                both(
                    "Run `sudo -E {program} …`, or add `Defaults env_keep += \"http_proxy https_proxy no_proxy\"` by `sudo visudo`.",
                    "运行 `sudo -E {program} …`，或者用 `sudo visudo` 加上 `Defaults env_keep += \"http_proxy https_proxy no_proxy\"`。",
                )
                .with("program", program),
            ),
    );
}
