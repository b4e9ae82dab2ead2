//! A pattern of module paths ends in something that no path has: `/...`, `//`, `.git`, a version.

use super::patterns::{host_of, is_about, ranked, settings};
use crate::data::source;
use crate::facts::{Case, Doing, Setting, has_gap};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP025",
    name: "odd-pattern",
    cause: Cause::PrivateModuleRouting,
    title: both("A pattern with `/...`, `//`, `.git` or a version covers nothing", "带有 `/...`、`//`、`.git` 或版本号的模式什么也匹配不到"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Patterns match beginnings of module paths, so a prefix alone covers all below it. One slash at the end does no harm since Go 1.18; \
         `//`, `/...` as in `go list`, `.git` as in an address, a version behind `@` and capitals in the host's name do: no \
         path looks so.",
        "模式匹配的是模块路径的开头，写出前缀就已经包含下面的全部内容。Go 1.18 起结尾多一个斜杠没有关系；但 `//`、`go list` 里的 `/...`、仓库地址里的 \
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

/// The pattern without the slash at its end, where that does harm: go cuts it off since 1.18.
fn ends_in_slash(case: &Case, setting: &Setting, pattern: &str) -> Option<String> {
    const OWN: &[&str] = &["private", "repo", "module", "proxy", "goproxy", "mirror", "私有", "仓库", "代理"];
    if setting.name == "GOINSECURE" {
        return None;
    }
    let has = |said: &str| OWN.iter().any(|it| said.contains(it));
    let is_told = || told::clauses(case).into_iter().any(|it| has(case.lower(it.remark)) && (told::is_trouble(case.lower(it.at)) || case.lower(it.at).contains("still")));
    let fails = || case.failures.iter().any(|it| matches!(it.doing, Doing::ModuleProxy | Doing::SumLookup) && is_about(it, pattern));
    // A newer go is told of: something else is wrong.
    let is_new = minor(case).is_some_and(|minor| minor >= 18);
    let path = pattern.strip_suffix('/').filter(|path| !path.is_empty() && !path.ends_with('/'))?;
    (!is_new && (is_told() || fails())).then(|| path.to_owned())
}

const SLASH: Both = both(
    "Go before 1.18 does not cut off the slash at the end, so the pattern asks for one more element, an empty one.",
    "Go 1.18 之前不会去掉结尾的斜杠，于是模式多要求一段空的路径。",
);

/// The version of go that the text tells of.
fn minor(case: &Case) -> Option<u32> {
    let at = case.says_any(&["go version go1.", "goversion=\"go1.", "goversion='go1.", "goversion=go1.", "go 1.", "golang:1."])?;
    case.text[at.end..].chars().take_while(char::is_ascii_digit).collect::<String>().parse().ok()
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in settings(case) {
        for entry in setting.entries(case.text, &[',', ' ', ';', '|']) {
            let is_address = entry.text.contains("://") || entry.text.split_once('@').is_some_and(|(_, rest)| rest.contains(':'));
            if is_address || has_gap(entry.text) || entry.text.starts_with('.') {
                continue;
            }
            let Some(instead) = mended(entry.text).or_else(|| ends_in_slash(case, setting, entry.text)) else { continue };
            let mut finding = Finding::error(
                entry.at,
                both("`{pattern}` in `{name}` covers no module.", "`{name}` 里的 `{pattern}` 匹配不到任何模块。")
                    .with("pattern", entry.text)
                    .with("name", &setting.name),
            )
            .why(if entry.text.strip_suffix('/') == Some(&instead) { SLASH } else { both(
                "Module paths have no `//`, `/...`, `.git` or version and their hosts no capitals; a prefix alone covers all below it.",
                "模块路径里没有 `//`、`/...`、`.git` 和版本号，主机名也没有大写字母；写出前缀就已经包含下面的全部内容。",
            )})
            .todo(both("Write `{instead}`.", "改成 `{instead}`。").with("instead", &instead));
            if setting.is_verbatim(case.text) {
                let title = both("Write `{instead}`", "改成 `{instead}`").with("instead", &instead);
                finding = finding.fix(Fix::safe(title, [Edit::replace(entry.at, instead.clone())]));
            }
            out.push(ranked(case, finding, &instead));
        }
    }
}
