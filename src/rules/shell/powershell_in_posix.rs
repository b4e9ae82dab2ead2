//! `$env:NAME = "value"` of PowerShell in a POSIX shell or a Dockerfile.

use super::names::is_ours;
use crate::data::source;
use crate::facts::{Case, Content};
use crate::read::Kind;
use crate::read::shell::Command;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP165",
    name: "powershell-in-posix",
    cause: Cause::EnvSyntax,
    title: both("`$env:` of PowerShell in another shell", "在别的 shell 里用了 PowerShell 的 `$env:`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`$env:GOPROXY = \"…\"` sets a variable in PowerShell only. bash, zsh and sh replace `$env` with nothing and then look for \
         a program `:GOPROXY`; there it is `export GOPROXY=…`.",
        "`$env:GOPROXY = \"…\"` 只在 PowerShell 里有效。bash、zsh、sh 会把 `$env` 替换成空，然后去找名叫 `:GOPROXY` 的程序；那里应该写 `export GOPROXY=…`。",
    ),
    bad: &[
        example(Kind::Shell, "me@host:~$ $env:GOPROXY=https://goproxy.cn,direct\n-bash: :GOPROXY=https://goproxy.cn,direct: No such file or directory\n"),
    ],
    good: &[example(Kind::Shell, "me@host:~$ export GOPROXY=https://goproxy.cn,direct\n")],
    sources: &[source::POWERSHELL_ENV, source::POSIX_SHELL],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let in_dockerfile: Vec<&Command> = case
        .documents
        .iter()
        .filter_map(|it| match &it.content {
            Content::Dockerfile(file) => Some(file.instructions.iter().flat_map(|it| &it.commands)),
            _ => None,
        })
        .flatten()
        .collect();
    for command in case.commands() {
        let raw = command.words.first().map_or("", |it| it.at.of(case.text));
        let Some(rest) = raw.strip_prefix("$env:").or_else(|| raw.strip_prefix("$Env:")) else { continue };
        let name = rest.split(|ch: char| !(ch.is_ascii_alphanumeric() || ch == '_')).next().unwrap_or_default();
        let is_prompted = command.prompt.is_some_and(|at| at.of(case.text).trim_end().ends_with(['$', '%', '#']));
        let is_step = in_dockerfile.iter().any(|it| it.at == command.at) && case.says("powershell").is_none();
        if !is_ours(name) || !(is_prompted || is_step) {
            continue;
        }
        out.push(
            Finding::error(command.at, both("`$env:{name}` is PowerShell, and this is another shell.", "`$env:{name}` 是 PowerShell 的写法，而这里是别的 shell。").with("name", name))
                .why(both(
                    "A POSIX shell replaces `$env` with nothing and sets no variable.",
                    "POSIX shell 会把 `$env` 替换成空，不会设置任何变量。",
                ))
                .todo(both("Write `export {name}=…`.", "改成 `export {name}=…`。").with("name", name)),
        );
    }
}
