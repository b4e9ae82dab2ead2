//! A module proxy failed, and the comma behind it keeps go from asking the next entry.

use super::look::{host_of, is_address, is_public};
use crate::base::Span;
use crate::data::{forges, source};
use crate::facts::{Case, Doing, Entry, Failure, How, Trouble, host};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Edit, Finding, Fix, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP009",
    name: "comma-stops",
    cause: Cause::GoproxyFallback,
    title: both("After a comma only 404 and 410 move on", "逗号之后，只有 404 和 410 才会继续"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "What stands between two entries says when the next one is asked: after `,` only if the answer was 404 or 410, after \
         `|` after any error. A timeout, a refused connection, 403 or 502 therefore end the download although a further \
         entry is there.\n\nA bar also shows the names of modules to the next entry whenever the first one fails. Behind a \
         company's proxy that may be too much; there a comma is right.",
        "两个条目之间的符号决定什么时候访问下一个：`,` 只在返回 404 或 410 时继续，`|` 在任何错误后都继续。所以超时、连接被拒绝、403、502 \
         都会让下载直接失败，哪怕后面还有别的条目。\n\n用竖线时，只要前一个出错，模块名就会被发给下一个条目。公司代理后面这样做可能泄露内部模块名，\
         那种情况用逗号才对。",
    ),
    bad: &[
        example(
            Kind::Dockerfile,
            "FROM golang:1.27 AS build\nWORKDIR /src\nENV GOPROXY=https://goproxy.cn,https://goproxy.io,direct\nRUN go install rsc.io/fortune@v1.0.0\n\
             # go: rsc.io/fortune@v1.0.0: reading https://goproxy.cn/rsc.io/fortune/@v/v1.0.0.mod: 504 Gateway Timeout\n",
        ),
        example(Kind::GoEnv, "GOPROXY=\"https://proxy.golang.org,direct\"\n# builds stop with: stream error: stream ID 41; INTERNAL_ERROR\n"),
    ],
    good: &[example(Kind::GoEnv, "GOPROXY=\"https://goproxy.cn|https://goproxy.io,direct\"\n")],
    sources: &[source::GO_ENV, source::GO_PROTOCOL],
};

/// Lists that are looked at; nobody has more.
const MANY: usize = 200;

/// Words for a proxy that broke a connection, where no failure was read out of them.
const BROKEN: &[&str] = &["goaway", "stream error", "internal_error"];

/// A remark that tells of an answer or a failure after which the next entry was not asked.
fn told(case: &Case) -> Option<Span> {
    const FAILS: &[&str] = &["403", "429", "500", "502", "503", "504", "timeout", "times out", "fails", "is down", "blocked", "unreachable", "error"];
    const NEXT: &[&str] = &["direct is not", "direct not", "direct would", "not fall", "n't fall", "not try", "n't try", "not ask ", "n't ask ", "not continue", "n't continue", "not move on", "n't move on", "not go on", "no fallback", "never tried", "not tried", "not asked", "not used", "never asked", "stops there", "go stops", "never reaches", "ends there", "does not go on", "never reached", "at once", "immediately", "gives up", "next entry", "second entry", "next proxy is", "second proxy", "不会再", "不回退"];
    let has_failed = !case.failures.is_empty();
    let has = |line: &str, words: &[&str]| words.iter().any(|it| line.contains(it));
    let mut start = 0;
    for line in case.text.split_inclusive('\n') {
        let at = Span::new(start, start + line.trim_end().len());
        start += line.len();
        let lower = line.to_ascii_lowercase();
        if lower.trim_start().starts_with(['#', '/']) && (has_failed || has(&lower, FAILS)) && has(&lower, NEXT) {
            return Some(at);
        }
    }
    None
}

