//! What a person should know about the page itself: a link that could not be restored, a language that did not arrive.

use crate::ask::QuestionId;
use crate::text::Msg;

/// A notice; it stays until it is dismissed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Notice {
    /// The question it is about, if it is about one.
    pub(crate) about: Option<QuestionId>,
    /// What to say.
    pub(crate) msg: Msg,
}
