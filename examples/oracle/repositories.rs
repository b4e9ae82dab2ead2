//! The git repositories of the world, and the pages that lead to them; asks for no login.

use std::collections::BTreeMap;

use goproxy_wizard::go::{Revision, Tree};
use serde_json::Value;

use crate::universe;

/// Host and path of each repository, the module whose files it holds, and its tags with their commits, oldest first;
/// `main` is the last one. The hashes are those that the oracle's git makes.
type Tagged = (&'static str, &'static str);
const REPOSITORIES: &[(&str, &str, &[Tagged])] = &[
    (
        "git.corp.test/lib.git",
        "corp.test/lib",
        &[
            ("v1.0.0", "ddc54c8a8139eafaea381e3449ec14ba4fcb5148"),
            ("v1.1.0", "a1fbe37228c55de05eb1613a441b2ed5a56a16be"),
            ("v1.2.0-rc.1", "b887602e074d13829f207a651c0cb14012adc52c"),
        ],
    ),
    ("git.corp.test/upper.git", "corp.test/Upper/Lib", &[("v1.0.0", "fa99cdb5e6f3cf2beceb4da8fae8de81ea248ec5")]),
    ("git.corp.test/private.git", "corp.test/lib", &[("v1.0.0", "ddc54c8a8139eafaea381e3449ec14ba4fcb5148")]),
    ("git.corp.test/team/svc.git", "git.corp.test/team/svc", &[("v0.3.0", "7b7a4492f19c1ca99ede59a7a7835b5a7f22d356")]),
    (
        "github.com/acme/tool",
        "github.com/acme/tool",
        &[
            ("v0.1.0", "b99a2c66ffce36ff517a69a1100d25f643fc376f"),
            ("v0.2.0", "1e348637d8eeb5258d9e15dae06cf1117bb7f6c7"),
        ],
    ),
    (
        "example.org/pub",
        "example.org/pub",
        &[
            ("v1.0.0", "20914a919a5b2c623aef144ce217b312c5a43d06"),
            ("v1.5.0", "33cbbee0086ae17a2c0a6addb9d4d51f382f6ada"),
        ],
    ),
    ("example.org/badmajor", "example.org/badmajor", &[("v2.0.0", "2f47c2970ef1d953576f328f55044ebcc2ed5c51")]),
];

/// go-import tags: the prefix, the tool, the root.
const TAGS: &[(&str, &str, &str)] = &[
    ("corp.test/lib", "git", "https://git.corp.test/lib.git"),
    ("corp.test/Upper/Lib", "git", "https://git.corp.test/upper.git"),
    ("corp.test/private", "git", "https://git.corp.test/private.git"),
    ("corp.test/missing", "git", "https://git.corp.test/missing.git"),
    ("corp.test/hgmod", "hg", "https://git.corp.test/hgmod"),
    ("corp.test/svnmod", "svn", "https://git.corp.test/svnmod"),
    ("corp.test/fossilmod", "fossil", "https://git.corp.test/fossilmod"),
    ("corp.test/bzrmod", "bzr", "https://git.corp.test/bzrmod"),
    ("corp.test/cvsmod", "cvs", "https://git.corp.test/cvsmod"),
    ("corp.test/uses", "mod", "https://proxyb.test"),
    ("corp.test/plainrepo", "git", "http://git.corp.test/lib.git"),
    ("corp.test/sshrepo", "git", "ssh://git@git.corp.test/lib.git"),
    ("corp.test/norootscheme", "git", "git.corp.test/lib.git"),
    ("git.corp.test/team/svc", "git", "https://git.corp.test/team/svc.git"),
    ("example.org/pub", "git", "https://example.org/pub"),
    ("example.org/badmajor", "git", "https://example.org/badmajor"),
];

/// What of a repository is asked for over HTTP.
const PARTS: &[&str] = &["/info/refs", "/git-upload-pack", "/HEAD"];

