//! The manifest as JSON, member by member.

use super::{Manifest, ManifestFile, ManifestLine, ManifestNote, ManifestStep};
use crate::jsonc::Tree;

impl Manifest {
    /// The text of `manifest.json`.
    pub fn json(&self) -> String {
        let whole = [
            ("schema_version", Tree::Number(self.schema_version)),
            ("lang", Tree::text(self.lang)),
            ("link", Tree::text(&self.link)),
            ("notes", Tree::List(self.notes.iter().map(note).collect())),
            ("files", Tree::List(self.files.iter().map(file).collect())),
        ];
        Tree::object(whole).print()
    }
}

fn note(it: &ManifestNote) -> Tree {
    Tree::object([("weight", Tree::text(it.weight)), ("about", Tree::text(it.about)), ("text", Tree::text(&it.text))])
}

fn file(it: &ManifestFile) -> Tree {
    let place = [("how", it.place.how), ("at", it.place.at), ("text", &it.place.text)];
    Tree::object([
        ("target", Tree::text(it.target)),
        ("path", Tree::text(it.path)),
        ("place", Tree::object(place.map(|(name, text)| (name, Tree::text(text))))),
        ("choice", it.choice.as_ref().map_or(Tree::Null, Tree::text)),
        ("apply", steps(&it.apply)),
        ("check", steps(&it.check)),
        ("undo", steps(&it.undo)),
        ("lines", Tree::List(it.lines.iter().map(line).collect())),
    ])
}

/// A step has only the members that there is something to say in.
fn steps(steps: &[ManifestStep]) -> Tree {
    let members = |it: &ManifestStep| {
        let all = [("text", Some(&it.text)), ("command", it.command.as_ref()), ("good", it.good.as_ref())];
        Tree::object(all.into_iter().filter_map(|(name, text)| Some((name, Tree::text(text?)))))
    };
    Tree::List(steps.iter().map(members).collect())
}

fn line(it: &ManifestLine) -> Tree {
    Tree::object([
        ("text", Tree::text(&it.text)),
        ("reason", Tree::text(&it.reason)),
        ("source", Tree::text(it.source)),
        ("asked_by", Tree::texts(it.asked_by.iter().copied())),
    ])
}
