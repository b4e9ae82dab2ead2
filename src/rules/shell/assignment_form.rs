//! A variable is assigned in a form that its command does not take: `go env -w NAME VALUE`, `export NAME:VALUE`.

use super::names::is_ours;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::shell::Command;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP173",
    name: "assignment-form",
    cause: Cause::EnvSyntax,
    title: both("An assignment in a form that the command does not take", "赋值的写法命令不认识"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`go env -w` takes `NAME=value` in one word, and without `-w` nothing is written. `export` wants `NAME=value` too, without \
         `$` before the name and with `=` between the two. `docker run --env-file` takes `NAME=value` lines only, without `export`.",
        "`go env -w` 后面要写成一个词 `NAME=value`，不加 `-w` 什么也不会写入。`export` 同样写 `NAME=value`，名称前面不要 `$`，中间用 `=`。`docker run --env-file` 的文件里\
         每行只能是 `NAME=value`，不能带 `export`。",
    ),
    bad: &[
        example(Kind::Shell, "go env -w GOPROXY https://goproxy.cn,direct\n"),
        example(Kind::Shell, "go env GOPROXY=https://goproxy.cn,direct\n"),
        example(Kind::Shell, "export GOPROXY:https://goproxy.cn,direct\n"),
        example(Kind::Shell, "export $GOPROXY=https://goproxy.cn,direct\n"),
    ],
    good: &[
        example(Kind::Shell, "go env -w GOPROXY=https://goproxy.cn,direct\n"),
        example(Kind::Shell, "export GOPROXY=https://goproxy.cn,direct\n"),
    ],
    sources: &[source::GO_ENV_COMMAND, source::POSIX_SHELL],
};

const NO_WRITE: Both = both("Without `-w` `go env` only prints.", "不加 `-w` 时 `go env` 只是打印。");
const ONE_WORD: Both = both("`go env -w` takes `NAME=value` as one word.", "`go env -w` 要求 `NAME=value` 写成一个词。");
const EQUALS: Both = both("Between name and value stands `=`.", "名称和值之间要用 `=`。");
const SETX: Both = both("`setx` takes name and value as two words, without `=`.", "`setx` 的名称和值要分成两个词，中间没有 `=`。");
const DOLLAR: Both = both("`$NAME` is the value of the variable; to set it, write the name alone.", "`$NAME` 是变量的值；设置变量时只写名称。");

/// The name that is meant, why it fails, and the edits.
fn judge(command: &Command, text: &str) -> Option<(String, Both, Vec<Edit>)> {
    if command.starts_with(&["go", "env"]) {
        let is_write = command.word(2) == "-w" || command.word(2) == "-u";
        let first = command.words.get(if is_write { 3 } else { 2 })?;
        if !is_write {
            let (name, _) = first.value.split_once('=')?;
            let edit = Edit::insert(first.at.start, "-w ");
            return is_ours(name).then(|| (name.to_owned(), NO_WRITE, vec![edit]));
        }
        let second = command.words.get(4)?;
        let is_value = second.value.contains("://") || matches!(second.value.as_str(), "off" | "direct" | "on") || second.value.contains('.');
        let is_pair = command.word(2) == "-w" && is_ours(&first.value) && is_value && !second.value.starts_with('=');
        return is_pair.then(|| {
            let edit = Edit::replace(Span::new(first.at.end, second.at.start), "=");
            (first.value.clone(), ONE_WORD, vec![edit])
        });
    }
    if command.word(0).eq_ignore_ascii_case("setx") {
        let first = command.words.get(1)?;
        let (name, value) = first.value.split_once('=')?;
        let at = first.at.of(text).find('=').map(|sign| first.at.start + sign)?;
        return (is_ours(name) && !value.is_empty()).then(|| (name.to_owned(), SETX, vec![Edit::replace(Span::new(at, at + 1), " ")]));
    }
    if command.word(0) != "export" {
        return None;
    }
    let word = command.words.get(1).filter(|it| it.at.end - it.at.start == it.value.len())?;
    if let Some((name, _)) = word.value.strip_prefix('$').and_then(|rest| rest.split_once('=')) {
        let edit = Edit::delete(Span::new(word.at.start, word.at.start + 1));
        return is_ours(name).then(|| (name.to_owned(), DOLLAR, vec![edit]));
    }
    let (name, rest) = word.value.split_once(':')?;
    let at = word.at.start + name.len();
    (is_ours(name) && !rest.is_empty()).then(|| (name.to_owned(), EQUALS, vec![Edit::replace(Span::new(at, at + 1), "=")]))
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for command in case.commands() {
        let Some((name, why, edits)) = judge(command, case.text) else { continue };
        out.push(
            Finding::error(command.at, both("`{name}` is not set by this.", "这样写不会设置 `{name}`。").with("name", &name))
                .why(why)
                .todo(if command.word(0).eq_ignore_ascii_case("setx") { both("Write `setx {name} \"…\"`, then open a new window.", "改成 `setx {name} \"…\"`，然后打开新窗口。") } else { both("Write `{name}=…` in one word, as in `go env -w {name}=…` or `export {name}=…`.", "写成一个词 `{name}=…`，例如 `go env -w {name}=…` 或 `export {name}=…`。") }.with("name", &name))
                .fix(Fix::safe(both("Write it in the form that the command takes", "改成命令认识的写法"), edits)),
        );
    }
    let Some(at) = case.says_any(&["invalid env file", "variable 'export ", "invalid environment file"]) else {
        out.extend(flag_refused(case));
        return;
    };
    out.push(
        Finding::error(at, both("A line of the env file is no plain `NAME=value`.", "env 文件里有一行不是单纯的 `NAME=value`。"))
            .weight(98)
            .why(both(
                "`docker run --env-file` takes lines to the letter: no `export`, no quotes, no blanks around `=`.",
                "`docker run --env-file` 会逐字读取每一行：不能有 `export`、引号和 `=` 两边的空格。",
            ))
            .todo(both("Write the line as `NAME=value`.", "把这一行写成 `NAME=value`。")),
    );
}

/// A tool's `-env` that takes a list, whose commas part the value of `GOPROXY`.
fn flag_refused(case: &Case) -> Option<Finding> {
    let at = case.says_any(&["defined as key=value", "must be key=value", "in the form key=value", "expected key=value", "key=value format", "not in key=value"])?;
    let line = case.lower(case.line(at));
    (line.contains("goproxy=") || line.contains("_proxy=")).then(|| {
        Finding::error(at, both("The flag parts its value at the commas, so the list falls apart.", "这个参数会在逗号处拆开，列表就散了。"))
            .weight(97)
            .why(both("It takes several `NAME=value` in one word, parted by commas.", "它在一个参数里接受多个用逗号分隔的 `NAME=value`。"))
            .todo(both(
                "Hand the variable over in another way: exported in the shell, in the tool's file or image; or update the tool.",
                "换一种方式传入：在 shell 里导出，或写进该工具的配置文件或镜像；也可以升级该工具。",
            ))
    })
}
