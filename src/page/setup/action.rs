//! Everything that can happen to the state.

use super::state::Spot;
use crate::ask::{Preset, QuestionId};
use crate::files::Only;
use crate::page::speech::Turn;
use crate::page::theme::Theme;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    /// A choice was picked or dropped.
    Pick {
        /// Of which question.
        id: QuestionId,
        /// The choice.
        name: &'static str,
        /// Whether it holds now.
        is_on: bool,
    },
    /// A text was typed into a field.
    Type(QuestionId, String),
    /// The text that a refusal proposes was taken.
    TakeInstead(QuestionId),
    /// A field was left.
    Leave(QuestionId),
    /// A situation was chosen to start from.
    Start(&'static Preset),
    /// The last change is taken back.
    Undo,
    /// What was taken back is done again.
    Redo,
    /// Answers came from a file.
    TakeAnswers(String),
    /// The zip could not be made.
    MissZip,
    /// This browser is to keep the answers, or not any more.
    Keep(bool),
    /// The address changed from outside: its fragment, and the colours that the document has.
    Arrive(String, Theme),
    /// Only these files are offered from now on.
    Limit(Only),
    /// A file was opened.
    Open(&'static str),
    /// The text of an existing file was pasted: its path and text.
    Paste(&'static str, String),
    /// Something happened to the language.
    Speak(Turn),
    /// The colours were chosen.
    Paint(Theme),
    /// The notices were read.
    Dismiss,
    /// The pointer came to a question or left it.
    Hover(Option<QuestionId>),
    /// The focus came to a question or left it.
    Focus(Option<QuestionId>),
    /// A line was pointed at.
    Point(Spot),
    /// Something is to be said aloud.
    Say(String),
}
