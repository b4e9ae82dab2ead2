//! `daemon.json` or `config.json` that is no JSON: a comma before a bracket, a comment, a quote of a text processor.

use super::configs::{self, Owner};
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::jsonc::{Mistake, Wrong};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP236",
    name: "broken-docker-json",
    cause: Cause::DockerConfigInvalid,
    title: both("A file of Docker's settings that is no JSON", "Docker 的设置文件不是合法的 JSON"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "dockerd and the docker command read plain JSON: no comments, no comma after the last member, straight double \
         quotes. With a broken `daemon.json` the engine doesn't start at all; with a broken `config.json` the client warns \
         and goes on without it. Check with `sudo dockerd --validate` or `jq . FILE`.",
        "dockerd 和 docker 命令读的是标准 JSON：没有注释，最后一项后面没有逗号，用直的双引号。`daemon.json` 坏了，引擎根本起不来；\
         `config.json` 坏了，客户端警告一声就当它不存在。可以用 `sudo dockerd --validate` 或 `jq . 文件` 检查。",
    ),
    bad: &[
        example(
            Kind::Daemon,
            "{\n  \"proxies\": {\n    \"http-proxy\": \"http://proxy.corp.example:3128\",\n    \"https-proxy\": \
             \"http://proxy.corp.example:3128\",\n  }\n}\n",
        ),
        example(
            Kind::Daemon,
            "{\n  \"registry-mirrors\": [\"https://mirror.corp.example\"]\n  \"proxies\": {\n    \"http-proxy\": \
             \"http://proxy.corp.example:3128\",\n    \"https-proxy\": \"http://proxy.corp.example:3128\"\n  }\n}\n",
        ),
    ],
    good: &[example(
        Kind::Daemon,
        "{\n  \"registry-mirrors\": [\"https://mirror.corp.example\"],\n  \"proxies\": {\n    \"http-proxy\": \
         \"http://proxy.corp.example:3128\",\n    \"https-proxy\": \"http://proxy.corp.example:3128\"\n  }\n}\n",
    )],
    sources: &[source::JSON, source::DOCKERD],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for config in configs::configs(case) {
        let Some(mistake) = config.mistake else { continue };
        let (what, edits) = match quotes(case, config.at) {
            Some(edits) if mistake.kind == Wrong::Unquoted => (
                both("JSON takes straight double quotes only.", "JSON 只能用直的双引号。"),
                Some(edits),
            ),
            _ => {
                let (what, edit) = read(case, mistake);
                (what, edit.map(|it| vec![it]))
            }
        };
        let at = Span::new(mistake.at, (mistake.at + 1).min(case.text.len()));
        let at = if case.text.is_char_boundary(at.end) { at } else { case.line(Span::at(mistake.at)) };
        let finding = Finding::error(at, what)
            .why(match config.owner {
                Owner::Engine => both(
                    "dockerd reads plain JSON and doesn't start with anything else.",
                    "dockerd 只读标准 JSON，否则起不来。",
                ),
                Owner::Client => both(
                    "The docker command reads plain JSON and goes on without the file otherwise.",
                    "docker 命令只读标准 JSON，否则就当没有这个文件。",
                ),
            })
            .todo(both(
                "Mend this place, then check the file: `sudo dockerd --validate --config-file=/etc/docker/daemon.json`, or `jq .` for the client's.",
                "改好这一处，再检查文件：`sudo dockerd --validate --config-file=/etc/docker/daemon.json`，客户端的文件用 `jq .`。",
            ));
        out.push(match edits {
            Some(edits) => finding.fix(Fix::safe(both("Mend the JSON", "修正 JSON"), edits)),
            None => finding,
        });
    }
}

/// The edits that make double quotes of all others.
fn quotes(case: &Case, at: Span) -> Option<Vec<Edit>> {
    let has_straight = at.of(case.text).contains('"');
    let is_wrong = |ch| matches!(ch, '\u{201c}' | '\u{201d}' | '\u{201e}') || (ch == '\'' && !has_straight);
    let found = at.of(case.text).match_indices(is_wrong);
    let edits: Vec<_> = found
        .map(|(byte, it)| Edit::replace(Span::new(at.start + byte, at.start + byte + it.len()), "\""))
        .collect();
    (!edits.is_empty()).then_some(edits)
}

/// What is wrong, and the edit that mends it.
fn read(case: &Case, mistake: Mistake) -> (Both, Option<Edit>) {
    let at = mistake.at;
    match mistake.kind {
        Wrong::TrailingComma => (
            both("A comma stands after the last member.", "最后一项后面多了一个逗号。"),
            Some(Edit::delete(Span::new(at, at + 1))),
        ),
        Wrong::NoComma => (
            both("A comma is missing between two members.", "两项之间少了一个逗号。"),
            Some(Edit::insert(at, ",")),
        ),
        Wrong::Comment => {
            let line = case.line(Span::at(at));
            let is_line = case.text[at..].starts_with("//");
            (
                both("JSON has no comments.", "JSON 不支持注释。"),
                is_line.then(|| Edit::delete(Span::new(at, line.end))),
            )
        }
        Wrong::NeverClosed => (both("This bracket is never closed.", "这个括号没有闭合。"), None),
        Wrong::OpenText => (both("This text is never closed.", "这个字符串没有闭合。"), None),
        Wrong::Unquoted => (
            both("Names and texts need straight double quotes.", "键名和字符串要用直的双引号。"),
            None,
        ),
        _ => (both("This is no JSON.", "这里不是合法的 JSON。"), None),
    }
}
