//! Quotes became a part of the value.

use super::names::is_ours;
use super::set_does_not_set::speaks_posix;
use super::shells::shell_of;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::read::lines::lines;
use crate::read::shell::Shell;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP168",
    name: "quotes-in-value",
    cause: Cause::EnvSyntax,
    title: both("Quotes are a part of the value", "引号成了值的一部分"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Not everybody takes quotes off: `set NAME=\"value\"` of cmd.exe keeps them, so do items such as `- NAME=\"value\"` in YAML, \
         and curly quotes from a word processor are no quotes to any program. go then reads an address that begins with a quote: \
         `parse \"\\\"https://…\": first path segment in URL cannot contain colon`.",
        "并不是所有地方都会去掉引号：cmd.exe 的 `set NAME=\"value\"` 会保留引号，YAML 里的 `- NAME=\"value\"` 也会；从文档里复制来的弯引号对任何程序都不是引号。\
         这时 go 读到的地址以引号开头：`parse \"\\\"https://…\": first path segment in URL cannot contain colon`。",
    ),
    bad: &[
        example(Kind::Cmd, "C:\\>set GOPROXY=\"https://goproxy.cn,direct\"\nC:\\>go mod download\n"),
        example(Kind::Shell, "export GOPROXY=“https://goproxy.cn,direct”\n"),
        example(Kind::Compose, "services:\n  app:\n    build:\n      context: .\n      args:\n        - GOPROXY=\"https://goproxy.cn,direct\"\n"),
    ],
    good: &[
        example(Kind::Cmd, "C:\\>set \"GOPROXY=https://goproxy.cn,direct\"\nC:\\>go mod download\n"),
        example(Kind::Shell, "export GOPROXY=\"https://goproxy.cn,direct\"\n"),
        example(Kind::Compose, "services:\n  app:\n    build:\n      context: .\n      args:\n        - \"GOPROXY=https://goproxy.cn,direct\"\n"),
    ],
    sources: &[source::GO_PROXY_CODE, source::CMD_SET],
};

const QUOTES: &[char] = &['"', '\'', '“', '”', '‘', '’', '＂', '`'];

/// `docker run --env-file` takes quotes to the letter.
fn in_env_file(case: &Case, out: &mut Vec<Finding>) {
    let is_docker = case.says("--env-file").is_some() || case.says("lookup \"http").is_some();
    let found = case.settings.iter().find(|it| it.how == How::Line && it.quote.is_some() && !it.is_remark && is_ours(&it.name));
    let Some(setting) = found.filter(|_| is_docker) else { return };
    let quotes = [Span::new(setting.value_at.start.saturating_sub(1), setting.value_at.start), Span::new(setting.value_at.end, setting.value_at.end + 1)];
    let is_there = quotes.iter().all(|it| matches!(it.of(case.text), "\"" | "'"));
    let finding = Finding::error(
        setting.value_at,
        both("The quotes in `{name}` are a part of its value.", "`{name}` 的引号成了值的一部分。").with("name", &setting.name),
    )
    .weight(99)
    .why(both(
        "`docker run --env-file` takes lines to the letter, quotes included. (Compose takes them off.)",
        "`docker run --env-file` 会逐字读取每一行，引号也算。（Compose 会去掉引号。）",
    ))
    .todo(both("Take the quotes out.", "去掉引号。"));
    out.push(if is_there {
        finding.fix(Fix::safe(both("Take the quotes out", "去掉多余的引号"), quotes.map(Edit::delete)))
    } else {
        finding
    });
}

const CURLY: Both = both(
    "Curly quotes are ordinary characters to every program; they come from word processors and chats.",
    "弯引号对所有程序来说都只是普通字符，多半是从文档或聊天软件里复制来的。",
);
const KEPT: Both = both("Nobody takes the quotes off here, so the program sees them.", "这里没有谁会去掉引号，程序会原样读到它们。");

