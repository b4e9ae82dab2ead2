//! A command of another shell: `setx` outside of Windows, `export` on it, `setenv NAME=value`.

use super::names::is_ours;
use super::shells::shell_of;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::shell::{Command, Shell};
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP177",
    name: "command-of-another-shell",
    cause: Cause::EnvSyntax,
    title: both("A command of another shell", "用了别的 shell 的命令"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Every shell sets variables in its own way: `export NAME=value` in bash, zsh and sh, `set -gx NAME value` in fish, \
         `setenv NAME value` (without `=`) in csh and tcsh, `set` and `setx` in cmd.exe, `$env:NAME = \"value\"` in PowerShell.",
        "各种 shell 设置变量的写法不同：bash、zsh、sh 用 `export NAME=value`，fish 用 `set -gx NAME value`，csh 和 tcsh 用 `setenv NAME value`（没有 `=`），\
         cmd.exe 用 `set` 和 `setx`，PowerShell 用 `$env:NAME = \"value\"`。",
    ),
    bad: &[
        example(Kind::Shell, "me@host:~$ setx GOPROXY https://goproxy.cn,direct\nsetx: command not found\n"),
        example(Kind::Shell, "me@host:~$ setenv GOPROXY=https://goproxy.cn,direct\n"),
    ],
    good: &[
        example(Kind::Shell, "me@host:~$ export GOPROXY=https://goproxy.cn,direct\n"),
        example(Kind::Shell, "me@host:~$ setenv GOPROXY https://goproxy.cn,direct\n"),
    ],
    sources: &[source::POSIX_SHELL, source::SETX],
};

fn for_windows(command: &Command, shell: Shell) -> Finding {
    let finding = Finding::error(
        command.at,
        both("`{command}` is a command of another shell.", "`{command}` 是别的 shell 的命令。").with("command", command.word(0).split('=').next().unwrap_or_default()),
    )
    .weight(99);
    match shell {
        Shell::PowerShell => finding
            .why(both("PowerShell has no `export`.", "PowerShell 没有 `export`。"))
            .todo(both("Write `$env:NAME = \"value\"`.", "改成 `$env:NAME = \"value\"`。")),
        _ => finding
            .why(both("cmd.exe has neither `export` nor `$env:`.", "cmd.exe 没有 `export`，也没有 `$env:`。"))
            .todo(both("Write `set NAME=value`, for good `setx NAME value`.", "改成 `set NAME=value`，永久生效用 `setx NAME value`。")),
    }
}

/// An old fish, and PowerShell and cmd.exe, refuse `NAME=value program`.
fn prefix_refused(case: &Case) -> Option<Finding> {
    let fish = case.says("unsupported use of '='");
    let windows = || {
        ["term '", "'"].iter().find_map(|lead| {
            let names = ["goproxy=", "go111module=", "http_proxy=", "https_proxy=", "gosumdb=", "gopath=", "goflags=", "cgo_enabled=", "goos="];
            names.iter().find_map(|name| case.says(&format!("{lead}{name}"))).filter(|at| case.lower(case.line(*at)).contains("not recognized"))
        })
        .or_else(|| case.says_any(&["'goproxy' is not recognized", "'https_proxy' is not recognized", "'http_proxy' is not recognized", "'go111module' is not recognized", "'goproxy' 不是内部或外部命令"]))
    };
    let at = fish.or_else(windows)?;
    let finding = Finding::error(at, both("This shell has no `NAME=value` before a command.", "这个 shell 不支持在命令前面写 `NAME=value`。")).weight(99);
    Some(if fish.is_some() {
        finding
            .why(both("fish knows that form from 3.1 on.", "fish 从 3.1 起才支持这种写法。"))
            .todo(both("Write `env NAME=value go …`, or update fish.", "改成 `env NAME=value go …`，或升级 fish。"))
    } else {
        finding
            .why(both("It is a form of POSIX shells; here the assignment is taken for a program's name.", "这是 POSIX shell 的写法，在这里赋值被当成了程序名。"))
            .todo(both(
                "Set it on a line before: `$env:NAME = \"value\"` in PowerShell, `set NAME=value` in cmd.exe.",
                "先单独设置：PowerShell 里写 `$env:NAME = \"value\"`，cmd.exe 里写 `set NAME=value`。",
            ))
    })
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    out.extend(prefix_refused(case));
    for command in case.commands() {
        let name = command.words.get(1).map_or("", |it| it.value.as_str());
        let is_setx = command.word(0) == "setx" && is_ours(name) && {
            let is_refused = case.says("setx: command not found").is_some() || case.says("command not found: setx").is_some();
            is_refused || (command.prompt.is_some() && shell_of(case, command) == Shell::Posix)
        };
        let shell = shell_of(case, command);
        let is_windows = matches!(shell, Shell::Cmd | Shell::PowerShell);
        let refused = case.says_any(&["'export' is not recognized", "'export' 不是内部或外部命令", "term 'export' is not recognized", "“export”"]);
        let is_export = command.word(0) == "export" && (is_windows || refused.is_some());
        let is_env = shell == Shell::Cmd && command.prompt.is_some() && command.word(0).to_ascii_lowercase().starts_with("$env:");
        if is_export || is_env {
            out.push(for_windows(command, if is_env || shell == Shell::Cmd { Shell::Cmd } else { shell }));
            continue;
        }
        let is_setenv = command.word(0) == "setenv" && name.split_once('=').is_some_and(|(name, _)| is_ours(name));
        if !is_setx && !is_setenv {
            continue;
        }
        let bare = name.split('=').next().unwrap_or_default();
        let finding = Finding::error(
            command.at,
            both("`{command}` does not set `{name}` here.", "这里的 `{command}` 不会设置 `{name}`。").with("command", command.word(0)).with("name", bare),
        )
        .weight(99);
        out.push(if is_setx {
            finding
                .why(both("`setx` is a program of Windows.", "`setx` 是 Windows 的程序。"))
                .todo(both("Write `export {name}=…`.", "改成 `export {name}=…`。").with("name", bare))
        } else {
            finding
                .why(both("`setenv` of csh takes name and value apart, without `=`.", "csh 的 `setenv` 要求名称和值分开写，中间没有 `=`。"))
                .todo(both(
                    "Write `setenv {name} …` in csh and tcsh, `export {name}=…` in other shells.",
                    "csh、tcsh 里写 `setenv {name} …`，其他 shell 写 `export {name}=…`。",
                )
                .with("name", bare))
        });
    }
}
