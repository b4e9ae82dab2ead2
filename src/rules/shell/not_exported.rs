//! A variable is set in a POSIX shell and not exported, so programs don't see it.

use std::collections::BTreeSet;

use super::names::is_ours;
use super::shells::Commands;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::read::shell::{Command, Shell};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP167",
    name: "not-exported",
    cause: Cause::EnvSyntax,
    title: both("A variable that is not exported", "变量没有导出"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`NAME=value` on a line of its own makes a variable of the shell. Programs that the shell starts see it only after \
         `export NAME`, or with `export NAME=value` at once. It is the same in start-up files such as `.bashrc` and `.profile` too.",
        "单独一行 `NAME=value` 设置的是 shell 自己的变量，只有 `export NAME` 之后，或者直接写 `export NAME=value`，shell 启动的程序才能看到。`.bashrc`、`.profile` 等启动文件也是这样。",
    ),
    bad: &[
        example(Kind::Shell, "$ GOPROXY=https://goproxy.cn,direct\n$ go mod download\n"),
        example(Kind::Shell, "# ~/.bash_profile\nGOPROXY=https://goproxy.cn,direct\nPATH=$PATH:$HOME/go/bin\n"),
    ],
    good: &[
        example(Kind::Shell, "$ export GOPROXY=https://goproxy.cn,direct\n$ go mod download\n"),
        example(Kind::Shell, "$ GOPROXY=https://goproxy.cn,direct go mod download\n"),
        example(Kind::Shell, "GOPROXY=https://goproxy.cn,direct\nexport GOPROXY\ngo mod download\n"),
    ],
    sources: &[source::POSIX_SHELL],
};

/// Files that a shell reads when it starts, or that are read as if.
const STARTUP: &[&str] =
    &[".bashrc", ".bash_profile", ".profile", ".zshrc", ".zprofile", ".zshenv", "/etc/profile",   "/etc/bashrc", "/etc/bash.bashrc"];

/// Programs that read the variables.
const PROGRAMS: &[&str] = &["go", "git", "curl", "docker", "make", "wget", "podman", "brew", "npm", "pip"];

fn is_program(command: &Command) -> bool {
    let program = if command.word(0) == "sudo" { command.word(1) } else { command.word(0) };
    PROGRAMS.contains(&program)
}

/// The variables that are exported somewhere, or handed on in another way.
fn exported<'c>(case: &'c Case<'_>) -> BTreeSet<&'c str> {
    let is_handed_on = |how| matches!(how, How::Export | How::DockerEnv | How::Environment);
    let set = case.settings.iter().filter(|it| is_handed_on(it.how)).map(|it| it.name.as_str());
    let said = case.text.match_indices("export ").map(|(at, word)| {
        let rest = &case.text[at + word.len()..];
        &rest[..rest.find(|ch: char| !(ch.is_ascii_alphanumeric() || ch == '_')).unwrap_or(rest.len())]
    });
    set.chain(said).collect()
}

/// Whether a file is told to be read by `source`, and programs that are started then to miss something.
fn is_sourced(case: &Case) -> bool {
    let is_read = case.mentions("source").is_some() || case.mentions("sourced").is_some() || case.says_any(&["`. ", "\n. ./", "\n. /"]).is_some();
    let is_handed_on = case.says_any(&["set -a", "allexport", "export "]).is_some();
    is_read && !is_handed_on && told::trouble(case).is_some_and(|at| {
        let said = case.lower(at);
        ["prox", "variable", "child", "environment", "program", "process", "empty"].iter().any(|words| said.contains(words))
    })
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_startup = case.says_any(STARTUP).is_some() || is_sourced(case);
    let commands = Commands::of(case);
    let exported = exported(case);
    for setting in case.settings.iter().filter(|it| matches!(it.how, How::Unexported | How::Line) && is_ours(&it.name)) {
        // What `sh -x` traces stands so also for the command behind it.
        let is_traced = case.text[..setting.at.start].ends_with("+ ");
        if is_traced || setting.is_remark || setting.value.is_empty() || exported.contains(setting.name.as_str()) || case.refers_to(&setting.name) {
            continue;
        }
        let is_posix = || commands.at(setting.at.start).is_some_and(|it| it.shell == Shell::Posix);
        if setting.how == How::Unexported && !is_posix() {
            continue;
        }
        // A line of a start-up file that was not taken for a command.
        if setting.how == How::Line && !(is_startup && setting.name_at.start == setting.at.start) {
            continue;
        }
        // On the same line stand those that get it as their own.
        let from = if setting.how == How::Unexported { setting.at.end } else { case.line(setting.at).end };
        let own = format!("{}=", setting.name);
        let is_run_later = commands
            .behind(from)
            .iter()
            .any(|it| is_program(it) && !it.words.iter().any(|word| word.value.starts_with(&own)));
        if !is_run_later && !is_startup {
            continue;
        }
        out.push(
            Finding::error(setting.at, both("`{name}` is set and not exported.", "`{name}` 设置了，但没有导出。").with("name", &setting.name))
                .weight(99)
                .why(both(
                    "It is a variable of the shell alone; the programs that it starts don't see it.",
                    "它只是 shell 自己的变量，shell 启动的程序看不到。",
                ))
                .todo(both("Write `export {name}=…`.", "改成 `export {name}=…`。").with("name", &setting.name))
                .fix(Fix::safe(both("Export it", "导出它"), [Edit::insert(setting.name_at.start, "export ")])),
        );
    }
}
