//! A revision as the tools report it; knows no version of a module.

use crate::go::{Failure, Kind};

/// A revision (`codehost.RevInfo`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Commit {
    /// The whole hash.
    pub(super) name: String,
    /// The hash as pseudo-versions have it.
    pub(super) short: String,
    /// The tag that it was asked for as, or the hash.
    pub(super) version: String,
    /// `20240102030405`.
    pub(super) time: String,
    /// The tags on it, by name.
    pub(super) tags: Vec<String>,
}

/// `codehost.UnknownRevisionError`.
pub(super) fn unknown_revision(revision: &str) -> Failure {
    Failure::missing(Kind::UnknownRevision, format!("unknown revision {revision}"))
}

/// Whether it is all small hex digits (`codehost.AllHex`).
pub(super) fn all_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}
