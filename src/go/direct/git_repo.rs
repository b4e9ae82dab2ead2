//! A git repository as go uses it: what it asks the server, and what it has in its clone; knows no module.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::asks::Asks;
use super::commit::{Commit, all_hex, unknown_revision};
use super::tool;
use crate::go::{Change, Failure, Kind, Revision, Tree};

/// A clone on disk, which outlives the process.
#[derive(Clone, Debug, Default)]
pub(crate) struct LocalClone {
    commits: BTreeSet<String>,
    tags: BTreeSet<String>,
    /// All branches and tags, with their history.
    whole: bool,
}

/// A repository (`cmd/go/internal/modfetch/codehost.gitRepo`).
pub(super) struct GitRepo {
    url: String,
    /// Whether the clone was there before this process.
    old: bool,
    pub(super) clone: LocalClone,
    refs: Option<Result<Rc<Tree>, Failure>>,
    /// Whether this process fetched everything.
    fetched_all: bool,
    /// The clone's tags as they were when this process looked.
    local_tags: Option<BTreeSet<String>>,
    stats: BTreeMap<String, Result<Commit, Failure>>,
}

impl GitRepo {
    /// Prepares the clone (`newGitRepo`).
    pub(super) fn open(asks: &mut dyn Asks, url: &str, clone: Option<LocalClone>) -> Result<Self, Failure> {
        let release = asks.release();
        if !url.contains("://") {
            let named = if release.has(Change::LocalRemoteNamed) { format!(" ({url})") } else { String::new() };
            let text = match (url.contains(':'), named.is_empty()) {
                (true, true) => "git remote cannot use host:path syntax".to_owned(),
                (true, false) => {
                    format!("git remote{named} must not be local directory (use URL syntax not host:path syntax)")
                }
                (false, _) => format!("git remote{named} must not be local directory"),
            };
            return Err(Failure::new(Kind::Unclassified, text));
        }
        let mut repo = GitRepo {
            url: url.to_owned(),
            old: clone.is_some(),
            clone: clone.unwrap_or_default(),
            refs: None,
            fetched_all: false,
            local_tags: None,
            stats: BTreeMap::new(),
        };
        if repo.old {
            return Ok(repo);
        }
        if release.has(Change::LsRemoteByUrl)
            && let Err(failure) = repo.refs(asks)
            && failure.ends()
        {
            return Err(failure);
        }
        if !asks.world().program("git") {
            let missing = "exec: \"git\": executable file not found in $PATH";
            let text = if release.has(Change::GitVersionFirst) {
                format!("unable to resolve git version: failed to execute git version: {missing}")
            } else {
                format!("git init --bare in {}: {missing}", tool::folder(asks))
            };
            return Err(Failure::new(Kind::VcsMissing, text));
        }
        Ok(repo)
    }

    /// Branches and tags of the server (`loadRefs`).
    fn refs(&mut self, asks: &mut dyn Asks) -> Result<Rc<Tree>, Failure> {
        if self.refs.is_none() {
            let loaded = self.load_refs(asks);
            self.refs = Some(loaded);
        }
        self.refs.clone().unwrap_or_else(|| Err(Failure::new(Kind::GitFailed, "no refs")))
    }

    fn load_refs(&self, asks: &mut dyn Asks) -> Result<Rc<Tree>, Failure> {
        let release = asks.release();
        let by_url = !self.old && release.has(Change::LsRemoteByUrl);
        let remote = if by_url { &self.url } else { "origin" };
        let command = format!("git ls-remote -q {}{remote}", end_of_options(asks));
        let failure = match tool::git(asks, &command, &self.url) {
            Ok(tree) => return Ok(Rc::new(tree)),
            Err(failure) => failure,
        };
        let scheme = self.url.split("://").next().unwrap_or_default().to_ascii_lowercase();
        // Before the clone is there, go has not noted the URL yet, and can't ask it.
        if by_url || failure.hangs() || !matches!(scheme.as_str(), "http" | "https") {
            return Err(failure);
        }
        match asks.probe(&self.url) {
            Err(probe) if probe.ends() => Err(probe),
            Err(probe) if probe.not_found => Err(Failure { not_found: true, ..failure }),
            _ => Err(failure),
        }
    }

    /// Tags with that beginning, by name.
    pub(super) fn tags(&mut self, asks: &mut dyn Asks, prefix: &str) -> Result<Vec<String>, Failure> {
        let tree = self.refs(asks)?;
        let mut tags: Vec<String> = tree.tags.iter().map(|tag| tag.name.clone()).collect();
        tags.retain(|tag| tag.starts_with(prefix));
        tags.sort();
        Ok(tags)
    }

    /// The tip of the default branch.
    pub(super) fn latest(&mut self, asks: &mut dyn Asks) -> Result<Commit, Failure> {
        let tree = self.refs(asks)?;
        match tree.branches.first() {
            Some(head) => self.stat(asks, &head.commit),
            None => Err(Failure::missing(Kind::Unclassified, "no commits")),
        }
    }

