//! Blanks behind the commas of an unquoted list: the shell ends the value at the first.

use super::shells::{behind, is_typed};
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP164",
    name: "list-cut-off",
    cause: Cause::EnvSyntax,
    title: both("The shell cuts an unquoted list at its first blank", "列表没加引号，被 shell 在第一个空格处截断"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Without quotes a shell ends the value at the first blank. `export GOPRIVATE=a, b` sets `a,` and exports a variable `b`; \
         `go env -w GOPRIVATE=a, b` is refused. Write the list without blanks: `GOPRIVATE` takes none, not even in quotes.",
        "没有引号时，shell 会在第一个空格处结束这个值。`export GOPRIVATE=a, b` 只设置了 `a,`，还导出了一个名叫 `b` 的变量；`go env -w GOPRIVATE=a, b` 会被拒绝。\
         列表里不要有空格：对 `GOPRIVATE` 来说，加了引号也不行。",
    ),
    bad: &[
        example(Kind::Shell, "export GOPRIVATE=git.corp.example, github.com/acme\n"),
        example(Kind::Shell, "go env -w GOPROXY=https://goproxy.cn, direct\n"),
    ],
    good: &[example(Kind::Shell, "export GOPRIVATE=git.corp.example,github.com/acme\n")],
    sources: &[source::POSIX_SHELL, source::GO_PRIVATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for name in ["GOPROXY", "GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOINSECURE"] {
        for setting in case.settings_of(name) {
            let is_cut = is_typed(setting) && setting.how != How::CmdSet && setting.quote.is_none() && setting.value.ends_with([',', '|']);
            if !is_cut {
                continue;
            }
            let (start, rest) = behind(case, setting);
            let rest = rest.split(" #").next().unwrap_or_default().split(" &&").next().unwrap_or_default().trim_end();
            let entries = rest.trim_start();
            let is_list = rest.starts_with([' ', '\t'])
                && !entries.is_empty()
                && !entries.contains(['=', ';', '&', '|', '"', '\'', '$'])
                && entries.split(',').all(|it| !it.trim().contains(char::is_whitespace));
            if !is_list {
                continue;
            }
            let whole = Span::new(setting.value_at.start, start + rest.len());
            let bare: String = whole.of(case.text).chars().filter(|ch| !ch.is_whitespace()).collect();
            out.push(
                Finding::error(
                    whole,
                    both("The shell ends `{name}` at the first blank; `{rest}` is lost.", "shell 在第一个空格处截断了 `{name}`，`{rest}` 丢了。")
                        .with("name", name)
                        .with("rest", entries),
                )
                .why(both("The value is not in quotes.", "这个值没有加引号。"))
                .todo(both("Write `{name}={list}` without blanks.", "去掉空格，写成 `{name}={list}`。").with("name", name).with("list", &bare))
                .fix(Fix::safe(both("Take the blanks out", "去掉空格"), [Edit::replace(whole, bare)])),
            );
        }
    }
}
