//! The patterns of a list are parted by something else than a bare comma.

use super::patterns::{ranked, settings};
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP023",
    name: "separator-of-patterns",
    cause: Cause::PrivateModuleRouting,
    title: both("Patterns parted by something else than a comma", "模式之间不是用单独的逗号分隔"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Patterns in `GOPRIVATE`, `GONOPROXY` and `GONOSUMDB` are parted by commas alone. A blank behind a comma becomes a part \
         of the next pattern, which then covers nothing; semicolons and bars part nothing at all. (`GOPROXY` forgives blanks \
         around its commas, these variables don't.)",
        "`GOPRIVATE`、`GONOPROXY`、`GONOSUMDB` 里的模式只能用逗号分隔。逗号后面的空格会算进下一个模式，使它什么也匹配不到；分号和竖线完全不起\
         分隔作用。（`GOPROXY` 会忽略逗号旁边的空格，这几个变量不会。）",
    ),
    bad: &[
        example(Kind::Shell, "go env -w GOPRIVATE=\"git.corp.example, github.com/acme\"\n"),
        example(Kind::GoEnv, "GOPRIVATE=\"git.corp.example;github.com/acme\"\nGOPROXY=\"https://goproxy.cn,direct\"\n"),
    ],
    good: &[example(Kind::Shell, "go env -w GOPRIVATE=git.corp.example,github.com/acme\n")],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

/// Where something stands that parts nothing.
fn places(setting: &Setting, text: &str) -> Vec<Span> {
    const SIGNS: &[char] = &[';', '|', '，', '；', '、'];
    let value = setting.value.as_str();
    let mut out: Vec<Span> = Vec::new();
    for (at, ch) in value.char_indices() {
        // Blanks at the end come from the reader's line, not from the list.
        let is_blank = ch.is_whitespace() && !value[at..].trim().is_empty();
        if SIGNS.contains(&ch) || is_blank {
            out.push(setting.part(text, at, at + ch.len_utf8()));
        }
    }
    out.dedup();
    out
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in settings(case) {
        let places = places(setting, case.text);
        let (Some(first), Some(last)) = (places.first(), places.last()) else { continue };
        if setting.has_gap() && !setting.value.contains(", ") {
            continue;
        }
        let parts: Vec<&str> = setting
            .value
            .split([',', ';', '|', '，', '；', '、', ' ', '\t', '\n'])
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .collect();
        // What follows in a remark is prose.
        if setting.is_remark && setting.value.contains(' ') {
            continue;
        }
        if parts.len() < 2 && setting.value.starts_with(|ch: char| !ch.is_whitespace()) {
            continue;
        }
        let instead = parts.join(",");
        let is_blank = first.of(case.text).trim().is_empty();
        let what = if is_blank {
            both("A blank in `{name}` becomes a part of the pattern behind it.", "`{name}` 里的空格会算进后面的模式。")
                .with("name", &setting.name)
        } else {
            both("`{sign}` does not part the patterns of `{name}`.", "`{name}` 的模式不能用 `{sign}` 分隔。")
                .with("sign", first.of(case.text))
                .with("name", &setting.name)
        };
        let mut finding = Finding::error(first.to(*last), what)
            .why(both(
                "go splits the list at commas and takes the rest as it is, so a pattern with such a character covers nothing.",
                "go 只按逗号切分，其余内容原样使用，带着这种字符的模式什么也匹配不到。",
            ))
            .todo(both("Write `{name}={instead}`.", "改成 `{name}={instead}`。").with("name", &setting.name).with("instead", &instead));
        if setting.is_verbatim(case.text) {
            let title = both("Part them by commas", "用逗号分隔");
            finding = finding.fix(Fix::safe(title, [Edit::replace(setting.value_at, instead.clone())]));
        }
        out.push(ranked(case, finding, &instead));
    }
}