    /// What a tag, branch or hash stands for.
    pub(super) fn stat(&mut self, asks: &mut dyn Asks, revision: &str) -> Result<Commit, Failure> {
        if revision == "latest" {
            return self.latest(asks);
        }
        if let Some(known) = self.stats.get(revision) {
            return known.clone();
        }
        let found = self.look_up(asks, revision);
        self.stats.insert(revision.to_owned(), found.clone());
        found
    }

    /// First in the clone, then on the server (`gitRepo.stat`).
    fn look_up(&mut self, asks: &mut dyn Asks, revision: &str) -> Result<Commit, Failure> {
        let is_hash = (7..=40).contains(&revision.len()) && all_hex(revision);
        if is_hash && let Ok(commit) = self.local(asks, revision, revision) {
            return Ok(commit);
        }
        let local_tags = self.local_tags.get_or_insert_with(|| self.clone.tags.clone());
        if local_tags.contains(revision) {
            return self.local(asks, revision, &format!("refs/tags/{revision}"));
        }
        let tree = self.refs(asks)?;
        let Some((reference, hash)) = resolve(&tree, revision, is_hash)? else {
            return Err(unknown_revision(revision));
        };
        // Branches and HEAD change their meaning: from here on it is the hash that counts.
        let wanted = if reference.starts_with("refs/tags/") && !is_hash { revision } else { hash.as_str() };
        if !is_hash && let Ok(commit) = self.local(asks, wanted, &hash) {
            if let Some(tag) = reference.strip_prefix("refs/tags/") {
                self.clone.tags.insert(tag.to_owned());
                return self.local(asks, wanted, &reference);
            }
            return Ok(commit);
        }
        if !self.fetched_all && !reference.is_empty() && !hash.is_empty() {
            let (mapping, local) = match reference.as_str() {
                "HEAD" => (format!("{hash}:refs/dummy"), hash.as_str()),
                name => (format!("{name}:{name}"), name),
            };
            let version = if asks.release().has(Change::GitProtocolVersion2) { "-c protocol.version=2 " } else { "" };
            let command = format!("git {version}fetch -f --depth=1 {}origin {mapping}", end_of_options(asks));
            match tool::git(asks, &command, &self.url) {
                Ok(_) => {
                    self.keep(&tree, &hash, reference.strip_prefix("refs/tags/"));
                    return self.local(asks, wanted, local);
                }
                Err(failure) if failure.ends() => return Err(failure),
                Err(_) => {}
            }
        }
        self.fetch_all(asks)?;
        let wanted = if hash.is_empty() { revision } else { wanted };
        self.local(asks, wanted, wanted)
    }

    /// A commit that came alone; git sends the tags that point at it along.
    fn keep(&mut self, tree: &Tree, hash: &str, tag: Option<&str>) {
        self.clone.commits.insert(hash.to_owned());
        self.clone.tags.extend(tag.map(str::to_owned));
        self.clone.tags.extend(tree.tags.iter().filter(|tag| tag.commit == hash).map(|tag| tag.name.clone()));
    }

    /// Everything, with its history (`fetchRefsLocked`).
    fn fetch_all(&mut self, asks: &mut dyn Asks) -> Result<(), Failure> {
        if self.fetched_all {
            return Ok(());
        }
        let tree = self.refs(asks)?;
        let options = end_of_options(asks);
        let command = format!("git fetch -f {options}origin refs/heads/*:refs/heads/* refs/tags/*:refs/tags/*");
        tool::git(asks, &command, &self.url)?;
        if !self.clone.whole && !self.clone.commits.is_empty() {
            tool::git(asks, &format!("git fetch --unshallow -f {options}origin"), &self.url)?;
        }
        self.clone.whole = true;
        self.clone.tags = tree.tags.iter().map(|tag| tag.name.clone()).collect();
        self.clone.commits.extend(revisions(&tree).map(|revision| revision.commit.clone()));
        self.fetched_all = true;
        Ok(())
    }

    /// What the clone has (`statLocal`); `version` is what it is looked up as.
    fn local(&mut self, asks: &mut dyn Asks, version: &str, revision: &str) -> Result<Commit, Failure> {
        let unknown = || Err(unknown_revision(revision));
        let in_clone = |clone: &LocalClone, hash: &str| clone.commits.iter().any(|known| known == hash);
        if self.clone.commits.is_empty() {
            return unknown();
        }
        // The world is the clone's memory, too: what was fetched is still there.
        let Ok(tree) = self.refs(asks) else { return unknown() };
        let name = revision.strip_prefix("refs/tags/").filter(|tag| self.clone.tags.contains(*tag));
        let found = revisions(&tree).find(|known| {
            let tagged = name.is_some_and(|name| known.name == name && tree.tags.iter().any(|tag| tag == *known));
            let headed = revision.strip_prefix("refs/heads/") == Some(known.name.as_str());
            let hashed = all_hex(revision) && revision.len() >= 4 && known.commit.starts_with(revision);
            (tagged || headed || hashed) && in_clone(&self.clone, &known.commit)
        });
        let Some(found) = found else { return unknown() };
        let from_server = asks.release().has(Change::TagsFromLsRemote);
        let mut tags: Vec<String> =
            tree.tags.iter().filter(|tag| tag.commit == found.commit).map(|tag| tag.name.clone()).collect();
        tags.retain(|tag| from_server || self.clone.tags.contains(tag));
        tags.sort();
        let version = if tags.iter().any(|tag| tag == version) { version } else { &found.commit };
        Ok(Commit {
            name: found.commit.clone(),
            short: found.commit.chars().take(12).collect(),
            version: version.to_owned(),
            time: found.time.clone(),
            tags,
        })
    }

