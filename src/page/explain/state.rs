//! All that the view knows at a moment: plain data, without a browser and without secrets.

use std::rc::Rc;

use super::address::Arrival;
use super::asked::Asked;
use super::own::Reading;
use crate::ask::Answers;
use crate::page::announcer::Spoken;
use crate::page::arrival::Trace;
use crate::page::notice::Notice;
use crate::page::org::Org;
use crate::page::speech::Speech;
use crate::page::theme::Theme;
use crate::text::Msg;

/// A path as it was typed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Draft {
    /// The text.
    pub(crate) text: String,
    /// What is wrong with it, and a path that may have been meant.
    pub(crate) refused: Option<(Msg, Option<String>)>,
}

/// The view's state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct State {
    /// Whether the view is the one that is seen.
    pub(crate) is_shown: bool,
    /// The organisation whose page this is.
    pub(crate) org: Rc<Org>,
    /// What was answered in Set up.
    pub(crate) answers: Rc<Answers>,
    /// What is explained.
    pub(crate) asked: Rc<Asked>,
    /// The path's field, where it is not what is explained.
    pub(crate) draft: Option<Draft>,
    /// How the last reading of a pasted text went.
    pub(crate) reading: Option<Reading>,
    /// The language.
    pub(crate) speech: Speech,
    /// The colours.
    pub(crate) theme: Theme,
    /// What could not be done as asked.
    pub(crate) notices: Vec<Notice>,
    /// How the last change reaches the history.
    pub(crate) trace: Trace,
    /// What is to be said.
    pub(crate) spoken: Spoken,
}

impl State {
    /// The state that an address leads to, in this language.
    pub(crate) fn new(org: Rc<Org>, arrival: Arrival, speech: Speech, theme: Theme) -> Self {
        let asked = arrival.asked.unwrap_or_else(|| Asked::first(&arrival.answers));
        Self {
            is_shown: arrival.is_here,
            org,
            asked: Rc::new(asked),
            answers: Rc::new(arrival.answers),
            draft: None,
            reading: None,
            speech,
            theme,
            notices: arrival.notices,
            trace: Trace::Replace,
            spoken: Spoken::default(),
        }
    }
}