/// `set NAME="value"` without a sign of any shell: cmd.exe keeps the quotes, and elsewhere it sets no variable at all.
fn in_bare_set(case: &Case, out: &mut Vec<Finding>) {
    if speaks_posix(case) {
        return;
    }
    for command in case.commands().filter(|it| it.prompt.is_none() && it.word(0).eq_ignore_ascii_case("set") && shell_of(case, it) == Shell::Posix) {
        let Some(word) = command.words.get(1) else { continue };
        let raw = word.at.of(case.text);
        let Some((name, value)) = raw.split_once('=') else { continue };
        let is_quoted = value.len() > 2 && ['"', '\''].iter().any(|it| value.starts_with(*it) && value.ends_with(*it));
        if !is_quoted || !is_ours(name) {
            continue;
        }
        let value_at = Span::new(word.at.start + name.len() + 1, word.at.end);
        let quotes = [Span::new(value_at.start, value_at.start + 1), Span::new(value_at.end - 1, value_at.end)];
        out.push(
            Finding::error(
                value_at,
                both("In cmd.exe the quotes in `{name}` become a part of its value.", "在 cmd.exe 里，`{name}` 的引号会成为值的一部分。").with("name", name),
            )
            .weight(97)
            .why(both(
                "`set` of cmd.exe takes the rest of the line as it is, quotes and remarks included; in PowerShell and bash it sets no environment variable at all.",
                "cmd.exe 的 `set` 会原样取到行尾，引号和后面的注释都算；在 PowerShell 和 bash 里它根本不设置环境变量。",
            ))
            .todo(
                both(
                    "Write `set {name}=…` alone on its line and without quotes, or `set \"{name}=…\"`.",
                    "单独一行写 `set {name}=…`，不加引号；或者写 `set \"{name}=…\"`。",
                )
                .with("name", name),
            )
            .fix(Fix::safe(both("Take the quotes out", "去掉多余的引号"), quotes.map(Edit::delete))),
        );
    }
}

/// A program tells of an address that begins or ends with a quote.
fn told(case: &Case) -> Option<Span> {
    const HOSTS: &[&str] = &[
        "proxy http://\"http", "proxy http://'http", "proxy http://%22http", "lookup \"http", "lookup 'http", "lookup \\\"http",
        "bad address '\"http", "resolve proxy: \"http", "resolve proxy: 'http", "resolve host: \"http", "unable to resolve host address ‘\"http",
    ];
    const ADDRESSES: &[&str] = &["parse \"\\\"http", "parse \\\"http", "parse \"'http", "%22: dial tcp"];
    let host = case.says_any(HOSTS).map(|at| case.line(at));
    let is_of_proxy = |line: &Span| {
        let line = case.lower(*line);
        line.contains("proxy") && !line.contains("goproxy") && !line.trim_start().starts_with("go: ")
    };
    host.or_else(|| case.says_any(ADDRESSES).map(|at| case.line(at)).filter(is_of_proxy))
}

