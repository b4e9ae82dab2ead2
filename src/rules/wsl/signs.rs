//! Signs that a paste is about WSL, and of which network mode.

use crate::base::Span;
use crate::facts::{Case, ProxyAddress, Setting, host};
use crate::read::Kind;

/// Words that name WSL.
const NAMES: &[&str] = &["wsl", "windows subsystem for linux", "/mnt/c/", "microsoft-standard"];

/// Where WSL is named.
pub(super) fn named(case: &Case) -> Option<Span> {
    case.says_any(NAMES)
}

/// Whether loopback is the same inside and outside: in mirrored mode and in WSL 1.
pub(super) fn is_mirrored(case: &Case) -> bool {
    let lower = case.text.to_ascii_lowercase();
    let says_mirrored = lower.split_whitespace().any(|word| word.trim_matches(['"', '\'']) == "mirrored")
        || lower.replace(' ', "").contains("networkingmode=mirrored");
    says_mirrored && case.of_kind(Kind::Wslconfig).next().is_none_or(|it| right_section(case, it.span()))
}

/// Whether `networkingMode` stands where it counts.
fn right_section(case: &Case, at: Span) -> bool {
    at.of(case.text).to_ascii_lowercase().find("[wsl2]").is_some_and(|section| {
        at.of(case.text).to_ascii_lowercase().find("networkingmode").is_some_and(|key| {
            !at.of(case.text)[section..key.max(section)].contains("[experimental]") && key > section
        })
    })
}

/// A forward proxy at loopback.
pub(super) fn loopback_proxy<'c>(case: &'c Case<'_>) -> Option<&'c Setting> {
    let is_loopback = |it: &&Setting| it.is_forward_proxy() && it.is_set() && host::is_loopback(ProxyAddress::of(&it.value).host);
    case.settings.iter().find(|it| is_loopback(it) && !it.is_remark).or_else(|| case.settings.iter().find(is_loopback))
}
