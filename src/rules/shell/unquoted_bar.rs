//! An unquoted `|` in `GOPROXY`: the shell makes a pipe of it.

use super::shells::{Commands, behind, is_typed, shell_of};
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::read::shell::Shell;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP163",
    name: "unquoted-bar",
    cause: Cause::EnvSyntax,
    title: both("An unquoted `|` in `GOPROXY`", "`GOPROXY` 里的 `|` 没有加引号"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Every shell takes an unquoted `|` for a pipe: the value ends before it, and what follows is run as a program \
         (`https://…: No such file or directory`). In bash the assignment even happens in a shell of its own and is lost. Put \
         the list in quotes.",
        "没有引号的 `|` 在任何 shell 里都是管道：值到它为止，后面的内容被当成程序来运行（`https://…: No such file or directory`）。在 bash 里，这个赋值还发生在子 shell \
         中，随即丢失。请给整个列表加上引号。",
    ),
    bad: &[example(Kind::Shell, "export GOPROXY=https://goproxy.cn|https://goproxy.io,direct\n")],
    good: &[example(Kind::Shell, "export GOPROXY='https://goproxy.cn|https://goproxy.io,direct'\n")],
    sources: &[source::POSIX_SHELL, source::GO_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let commands = Commands::of(case);
    for setting in case.settings_of("GOPROXY") {
        if !is_typed(setting) || setting.quote.is_some() || setting.value.is_empty() {
            continue;
        }
        let (start, rest) = behind(case, setting);
        let Some(next) = rest.strip_prefix('|') else { continue };
        let next = next.trim_start_matches(' ');
        let is_entry = next.starts_with("http://") || next.starts_with("https://") || next.starts_with("direct") || next.starts_with("off");
        if !is_entry {
            continue;
        }
        let length = rest.find([' ', '\t', ';', '&', '"', '\'', ')']).unwrap_or(rest.len());
        let whole = crate::base::Span::new(setting.value_at.start, start + length);
        let list = whole.of(case.text);
        let is_posix = commands.at(setting.at.start).is_none_or(|it| shell_of(case, it) != Shell::Cmd);
        let right = if is_posix { format!("'{list}'") } else { format!("\"{}={list}\"", setting.name) };
        let mut finding = Finding::error(
            whole,
            both("The shell takes the `|` in `GOPROXY` for a pipe.", "shell 把 `GOPROXY` 里的 `|` 当成了管道。"),
        )
        .why(both(
            "The value is not in quotes, so it ends before the `|`, and what follows is run as a program.",
            "值没有加引号，到 `|` 就结束了，后面的内容被当成程序来运行。",
        ))
        .todo(both("Put it in quotes: `{right}`.", "加上引号：`{right}`。").with("right", right));
        if is_posix && setting.how != How::CmdSet {
            let edits = [Edit::insert(whole.start, "'"), Edit::insert(whole.end, "'")];
            finding = finding.fix(Fix::safe(both("Put it in quotes", "加上引号"), edits));
        }
        out.push(finding);
    }
}
