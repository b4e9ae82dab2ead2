//! Dependencies point one way: each layer uses only those that its row allows.

use std::fs;
use std::path::{Path, PathBuf};

/// A layer of `src/` and what it may use; the compiler keeps the page and the command line out of a build without them.
const LAYERS: &[(&str, &[&str])] = &[
    ("base", &[]),
    ("text", &[]),
    ("data", &[]),
    ("door", &["base", "text"]),
    ("ask", &["base", "data", "door", "jsonc", "text"]),
    ("plan", &["ask", "base", "data", "door", "text"]),
    ("write", &["base", "door"]),
    ("files", &["ask", "base", "data", "door", "jsonc", "plan", "text", "write"]),
    ("bundle", &["ask", "files", "plan", "text"]),
    ("house", &["ask", "base", "door", "files", "jsonc", "text"]),
    ("go", &[]),
    ("explain", &["ask", "base", "data", "door", "go", "plan", "secret", "text"]),
    ("jsonc", &["base"]),
    ("secret", &["base"]),
    ("read", &["base", "jsonc"]),
    ("facts", &["base", "data", "go", "jsonc", "read"]),
    ("rules", &["base", "data", "facts", "go", "jsonc", "read", "text"]),
    ("diagnose", &["ask", "base", "data", "door", "explain", "facts", "go", "plan", "read", "rules", "secret", "text"]),
    ("merge", &["base", "jsonc", "text"]),
    ("guide", &["rules", "text"]),
    ("pages", &["ask", "base", "data", "diagnose", "guide", "read", "rules", "text", "web"]),
    ("web", &[]),
    ("serve", &["web"]),
    ("built", &["web"]),
    (
        "cli",
        &[
            "ask", "base", "bundle", "data", "diagnose", "door", "explain", "files", "go", "house", "jsonc", "merge",
            "plan", "read", "rules", "serve", "text", "write",
        ],
    ),
    (
        "page",
        &[
            "ask", "base", "bundle", "data", "diagnose", "door", "explain", "files", "go", "house", "jsonc", "merge",
            "plan", "read", "rules", "text", "write",
        ],
    ),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            out.extend(sources(&entry));
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            out.push(entry);
        }
    }
    out
}

/// The layers that a source names after `crate::`, comments and tests aside.
fn used(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines
        .flat_map(|line| line.split("crate::").skip(1).map(str::to_owned).collect::<Vec<_>>())
        .map(|rest| rest.chars().take_while(|ch| ch.is_ascii_alphanumeric() || *ch == '_').collect())
        .collect()
}

#[test]
fn layers_use_only_what_is_below() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut seen = 0;
    for path in sources(&root) {
        let below = path.strip_prefix(&root).unwrap();
        let layer = below.components().next().unwrap().as_os_str().to_str().unwrap().trim_end_matches(".rs");
        if matches!(layer, "lib" | "main" | "bin") {
            continue;
        }
        let row = LAYERS.iter().find(|(name, _)| *name == layer);
        let (_, allowed) = row.unwrap_or_else(|| panic!("{layer} is in no row of the table"));
        for name in used(&fs::read_to_string(&path).unwrap()) {
            assert!(name == layer || allowed.contains(&name.as_str()), "{} uses {name}", below.display());
            seen += 1;
        }
    }
    assert!(seen > 100, "only {seen} uses were found: the reader of sources is blind");
}

#[test]
fn every_source_opens_with_its_purpose() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["src", "tests", "benches", "examples"] {
        for path in sources(&root.join(folder)) {
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.starts_with("//! "), "{} does not say what it is for", path.display());
        }
    }
}
