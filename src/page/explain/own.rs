//! The settings that go has now, as they were pasted or typed; secrets never come in.

use std::collections::BTreeMap;

use crate::explain::{Machine, Pasted, VARIABLES, mask};
use crate::go::{Os, Release};

/// The variables that have a field from the start, in the order in which they are offered.
pub(crate) const FIELDS: [&str; 7] =
    ["GOPROXY", "GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOSUMDB", "HTTPS_PROXY", "NO_PROXY"];

/// Settings, passwords replaced.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Own {
    /// Variables that are set.
    pub(crate) variables: BTreeMap<&'static str, String>,
    /// Variables of go's own that its file sets to nothing.
    pub(crate) emptied: Vec<&'static str>,
    /// Hosts that netrc has a login for.
    pub(crate) machines: Vec<String>,
    /// The system.
    pub(crate) os: Os,
    /// The release, if the text named one that is known.
    pub(crate) release: Option<Release>,
}

/// How the reading of a text went.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Reading {
    /// How many settings were understood.
    pub(crate) understood: usize,
    /// How many lines were not.
    pub(crate) ignored: usize,
    /// How many passwords were replaced.
    pub(crate) masked: usize,
    /// A release that is none of those known.
    pub(crate) other_release: Option<String>,
}

/// The variable of that name.
pub(crate) fn variable(name: &str) -> Option<&'static str> {
    VARIABLES.iter().copied().find(|known| *known == name)
}

impl Own {
    /// What a pasted text says.
    pub(crate) fn read(text: &str) -> (Self, Reading) {
        Self::of(Pasted::read(text))
    }

    /// What was understood of a pasted text.
    pub(crate) fn of(pasted: Pasted) -> (Self, Reading) {
        let reading = Reading {
            understood: pasted.variables.len() + pasted.emptied.len() + pasted.machines.len(),
            ignored: pasted.ignored,
            masked: pasted.masked,
            other_release: pasted.other_release,
        };
        let named = |(name, value): (String, String)| Some((variable(&name)?, value));
        let own = Self {
            variables: pasted.variables.into_iter().filter_map(named).collect(),
            emptied: pasted.emptied.iter().filter_map(|name| variable(name)).collect(),
            machines: pasted.machines,
            os: pasted.os,
            release: pasted.release,
        };
        (own, reading)
    }

    /// Sets a variable, or unsets it with an empty text.
    pub(crate) fn set(&mut self, name: &'static str, typed: &str) {
        let (value, _) = mask(typed.trim());
        let value: String = value.chars().filter(|ch| !ch.is_control()).collect();
        self.emptied.retain(|it| *it != name);
        if value.is_empty() {
            self.variables.remove(name);
        } else {
            self.variables.insert(name, value);
        }
    }

    /// The variables to show fields for: the usual ones, and the others that are set.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &'static str> {
        let others = VARIABLES.iter().filter(|name| !FIELDS.contains(name) && self.variables.contains_key(*name));
        FIELDS.into_iter().chain(others.copied())
    }

    /// Whether nothing is set.
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self { os: self.os, release: self.release, ..Self::default() }
    }

    /// The machine with these settings.
    pub(crate) fn machine(&self) -> Machine {
        let pasted = Pasted {
            variables: self.variables.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
            emptied: self.emptied.iter().map(|name| (*name).to_owned()).collect(),
            release: self.release,
            os: self.os,
            machines: self.machines.clone(),
            ..Pasted::default()
        };
        pasted.machine()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_password_comes_in() {
        let (mut own, reading) = Own::read(
            "GOPROXY='https://me:hunter2@goproxy.corp.example,direct'\nmachine git.corp.example login me password hunter2\nnonsense",
        );
        assert_eq!((reading.understood, reading.ignored, reading.masked), (2, 1, 2));
        assert_eq!(own.machines, ["git.corp.example"]);
        own.set("HTTPS_PROXY", " http://me:hunter2@proxy.corp.example:3128 ");
        let kept = format!("{own:?} {:?}", own.machine());
        assert!(!kept.contains("hunter2"), "{kept}");
        assert!(own.variables["GOPROXY"].contains("goproxy.corp.example,direct"));
    }

    #[test]
    fn what_is_emptied_is_unset() {
        let mut own = Own::default();
        own.set("GOFLAGS", "-mod=mod");
        assert_eq!(own.fields().last(), Some("GOFLAGS"));
        own.set("GOFLAGS", "");
        assert!(own.is_empty());
    }
}
