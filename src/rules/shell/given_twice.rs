//! One command or environment is given the same variable twice, with two values.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::lines::lines;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP351",
    name: "given-twice",
    cause: Cause::EnvPrecedence,
    title: both("A variable is given twice, and the last value counts", "同一个变量给了两次，以最后一个为准"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "In a list of variables for one process (`NAME=a NAME=b program`, `-e NAME=a -e NAME=b`) the last one counts; the others are \
         lost without a word. Some programs that are no Go programs take the first instead. Keep one.",
        "传给同一个进程的变量列表里（`NAME=a NAME=b 程序`、`-e NAME=a -e NAME=b`）以最后一个为准，其余的不声不响就丢了；有些非 Go 程序则取第一个。请只保留一个。",
    ),
    bad: &[
        example(Kind::Shell, "GOPROXY=https://goproxy.cn,direct GOPROXY=https://proxy.golang.org,direct go mod download\n"),
        example(Kind::Shell, "docker run -e HTTPS_PROXY=http://10.0.0.9:3128 -e HTTPS_PROXY=http://10.0.0.10:3128 golang:1.27 go mod download\n"),
    ],
    good: &[example(Kind::Shell, "GOPROXY=https://goproxy.cn,direct GOPRIVATE=git.corp.example go mod download\n")],
    sources: &[source::POSIX_SHELL],
};

const NAMES: &[&str] = &[
    "GOPROXY", "GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOSUMDB", "GOFLAGS", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy",
    "no_proxy",
];

/// The values that a line gives to a variable, with their places.
fn values<'t>(line: &'t str, name: &str) -> Vec<(usize, &'t str)> {
    let mut out = Vec::new();
    for (at, _) in line.match_indices(name) {
        let is_inner = line[..at].ends_with(|ch: char| ch.is_ascii_alphanumeric() || matches!(ch, '_' | '$' | '{' | '-'));
        let Some(rest) = line[at + name.len()..].strip_prefix('=').filter(|_| !is_inner) else { continue };
        let rest = rest.trim_start_matches(['"', '\'']);
        let value = &rest[..rest.find([' ', '"', '\'', '`', '\\']).unwrap_or(rest.len())];
        if !value.is_empty() && !value.contains('$') {
            out.push((at, value));
        }
    }
    out
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for line in lines(case.text, Span::new(0, case.text.len())) {
        let said = line.of(case.text);
        // Several commands, or text that tells of several.
        let is_one = !["&&", "; ", "||", "->", "=>", " or ", "echo ", "sed "].iter().any(|sign| said.contains(sign)) && !said.trim_start().starts_with(['#', '/']);
        if !is_one || said.len() > 4000 {
            continue;
        }
        for name in NAMES {
            let values = values(said, name);
            let (Some(first), Some(last)) = (values.first(), values.last()) else { continue };
            if first.1 == last.1 {
                continue;
            }
            let at = Span::new(line.start + last.0, line.start + last.0 + name.len());
            out.push(
                Finding::error(at, both("`{name}` is given more than once; `{value}` counts.", "`{name}` 给了不止一次，生效的是 `{value}`。").with("name", *name).with("value", last.1))
                    .why(both("Of several values for one process the last one wins.", "传给同一个进程的多个值，以最后一个为准。"))
                    .todo(both("Keep one of them; look for what adds the other (a wrapper, a builder, a profile).", "只保留一个，并查出是什么加上了另一个（包装脚本、构建器、启动文件）。"))
                    .confidence(Confidence::Medium)
                    .weight(if case.failures.is_empty() { 94 } else { 82 }),
            );
            return;
        }
    }
}
