//! An entry of `GOPROXY` is no address that go can ask: a slip in its scheme, or a scheme of something else.

use crate::data::source;
use crate::facts::{Case, has_gap};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP014",
    name: "odd-address",
    cause: Cause::GoproxyMalformed,
    title: both("An entry of `GOPROXY` is no address", "`GOPROXY` 里的条目不是有效地址"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "An entry is an address with `https://`, `http://` or `file:///`, or a bare host, for which go assumes `https://`. A slip \
         such as `https//` or `https:/` makes a host of the scheme, `ftp://` or `git@` are refused, and `file://` wants three \
         slashes and no host.",
        "条目要么是以 `https://`、`http://` 或 `file:///` 开头的地址，要么是一个主机名（go 会补上 `https://`）。写成 `https//` 或 `https:/` 时，协议会被当成主机名；\
         `ftp://`、`git@` 会被拒绝；`file://` 后面必须是三个斜杠，不能带主机名。",
    ),
    bad: &[
        example(Kind::Shell, "export GOPROXY=https//goproxy.cn,direct\n"),
        example(Kind::Shell, "go env -w GOPROXY=https:/goproxy.cn,direct\n"),
        example(Kind::Shell, "go env -w GOPROXY=file://srv/modules\n"),
    ],
    good: &[
        example(Kind::Shell, "export GOPROXY=https://goproxy.cn,direct\n"),
        example(Kind::Shell, "go env -w GOPROXY=file:///srv/modules\n"),
        example(Kind::Shell, "export GOPROXY=goproxy.cn,direct\n"),
    ],
    sources: &[source::GO_ENV, source::GO_PROXY_CODE],
};

/// What it was meant to be; nothing if it is right.
fn mended(entry: &str) -> Option<String> {
    for (slips, scheme) in [
        (["https//", "https:/", "https;//", "https：//", "https:\\\\", "htps://", "htttps://", "ttps://", "https.//", "httpsl://", "https:"], "https://"),
        (["http//", "http:/", "http;//", "http：//", "http:\\\\", "htp://", "htttp://", "ttp://", "http.//", "hhtp://", "http:"], "http://"),
    ] {
        for slip in slips {
            if let Some(rest) = entry.strip_prefix(slip).filter(|_| !entry.starts_with(scheme)) {
                return Some(format!("{scheme}{}", rest.trim_start_matches('/')));
            }
        }
    }
    for scheme in ["https", "http"] {
        let rest = entry.strip_prefix(scheme).and_then(|rest| rest.strip_prefix(':'));
        if let Some(rest) = rest.filter(|it| it.starts_with(|ch: char| ch.is_ascii_alphabetic()) && it.contains('.')) {
            return Some(format!("{scheme}://{rest}"));
        }
    }
    if let Some(rest) = entry.strip_prefix("file://").filter(|rest| !rest.starts_with('/')) {
        return Some(format!("file:///{rest}"));
    }
    // A dot where the comma should be.
    if let Some((address, word)) = entry.rsplit_once('.').filter(|(address, word)| matches!(*word, "direct" | "off") && address.contains('.')) {
        return Some(format!("{address},{word}"));
    }
    let (scheme, rest) = entry.split_once("://")?;
    if rest.is_empty() && scheme.starts_with("http") {
        return Some("https://proxy.golang.org".to_owned());
    }
    let is_known = matches!(scheme.to_ascii_lowercase().as_str(), "http" | "https" | "file") || scheme.starts_with("socks");
    (!is_known && !scheme.contains('.')).then(|| format!("https://{rest}"))
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.told_of("GOPROXY") {
        for entry in setting.hops(case.text) {
            if matches!(entry.text, "direct" | "off") {
                break;
            }
            let is_odd = entry.text.contains([' ', '"', '\'', ';', '“', '”', '‘', '’']);
            let Some(instead) = mended(entry.text).filter(|_| !has_gap(entry.text) && !is_odd) else { continue };
            let finding = Finding::error(
                entry.at,
                both("`{entry}` in `GOPROXY` is no address that go can ask.", "`GOPROXY` 里的 `{entry}` 不是 go 能访问的地址。").with("entry", entry.text),
            )
            .why(both(
                "Entries begin with `https://`, `http://` or `file:///`; go refuses anything else, or takes the scheme for a host.",
                "条目以 `https://`、`http://` 或 `file:///` 开头；别的写法会被 go 拒绝，或者把协议当成主机名。",
            ))
            .todo(both("Write `{instead}`.", "改成 `{instead}`。").with("instead", &instead));
            out.push(if setting.is_verbatim(case.text) {
                let title = both("Write `{instead}`", "改成 `{instead}`").with("instead", &instead);
                finding.fix(Fix::review(title, [Edit::replace(entry.at, instead.clone())]))
            } else {
                finding
            });
        }
    }
}