/// A remark that tells of an entry's host, by its name, that it answers with an error of the server.
fn told_of(case: &Case, host: &str) -> Option<Span> {
    const DOWN: &[&str] = &["500", "502", "503", "504", "bad gateway", "service unavailable", "internal server error", "is down", "was down", "outage"];
    let is_told = |said: &str| !host.is_empty() && said.contains(&host.to_ascii_lowercase()) && DOWN.iter().any(|it| said.contains(it));
    told::clauses(case).into_iter().map(|it| it.remark).find(|at| is_told(case.lower(*at)))
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_vpn = case.says("vpn").is_some();
    for setting in case.told_of("GOPROXY").into_iter().take(MANY) {
        let hops = setting.hops(case.text);
        for (place, entry) in hops.iter().enumerate() {
            if matches!(entry.text, "direct" | "off") {
                break;
            }
            let Some(next) = hops.get(place + 1).filter(|next| entry.separator == Some(',') && next.text != "off") else {
                continue;
            };
            let is_default = setting.how == How::GoEnvPrint && !is_address(next.text);
            let failed = case.failures.iter().find_map(|it| Some((it, weight(is_vpn, it, entry, next, is_default)?)));
            let (words, weight) = match failed {
                Some((failure, weight)) => (failure.words, if weight >= 60 && told(case).is_some() { 98 } else { weight }),
                None => match case.says_any(BROKEN).or_else(|| told(case)).or_else(|| told_of(case, host_of(entry.text))).filter(|_| place == 0 && case.failures.iter().all(|it| it.host().is_empty())) {
                    Some(words) => (words, 98),
                    None => continue,
                },
            };
            let comma = case.text[entry.at.end..setting.value_at.end.max(entry.at.end)]
                .find(',')
                .map(|at| Span::new(entry.at.end + at, entry.at.end + at + 1));
            out.push(finding(setting.value_at, words.of(case.text), entry, next, weight, comma.filter(|_| setting.is_verbatim(case.text))));
            return;
        }
    }
}

/// How probably the comma is what this failure is about; nothing if it is not, or would move on.
fn weight(is_vpn: bool, failure: &Failure, entry: &Entry, next: &Entry, is_default: bool) -> Option<u8> {
    let host = host_of(entry.text);
    // Without the company's network its proxy is away, whatever address the message shows.
    let is_off = is_vpn
        && !is_public(entry.text)
        && matches!(failure.trouble, Trouble::Timeout | Trouble::NoSuchHost | Trouble::NoRoute | Trouble::Refused);
    if is_off {
        return Some(97);
    }
    let is_asked = failure.host().eq_ignore_ascii_case(host) || (failure.host().is_empty() && failure.peer.as_deref() == Some(host));
    let is_module = matches!(failure.doing, Doing::ModuleProxy | Doing::Toolchain | Doing::Other);
    if !is_asked || !is_module || failure.on_way_to_proxy {
        return None;
    }
    let is_away = host::is_internal(host) || !is_public(entry.text);
    let is_known_module =
        failure.module.as_ref().is_some_and(|it| forges::is_forge(it.path.split('/').next().unwrap_or_default()));
    match failure.trouble {
        Trouble::Status(404 | 410 | 401 | 407) => None,
        Trouble::Status(403) => Some(if is_known_module && is_public(entry.text) { 97 } else { 60 }),
        Trouble::Status(400) => Some(55),
        // What one's own server can't do is mended there first.
        Trouble::Status(_) if host::is_loopback(host) || host::is_internal(host) => Some(88),
        Trouble::Status(_) => Some(98),
        Trouble::Timeout | Trouble::Refused | Trouble::Reset | Trouble::Eof | Trouble::NoRoute | Trouble::TlsTimeout => {
            Some(if is_default { 70 } else if is_address(next.text) || is_away { 98 } else { 97 })
        }
        Trouble::NoSuchHost => Some(if is_vpn || (is_away && is_address(next.text)) { 98 } else { 65 }),
        Trouble::NameServer => Some(60),
        _ => None,
    }
}

fn finding(at: Span, words: &str, entry: &Entry, next: &Entry, weight: u8, comma: Option<Span>) -> Finding {
    const REMEDY: Both = both(
        "Write `|` instead of the comma if the next entry may be asked after any error. A bar shows the names of modules to \
         it, so keep the comma between a company's proxy and a public one. In a shell put the value in quotes.",
        "如果任何错误之后都可以访问下一个条目，就把逗号改成 `|`。注意竖线会把模块名暴露给下一个条目，所以公司代理和公共代理之间请保留逗号。\
         在 shell 里要给整个值加引号。",
    );
    let confidence = if weight >= 90 { Confidence::High } else { Confidence::Medium };
    let finding = Finding::error(
        at,
        both(
            "`{entry}` failed, and the comma behind it keeps go from asking `{next}`.",
            "`{entry}` 出错了，而它后面是逗号，go 不会再去访问 `{next}`。",
        )
        .with("entry", entry.text)
        .with("next", next.text),
    )
    .confidence(confidence)
    .weight(weight)
    .why(
        both(
            "After `,` only the answers 404 and 410 move on; `{words}` is neither, so the download ends there.",
            "逗号之后，只有 404 和 410 才会继续；`{words}` 两者都不是，下载就此失败。",
        )
        .with("words", words.trim()),
    )
    .todo(REMEDY);
    match comma {
        Some(comma) => finding.fix(Fix::review(both("Write `|`", "改成 `|`"), [Edit::replace(comma, "|")])),
        None => finding,
    }
}
