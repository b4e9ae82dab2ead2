//! All files as one thing to carry: a zip with a README, a script that puts them in place and takes them back, and the
//! manifest; opens no file.

mod entry;
mod markdown;
mod readme;
mod script;
mod spot;
mod zip;

pub use entry::Entry;
pub use spot::{Root, Spot};

use crate::files::{Artifact, Manifest};
use crate::plan::Plan;
use crate::text::Catalogue;

/// The folder that everything in the zip lies in: unpacked in a hurry, it covers no README of somebody's own.
pub const FOLDER: &str = "goproxy-settings";

/// The script, the same for everybody: what differs stands in `apply.tsv`. The page fetches it with the texts.
#[cfg(not(target_arch = "wasm32"))]
pub const SCRIPT: &str = include_str!("bundle/apply.sh");

/// What is carried.
#[derive(Clone, Copy, Debug)]
pub struct Bundle<'a> {
    /// The files.
    pub files: &'a [Artifact],
    /// What they were made from.
    pub plan: &'a Plan,
    /// The address of the page, where it is known.
    pub page: &'a str,
    /// The answers as a link, without a mark before it.
    pub link: &'a str,
    /// The command that makes the same.
    pub command: &'a str,
    /// The text of [`SCRIPT`].
    pub script: &'a str,
    /// The texts, with [`Part::Bundle`](crate::text::Part::Bundle).
    pub words: &'a Catalogue,
}

impl Bundle<'_> {
    /// The entries: README, script and what it reads, manifest, and then the files with the paths that `--out` gives
    /// them.
    pub fn entries(&self) -> Vec<Entry> {
        let own = [
            ("README.md", readme::text(self)),
            ("apply.sh", self.script.to_owned()),
            ("apply.tsv", script::table(self)),
            ("manifest.json", self.manifest()),
        ];
        let own = own.into_iter().map(|(path, text)| Entry { path, text });
        own.chain(self.files.iter().map(|file| Entry { path: file.path, text: file.text() })).collect()
    }

    /// The text of `manifest.json`.
    pub fn manifest(&self) -> String {
        Manifest::of(self.files, &self.plan.notes, self.link.to_owned(), self.words).json()
    }

    /// The bytes of the zip: the same for the same bundle, always.
    pub fn zip(&self) -> Vec<u8> {
        zip::write(FOLDER, &self.entries())
    }
}
