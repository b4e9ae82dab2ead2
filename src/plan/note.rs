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
