//! A repository, whatever its tool (`cmd/go/internal/modfetch/codehost.Repo`); knows no module.

use super::asks::Asks;
use super::commit::Commit;
use super::git_repo::GitRepo;
use super::other_repo::OtherRepo;
use crate::go::{Failure, Revision, Zip};

/// A repository.
pub(super) enum Code {
    Git(Box<GitRepo>),
    Other(OtherRepo),
}

impl Code {
    /// Tags with that beginning, by name.
    pub(super) fn tags(&mut self, asks: &mut dyn Asks, prefix: &str) -> Result<Vec<String>, Failure> {
        match self {
            Code::Git(git) => git.tags(asks, prefix),
            Code::Other(other) => Ok(other.tags(prefix)),
        }
    }

    /// What a tag, branch or hash stands for.
    pub(super) fn stat(&mut self, asks: &mut dyn Asks, revision: &str) -> Result<Commit, Failure> {
        match self {
            Code::Git(git) => git.stat(asks, revision),
            Code::Other(other) => other.stat(revision),
        }
    }

    /// The newest revision.
    pub(super) fn latest(&mut self, asks: &mut dyn Asks) -> Result<Commit, Failure> {
        match self {
            Code::Git(git) => git.latest(asks),
            Code::Other(other) => other.stat("latest"),
        }
    }

    fn content(&mut self, asks: &mut dyn Asks, revision: &str) -> Result<Option<Revision>, Failure> {
        let commit = self.stat(asks, revision)?;
        Ok(match self {
            Code::Git(git) => git.content(asks, &commit),
            Code::Other(other) => other.content(&commit),
        })
    }

    /// The go.mod of a folder at a revision, none if there is no such file; the failure is that of the revision.
    pub(super) fn go_mod(
        &mut self,
        asks: &mut dyn Asks,
        revision: &str,
        folder: &str,
    ) -> Result<Option<String>, Failure> {
        let content = self.content(asks, revision)?;
        Ok(content.and_then(|content| content.modules.into_iter().find(|(at, _)| at == folder)?.1.go_mod))
    }

    /// What a folder at a revision would be packed as.
    pub(super) fn zip(&mut self, asks: &mut dyn Asks, revision: &str, folder: &str) -> Result<Option<Zip>, Failure> {
        let content = self.content(asks, revision)?;
        Ok(content.and_then(|content| content.modules.into_iter().find(|(at, _)| at == folder)).map(|(_, zip)| zip))
    }

    /// The highest tag with that beginning, on a revision or before it, that is allowed (`RecentTag`).
    pub(super) fn merged(&mut self, asks: &mut dyn Asks, commit: &str) -> Option<Vec<String>> {
        match self {
            Code::Git(git) => Some(git.merged(asks, commit)),
            Code::Other(other) => other.merged(asks, commit),
        }
    }

    /// The same, after the whole history was fetched where that helps.
    pub(super) fn merged_in_all(&mut self, asks: &mut dyn Asks, commit: &str) -> Result<Vec<String>, Failure> {
        match self {
            Code::Git(git) => git.merged_in_all(asks, commit),
            Code::Other(other) => Ok(other.merged(asks, commit).unwrap_or_default()),
        }
    }

    /// Whether a revision has a tag, or comes after it (`DescendsFrom`).
    pub(super) fn descends(&mut self, asks: &mut dyn Asks, commit: &str, tag: &str) -> Result<bool, Failure> {
        match self {
            Code::Git(git) => git.descends(asks, commit, tag),
            Code::Other(other) => match other.merged(asks, commit) {
                Some(tags) => Ok(tags.iter().any(|known| known == tag)),
                None => Err(other.unsupported("DescendsFrom")),
            },
        }
    }

    /// Whether history beyond a shallow clone can be had.
    pub(super) fn has_history(&self) -> bool {
        matches!(self, Code::Git(_))
    }
}
