//! The entries of `GOPROXY` are parted by something else than a comma or a bar.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How, Setting, has_gap};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP004",
    name: "separator",
    cause: Cause::GoproxyMalformed,
    title: both("A separator in `GOPROXY` that go does not know", "`GOPROXY` 用了 go 不认识的分隔符"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Entries are parted by `,` or `|`. A semicolon, a blank or a full-width comma parts nothing: it becomes a part of the \
         host's name, so that neither entry works. In a shell an unquoted `;` or blank even ends the value.",
        "条目之间只能用 `,` 或 `|` 分隔。分号、空格和全角逗号都不是分隔符，它们会变成主机名的一部分，结果两个条目都用不了。\
         在 shell 里，没有引号的 `;` 或空格还会直接截断变量的值。",
    ),
    bad: &[
        example(Kind::EnvFile, "GOPROXY=https://goproxy.cn;direct\n"),
        example(Kind::Shell, "go env -w GOPROXY=https://goproxy.cn，direct\n"),
        example(Kind::Shell, "go env -w GOPROXY=https://goproxy.cn;direct\n"),
        example(Kind::Compose, "services:\n  app:\n    build:\n      context: .\n      args:\n        - GOPROXY=https://goproxy.cn direct\n"),
    ],
    good: &[
        example(Kind::Shell, "go env -w GOPROXY=https://goproxy.cn,direct\n"),
        example(Kind::Dockerfile, "FROM golang:1.27\nWORKDIR /src\nENV GOPROXY=\"https://goproxy.cn, direct\"\n"),
    ],
    sources: &[source::GO_ENV, source::GO_PROXY_CODE],
};

/// Whether what stands here begins an entry.
fn begins_entry(text: &str) -> bool {
    let word = text.split([',', '|', ';', ' ', '\t', '\n', '\r', '"', '\'']).next().unwrap_or_default();
    matches!(word, "direct" | "off") || word.starts_with("https://") || word.starts_with("http://")
}

/// A semicolon or blanks behind the value where the shell ended it, with a further entry behind them.
fn cut_off(case: &Case, setting: &Setting) -> Option<Span> {
    let is_command = matches!(setting.how, How::Export | How::Unexported | How::GoEnvWrite | How::Prefix | How::CmdSet);
    if !is_command || setting.quote.is_some() || setting.value.ends_with([',', '|']) {
        return None;
    }
    let line = case.line(setting.at);
    let start = setting.value_at.end;
    let rest = Span::new(start, line.end.max(start)).of(case.text);
    let word = rest.trim_start_matches([' ', '\t', ';']);
    let gap = &rest[..rest.len() - word.len()];
    let is_gap = gap.matches(';').count() == 1 || (gap == " " && setting.how != How::Prefix && !word.starts_with("http"));
    (is_gap && begins_entry(word)).then(|| Span::new(start, start + gap.len()))
}

/// Entries that ran together, as messages show them.
const TOGETHER: &[&str] =
    &["%20direct", ";direct/", ";direct:", "%ef%bc%8cdirect", "，direct", "%3bdirect", " direct: no such host", ";https://", "%20https"];

/// What a message tells, where the setting itself is not in the text.
fn told(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says_any(TOGETHER).filter(|at| {
        let line = case.line(*at).of(case.text);
        line.contains("no such host") || line.contains("lookup ") || line.contains("invalid ")
    }) else {
        return;
    };
    out.push(
        Finding::error(at, both("Two entries of `GOPROXY` ran together into one.", "`GOPROXY` 的两个条目连成了一个。"))
            .why(both(
                "go knows only `,` and `|`; a semicolon, a blank or a full-width comma became a part of a host's name.",
                "go 只认 `,` 和 `|`；分号、空格或全角逗号成了主机名的一部分。",
            ))
            .todo(both(
                "Put a comma between the entries: `go env -w GOPROXY=https://goproxy.cn,direct`.",
                "条目之间用英文逗号：`go env -w GOPROXY=https://goproxy.cn,direct`。",
            ))
            .weight(99),
    );
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let before = out.len();
    in_settings(case, out);
    if out.len() == before {
        told(case, out);
    }
}

fn in_settings(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.told_of("GOPROXY").into_iter().filter(|it| !it.value.starts_with("= ") && !it.holds_more()) {
        let mut places = Vec::new();
        for entry in setting.hops(case.text) {
            if setting.is_remark || has_gap(entry.text) || entry.text.contains(['"', '\'', '“', '”']) {
                continue;
            }
            for (at, ch) in entry.text.char_indices() {
                // Behind a value in a remark its sentence goes on.
                if setting.is_remark && ch.is_whitespace() && !begins_entry(entry.text[at..].trim_start()) {
                    break;
                }
                let is_wrong = matches!(ch, ';' | '；' | '，' | '、') || ch.is_whitespace();
                let is_at_end = entry.text[at..].chars().all(|ch| matches!(ch, ';' | '；'));
                if is_wrong && !is_at_end && setting.is_verbatim(case.text) {
                    places.push(Span::new(entry.at.start + at, entry.at.start + at + ch.len_utf8()));
                } else if is_wrong {
                    places.push(entry.at);
                }
            }
        }
        places.extend(cut_off(case, setting));
        places.dedup();
        let (Some(first), Some(last)) = (places.first(), places.last()) else { continue };
        let wrong = first.of(case.text).trim();
        let what = if wrong.is_empty() {
            both("A blank does not part the entries of `GOPROXY`.", "`GOPROXY` 的条目不能用空格分隔。").into()
        } else {
            both("`{wrong}` does not part the entries of `GOPROXY`.", "`GOPROXY` 的条目不能用 `{wrong}` 分隔。").with("wrong", wrong)
        };
        let mut finding = Finding::error(first.to(*last), what)
            .why(both(
                "go knows only `,` and `|`; anything else becomes a part of a host's name, or the shell ends the value there.",
                "go 只认 `,` 和 `|`；别的字符会变成主机名的一部分，或者让 shell 在那里截断这个值。",
            ))
            .todo(both("Put a comma between the entries.", "条目之间用英文逗号。"));
        let is_apart = places.iter().all(|it| it.end - it.start <= 3);
        if is_apart {
            let mut edits: Vec<Edit> = Vec::new();
            for place in &places {
                let follows = edits.last().is_some_and(|edit| edit.at.end == place.start);
                edits.push(if follows { Edit::delete(*place) } else { Edit::replace(*place, ",") });
            }
            finding = finding.fix(Fix::safe(both("Write commas", "改成英文逗号"), edits));
        }
        out.push(finding);
    }
}
