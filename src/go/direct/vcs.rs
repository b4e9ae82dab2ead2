//! The version control tools that go knows: names, schemes, how a repository is asked for; runs none.

use crate::go::{Change, Release};

/// A tool (`cmd/go/internal/vcs.Cmd`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Vcs {
    Git,
    Hg,
    Svn,
    Fossil,
    Bzr,
}

impl Vcs {
    /// The tool of that name, if this Go knows it (`vcsByCmd`).
    pub(super) fn by_name(name: &str, release: Release) -> Option<Self> {
        Self::all(release).find(|vcs| vcs.name() == name)
    }

    /// The tools that this Go knows.
    pub(super) fn all(release: Release) -> impl Iterator<Item = Self> {
        let bazaar = !release.has(Change::NoBazaar);
        [Vcs::Git, Vcs::Hg, Vcs::Svn, Vcs::Fossil, Vcs::Bzr].into_iter().filter(move |vcs| *vcs != Vcs::Bzr || bazaar)
    }

    /// The program.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Vcs::Git => "git",
            Vcs::Hg => "hg",
            Vcs::Svn => "svn",
            Vcs::Fossil => "fossil",
            Vcs::Bzr => "bzr",
        }
    }

    /// The schemes in the order in which they are tried.
    pub(super) const fn schemes(self) -> &'static [&'static str] {
        match self {
            Vcs::Git => &["git", "https", "http", "git+ssh", "ssh"],
            Vcs::Hg => &["https", "http", "ssh"],
            Vcs::Svn => &["https", "http", "svn", "svn+ssh"],
            Vcs::Fossil => &["https", "http"],
            Vcs::Bzr => &["https", "http", "bzr", "bzr+ssh"],
        }
    }

    /// The command that says whether a repository is at that URL, if there is one.
    pub(super) fn ping(self, url: &str) -> Option<String> {
        Some(match self {
            Vcs::Git => format!("git ls-remote {url}"),
            Vcs::Hg => format!("hg identify -- {url}"),
            Vcs::Svn => format!("svn info -- {url}"),
            Vcs::Bzr => format!("bzr info -- {url}"),
            Vcs::Fossil => return None,
        })
    }

    /// Whether the scheme counts as secure (`isSecureScheme`); `allowed` is `GIT_ALLOW_PROTOCOL`.
    pub(super) fn secure(self, scheme: &str, allowed: Option<&str>) -> bool {
        match allowed.filter(|list| self == Vcs::Git && !list.is_empty()) {
            Some(list) => list.split(':').any(|one| one == scheme),
            None => matches!(scheme, "https" | "git+ssh" | "bzr+ssh" | "svn+ssh" | "ssh"),
        }
    }
}
