//! What rules about programs in between have in common: that go, started by one, can't connect or asks the wrong proxy.

use crate::base::Span;
use crate::facts::{Case, Doing, Trouble};
use crate::rules::told;

/// The words that tell that modules could not be fetched, or that a setting did not arrive.
pub(super) fn trouble(case: &Case) -> Option<Span> {
    let is_fetch = |doing| !matches!(doing, Doing::Registry | Doing::RegistryToken | Doing::Packages);
    let is_connection =
        |trouble| !matches!(trouble, Trouble::UnknownAuthority | Trouble::ProxyLogin | Trouble::WrongName | Trouble::Expired);
    let failures = case.failures.iter().filter(|it| is_fetch(it.doing) && !it.on_way_to_proxy);
    let failure = failures.filter(|it| is_connection(it.trouble)).map(|it| it.words).next();
    failure.or_else(|| {
        case.says_any(&[
            "does not use the proxy",
            "doesn't use the proxy",
            "variable is not used",
            "proxy is not used",
            "are empty",
            "is empty",
            "hangs",
            "i/o timeout",
            "still goes to",
            "asks proxy.golang.org",
            "uses proxy.golang.org",
            "goes to proxy.golang.org",
            "asks the default",
            "still asks",
            "no route to host",
            "operation timed out",
        ])
    }).or_else(|| not_arrived(case))
}

/// What a variable is called, and what becomes of one that doesn't arrive, in a person's words.
fn not_arrived(case: &Case) -> Option<Span> {
    const VARIABLE: &[&str] = &["variable", "environment", "goproxy", "proxy", "go env", "setting", "变量", "代理"];
    const LOST: &[&str] = &[
        "still", "fall back", "falls back", "fallback", "filter", "stripped", "strips", "cleared", "clears", "lost", "missing", "reset", "resets",
        "unset", "instead", "default", "not allow", "n't allow", "drops", "sanitiz", "sandbox", "not inherit", "n't inherit", "not pass",
        "n't pass", "no proxy", "not in the", "not there", "sets goproxy", "sets its own", "overrid", "overwrit", "forces", "not forward",
        "n't forward", "removes", "removed", "discard", "ignores", "ignored", "goes to", "go to", "不生效", "没有生效", "丢",
    ];
    let has = |said: &str, words: &[&str]| words.iter().any(|it| said.contains(it));
    let is_about = VARIABLE.iter().any(|words| case.says(words).is_some()) && case.failures.is_empty();
    let clauses = told::clauses(case).into_iter();
    clauses.map(|it| it.remark).find(|at| {
        let said = case.lower(*at);
        (has(said, VARIABLE) && has(said, LOST)) || (is_about && told::is_trouble(said))
    })
}
