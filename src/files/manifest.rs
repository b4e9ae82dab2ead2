//! All that is known of a set of files, in words of one language: what `manifest.json` says.

mod json;

use super::{Artifact, Step};
use crate::plan::Note;
use crate::text::Catalogue;

/// The version of the manifest's shape; it changes when a reader of the old one would go wrong.
pub const SCHEMA_VERSION: u32 = 1;

/// The manifest.
#[derive(Clone, Debug)]
pub struct Manifest {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The language of the texts, as a BCP 47 tag.
    pub lang: &'static str,
    /// The answers, as the fragment of the page's address that reproduces them.
    pub link: String,
    /// What a person should know besides.
    pub notes: Vec<ManifestNote>,
    /// The files.
    pub files: Vec<ManifestFile>,
}

/// A remark on an answer.
#[derive(Clone, Debug)]
pub struct ManifestNote {
    /// `hint`, `caution` or `stop`.
    pub weight: &'static str,
    /// The question that it is about.
    pub about: &'static str,
    /// The text.
    pub text: String,
}

/// A file.
#[derive(Clone, Debug)]
pub struct ManifestFile {
    /// The kind, as in `--only`.
    pub target: &'static str,
    /// The path below the folder.
    pub path: &'static str,
    /// Where it goes.
    pub place: ManifestPlace,
    /// Why this file, where there is a choice.
    pub choice: Option<String>,
    /// How it is applied.
    pub apply: Vec<ManifestStep>,
    /// How one sees that it took effect.
    pub check: Vec<ManifestStep>,
    /// How it is undone.
    pub undo: Vec<ManifestStep>,
    /// The text, line by line.
    pub lines: Vec<ManifestLine>,
}

/// Where a file goes.
#[derive(Clone, Debug)]
pub struct ManifestPlace {
    /// `whole`, `block`, `lines`, `merge` or `terminal`.
    pub how: &'static str,
    /// The file on the machine.
    pub at: &'static str,
    /// The same in words.
    pub text: String,
}

/// A step.
#[derive(Clone, Debug)]
pub struct ManifestStep {
    /// What to do.
    pub text: String,
    /// The command.
    pub command: Option<String>,
    /// What a good answer looks like.
    pub good: Option<String>,
}

/// A line.
#[derive(Clone, Debug)]
pub struct ManifestLine {
    /// The line without its end.
    pub text: String,
    /// Why it is there.
    pub reason: String,
    /// Where the rule can be read.
    pub source: &'static str,
    /// The questions whose answers it follows from.
    pub asked_by: Vec<&'static str>,
}

impl Manifest {
    /// The manifest of these files in the catalogue's language.
    pub fn of(files: &[Artifact], notes: &[Note], link: String, words: &Catalogue) -> Self {
        let files = files.iter().map(|file| manifest_file(file, words)).collect();
        let note = |note: &Note| ManifestNote {
            weight: note.weight.name(),
            about: note.about.question().name,
            text: words.say(&note.msg),
        };
        let notes = notes.iter().map(note).collect();
        Self { schema_version: SCHEMA_VERSION, lang: words.lang().tag(), link, notes, files }
    }
}

fn manifest_file(file: &Artifact, words: &Catalogue) -> ManifestFile {
    let steps = |steps: &[Step]| {
        let step = |step: &Step| ManifestStep {
            text: words.say(&step.text),
            command: step.command.clone(),
            good: step.good.as_ref().map(|msg| words.say(msg)),
        };
        steps.iter().map(step).collect()
    };
    ManifestFile {
        target: file.target,
        path: file.path,
        place: ManifestPlace {
            how: file.place.how.name(),
            at: file.place.at,
            text: words.get(&format!("place.{}", file.place.how.name())).to_owned(),
        },
        choice: file.choice.as_ref().map(|msg| words.say(msg)),
        apply: steps(&file.apply),
        check: steps(&file.check),
        undo: steps(&file.undo),
        lines: file.lines.iter().map(|line| manifest_line(line, words)).collect(),
    }
}

fn manifest_line(line: &crate::write::Line<crate::plan::Why>, words: &Catalogue) -> ManifestLine {
    let why = line.why();
    ManifestLine {
        text: line.text(),
        reason: words.say(&why.msg()),
        source: why.source().url,
        asked_by: why.asked_by().iter().map(|id| id.question().name).collect(),
    }
}
