//! What is wrong with a version, in go's words (`module.InvalidVersionError`); checks nothing itself.

use std::fmt;

use super::failure::{Class, Failure, Kind};
use super::quote::quote;

/// A version that can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidVersion {
    /// The version.
    pub version: String,
    /// Whether it is about a pseudo-version.
    pub pseudo: bool,
    /// What is wrong.
    pub reason: String,
}

impl InvalidVersion {
    pub(super) fn new(version: &str, reason: impl Into<String>) -> Self {
        InvalidVersion { version: version.to_owned(), pseudo: false, reason: reason.into() }
    }

    /// The failure of a module for that reason (`module.ModuleError`, which says it without repeating the version).
    pub fn of_module(&self, path: &str) -> Failure {
        let text = format!("{path}@{}: invalid {}: {}", self.version, self.noun(), self.reason);
        let inner = Some(self.to_string());
        Failure { inner, ..Failure::new(self.kind(), text).of(Class::InvalidVersion) }
    }

    fn noun(&self) -> &'static str {
        if self.pseudo { "pseudo-version" } else { "version" }
    }

    /// The oracle counts a version that has no name in a proxy's protocol as a malformed path.
    fn kind(&self) -> Kind {
        if self.reason == DISALLOWED { Kind::MalformedPath } else { Kind::UnknownRevision }
    }
}

/// The reason of a version that can't be in a file's name.
pub(super) const DISALLOWED: &str = "disallowed version string";

impl fmt::Display for InvalidVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} invalid: {}", self.noun(), quote(&self.version), self.reason)
    }
}

impl From<InvalidVersion> for Failure {
    fn from(invalid: InvalidVersion) -> Self {
        Failure::new(invalid.kind(), invalid.to_string()).of(Class::InvalidVersion)
    }
}
