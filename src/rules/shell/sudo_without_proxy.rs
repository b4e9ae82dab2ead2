//! A package manager or the like runs under `sudo`, which drops the proxy variables.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::read::shell::Command;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
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
    // What stands before sudo reaches sudo and nothing that it starts.
    let start = command.words.iter().position(|word| !word.value.contains('=')).unwrap_or_default();
    let words = &command.words[start..];
    let word = |index: usize| words.get(index).map_or("", |it| it.value.as_str());
    if word(0) == "su" {
        let is_login = words.iter().any(|it| matches!(it.value.as_str(), "-" | "-l" | "--login"));
        return is_login.then_some("su");
    }
    if word(0) != "sudo" {
        return None;
    }
    if matches!(word(1), "-i" | "-s" | "--login" | "su") && words.len() < 4 {
        return Some("su");
    }
    let mut takes_value = false;
    for word in words.iter().skip(1) {
        let flag = word.value.as_str();
        if std::mem::take(&mut takes_value) {
            continue;
        }
        let keeps = flag.starts_with("--preserve-env") || (flag.starts_with('-') && !flag.starts_with("--") && flag.contains('E'));
        if keeps || flag.contains('=') {
            return None;
        }
        if !flag.starts_with('-') {
            return Some(flag);
        }
        takes_value = matches!(flag, "-u" | "-g" | "-h" | "-p" | "-C" | "-D" | "-R" | "-T" | "--user" | "--group");
    }
    None
}

/// Programs that fetch something, or run what does.
const PROGRAMS: &[&str] = &[
    "su", "apt", "apt-get", "aptitude", "apt-key", "yum", "dnf", "zypper", "apk", "pacman", "snap", "flatpak", "rpm", "pip", "pip3", "pipx",
    "python", "python3", "php", "composer", "node", "npm", "npx", "yarn", "pnpm", "gem", "bundle", "curl", "wget", "git", "brew",
    "add-apt-repository", "bash", "sh", "zsh", "helm", "ansible-playbook", "cargo", "rustup", "conda", "gpg", "docker-machine",
];

/// Whether a remark tells of variables that are set, and of nothing that keeps them.
fn is_told(case: &Case) -> bool {
    let is_kept = case.says_any(&["env_keep", "sudoers", "visudo", "apt.conf", "sudo -e", ".curlrc", ".wgetrc"]).is_some();
    !is_kept
        && told::clauses(case).into_iter().any(|it| {
            let said = case.lower(it.at);
            let is_named = ["http_proxy", "https_proxy", "proxy variable", "proxy environment", "proxy env", "proxy is", "proxy set"];
            let is_set = [" set", "export", "defined", "configured", "in /etc/environment", "in the environment", "present"];
            is_named.iter().any(|words| said.contains(words)) && is_set.iter().any(|words| said.contains(words)) && !said.contains("not set")
        })
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_set = case.settings.iter().any(|it| {
        it.is_forward_proxy() && matches!(it.how, How::Export | How::Unexported | How::Line | How::Prefix) && !it.value.trim().is_empty()
    });
    let is_told = is_told(case);
    let fails = !case.failures.is_empty()
        || told::any_trouble(case).is_some()
        || case.says_any(&["cannot initiate", "failed to fetch"]).is_some();
    if !(is_set && fails || is_told) {
        out.extend(told_of_sudo(case));
        return;
    }
    let Some((command, program)) = case.commands().find_map(|it| {
        let program = program(it)?;
        let is_script = ["install", "setup", "bootstrap"].iter().any(|name| program.contains(name)) && program.contains(['.', '/']);
        (is_script || PROGRAMS.contains(&program)).then_some((it, program))
    }) else {
        out.extend(told_of_sudo(case));
        return;
    };
    let finding = Finding::error(command.at, both("Under `sudo` `{program}` has no proxy.", "在 `sudo` 下，`{program}` 没有代理。").with("program", program));
    let finding = if fails { finding.weight(99) } else { finding.confidence(Confidence::Medium).weight(80) };
    out.push(
        finding
            .why(both("`sudo` drops the exported `http_proxy` and `https_proxy`.", "`sudo` 会丢掉导出的 `http_proxy` 和 `https_proxy`。"))
            .todo(
                both(
                    "Run `sudo -E {program} …` or `sudo https_proxy=\"$https_proxy\" {program} …`, or add `Defaults env_keep += \"http_proxy https_proxy no_proxy\"` by `sudo visudo`.",
                    "运行 `sudo -E {program} …` 或 `sudo https_proxy=\"$https_proxy\" {program} …`，或者用 `sudo visudo` 加上 `Defaults env_keep += \"http_proxy https_proxy no_proxy\"`。",
                )
                .with("program", program),
            ),
    );
}

