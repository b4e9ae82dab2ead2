//! A repository of a tool other than git: what go runs, and what it says where the tool is missing; what a tool that is
//! there finds is the world's.

use std::rc::Rc;

use super::asks::Asks;
use super::commit::{Commit, unknown_revision};
use super::tool;
use super::vcs::Vcs;
use crate::go::{Change, Event, Failure, Kind, Repository, Revision, Tool, Tree};

/// A repository (`cmd/go/internal/modfetch/codehost.vcsRepo`).
pub(super) struct OtherRepo {
    vcs: Vcs,
    /// What the tool finds, if it is there and the server lets it in.
    tree: Option<Rc<Tree>>,
}

impl OtherRepo {
    /// Makes the clone, where the tool has clones (`newVCSRepo`).
    pub(super) fn open(asks: &mut dyn Asks, vcs: Vcs, url: &str) -> Result<Self, Failure> {
        if !url.contains("://") {
            let text = format!("invalid vcs remote: {} {url}", vcs.name());
            return Err(Failure::new(Kind::Unclassified, text));
        }
        let by_pull = asks.release().has(Change::MercurialByPull);
        let (command, network) = match vcs {
            Vcs::Hg if by_pull => ("hg init .".to_owned(), "hg pull -f".to_owned()),
            Vcs::Hg => (format!("hg clone -U -- {url} ."), format!("hg clone -U -- {url} .")),
            Vcs::Fossil => (format!("fossil clone -- {url} .fossil"), format!("fossil clone -- {url} .fossil")),
            Vcs::Bzr => (
                format!("bzr branch --use-existing-dir -- {url} ."),
                format!("bzr branch --use-existing-dir -- {url} ."),
            ),
            Vcs::Svn | Vcs::Git => (String::new(), format!("svn log -l1 --xml -- {url}")),
        };
        let name = vcs.name();
        if !asks.world().program(name) {
            if command.is_empty() {
                return Ok(OtherRepo { vcs, tree: None });
            }
            let text =
                format!("{command} in {}: exec: \"{name}\": executable file not found in $PATH", tool::folder(asks));
            return Err(Failure::new(Kind::VcsMissing, text));
        }
        let said = asks.world().repository(url, None, None);
        let tree = match said {
            Repository::Open(tree) => Some(Rc::new(tree)),
            _ => None,
        };
        let failure = tree.is_none().then(|| (Kind::Unclassified, "exit status 255".to_owned()));
        let tool = Tool { command: network, url: url.to_owned(), via: None, login: None, failure };
        asks.record(Event::Tool(tool));
        if tree.is_none() && command.contains(url) {
            let text = format!("{command} in {}: exit status 255", tool::folder(asks));
            return Err(Failure::new(Kind::Unclassified, text));
        }
        Ok(OtherRepo { vcs, tree })
    }

    fn revisions(&self) -> impl Iterator<Item = &Revision> {
        self.tree.iter().flat_map(|tree| tree.tags.iter().chain(&tree.branches))
    }

    /// Tags with that beginning, by name; a tool that fails has none.
    pub(super) fn tags(&self, prefix: &str) -> Vec<String> {
        let tags = self.tree.iter().flat_map(|tree| &tree.tags);
        let mut tags: Vec<String> = tags.map(|tag| tag.name.clone()).filter(|name| name.starts_with(prefix)).collect();
        tags.sort();
        tags
    }

    /// What a tag, branch or hash stands for; `latest` is the tool's own word for the newest revision.
    pub(super) fn stat(&self, revision: &str) -> Result<Commit, Failure> {
        let newest = match self.vcs {
            Vcs::Hg => "tip",
            Vcs::Fossil => "trunk",
            Vcs::Bzr => "revno:-1",
            Vcs::Svn | Vcs::Git => "latest",
        };
        let name = if revision == "latest" { newest } else { revision };
        let head = self.tree.as_ref().and_then(|tree| tree.branches.first()).filter(|_| name == newest);
        let found = head.or_else(|| {
            self.revisions().find(|known| known.name == name || name.len() >= 7 && known.commit.starts_with(name))
        });
        let Some(found) = found else { return Err(unknown_revision(name)) };
        let tags: Vec<String> = self
            .tree
            .iter()
            .flat_map(|tree| &tree.tags)
            .filter(|tag| tag.commit == found.commit)
            .map(|tag| tag.name.clone())
            .collect();
        let version = if tags.iter().any(|tag| tag == name) { name } else { &found.commit };
        Ok(Commit {
            name: found.commit.clone(),
            short: found.commit.chars().take(12).collect(),
            version: version.to_owned(),
            time: found.time.clone(),
            tags,
        })
    }

    /// The revision of the world that a commit is.
    pub(super) fn content(&self, commit: &Commit) -> Option<Revision> {
        self.revisions().find(|known| known.commit == commit.name).cloned()
    }

    /// Tags that a commit has or comes after; only Mercurial is asked, and only since 1.26.
    pub(super) fn merged(&self, asks: &dyn Asks, commit: &str) -> Option<Vec<String>> {
        if self.vcs != Vcs::Hg || !asks.release().has(Change::MercurialByPull) {
            return None;
        }
        let tags = &self.tree.as_ref()?.tags;
        let place = tags.iter().position(|tag| tag.commit == commit).map_or(tags.len(), |place| place + 1);
        Some(tags.iter().take(place).map(|tag| tag.name.clone()).collect())
    }

    /// The words of a question that the tool can't answer.
    pub(super) fn unsupported(&self, question: &str) -> Failure {
        let text = format!("vcs {}: {question}: unsupported operation", self.vcs.name());
        Failure::new(Kind::Unclassified, text)
    }
}
