//! A fix: edits of the pasted text. What is moved is named by its place, so that a secret that was covered comes through
//! where the text itself is mended.

use crate::base::Span;
use crate::text::Said;

/// Whether a fix can be applied without looking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// It says what was meant, whatever that is.
    Safe,
    /// It is probably what was meant; look first.
    Review,
}

impl Care {
    /// Its name, as programs see it.
    pub const fn name(self) -> &'static str {
        match self {
            Care::Safe => "safe",
            Care::Review => "review",
        }
    }
}

/// A run of what is put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// New text.
    New(String),
    /// What stands in the text at this place.
    Keep(Span),
}

/// An edit: what stands at a place gives way to something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What gives way; empty to put something in.
    pub at: Span,
    /// What comes.
    pub with: Vec<Run>,
}

/// A fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, as on a button.
    pub title: Said,
    /// Whether it can be applied without looking.
    pub care: Care,
    /// Its edits, in any order; they don't overlap.
    pub edits: Vec<Edit>,
}

impl Edit {
    /// A place gives way to a text.
    pub fn replace(at: Span, with: impl Into<String>) -> Self {
        Self { at, with: vec![Run::New(with.into())] }
    }

    /// A text is put in before a byte.
    pub fn insert(byte: usize, text: impl Into<String>) -> Self {
        Self::replace(Span::at(byte), text)
    }

    /// A place is taken out.
    pub fn delete(at: Span) -> Self {
        Self { at, with: Vec::new() }
    }

    /// A place gives way to runs.
    pub fn runs(at: Span, with: impl Into<Vec<Run>>) -> Self {
        Self { at, with: with.into() }
    }
}

impl Fix {
    /// A fix that says what was meant.
    pub fn safe(title: impl Into<Said>, edits: impl Into<Vec<Edit>>) -> Self {
        Self { title: title.into(), care: Care::Safe, edits: edits.into() }
    }

    /// A fix to look at.
    pub fn review(title: impl Into<Said>, edits: impl Into<Vec<Edit>>) -> Self {
        Self { title: title.into(), care: Care::Review, edits: edits.into() }
    }
}
