//! A pattern of module paths ends in something that no path has: `/...`, `//`, `.git`, a version.

use super::patterns::{host_of, ranked, settings};
use crate::data::source;
use crate::facts::{Case, has_gap};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP025",
    name: "odd-pattern",
    cause: Cause::PrivateModuleRouting,
    title: both("A pattern with `/...`, `//`, `.git` or a version covers nothing", "带有 `/...`、`//`、`.git` 或版本号的模式什么也匹配不到"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Patterns match beginnings of module paths, so a prefix alone covers all below it. One slash at the end does no harm; \
         `//`, `/...` as in `go list`, `.git` as in an address, a version behind `@` and capitals in the host's name do: no \
         path looks so.",
        "模式匹配的是模块路径的开头，写出前缀就已经包含下面的全部内容。结尾多一个斜杠没有关系；但 `//`、`go list` 里的 `/...`、仓库地址里的 \
         `.git`、`@` 后面的版本号以及主机名里的大写字母都不会出现在模块路径里。",
    ),
    bad: &[
        example(Kind::Shell, "go env -w GOPRIVATE=git.corp.example/team/...\n"),
        example(Kind::Shell, "go env -w GOPRIVATE=git.corp.example//\n"),
        example(Kind::Shell, "go env -w GOPRIVATE=git.corp.example/team/lib.git\n"),
    ],
    good: &[example(Kind::Shell, "go env -w GOPRIVATE=git.corp.example/team/\n")],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

/// The pattern as it was meant; nothing if nothing is wrong with its form.
fn mended(pattern: &str) -> Option<String> {
    let host = host_of(pattern);
    let mut out = pattern.to_owned();
    if host.contains('.') && host.bytes().any(|b| b.is_ascii_uppercase()) && !host.contains(['*', '[', '\\']) {
        out = host.to_ascii_lowercase() + &pattern[host.len()..];
    }
    if let Some((path, _)) = out.clone().split_once('@').filter(|(_, version)| version.starts_with('v') || *version == "latest") {
        out.truncate(path.len());
    }
    if let Some(path) = out.clone().strip_suffix("/...") {
        out.truncate(path.len());
    }
    if out.contains("//") {
        out = out.split('/').filter(|it| !it.is_empty()).collect::<Vec<_>>().join("/");
    }
    // On some servers `.git` is a part of module paths; not where anybody may keep repositories.
    if let Some(path) = out.clone().strip_suffix(".git").filter(|path| path.matches('/').count() == 2) {
        out.truncate(path.len());
    }
    (out != pattern && !out.is_empty()).then_some(out)
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in settings(case) {
        for entry in setting.entries(case.text, &[',', ' ', ';', '|']) {
            let is_address = entry.text.contains("://") || entry.text.split_once('@').is_some_and(|(_, rest)| rest.contains(':'));
            if is_address || has_gap(entry.text) || entry.text.starts_with('.') {
                continue;
            }
            let Some(instead) = mended(entry.text) else { continue };
            let mut finding = Finding::error(
                entry.at,
                both("`{pattern}` in `{name}` covers no module.", "`{name}` 里的 `{pattern}` 匹配不到任何模块。")
                    .with("pattern", entry.text)
                    .with("name", &setting.name),
            )
            .why(both(
                "Module paths have no `//`, `/...`, `.git` or version and their hosts no capitals; a prefix alone covers all below it.",
                "模块路径里没有 `//`、`/...`、`.git` 和版本号，主机名也没有大写字母；写出前缀就已经包含下面的全部内容。",
            ))
            .todo(both("Write `{instead}`.", "改成 `{instead}`。").with("instead", &instead));
            if setting.is_verbatim(case.text) {
                let title = both("Write `{instead}`", "改成 `{instead}`").with("instead", &instead);
                finding = finding.fix(Fix::safe(title, [Edit::replace(entry.at, instead.clone())]));
            }
            out.push(ranked(case, finding, &instead));
        }
    }
}
