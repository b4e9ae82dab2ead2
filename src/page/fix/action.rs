//! Everything that can happen to the state.

use std::rc::Rc;

use super::state::Size;
use super::told::{Told, Window};
use crate::page::speech::Turn;
use crate::page::theme::Theme;
use crate::read::Kind;

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Action {
    /// A person changed the text.
    Touch(Size),
    /// The text was replaced by another.
    Replace {
        /// How much there is of it.
        size: Size,
        /// What it is, if that is told.
        kind: Option<Kind>,
        /// Whether it is the one that the address brings.
        is_example: bool,
    },
    /// Something was asked of the judge.
    Ask,
    /// The judge told.
    Hear(Rc<Told>),
    /// Another part of the long text is shown.
    See(Rc<Window>),
    /// The judge could not be started.
    Break,
    /// The judge stumbled over the text.
    Stumble,
    /// A person said what the text is, or that it is as it looks.
    Choose(Option<Kind>),
    /// More findings are to be shown.
    More,
    /// Files are held above the view, or no longer.
    Hold(bool),
    /// A file can't be taken: its name.
    TooLarge(String),
    /// The address changed from outside: its fragment, and the colours that the document has.
    Arrive(String, Theme),
    /// Something happened to the language.
    Speak(Turn),
    /// The colours were chosen.
    Paint(Theme),
    /// The notices were read.
    Dismiss,
    /// Something is to be said aloud.
    Say(String),
}
