//! What people tell in remarks beside what they paste, by the parts of what they say: clauses, and words of trouble.

use crate::base::Span;
use crate::facts::Case;
use crate::read::lines::lines;

/// How many lines a person tells something in.
const SHORT: usize = 40;

/// How people say that something gets no connection, or another way than it should.
const TROUBLE: &[&str] = &[
    "time out",
    "times out",
    "timed out",
    "timeout",
    "timing out",
    "hang",
    "stuck",
    "fail",
    "refused",
    "unreachable",
    "cannot",
    "can't",
    "can not",
    "could not",
    "couldn't",
    "unable to",
    "does not",
    "doesn't",
    "do not",
    "don't",
    "not work",
    "not pulled",
    "not downloaded",
    "not go through",
    "not through",
    "not via",
    "no longer",
    "not use",
    "not see",
    "not reach",
    "not resolve",
    "no route",
    "no way out",
    "no network",
    "no internet",
    "no connection",
    "no access",
    "not accessible",
    "inaccessible",
    "not available",
    "not respond",
    "never reach",
    "never get",
    "never connect",
    "never arrive",
    "never answer",
    "connects direct",
    "connect direct",
    "still asks",
    "still goes",
    "still uses",
    "still tries",
    "exceeded",
    "gives up",
    "waits for",
    "waiting forever",
    "forever",
    "no proxy",
    "nothing",
    "gets no",
    "get no",
    "without a proxy",
    "without the proxy",
    "without proxy",
    "goes direct",
    "go direct",
    "going direct",
    "directly",
    "bypass",
    "ignore",
    "blocked",
    "dropped",
    "enotfound",
    "etimedout",
    "econnrefused",
    "errimagepull",
    "imagepullbackoff",
    "no such host",
    "only works with",
    "works only",
    "超时",
    "失败",
    "连不上",
    "无法",
    "不走代理",
    "没走代理",
    "拉不",
];

/// A clause of a remark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Clause {
    /// Where it stands.
    pub at: Span,
    /// What it is about: what stands before it on its line, or else the line above.
    pub about: Span,
    /// The whole remark.
    pub remark: Span,
}

/// The clauses of the remarks of a text that a person wrote; nothing of a long one.
pub(super) fn clauses(case: &Case) -> Vec<Clause> {
    let mut out = Vec::new();
    if case.text.lines().nth(SHORT).is_some() {
        return out;
    }
    let mut above = Span::at(0);
    for line in lines(case.text, Span::new(0, case.text.len())) {
        let Some(start) = remark(line.of(case.text)) else {
            above = line;
            continue;
        };
        // Why something is done as it is done below is no trouble.
        let reasons = [
            ", so ",
            "hence",
            "therefore",
            "because",
            "otherwise",
            "that's why",
            "that is why",
            "without this",
            "without these",
        ];
        if above.is_empty() && reasons.iter().any(|words| case.lower(line)[start..].contains(words)) {
            continue;
        }
        let before = Span::new(line.start, line.start + start);
        let said = line.of(case.text)[start..].trim_start_matches(['#', '/', ' ', '\t']);
        let remark = Span::new(line.end - said.len(), line.end);
        let about = if before.of(case.text).trim().is_empty() { above } else { before };
        let said = remark.of(case.text);
        let mut from = 0;
        for (at, mark) in said.char_indices().filter(|(_, ch)| matches!(ch, ',' | ';' | '.' | '，' | '；' | '。')) {
            let next = at + mark.len_utf8();
            // A mark in a number, a name or an address parts nothing.
            if mark.is_ascii() && !said[next..].starts_with([' ', '\t']) {
                continue;
            }
            out.push(Clause { at: Span::new(remark.start + from, remark.start + at), about, remark });
            from = next;
        }
        out.push(Clause { at: Span::new(remark.start + from, remark.end), about, remark });
    }
    out
}

/// Where the remark of a line begins: at its start, or behind a command.
fn remark(line: &str) -> Option<usize> {
    let inner = line.trim_start();
    let start = line.len() - inner.len();
    let is_progress =
        inner.strip_prefix('#').is_some_and(|it| it.starts_with(|ch: char| ch.is_ascii_digit() || ch == '!'));
    if is_progress {
        return None;
    }
    if inner.starts_with('#') || inner.starts_with("// ") {
        return Some(start);
    }
    [" # ", "\t# ", " // "].iter().filter_map(|mark| line.find(mark)).min().map(|at| at + 1)
}

/// Whether a clause in small letters tells of trouble, and not of what is left out on purpose.
pub(super) fn is_trouble(said: &str) -> bool {
    const MEANT: &[&str] = &[
        "need",
        "should not",
        "must not",
        "shall not",
        "may not",
        "forget",
        "on purpose",
        "so that",
        "in order",
        "we do",
        "not proxied",
        "by themselves",
        "by itself",
    ];
    TROUBLE.iter().any(|words| said.contains(words)) && !MEANT.iter().any(|words| said.contains(words))
}

/// The first clause that tells of trouble.
pub(super) fn trouble(case: &Case) -> Option<Span> {
    clauses(case).into_iter().find(|it| is_trouble(case.lower(it.at))).map(|it| it.at)
}

/// The first clause that tells of trouble, or else the first failure or words of trouble anywhere.
pub(super) fn any_trouble(case: &Case) -> Option<Span> {
    trouble(case).or_else(|| case.tells_of_trouble())
}
