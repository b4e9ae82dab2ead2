//! `setx` sets a variable for programs that are started later, not for the open window.

use super::names::is_ours;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP174",
    name: "setx-is-for-later",
    cause: Cause::EnvSyntax,
    title: both("`setx` does not change the open window", "`setx` 不会影响当前窗口"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`setx` writes into the registry. Windows that are open already, editors included, keep what they have; the variable is \
         there in those that are opened later. For the open window use `set NAME=value` in cmd.exe or `$env:NAME = \"value\"` in \
         PowerShell.",
        "`setx` 写的是注册表。已经打开的窗口（包括编辑器）不会变化，之后新打开的才有这个变量。要在当前窗口生效，cmd.exe 用 `set NAME=value`，PowerShell 用 `$env:NAME = \"value\"`。",
    ),
    bad: &[example(Kind::Cmd, "C:\\>setx GOPROXY https://goproxy.cn,direct\nC:\\>go mod download\n")],
    good: &[example(Kind::Cmd, "C:\\>setx GOPROXY https://goproxy.cn,direct\nC:\\>set GOPROXY=https://goproxy.cn,direct\nC:\\>go mod download\n")],
    sources: &[source::SETX],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let commands: Vec<_> = case.commands().collect();
    for (place, command) in commands.iter().enumerate() {
        let name = command.words.get(1).map_or("", |it| it.value.as_str());
        if !command.word(0).eq_ignore_ascii_case("setx") || !is_ours(name) {
            continue;
        }
        let later = &commands[place + 1..];
        let is_new_window = case.says_any(&["new terminal", "new window", "reopen", "restart", "新终端", "新窗口", "重启", "重新打开"]).is_some();
        let is_set_too = case.settings.iter().any(|it| it.name == name && !command.at.contains(it.at));
        let is_run = later.iter().any(|it| matches!(it.word(0), "go" | "git" | "curl" | "docker"));
        if !is_run || is_set_too || is_new_window {
            continue;
        }
        out.push(
            Finding::error(command.at, both("`setx` gives `{name}` to windows that are opened later only.", "`setx` 设置的 `{name}` 只对之后打开的窗口有效。").with("name", name))
                .weight(97)
                .why(both("It writes into the registry; this window keeps what it had.", "它写的是注册表，当前窗口的变量不变。"))
                .todo(both(
                    "Open a new window, or set it here too: `set {name}=…` in cmd.exe, `$env:{name} = \"…\"` in PowerShell.",
                    "打开新的窗口，或者在这里也设一次：cmd.exe 用 `set {name}=…`，PowerShell 用 `$env:{name} = \"…\"`。",
                )
                .with("name", name)),
        );
    }
}
