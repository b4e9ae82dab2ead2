//! The variables that hold patterns of module paths, and what is said about all of them alike.

use crate::facts::{Case, Failure, Setting};
use crate::go::pattern;
use crate::rules::Finding;

/// The variables.
const NAMES: &[&str] = &["GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOINSECURE"];

/// Their settings.
pub(super) fn settings<'c>(case: &'c Case<'_>) -> Vec<&'c Setting> {
    NAMES.iter().flat_map(|name| case.told_of(name)).filter(|it| !it.value.trim().is_empty() && !it.holds_more()).collect()
}

/// The host that a pattern begins with, as it is written.
pub(super) fn host_of(pattern: &str) -> &str {
    pattern.split('/').next().unwrap_or_default()
}

/// The host of an address, without login and port.
pub(super) fn host_in(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = host_of(rest);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    host.split(':').next().unwrap_or_default()
}

/// Whether a failure is about a module that the list would cover.
pub(super) fn is_about(failure: &Failure, list: &str) -> bool {
    failure.module.as_ref().is_some_and(|it| pattern::matching(list, &it.path).is_some())
}

/// A finding ranks behind the explanation of what is pasted beside it, unless it is one.
pub(super) fn ranked(case: &Case, finding: Finding, instead: &str) -> Finding {
    let troubles = case.troubles();
    if troubles.is_empty() || troubles.iter().any(|it| is_about(it, instead)) {
        return finding;
    }
    let own = finding.weight;
    finding.weight(own.min(80))
}
