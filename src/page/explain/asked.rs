//! What is explained: the question, the settings, the network. All of it is in the view's address.

use super::own::Own;
use crate::ask::{Answers, Have};
use crate::explain::{Command, PLACES, PUBLIC_SAMPLES, Query, World, patterns, sample_paths};
use crate::go::Release;

/// What is explained.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    /// The path and the command.
    pub(crate) query: Query,
    /// The release of go, if one was chosen.
    pub(crate) release: Option<Release>,
    /// The settings that go has now, if they were told.
    pub(crate) own: Option<Own>,
    /// Whether their story is read, and not that of the files.
    pub(crate) reads_own: bool,
    /// The place where the files' story is read.
    pub(crate) place: &'static str,
    /// The ready-made world.
    pub(crate) ready: &'static str,
    /// What is said of single hosts.
    pub(crate) hosts: World,
}

/// The world without troubles.
pub(crate) const WELL: &str = "well";

impl Asked {
    /// What the view opens with: a module that fits the answers.
    pub(crate) fn first(answers: &Answers) -> Self {
        let has_private = answers.has(Have::Private) || answers.has(Have::ModuleProxy);
        let private = has_private.then(|| sample_paths(&patterns(answers)).into_iter().next()).flatten();
        Self {
            query: Query {
                path: private.unwrap_or_else(|| PUBLIC_SAMPLES[0].to_owned()),
                version: None,
                command: Command::default(),
            },
            release: None,
            own: None,
            reads_own: false,
            place: PLACES[0],
            ready: WELL,
            hosts: World::default(),
        }
    }

    /// The path with its version, as one types it.
    pub(crate) fn path(&self) -> String {
        match &self.query.version {
            Some(version) => format!("{}@{version}", self.query.path),
            None => self.query.path.clone(),
        }
    }
}
