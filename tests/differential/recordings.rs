//! Cases with what real go did, kept in files: read here, wherever go is.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::account::Account;
use super::scripted::Scripted;

/// A case and what real go did.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recording {
    pub(crate) case: Scripted,
    pub(crate) real: Account,
}

/// Cases on which the model was wrong once.
pub(crate) const FOUND: &str = "found.jsonl";
/// Random cases that differ much from each other.
pub(crate) const RANDOM: &str = "random.jsonl";

/// The file of that name.
pub(crate) fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recordings").join(name)
}

/// The recordings in a file, each with its place.
pub(crate) fn read(name: &str) -> Vec<(String, Recording)> {
    let text = fs::read_to_string(file(name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let place = |at: usize| format!("tests/recordings/{name}:{}", at + 1);
    let parse = |(at, line): (usize, &str)| {
        let it = serde_json::from_str(line).unwrap_or_else(|error| panic!("{}: {error}", place(at)));
        (place(at), it)
    };
    text.lines().enumerate().map(parse).collect()
}
