//! An assignment in PowerShell that sets a variable of PowerShell itself, or has no quotes.

use super::names::is_ours;
use super::shells::shell_of;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::shell::Shell;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP179",
    name: "powershell-form",
    cause: Cause::EnvSyntax,
    title: both("An assignment that PowerShell takes otherwise", "PowerShell 会按别的意思理解的赋值"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`$GOPROXY = \"…\"` makes a variable of PowerShell; programs see only those of `$env:`. And what stands behind the `=` is an \
         expression: a text needs quotes, or PowerShell looks for a command named `https://…`.",
        "`$GOPROXY = \"…\"` 设置的是 PowerShell 自己的变量，程序只能看到 `$env:` 下的变量。另外 `=` 后面是表达式，文本必须加引号，否则 PowerShell 会去找名叫 `https://…` 的命令。",
    ),
    bad: &[
        example(Kind::PowerShell, "PS C:\\work> $GOPROXY = \"https://goproxy.cn,direct\"\nPS C:\\work> go mod download\n"),
        example(Kind::PowerShell, "PS C:\\work> $env:GOPROXY=https://goproxy.cn,direct\nPS C:\\work> go mod download\n"),
    ],
    good: &[example(Kind::PowerShell, "PS C:\\work> $env:GOPROXY = \"https://goproxy.cn,direct\"\nPS C:\\work> go mod download\n")],
    sources: &[source::POWERSHELL_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for command in case.commands().filter(|it| shell_of(case, it) == Shell::PowerShell) {
        let Some(first) = command.words.first() else { continue };
        let raw = first.at.of(case.text);
        let Some(rest) = raw.strip_prefix('$') else { continue };
        let is_env = rest.get(..4).is_some_and(|it| it.eq_ignore_ascii_case("env:"));
        let bare = if is_env { &rest[4..] } else { rest };
        let name = bare.split(|ch: char| !(ch.is_ascii_alphanumeric() || ch == '_')).next().unwrap_or_default();
        if !is_ours(name) {
            continue;
        }
        let whole = command.at.of(case.text);
        let Some(sign) = whole.find('=') else { continue };
        let value = whole[sign + 1..].trim_start();
        let start = command.at.end - value.len();
        let finding = |what| {
            Finding::error(command.at, what).weight(99).todo(
                both("Write `$env:{name} = \"…\"`.", "改成 `$env:{name} = \"…\"`。").with("name", name),
            )
        };
        if !is_env {
            out.push(
                finding(both("`${name}` is a variable of PowerShell, which programs don't see.", "`${name}` 是 PowerShell 自己的变量，程序看不到。").with("name", name))
                    .why(both("Programs get the variables of `$env:` only.", "程序只能得到 `$env:` 下的变量。"))
                    .fix(Fix::safe(both("Write `$env:`", "改成 `$env:`"), [Edit::insert(first.at.start + 1, "env:")])),
            );
        } else if value.starts_with("http://") || value.starts_with("https://") || value.starts_with("socks5") {
            let end = start + value.find([';', ' ', '|']).unwrap_or(value.len());
            out.push(
                finding(both("The value of `$env:{name}` has no quotes.", "`$env:{name}` 的值没有加引号。").with("name", name))
                    .why(both("Behind `=` PowerShell expects an expression, and takes the bare text for a command.", "`=` 后面是表达式，PowerShell 会把没有引号的文本当成命令。"))
                    .fix(Fix::safe(
                        both("Put it in quotes", "加上引号"),
                        [Edit::insert(start, "\""), Edit::insert(Span::at(end).start, "\"")],
                    )),
            );
        }
    }
}
