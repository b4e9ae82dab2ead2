//! A go before 1.13 is given variables that it does not know.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP064",
    name: "variable-too-new",
    cause: Cause::GoVersion,
    title: both("This Go is older than the variables that are set", "这个 Go 比所设的变量还旧"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`GOPRIVATE`, `GONOPROXY`, `GONOSUMDB`, `GOSUMDB`, `go env -w` and lists in `GOPROXY` exist since Go 1.13. An older \
         go ignores them, and takes a list for one long address.",
        "`GOPRIVATE`、`GONOPROXY`、`GONOSUMDB`、`GOSUMDB`、`go env -w` 以及 `GOPROXY` 里的列表从 Go 1.13 起才有。更旧的 go 会忽略它们，并把列表当成一个长地址。",
    ),
    bad: &[
        example(Kind::ErrorText, "$ go version\ngo version go1.12.6 linux/amd64\ngo get rsc.io/quote: unexpected status (https://goproxy.cn,direct/rsc.io/quote/@v/list): 404 Not Found\n"),
    ],
    good: &[example(Kind::ErrorText, "$ go version\ngo version go1.27.3 linux/amd64\n")],
    sources: &[source::GO_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some((at, minor)) = version(case).or_else(|| image(case)).or_else(|| told_old(case)).filter(|(_, minor)| *minor < 13) else { return };
    let names = ["GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOSUMDB"];
    let is_new = names.iter().any(|name| case.settings_of(name).any(|it| !it.value.is_empty()));
    let is_list = case.settings_of("GOPROXY").any(|it| it.value.contains([',', '|']))
        || case.says("cannot have comma").is_some()
        || (case.mentions("goproxy").is_some() && case.says(",direct").is_some() && told_old(case).is_some())
        || case.says_any(&[",direct/", "%2cdirect/"]).is_some()
        || case.says_any(&["export goprivate=", "export gonoproxy=", "export gonosumdb="]).is_some();
    // Before 1.11 go knows neither modules nor proxies for them.
    let is_before = minor < 11 && case.settings_of("GOPROXY").any(|it| !it.value.is_empty());
    // All modules go one way, which is what a private one suffers from.
    let is_one_way = case.says("private").is_some() && case.settings_of("GOPROXY").any(|it| !it.value.is_empty());
    if !is_new && !is_list && !is_before && !is_one_way {
        return;
    }
    let weight = if is_new || is_list || is_before { 96 } else { 85 };
    out.push(
        Finding::error(
            at,
            both("Go 1.{minor} does not know these settings yet.", "Go 1.{minor} 还不认识这些设置。").with("minor", minor),
        )
        .why(both(
            "Lists in `GOPROXY` and `GOPRIVATE` with its kin came with Go 1.13; before, `GOPROXY` is one address, and before 1.11 it is unknown.",
            "`GOPROXY` 列表以及 `GOPRIVATE` 等变量从 Go 1.13 起才有；之前 `GOPROXY` 只是一个地址，1.11 之前根本没有。",
        ))
        .todo(both(
            "Update Go. If it must stay, put a single address into `GOPROXY`, and unset it for private modules.",
            "升级 Go。如果必须保留旧版，`GOPROXY` 只写一个地址，下载私有模块时取消它。",
        ))
        .weight(weight),
    );
}

/// The version that `go version` or `GOVERSION` tells of, as the number behind `1.`.
fn version(case: &Case) -> Option<(Span, u32)> {
    let at = case.says_any(&["go version go1.", "goversion=\"go1.", "goversion='go1.", "goversion=go1."])?;
    let rest = case.lower(Span::new(at.end, case.text.len().min(at.end + 4)));
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    Some((Span::new(at.start, at.end + digits.len()), digits.parse().ok()?))
}

/// An old go that is named where something fails, or that refuses a list in its own words.
fn told_old(case: &Case) -> Option<(Span, u32)> {
    if let Some(at) = case.says("cannot have comma") {
        return Some((at, 12));
    }
    let old = [("go 1.12", 12), ("go1.12", 12), ("go 1.11", 11), ("go1.11", 11), ("golang 1.12", 12), ("golang 1.11", 11), ("golang:1.12", 12), ("golang:1.11", 11)];
    let (at, minor) = old.into_iter().find_map(|(words, minor)| Some((case.mentions(words)?, minor)))?;
    // A version that is told to be well, or left behind.
    let line = case.lower(case.line(at));
    if ["worked", "works", "1.13", "1.14", "1.15", "1.16", "fine"].iter().any(|words| line.contains(words)) {
        return None;
    }
    let is_list = case.mentions("goproxy").is_some() && case.says_any(&[",direct", "|direct", ",http"]).is_some();
    let breaks = told::any_trouble(case).or_else(|| case.says_any(&["breaks", "broke", "broken", "n't work", "not work"]));
    (is_list && breaks.is_some()).then_some((at, minor))
}

/// The image that a Dockerfile builds with, where it is the only one of Go.
fn image(case: &Case) -> Option<(Span, u32)> {
    let lead = "from golang:1.";
    let at = case.says(lead).filter(|at| case.text[..at.start].is_empty() || case.text[..at.start].ends_with('\n'))?;
    let others = case.lower(Span::new(at.end, case.text.len())).contains("from golang:");
    let digits: String = case.text[at.end..].chars().take_while(char::is_ascii_digit).collect();
    (!others).then_some(())?;
    Some((Span::new(at.start, at.end + digits.len()), digits.parse().ok()?))
}
