//! Which questions and files are offered here: by the organisation, and by the page around the frame.

use std::rc::Rc;

use crate::ask::QuestionId;
use crate::files::{Artifact, Only};
use crate::page::org::Org;

/// What is offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Offer {
    /// The organisation whose page this is.
    pub(crate) org: Rc<Org>,
    /// The files that the page around the frame wants.
    pub(crate) only: Rc<Only>,
}

impl Offer {
    /// Whether a question is seen.
    pub(crate) fn shows(&self, id: QuestionId) -> bool {
        self.org.house.as_ref().is_none_or(|house| house.is_shown(id))
    }

    /// Whether a file is seen.
    pub(crate) fn takes(&self, file: &Artifact) -> bool {
        self.only.takes(file) && self.org.house.as_ref().is_none_or(|house| house.offers(file))
    }
}
