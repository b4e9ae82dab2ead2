//! A generated file: its text with reasons, where it goes, and how it is applied, checked and undone.

use super::{FileGroup, Step};
use crate::plan::Why;
use crate::text::Msg;
use crate::write::Line;

/// How the text meets what is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is the whole file.
    Whole,
    /// It is a block between markers inside a file.
    Block,
    /// Its lines replace those of the same name in a file.
    Lines,
    /// Its keys are merged into a JSON file; `comments` says whether that file may hold comments.
    Merge {
        /// Whether the reading program takes comments and trailing commas.
        comments: bool,
    },
    /// It is run in a terminal.
    Terminal,
    /// It is pasted into a field of a dialog.
    Field,
}

impl How {
    /// The name in catalogues and in the manifest.
    pub const fn name(self) -> &'static str {
        match self {
            How::Whole => "whole",
            How::Block => "block",
            How::Lines => "lines",
            How::Merge { .. } => "merge",
            How::Terminal => "terminal",
            How::Field => "field",
        }
    }
}

/// Where the text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// How it meets what is there.
    pub how: How,
    /// The file on the machine, as its users write it.
    pub at: &'static str,
}

/// A generated file.
#[derive(Clone, Debug, PartialEq)]
pub struct Artifact {
    /// The stable name of its kind, as in `--only`.
    pub target: &'static str,
    /// The group of its kind.
    pub group: FileGroup,
    /// Its path below the folder that `--out` names; unique.
    pub path: &'static str,
    /// Where it goes.
    pub place: Place,
    /// The text.
    pub lines: Vec<Line<Why>>,
    /// Why this file and not another, where there is a choice.
    pub choice: Option<Msg>,
    /// How it is applied.
    pub apply: Vec<Step>,
    /// How one sees that it took effect.
    pub check: Vec<Step>,
    /// How it is undone.
    pub undo: Vec<Step>,
}

impl Artifact {
    /// Whether this is its name or its group's.
    pub fn is_named(&self, name: &str) -> bool {
        name == self.target || name == self.group.name()
    }

    /// The text of the file, every line ended.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            out.extend(line.tokens().iter().map(crate::write::Token::text));
            out.push('\n');
        }
        out
    }

    /// The file's name without folders.
    pub fn file_name(&self) -> &'static str {
        self.path.rsplit('/').next().unwrap_or(self.path)
    }
}
