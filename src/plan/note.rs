//! What a person should know besides the files, and beside which answer it stands.

use crate::ask::QuestionId;
use crate::text::Msg;

/// How much a note matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Good to know.
    Hint,
    /// It works, but has a price or a condition.
    Caution,
    /// It will not work.
    Stop,
}

impl Weight {
    /// The name in the manifest and in catalogues.
    pub const fn name(self) -> &'static str {
        match self {
            Weight::Hint => "hint",
            Weight::Caution => "caution",
            Weight::Stop => "stop",
        }
    }
}

/// A remark beside an answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// How much it matters.
    pub weight: Weight,
    /// The answer that it is about.
    pub about: QuestionId,
    /// The text, `note.…`.
    pub msg: Msg,
}
