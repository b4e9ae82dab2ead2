//! All that the page knows at a moment: plain data, without a browser.

use std::rc::Rc;

use yew::AttrValue;

use super::address::Arrival;
use super::draft::Draft;
use super::offer::Offer;
use crate::ask::{Answers, QuestionId};
use crate::files::Only;
use crate::page::announcer::Spoken;
use crate::page::arrival::Trace;
use crate::page::notice::Notice;
use crate::page::org::Org;
use crate::page::speech::Speech;
use crate::page::theme::Theme;

/// A line of a file, by the file's kind and from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    /// The kind of file.
    pub(crate) target: &'static str,
    /// Which line.
    pub(crate) line: usize,
}

/// The view's state.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct State {
    /// Whether the view is the one that is seen.
    pub(crate) is_shown: bool,
    /// The organisation whose page this is.
    pub(crate) org: Rc<Org>,
    /// What was answered, and holds.
    pub(crate) answers: Rc<Answers>,
    /// The answers before the last change, from which the marks derive.
    pub(crate) before: Option<Rc<Answers>>,
    /// Earlier answers, the last one last.
    pub(crate) past: Vec<Rc<Answers>>,
    /// Answers that were taken back, the last one last.
    pub(crate) future: Vec<Rc<Answers>>,
    /// The question whose answer is being typed: further keystrokes are the same change.
    pub(crate) typing: Option<QuestionId>,
    /// Fields whose text is not the answer's own, or not an answer at all.
    pub(crate) drafts: Vec<(QuestionId, Draft)>,
    /// Files that exist already, by path, as they were pasted.
    pub(crate) existing: Rc<Vec<(&'static str, AttrValue)>>,
    /// The files that are offered.
    pub(crate) only: Rc<Only>,
    /// The file that was chosen.
    pub(crate) open: Option<&'static str>,
    /// The language.
    pub(crate) speech: Speech,
    /// The colours.
    pub(crate) theme: Theme,
    /// What could not be done as asked.
    pub(crate) notices: Vec<Notice>,
    /// Whether this browser keeps the answers; nothing if it can't.
    pub(crate) kept: Option<bool>,
    /// How the last change reaches the history.
    pub(crate) trace: Trace,
    /// The question under the pointer.
    pub(crate) hovered: Option<QuestionId>,
    /// The question with the focus.
    pub(crate) focused: Option<QuestionId>,
    /// The line that was pointed at.
    pub(crate) spot: Option<Spot>,
    /// What is to be said.
    pub(crate) spoken: Spoken,
}

impl State {
    /// The state that an address leads to, in this language.
    pub(crate) fn new(org: Rc<Org>, arrival: Arrival, speech: Speech) -> Self {
        Self {
            is_shown: arrival.is_here,
            org,
            answers: Rc::new(arrival.answers),
            before: None,
            past: Vec::new(),
            future: Vec::new(),
            typing: None,
            drafts: Vec::new(),
            existing: Rc::default(),
            only: Rc::default(),
            open: arrival.open,
            speech,
            theme: Theme::Auto,
            notices: arrival.notices,
            kept: None,
            trace: Trace::Kept,
            hovered: None,
            focused: None,
            spot: None,
            spoken: Spoken::default(),
        }
    }

    /// The text that a field holds beside its answer.
    pub(crate) fn draft(&self, id: QuestionId) -> Option<&Draft> {
        self.drafts.iter().find(|(of, _)| *of == id).map(|(_, draft)| draft)
    }

    /// What is offered here.
    pub(crate) fn offer(&self) -> Offer {
        Offer { org: self.org.clone(), only: self.only.clone() }
    }

    /// The question whose lines are marked.
    pub(crate) fn question(&self) -> Option<QuestionId> {
        self.hovered.or(self.focused)
    }
}
