//! Hosts and paths whose repository go knows without asking; asks nobody.

use super::go_import::has_path_prefix;
use super::vcs::Vcs;
use crate::go::{Failure, Kind, Release};

/// A repository that follows from the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Site {
    /// The import path of its root.
    pub(super) root: String,
    /// The tool.
    pub(super) vcs: Vcs,
    /// Its URL without the scheme.
    pub(super) repository: String,
    /// Whether the scheme has to be found out; it is https if not.
    pub(super) any_scheme: bool,
}

type Rule = fn(&[&str]) -> Option<usize>;

/// Prefix, tool, whether a suffix like `.git` is refused, and how many elements the root has.
const HOSTS: &[(&str, Vcs, bool, Rule)] = &[
    ("github.com", Vcs::Git, true, |path| words(path, 3)),
    ("bitbucket.org", Vcs::Git, true, |path| words(path, 3)),
    ("hub.jazz.net/git", Vcs::Git, true, |path| {
        words(path, 4).filter(|_| path[2].bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
    }),
    ("git.apache.org", Vcs::Git, false, |path| {
        let name = path.get(1)?.strip_suffix(".git")?;
        words(path, 2).filter(|_| !name.is_empty() && !name.bytes().any(|b| b.is_ascii_uppercase()))
    }),
    ("git.openstack.org", Vcs::Git, false, |path| words(path, 3)),
    ("chiselapp.com", Vcs::Fossil, false, |path| {
        let ["chiselapp.com", "user", user, "repository", _] = path else { return None };
        words(path, 5).filter(|_| user.bytes().all(|b| b.is_ascii_alphanumeric()))
    }),
];

/// What the path says by itself; nothing if its host has to be asked (`repoRootFromVCSPaths`, `vcsPaths`).
pub(super) fn find(path: &str, release: Release) -> Option<Result<Site, Failure>> {
    let invalid = |text: String| Some(Err(Failure::new(Kind::InvalidHostPath, text)));
    if has_path_prefix(path, "example.net") {
        return invalid("no modules on example.net".to_owned());
    }
    if path == "rsc.io" {
        return Some(Err(Failure::new(Kind::Unclassified, "rsc.io is not a module")));
    }
    if let Some(scheme) = ["http:", "https:"].into_iter().find(|scheme| path.starts_with(scheme)) {
        let text = format!("\"{scheme}//\" not allowed in import path");
        return Some(Err(Failure::new(Kind::Unclassified, text)));
    }
    let elements: Vec<&str> = path.split('/').collect();
    for (prefix, vcs, no_suffix, rule) in HOSTS {
        if !has_path_prefix(path, prefix) {
            continue;
        }
        let Some(length) = rule(&elements) else {
            return invalid(format!("invalid {prefix} import path \"{path}\""));
        };
        let root = elements.get(..length).unwrap_or_default().join("/");
        if *no_suffix && Vcs::all(release).any(|vcs| has_suffix(&root, vcs)) {
            return invalid(format!("invalid version control suffix in {prefix}/ path"));
        }
        return Some(Ok(Site { repository: root.clone(), root, vcs: *vcs, any_scheme: false }));
    }
    (0..path.len()).find_map(|from| suffixed(path.get(from..)?, release)).map(Ok)
}

/// Launchpad, which go looks at after the host was asked in vain, up to 1.26 (`vcsPathsAfterDynamic`): the site, and the
/// URL that tells a series from a folder.
pub(super) fn launchpad(path: &str) -> Option<(Site, Option<String>)> {
    let elements: Vec<&str> = path.split('/').collect();
    let (root, test) = match elements.as_slice() {
        ["launchpad.net", owner, project, branch, rest @ ..] if owner.starts_with('~') => {
            let named = is_word(&owner[1..]) && (*project == "+junk" || is_word(project)) && is_word(branch);
            if !named || !rest.iter().all(|element| is_word(element)) {
                return None;
            }
            (format!("launchpad.net/{owner}/{project}/{branch}"), None)
        }
        ["launchpad.net", rest @ ..] if !rest.is_empty() && rest.iter().all(|element| is_word(element)) => {
            let root = format!("launchpad.net/{}", rest.get(..2).unwrap_or(rest).join("/"));
            let series =
                rest.get(1).map(|series| format!("https://code.launchpad.net/{}/{series}/.bzr/branch-format", rest[0]));
            (root, series)
        }
        _ => return None,
    };
    Some((Site { repository: root.clone(), root, vcs: Vcs::Bzr, any_scheme: false }, test))
}

/// `length` if the path has so many elements and all of them are words.
fn words(path: &[&str], length: usize) -> Option<usize> {
    let (_, after_host) = path.split_first()?;
    (path.len() >= length && after_host.iter().all(|element| is_word(element))).then_some(length)
}

/// `[\w.\-]+`
fn is_word(element: &str) -> bool {
    !element.is_empty() && element.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'-'))
}

fn has_suffix(text: &str, vcs: Vcs) -> bool {
    text.strip_suffix(vcs.name()).is_some_and(|stem| stem.ends_with('.'))
}