    /// The revision of the world that a commit is.
    pub(super) fn content(&mut self, asks: &mut dyn Asks, commit: &Commit) -> Option<Revision> {
        let tree = self.refs(asks).ok()?;
        revisions(&tree).find(|revision| revision.commit == commit.name).cloned()
    }

    /// Tags that a commit has or comes after, as far as the clone knows (`git for-each-ref --merged`).
    pub(super) fn merged(&mut self, asks: &mut dyn Asks, commit: &str) -> Vec<String> {
        let Ok(tree) = self.refs(asks) else { return Vec::new() };
        let whole = self.clone.whole;
        let place = place(&tree, commit);
        let reached = |(at, tag): (usize, &Revision)| {
            (tag.commit == commit || whole && at < place) && self.clone.tags.contains(&tag.name)
        };
        tree.tags.iter().enumerate().filter(|tag| reached(*tag)).map(|(_, tag)| tag.name.clone()).collect()
    }

    /// The same, after everything was fetched.
    pub(super) fn merged_in_all(&mut self, asks: &mut dyn Asks, commit: &str) -> Result<Vec<String>, Failure> {
        self.fetch_all(asks)?;
        Ok(self.merged(asks, commit))
    }

    /// Whether a commit has a tag, or comes after it (`DescendsFrom`).
    pub(super) fn descends(&mut self, asks: &mut dyn Asks, commit: &str, tag: &str) -> Result<bool, Failure> {
        let has = |tags: Vec<String>| tags.iter().any(|known| known == tag);
        if has(self.merged(asks, commit)) {
            return Ok(true);
        }
        if self.tags(asks, tag)?.is_empty() {
            return Ok(false);
        }
        self.merged_in_all(asks, commit).map(has)
    }
}

fn end_of_options(asks: &dyn Asks) -> &'static str {
    if asks.release().has(Change::GitEndOfOptions) { "--end-of-options " } else { "" }
}

fn revisions(tree: &Tree) -> impl Iterator<Item = &Revision> {
    tree.tags.iter().chain(&tree.branches)
}

/// Where a commit stands in the order of the tags; branches come after all.
fn place(tree: &Tree, commit: &str) -> usize {
    tree.tags.iter().position(|tag| tag.commit == commit).unwrap_or(tree.tags.len())
}

/// The reference and the hash that a name or the beginning of a hash means; an empty reference if only the hash is known,
/// both empty if the beginning of a hash is all that there is.
fn resolve(tree: &Tree, revision: &str, is_hash: bool) -> Result<Option<(String, String)>, Failure> {
    let named = |list: &[Revision]| list.iter().find(|known| known.name == revision).map(|known| known.commit.clone());
    if let Some(hash) = named(&tree.tags) {
        return Ok(Some((format!("refs/tags/{revision}"), hash)));
    }
    if let Some(hash) = named(&tree.branches) {
        return Ok(Some((format!("refs/heads/{revision}"), hash)));
    }
    if revision == "HEAD"
        && let Some(head) = tree.branches.first()
    {
        return Ok(Some(("HEAD".to_owned(), head.commit.clone())));
    }
    if !is_hash {
        return Ok(None);
    }
    let head = tree.branches.first().map(|head| ("HEAD".to_owned(), &head.commit));
    let branches = tree.branches.iter().map(|one| (format!("refs/heads/{}", one.name), &one.commit));
    let tags = tree.tags.iter().map(|one| (format!("refs/tags/{}", one.name), &one.commit));
    let mut found: Option<(String, String)> = None;
    for (name, commit) in head.into_iter().chain(branches).chain(tags).filter(|(_, hash)| hash.starts_with(revision)) {
        match &found {
            Some((_, hash)) if hash != commit => {
                return Err(Failure::new(Kind::Unclassified, format!("ambiguous revision {revision}")));
            }
            Some((first, _)) if *first <= name => {}
            _ => found = Some((name, commit.clone())),
        }
    }
    let whole = if revision.len() == 40 { revision } else { "" };
    Ok(found.or_else(|| Some((String::new(), whole.to_owned()))))
}