/// The repository at a host's path, if there is one.
pub(crate) fn at(host: &str, path: &str) -> Option<Tree> {
    let wanted = format!("{host}{}", path.trim_end_matches('/'));
    let (_, module, tags) = REPOSITORIES.iter().find(|(place, _, _)| *place == wanted)?;
    let mut files = BTreeMap::new();
    let mut revisions = Vec::new();
    for (tag, commit) in *tags {
        // A commit keeps the files of the one before.
        files.extend(universe::find(module, tag)?.files.clone());
        revisions.push(Revision {
            name: (*tag).to_owned(),
            commit: (*commit).to_owned(),
            time: "20240102030405".to_owned(),
            modules: vec![(String::new(), universe::pack(&format!("{module}@{tag}/"), &files))],
        });
    }
    let tip = revisions.last().map(|last| Revision { name: "main".to_owned(), ..last.clone() });
    Some(Tree { tags: revisions, branches: tip.into_iter().collect() })
}

/// The path of the repository whose part is asked for, if there is one there. With `lenient`, `/x` is `/x.git`, too.
pub(crate) fn asked<'a>(host: &str, path: &'a str, lenient: bool) -> Option<std::borrow::Cow<'a, str>> {
    let root = PARTS.iter().find_map(|part| path.strip_suffix(part)).filter(|root| root.len() > 1)?;
    let longer = format!("{root}.git");
    if lenient && at(host, &longer).is_some() {
        return Some(longer.into());
    }
    at(host, root).map(|_| root.into())
}

/// The discovery page of an import path; nothing if no tag covers it. `more` adds and replaces tags.
pub(crate) fn page(import: &str, more: Option<&Value>) -> Option<String> {
    let mut tags: BTreeMap<String, String> =
        TAGS.iter().map(|(prefix, tool, root)| ((*prefix).to_owned(), format!("{tool} {root}"))).collect();
    for (prefix, tag) in more.and_then(Value::as_object).into_iter().flatten() {
        let words: Vec<&str> = tag.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        if words.is_empty() {
            tags.remove(prefix)
        } else {
            tags.insert(prefix.clone(), words.join(" "))
        };
    }
    let covers =
        |prefix: &str| import == prefix || import.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('/'));
    let (prefix, tag) = tags.iter().filter(|(prefix, _)| covers(prefix)).max_by_key(|(prefix, _)| prefix.len())?;
    let tag = format!("<meta name=\"go-import\" content=\"{prefix} {tag}\">");
    Some(format!("<!DOCTYPE html><html><head>{tag}</head><body></body></html>\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn main_is_the_newest_tag_and_keeps_old_files() {
        let tree = at("git.corp.test", "/lib.git").unwrap();
        let newest = &tree.tags[2];
        assert_eq!(tree.branches[0].commit, newest.commit);
        let folders: Vec<&str> = newest.modules[0].1.packages.iter().map(|p| p.folder.as_str()).collect();
        assert_eq!(folders, ["", "pkg", "pkg/deep"]);
        let module = universe::find("corp.test/lib", "v1.0.0").unwrap();
        assert_eq!(tree.tags[0].modules[0].1, module.zip());
    }

    #[test]
    fn a_repository_is_asked_for_by_its_parts() {
        let asked = |path, lenient| asked("git.corp.test", path, lenient).map(std::borrow::Cow::into_owned);
        assert_eq!(asked("/lib.git/info/refs", false).as_deref(), Some("/lib.git"));
        assert_eq!(asked("/lib/info/refs", false), None);
        assert_eq!(asked("/lib/info/refs", true).as_deref(), Some("/lib.git"));
        assert_eq!(asked("/lib.git", false), None);
    }

    #[test]
    fn the_longest_tag_counts() {
        let page = |path, more| page(path, more).unwrap_or_default();
        assert!(page("corp.test/lib/pkg", None).contains("\"corp.test/lib git https://git.corp.test/lib.git\""));
        assert_eq!(page("corp.test/library", None), "");
        let more = serde_json::json!({"corp.test/lib/pkg": ["mod", "https://proxyb.test"], "corp.test/uses": null});
        assert!(page("corp.test/lib/pkg", Some(&more)).contains("\"corp.test/lib/pkg mod https://proxyb.test\""));
        assert_eq!(page("corp.test/uses", Some(&more)), "");
    }
}
