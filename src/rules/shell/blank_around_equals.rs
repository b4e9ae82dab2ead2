//! `export NAME = value`: a shell wants no blanks around `=`.

use super::names::is_ours;
use super::shells::shell_of;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::read::shell::{Command, Shell};
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP162",
    name: "blank-around-equals",
    cause: Cause::EnvSyntax,
    title: both("Blanks around `=`", "`=` 两边有空格"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "In bash, zsh and sh an assignment has no blanks around `=`: `export NAME = value` exports a variable `NAME` without a \
         value and complains about `=`. In cmd.exe the blank becomes a part of the name, in a Dockerfile's `ENV` a part of the \
         value. (Makefiles and PowerShell do allow blanks.)",
        "在 bash、zsh、sh 里赋值时 `=` 两边不能有空格：`export NAME = value` 会导出一个没有值的 `NAME`，并对 `=` 报错。在 cmd.exe 里空格会变成变量名的一部分，\
         在 Dockerfile 的 `ENV` 里会变成值的一部分。（Makefile 和 PowerShell 允许空格。）",
    ),
    bad: &[
        example(Kind::Shell, "export GOPROXY = https://goproxy.cn,direct\n"),
        example(Kind::Dockerfile, "FROM golang:1.27\nWORKDIR /src\nENV GOPROXY = https://goproxy.cn,direct\n"),
    ],
    good: &[
        example(Kind::Shell, "export GOPROXY=https://goproxy.cn,direct\n"),
        example(Kind::PowerShell, "$env:GOPROXY = \"https://goproxy.cn,direct\"\n"),
    ],
    sources: &[source::POSIX_SHELL, source::DOCKERFILE],
};

/// Whether blanks are allowed: the lines are a Makefile's.
fn is_makefile(case: &Case) -> bool {
    case.says_any(&["makefile", ":=", "?=", "$(", "\n\t"]).is_some()
}

/// The blanks around the `=` between a name and what follows it.
fn gaps(text: &str, name: Span, end: usize) -> Vec<Span> {
    let behind = Span::new(name.end, end).of(text);
    let Some(sign) = behind.find('=') else { return Vec::new() };
    let after = behind[sign + 1..].len() - behind[sign + 1..].trim_start_matches([' ', '\t']).len();
    let sign = name.end + sign;
    [Span::new(name.end, sign), Span::new(sign + 1, sign + 1 + after)].into_iter().filter(|it| !it.is_empty()).collect()
}

fn finding(case: &Case, name: Span, line_end: usize) -> Finding {
    let gaps = gaps(case.text, name, line_end);
    let at = gaps.first().zip(gaps.last()).map_or(name, |(first, last)| Span::new(first.start.min(name.end), last.end));
    let edits: Vec<_> = gaps.iter().map(|it| Edit::delete(*it)).collect();
    let finding = Finding::error(
        name.to(at),
        both("Blanks around `=` keep `{name}` from getting its value.", "`=` 两边的空格让 `{name}` 拿不到值。").with("name", name.of(case.text)),
    )
    .why(both(
        "An assignment here has no blanks around `=`; with them name and value are separate words.",
        "这里的赋值 `=` 两边不能有空格，否则名称和值会被当成不同的词。",
    ))
    .todo(both("Write `{name}=value` without blanks.", "去掉空格，写成 `{name}=value`。").with("name", name.of(case.text)));
    if edits.is_empty() { finding } else { finding.fix(Fix::safe(both("Take the blanks out", "去掉空格"), edits)) }
}

/// `go env - w NAME=value`, `go env –w …`, `go env -wNAME=value`: a flag that is none.
fn broken_flag(command: &Command) -> Option<Finding> {
    let start = usize::from(command.word(0) == "sudo");
    let words = command.words.get(start..)?;
    let said = |at: usize| words.get(at).map_or("", |it| it.value.as_str());
    if said(0) != "go" || said(1) != "env" {
        return None;
    }
    let assigns = |word: &str| word.split('=').next().is_some_and(is_ours);
    let (at, right) = match (said(2), said(3)) {
        ("-" | "–" | "—" | "－", letter @ ("w" | "u")) => (words[2].at.to(words[3].at), format!("-{letter}")),
        ("–w" | "—w" | "－w" | "−w" | "-W" | "w", next) if assigns(next) => (words[2].at, "-w".to_owned()),
        (joined, _) if joined.strip_prefix("-w").is_some_and(|it| it.contains('=') && assigns(it)) => {
            (Span::new(words[2].at.start, words[2].at.start + 2), "-w ".to_owned())
        }
        _ => return None,
    };
    let finding = Finding::error(at, both("This is not the flag `{flag}` of `go env`.", "这不是 `go env` 的选项 `{flag}`。").with("flag", right.trim()))
        .why(both(
            "go takes it for the name of a variable or for an unknown flag, and sets nothing.",
            "go 会把它当成变量名或不认识的选项，什么也不会设置。",
        ))
        .todo(
            both(
                "Write `go env {flag}` with a plain hyphen right before the letter and a blank behind it, and no blanks around `=` or within the list.",
                "写成 `go env {flag}`：普通连字符紧挨字母，后面一个空格；`=` 两边和列表里都不要有空格。",
            )
            .with("flag", right.trim()),
        )
        .weight(99);
    Some(finding.fix(Fix::safe(both("Write the flag", "写对选项"), [Edit::replace(at, right)])))
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_makefile = is_makefile(case);
    for command in case.commands().filter(|it| matches!(shell_of(case, it), Shell::Posix | Shell::Fish)) {
        let is_export = matches!(command.word(0), "export" | "declare" | "local" | "readonly" | "typeset");
        if let Some(found) = broken_flag(command) {
            out.push(found);
            continue;
        }
        let is_written = command.starts_with(&["go", "env", "-w"]);
        let place = if is_export { 1 } else if is_written { 3 } else { 0 };
        if place == 0 && is_makefile {
            continue;
        }
        let Some(name) = command.words.get(place) else { continue };
        let next = command.word(place + 1);
        let bare = name.value.trim_end_matches('=');
        let is_apart = next.starts_with('=') && name.value == bare;
        // `NAME= value` runs `value` with an empty variable.
        let is_empty = name.value.ends_with('=') && name.quote.is_none() && (next.contains("://") || next.starts_with("direct"));
        if !is_ours(bare) || !(is_apart || is_empty) || command.words.len() < place + 2 {
            continue;
        }
        let name_at = Span::new(name.at.start, name.at.start + bare.len());
        out.push(finding(case, name_at, case.line(name.at).end));
    }
    for setting in case.settings.iter().filter(|it| is_ours(it.name.trim())) {
        let is_env = setting.how == How::DockerEnv && setting.value.starts_with("= ");
        // cmd.exe makes the blank a part of the name.
        let is_cmd = setting.how == How::CmdSet && setting.name_at.of(case.text).ends_with(' ');
        if is_env || is_cmd {
            let name = setting.name_at.of(case.text).trim_end();
            let name_at = Span::new(setting.name_at.start, setting.name_at.start + name.len());
            out.push(finding(case, name_at, case.line(setting.at).end));
        }
    }
}