/// What stands behind each `sudo ` of the text: whether the environment is kept, and the rest of the line.
fn uses<'t>(case: &Case<'t>) -> Vec<(Span, bool, &'t str)> {
    let mut out = Vec::new();
    let text: &'t str = case.text;
    for (at, word) in text.match_indices("sudo ") {
        let is_inner = text[..at].ends_with(|ch: char| ch.is_alphanumeric() || matches!(ch, '/' | '-' | '_'));
        let rest = text[at + word.len()..].lines().next().unwrap_or_default();
        let kept = ["-E ", "-HE ", "-EH ", "--preserve-env "].iter().find_map(|flag| rest.strip_prefix(flag));
        if !is_inner {
            out.push((Span::new(at, at + "sudo".len()), kept.is_some(), kept.unwrap_or(rest).trim_start()));
        }
    }
    out
}

/// Where the text shows or tells that `sudo` makes the difference, whatever is run.
fn told_of_sudo(case: &Case) -> Option<Finding> {
    if case.says_any(&["env_keep", "sudoers", "visudo"]).is_some() {
        return None;
    }
    let is_set = case.settings.iter().any(|it| it.is_set() && (it.is_forward_proxy() || it.name.starts_with("GO")));
    if !is_set && !case.speaks_of_proxy() {
        return None;
    }
    let uses = uses(case);
    let first = |rest: &str| rest.split([' ', '"', '\'']).next().unwrap_or_default().to_owned();
    // The same command with and without the environment.
    let compared = uses.iter().find(|(_, is_kept, rest)| {
        !is_kept && uses.iter().any(|(_, other, again)| *other && !first(rest).is_empty() && first(rest) == first(again))
    });
    let at = compared.map(|it| it.0).or_else(|| printed_empty(case, &uses)).or_else(|| told_in_words(case))?;
    Some(
        Finding::error(at, both("Under `sudo` the variables of your shell are gone.", "在 `sudo` 下，你 shell 里的变量没有了。"))
            .confidence(Confidence::Medium)
            .weight(96)
            .why(both("`sudo` resets the environment before it starts anything.", "`sudo` 启动程序之前会重置环境变量。"))
            .todo(both(
                "Run `sudo -E …` or `sudo https_proxy=\"$https_proxy\" …`; lasting is `Defaults env_keep += \"http_proxy https_proxy no_proxy\"` by `sudo visudo`.",
                "运行 `sudo -E …` 或 `sudo https_proxy=\"$https_proxy\" …`；要长期生效，用 `sudo visudo` 加上 `Defaults env_keep += \"http_proxy https_proxy no_proxy\"`。",
            )),
    )
}

/// A variable that prints nothing behind `sudo`.
fn printed_empty(case: &Case, uses: &[(Span, bool, &str)]) -> Option<Span> {
    let (at, _, _) = uses.iter().find(|(_, is_kept, _)| !is_kept)?;
    let mut lines = case.text[at.start..].lines().skip(1).peekable();
    while let Some(line) = lines.next() {
        let lower = line.to_ascii_lowercase();
        let shows = ["echo $", "echo \"$", "printenv ", "env | grep"].iter().any(|it| lower.contains(it)) && lower.contains("prox");
        let is_empty = lines.peek().is_none_or(|next| next.trim().trim_matches(['#', '$', '>', '%']).trim().is_empty());
        if shows && is_empty {
            return Some(*at);
        }
    }
    None
}

/// Where a person says that it does not work under `sudo` or as root.
fn told_in_words(case: &Case) -> Option<Span> {
    const LOST: &[&str] = &["empty", "gone", "lost", "drop", "strip", "reset", "clean", "missing", "unset", "not there", "not passed", "not kept"];
    if case.says("sudo -e").is_some() {
        return None;
    }
    // What a daemon fetches has another way.
    let is_daemon = case.commands().any(|it| it.words.iter().any(|word| matches!(word.value.as_str(), "docker" | "systemctl" | "snap" | "dockerd")));
    let clause = told::clauses(case).into_iter().filter(|_| !is_daemon).find(|it| {
        let said = case.lower(it.at);
        let is_root = ["sudo", "as root", "under root", "root shell"].iter().any(|words| said.contains(words));
        is_root && !said.contains("without sudo") && (told::is_trouble(said) || LOST.iter().any(|words| said.contains(words)))
    })?;
    Some(clause.at)
}
