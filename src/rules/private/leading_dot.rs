//! A pattern of module paths begins with a dot, as an entry of `NO_PROXY` may.

use super::patterns::{ranked, settings};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP024",
    name: "leading-dot",
    cause: Cause::PrivateModuleRouting,
    title: both("A pattern of modules begins with a dot", "模块模式以点号开头"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`.corp.example` means a domain and what is below it in `NO_PROXY`, but nothing in `GOPRIVATE`: patterns of modules know \
         no leading dot. A domain is `corp.example`, its subdomains are `*.corp.example`, and one does not cover the other.",
        "`.corp.example` 在 `NO_PROXY` 里表示域名及其子域名，在 `GOPRIVATE` 里却没有任何意义：模块模式不认识开头的点号。域名本身写 \
         `corp.example`，子域名写 `*.corp.example`，两者互不包含。",
    ),
    bad: &[example(Kind::Shell, "go env -w GOPRIVATE=.corp.example\n")],
    good: &[example(Kind::Shell, "go env -w GOPRIVATE=corp.example,*.corp.example\n")],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in settings(case) {
        for entry in setting.entries(case.text, &[',', ' ', ';', '|']) {
            let Some(domain) = entry.text.strip_prefix('.').filter(|it| !it.is_empty() && !it.starts_with('/') && !it.bytes().all(|b| b == b'.')) else {
                continue;
            };
            let instead = format!("{domain},*.{domain}");
            let mut finding = Finding::error(
                entry.at,
                both("`{pattern}` in `{name}` covers no module: it begins with a dot.", "`{name}` 里的 `{pattern}` 以点号开头，匹配不到任何模块。")
                    .with("pattern", entry.text)
                    .with("name", &setting.name),
            )
            .why(both(
                "A leading dot has a meaning in `NO_PROXY` only; no module path begins with one.",
                "开头的点号只在 `NO_PROXY` 里有意义，模块路径不会以点号开头。",
            ))
            .todo(
                both(
                    "Write `{instead}`: the domain itself, and its subdomains.",
                    "改成 `{instead}`：前者是域名本身，后者是它的子域名。",
                )
                .with("instead", &instead),
            );
            if setting.is_verbatim(case.text) {
                let title = both("Write `{instead}`", "改成 `{instead}`").with("instead", &instead);
                finding = finding.fix(Fix::safe(title, [Edit::replace(entry.at, instead.clone())]));
            }
            out.push(ranked(case, finding, &instead));
        }
    }
}
