//! Everything below a folder, to be compared with what it was.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};

/// What stands under a name. Of a folder the time is left out: making and removing a file in it moves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    Folder { mode: u32 },
    File { mode: u32, time: (i64, i64), text: String },
    Link { to: PathBuf },
}

/// Names with what stands there.
pub(super) type Tree = BTreeMap<PathBuf, Thing>;

/// The tree below a folder.
pub(super) fn of(root: &Path) -> Tree {
    let mut out = Tree::new();
    add(root, root, &mut out);
    out
}

fn add(root: &Path, folder: &Path, out: &mut Tree) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let about = fs::symlink_metadata(&path).unwrap();
        let mode = about.mode() & 0o7777;
        let thing = if about.is_symlink() {
            Thing::Link { to: fs::read_link(&path).unwrap() }
        } else if about.is_dir() {
            add(root, &path, out);
            Thing::Folder { mode }
        } else {
            let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
            Thing::File { mode, time: (about.mtime(), about.mtime_nsec()), text }
        };
        out.insert(path.strip_prefix(root).unwrap().to_owned(), thing);
    }
}

/// The same without times.
pub(super) fn timeless(tree: &Tree) -> Tree {
    let mut out = tree.clone();
    for thing in out.values_mut() {
        if let Thing::File { time, .. } = thing {
            *time = (0, 0);
        }
    }
    out
}

/// What differs, for people.
pub(super) fn difference(before: &Tree, after: &Tree) -> String {
    let names = before.keys().chain(after.keys()).collect::<std::collections::BTreeSet<_>>();
    let differing = names.into_iter().filter(|name| before.get(*name) != after.get(*name));
    let lines = differing.map(|name| format!("{}\n  {:?}\n  {:?}", name.display(), before.get(name), after.get(name)));
    lines.collect::<Vec<_>>().join("\n")
}

/// Fails with what differs.
pub(super) fn same(before: &Tree, after: &Tree, what: &str) {
    assert!(before == after, "{what}\n{}", difference(before, after));
}