/// A Makefile keeps quotes to the letter, and hands them on to what it starts if the variable is exported.
fn in_makefile(case: &Case, out: &mut Vec<Finding>) {
    if case.says_any(&["makefile", ".mk\n", ".mk:"]).is_none() {
        return;
    }
    let is_quoted = |line: &Span| {
        let said = line.of(case.text).trim_start();
        let is_export = said.starts_with("export ");
        let said = said.strip_prefix("export ").unwrap_or(said);
        let Some((name, value)) = said.split_once('=') else { return false };
        let is_make = name.ends_with([' ', ':', '?']) || value.starts_with(' ');
        let name = name.trim_end_matches([' ', ':', '?', '\t']);
        let value = value.trim();
        let is_whole = ['"', '\''].iter().any(|it| value.len() > 2 && value.starts_with(*it) && value.ends_with(*it));
        is_make && is_ours(name) && is_whole && (is_export || told::any_trouble(case).is_some() || case.says_any(&["invalid", "part of the value", "still "]).is_some())
    };
    let Some(line) = lines(case.text, Span::new(0, case.text.len())).find(is_quoted) else { return };
    out.push(
        Finding::error(line, both("make keeps the quotes as a part of the value.", "make 会把引号当成值的一部分。"))
            .weight(99)
            .why(both(
                "A Makefile has no quotes: what is started with the exported variable gets them too.",
                "Makefile 里没有引号语法，导出的变量会连引号一起传给启动的程序。",
            ))
            .todo(both(
                "Write the value without quotes: `export GOPROXY := https://proxy.golang.org`.",
                "去掉引号：`export GOPROXY := https://proxy.golang.org`。",
            )),
    );
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    in_makefile(case, out);
    in_env_file(case, out);
    in_bare_set(case, out);
    let known = out.len();
    judged(case, out);
    let is_told = out.len() > known || out.iter().any(|it| it.weight >= 99);
    if let Some(at) = told(case).filter(|_| !is_told) {
        out.push(
            Finding::error(at, both("The quotes have become a part of the proxy's address.", "引号成了代理地址的一部分。"))
                .weight(97)
                .why(both(
                    "What set the variable keeps quotes to the letter, so the program looks for a host whose name begins with a quote.",
                    "设置变量的地方把引号原样保留了，程序于是去找名字以引号开头的主机。",
                ))
                .todo(both(
                    "Write the address without quotes, there where it is set (`--env-file`, `set` of cmd.exe, `ENV NAME \"…\"` of old \
                     builders, YAML items), and see with `env | grep -i proxy`.",
                    "在设置它的地方（`--env-file`、cmd.exe 的 `set`、旧构建器的 `ENV NAME \"…\"`、YAML 列表项）去掉引号，再用 `env | grep -i proxy` 核对。",
                )),
        );
    }
}

fn judged(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings.iter().filter(|it| it.is_set() && !it.is_remark && is_ours(&it.name)) {
        let value = setting.value.trim();
        let first = value.chars().next().unwrap_or(' ');
        let is_curly = matches!(first, '“' | '”' | '‘' | '’' | '＂');
        let last = value.chars().next_back().unwrap_or(' ');
        let is_closed = value.len() > 1 && QUOTES.contains(&last);
        // Who prints or reads such a line takes plain quotes off.
        let is_read_off = (matches!(setting.how, How::Line) && !is_curly) || setting.value.contains("{{");
        // go itself takes quotes around a whole flag off.
        let is_flag = setting.is("GOFLAGS") && value.strip_prefix(first).is_some_and(|it| it.starts_with('-')) && !is_curly;
        // What follows on the line of `set` belongs to the value as well.
        let is_followed = setting.how == How::CmdSet && first == '"' && value[1..].contains('"');
        let is_quoted = QUOTES.contains(&first) && first != '`' && (is_closed || is_curly || is_followed);
        if is_flag || !is_quoted || is_read_off {
            continue;
        }
        let start = setting.value.len() - setting.value.trim_start().len();
        let from = setting.part(case.text, start, start + first.len_utf8());
        let end = start + value.len();
        let to = setting.part(case.text, end - last.len_utf8(), end);
        let mut finding = Finding::error(
            setting.value_at,
            both("The quotes in `{name}` are a part of its value.", "`{name}` 的引号成了值的一部分。").with("name", &setting.name),
        )
        .weight(99)
        .why(if is_curly { CURLY } else { KEPT });
        finding = if setting.how == How::CmdSet {
            finding.todo(
                both("Write `set \"{name}=…\"`, or no quotes at all.", "写成 `set \"{name}=…\"`，或者不加引号。").with("name", &setting.name),
            )
        } else {
            finding.todo(both("Take the quotes out, or put straight ones around the whole assignment.", "去掉引号，或者用英文引号把整个赋值括起来。"))
        };
        if setting.is_verbatim(case.text) && (is_closed || is_curly) && from != to && from.end <= to.start {
            let needs_own = is_curly && matches!(setting.how, How::Export | How::Unexported | How::Prefix | How::GoEnvWrite);
            let with = if needs_own { "\"" } else { "" };
            let edits = if is_closed {
                vec![Edit::replace(from, with), Edit::replace(Span::new(to.start, to.end), with)]
            } else {
                vec![Edit::delete(from)]
            };
            finding = finding.fix(Fix::safe(both("Take the quotes out", "去掉多余的引号"), edits));
        }
        out.push(finding);
    }
}
