//! `apply.tsv`: what the script reads instead of having it written into itself: files, steps, and its words.

use super::{Bundle, Spot};
use crate::files::{Artifact, How, Step};
use crate::text::Catalogue;

/// Steps that the script takes when it puts a file in place or takes it back; all others are left to people.
const OWN_STEPS: &[&str] = &[
    "step.apply-block",
    "step.apply-compose",
    "step.apply-devcontainer",
    "step.apply-file",
    "step.apply-merge",
    "step.apply-merge-repo",
    "step.apply-repo-file",
    "step.apply-runner-env",
    "step.open-remote-settings",
    "step.undo-block",
    "step.undo-editor-block",
    "step.undo-file",
    "step.undo-keys",
    "step.undo-remote-settings",
    "step.undo-repo-file",
    "step.undo-runner-env",
];

/// What the script says, by the names that it uses.
const WORDS: &[&str] = &[
    "is-new",
    "is-same",
    "changes",
    "done",
    "undone",
    "failed",
    "kept",
    "nothing",
    "shown",
    "ask",
    "by-hand",
    "left-done",
    "left-undo",
    "not-root",
    "not-you",
    "no-repo",
    "link",
    "not-file",
    "read-only",
    "no-merge",
    "no-program",
    "no-folder",
    "no-target",
    "no-option",
    "line-end",
    "no-diff",
    "back",
    "remove",
    "cut",
    "changed-since",
    "removed-since",
    "other-repo",
];

const OPTIONS: &[(&str, &str)] = &[
    ("--yes", "yes"),
    ("--diff", "diff"),
    ("--repo DIR", "repo"),
    ("--only TARGET...", "only"),
    ("--undo", "undo"),
    ("--root DIR", "root"),
];

/// The lines, their fields parted by tabs; an empty field is a hyphen.
pub(super) fn table(bundle: &Bundle) -> String {
    let words = bundle.words;
    let mut out = String::new();
    for name in WORDS {
        row(&mut out, &["word", name, words.get(&format!("apply.{name}"))]);
    }
    help(&mut out, words);
    for file in bundle.files {
        let spot = Spot::of(file);
        let (root, to) = spot.map_or(("hand", file.place.at), |spot| (spot.root.name(), spot.path));
        row(&mut out, &["file", file.target, file.group.name(), how(file), root, file.path, to]);
    }
    for file in bundle.files {
        for (kind, steps) in [("apply", &file.apply), ("undo", &file.undo)] {
            for step in steps {
                let own = if is_own(step) { "own" } else { "-" };
                let command = step.command.as_deref().unwrap_or("-");
                row(&mut out, &["step", file.target, kind, own, &words.say(&step.text), command]);
            }
        }
    }
    out
}

/// Whether the script takes this step.
fn is_own(step: &Step) -> bool {
    OWN_STEPS.contains(&step.text.key())
}

fn how(file: &Artifact) -> &'static str {
    match file.place.how {
        How::Merge { comments: true } => "merge-comments",
        other => other.name(),
    }
}

fn help(out: &mut String, words: &Catalogue) {
    row(out, &["help", "sh apply.sh [--yes | --diff] [--repo DIR] [--only TARGET...] [--undo] [--root DIR]"]);
    row(out, &["help", words.get("apply.help-what")]);
    for (option, name) in OPTIONS {
        row(out, &["help", &format!("  {option:<17} {}", words.get(&format!("apply.help-{name}")))]);
    }
    row(out, &["help", words.get("apply.help-exit")]);
}

/// No text holds a tab or a line end: values are `Clean`, and so are our own words.
fn row(out: &mut String, fields: &[&str]) {
    let fields: Vec<_> = fields.iter().map(|field| field.replace(['\t', '\n'], " ")).collect();
    out.push_str(&fields.join("\t"));
    out.push('\n');
}