/// `host/…/name.git/…`: the first element with a tool's suffix ends the root.
fn suffixed(path: &str, release: Release) -> Option<Site> {
    let (host, rest) = path.split_once('/')?;
    let (name, port) = host.split_once(':').unwrap_or((host, "0"));
    let inside = name.get(1..name.len().saturating_sub(1)).unwrap_or_default();
    let named = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    if !named || !inside.contains('.') || port.is_empty() || !port.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let bare = |element: &'_ str| element.strip_prefix('~').map_or_else(|| element.len(), str::len);
    let mut end = host.len();
    let mut found = None;
    for element in rest.split('/') {
        let stem = &element[element.len() - bare(element)..];
        if !is_word(stem) {
            return None;
        }
        end += 1 + element.len();
        let suffix = Vcs::all(release).find(|vcs| has_suffix(stem, *vcs) && stem.len() > vcs.name().len() + 1);
        if let (None, Some(vcs)) = (found, suffix) {
            found = Some((end, vcs));
        }
    }
    let (end, vcs) = found?;
    let root = path.get(..end)?.to_owned();
    let repository = root.get(..end - vcs.name().len() - 1)?.to_owned();
    Some(Site { root, vcs, repository, any_scheme: true })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn root(path: &str) -> String {
        match find(path, Release::NEWEST) {
            None => "ask".to_owned(),
            Some(Ok(site)) => format!("{} {} {}", site.vcs.name(), site.root, site.repository),
            Some(Err(failure)) => failure.text,
        }
    }

    #[test]
    fn known_hosts() {
        // The expressions of cmd/go/internal/vcs/vcs.go, Go 1.27.3; the failures are printed by go itself.
        for (path, want) in [
            ("github.com/acme/tool/v2/pkg", "git github.com/acme/tool github.com/acme/tool"),
            ("github.com/acme", "invalid github.com import path \"github.com/acme\""),
            ("github.com", "invalid github.com import path \"github.com\""),
            ("github.com/a/b/c~d", "invalid github.com import path \"github.com/a/b/c~d\""),
            ("github.com/acme/tool.git", "invalid version control suffix in github.com/ path"),
            ("github.com/acme/tool.hg/x", "invalid version control suffix in github.com/ path"),
            ("github.company.com/a/b", "ask"),
            ("gitlab.com/acme/tool", "ask"),
            ("bitbucket.org/acme/tool", "git bitbucket.org/acme/tool bitbucket.org/acme/tool"),
            ("hub.jazz.net/x", "ask"),
            ("hub.jazz.net/git/Acme/tool", "invalid hub.jazz.net/git import path \"hub.jazz.net/git/Acme/tool\""),
            ("hub.jazz.net/git/acme/tool/x", "git hub.jazz.net/git/acme/tool hub.jazz.net/git/acme/tool"),
            ("git.apache.org/foo.git/x", "git git.apache.org/foo.git git.apache.org/foo.git"),
            ("git.apache.org/foo", "invalid git.apache.org import path \"git.apache.org/foo\""),
            ("git.openstack.org/a/b.git/c", "git git.openstack.org/a/b.git git.openstack.org/a/b.git"),
            (
                "chiselapp.com/user/x/repository/y",
                "fossil chiselapp.com/user/x/repository/y chiselapp.com/user/x/repository/y",
            ),
            (
                "chiselapp.com/user/x/repository/y/z",
                "invalid chiselapp.com import path \"chiselapp.com/user/x/repository/y/z\"",
            ),
            ("example.net/foo", "no modules on example.net"),
            ("rsc.io", "rsc.io is not a module"),
            ("rsc.io/quote", "ask"),
            ("corp.test/lib.git", "git corp.test/lib.git corp.test/lib"),
            ("corp.test/a/~b.hg/c.git/d", "hg corp.test/a/~b.hg corp.test/a/~b"),
            ("corp.test:8443/a.git.git/x", "git corp.test:8443/a.git.git corp.test:8443/a.git"),
            ("corp.test/.git", "ask"),
            ("corp.test/a.git/b~c", "ask"),
            ("corp/a.git", "ask"),
            ("corp.test/x.bzr", "ask"),
        ] {
            assert_eq!(root(path), want, "{path}");
        }
        let old = Release::new(26, 6);
        assert_eq!(find("corp.test/x.bzr", old).and_then(Result::ok).map(|site| site.vcs), Some(Vcs::Bzr));
    }

    #[test]
    fn launchpad_knows_projects_and_people() {
        let site = |path: &str| launchpad(path).map(|(site, test)| (site.root, test.unwrap_or_default()));
        let series = "https://code.launchpad.net/foo/bar/.bzr/branch-format";
        assert_eq!(site("launchpad.net/foo"), Some(("launchpad.net/foo".to_owned(), String::new())));
        assert_eq!(site("launchpad.net/foo/bar/x"), Some(("launchpad.net/foo/bar".to_owned(), series.to_owned())));
        assert_eq!(site("launchpad.net/~a/+junk/c/d"), Some(("launchpad.net/~a/+junk/c".to_owned(), String::new())));
        assert_eq!(site("launchpad.net/~a/b"), None);
        assert_eq!(site("launchpad.net"), None);
    }

    proptest! {
        #[test]
        fn no_path_is_too_odd(path in "([a-z.:/~]|git|github.com/|\\PC){0,12}") {
            let _ = find(&path, Release::NEWEST);
            let _ = launchpad(&path);
        }
    }
}
