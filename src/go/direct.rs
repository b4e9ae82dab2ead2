//! Code from where it is: the repository behind a path, found and asked as go does it with `direct`
//! (`modfetch.lookupDirect`); what a module proxy serves is not its affair.

mod asks;
mod code;
mod code_repo;
mod commit;
mod discovery;
mod git_client;
mod git_repo;
mod go_import;
mod other_repo;
mod repo_root;
mod static_hosts;
#[cfg(test)]
mod tests;
mod tool;
mod vcs;
mod xml;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

pub(crate) use asks::{Asks, Page};
pub(crate) use code_repo::CodeRepo;
pub(crate) use git_repo::LocalClone;

use super::Failure;
use code::Code;
use discovery::Prefixes;
use git_repo::GitRepo;
use other_repo::OtherRepo;
use vcs::Vcs;

/// Where a path's code comes from.
pub(crate) enum Origin_ {
    /// A module proxy, which the path's host names.
    Proxy {
        /// Its URL.
        base: String,
    },
    /// A repository.
    Code(CodeRepo),
}

/// git's clones on disk, by URL; they outlive a process.
pub(crate) type Clones = BTreeMap<String, LocalClone>;

/// A repository that all modules in it share, or why it can't be used.
type Opened = Result<Rc<RefCell<Code>>, Failure>;

/// What a process found so far.
#[derive(Default)]
pub(crate) struct Origins {
    prefixes: Prefixes,
    repositories: BTreeMap<(Vcs, String), Opened>,
    clones: Clones,
}

impl Origins {
    /// Nothing but the clones of processes before.
    pub(crate) fn new(clones: Clones) -> Self {
        Origins { clones, ..Origins::default() }
    }

    /// The clones that the next process finds.
    pub(crate) fn into_clones(self) -> Clones {
        let mut clones = self.clones;
        for ((_, url), repository) in self.repositories {
            if let Ok(code) = repository
                && let Code::Git(git) = &*code.borrow()
            {
                clones.insert(url, git.clone.clone());
            }
        }
        clones
    }
}

/// Where the code of a path is. Whatever keeps go from knowing that means "not there"; a repository that is known but
/// can't be used does not.
pub(crate) fn lookup(asks: &mut dyn Asks, path: &str) -> Result<Origin_, Failure> {
    let mut prefixes = std::mem::take(&mut asks.origins().prefixes);
    let found = repo_root::find(asks, &mut prefixes, path);
    asks.origins().prefixes = prefixes;
    let root = found.map_err(|failure| Failure { not_found: !failure.ends(), ..failure })?;
    let Some(vcs) = root.vcs else { return Ok(Origin_::Proxy { base: root.url }) };
    let code = repository(asks, vcs, &root.url)?;
    CodeRepo::new(code, &root.root, &root.folder, path).map(Origin_::Code)
}

/// A repository, opened once for all modules in it (`codehost.NewRepo`).
fn repository(asks: &mut dyn Asks, vcs: Vcs, url: &str) -> Opened {
    let key = (vcs, url.to_owned());
    if let Some(known) = asks.origins().repositories.get(&key) {
        return known.clone();
    }
    let clone = asks.origins().clones.get(url).cloned();
    let opened = match vcs {
        Vcs::Git => GitRepo::open(asks, url, clone).map(|git| Code::Git(Box::new(git))),
        other => OtherRepo::open(asks, other, url).map(Code::Other),
    };
    let opened = opened.map(|code| Rc::new(RefCell::new(code)));
    asks.origins().repositories.insert(key, opened.clone());
    opened
}
