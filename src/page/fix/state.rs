//! All that the view knows at a moment, beside the text itself, which only the field and the judge have.

use std::rc::Rc;

use super::address::{Arrival, Example};
use super::told::{Told, Window};
use crate::page::announcer::Spoken;
use crate::page::arrival::Trace;
use crate::page::notice::Notice;
use crate::page::org::Org;
use crate::page::speech::Speech;
use crate::page::theme::Theme;
use crate::read::Kind;

/// So many findings are shown at once.
pub(crate) const SHOWN: usize = 12;

/// How much text there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Size {
    /// None.
    Empty,
    /// As much as a field takes.
    Short,
    /// More: the field shows parts of it.
    Long,
}

/// How what was told stands to the text in the field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stand {
    /// It is about this text.
    Now,
    /// It is about an earlier one; the judge is at it.
    Old,
    /// The judge stumbled over this text.
    Stumbled,
    /// The judge could not be started: nothing more will be told.
    Broken,
}

/// The view's state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct State {
    /// Whether the view is the one that is seen.
    pub(crate) is_shown: bool,
    /// The organisation whose page this is.
    pub(crate) org: Rc<Org>,
    /// What the address says about the answers.
    pub(crate) answers: Rc<str>,
    /// The text that the address brings, as long as nobody changed it.
    pub(crate) example: Option<Rc<Example>>,
    /// How much text there is.
    pub(crate) size: Size,
    /// What a person said that it is.
    pub(crate) kind: Option<Kind>,
    /// What was told of it.
    pub(crate) told: Option<Rc<Told>>,
    /// How that stands to the text in the field.
    pub(crate) stand: Stand,
    /// How many secrets were covered in it.
    pub(crate) covered: usize,
    /// How many fixes were applied to it.
    pub(crate) mended: usize,
    /// The part that the field shows of a long text.
    pub(crate) window: Option<Rc<Window>>,
    /// How many findings are shown.
    pub(crate) shown: usize,
    /// Whether files are held above the view.
    pub(crate) is_held: bool,
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
    /// Whether what was told is about an earlier text.
    pub(crate) fn is_old(&self) -> bool {
        self.stand == Stand::Old
    }

    /// The state that an address leads to, in this language.
    pub(crate) fn new(org: Rc<Org>, arrival: Arrival, speech: Speech, theme: Theme) -> Self {
        Self {
            is_shown: arrival.is_here,
            org,
            answers: arrival.answers,
            example: arrival.example,
            size: Size::Empty,
            kind: None,
            told: None,
            stand: Stand::Now,
            covered: 0,
            mended: 0,
            window: None,
            shown: SHOWN,
            is_held: false,
            speech,
            theme,
            notices: arrival.notices,
            trace: Trace::Replace,
            spoken: Spoken::default(),
        }
    }
}
