//! The texts in use, for every component; which texts there are is the components' matter.

use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use crate::text::{Catalogue, Piece, pieces};

/// A catalogue that is cheap to hand on; two are the same if their language is.
#[derive(Clone, Debug)]
pub(crate) struct Words(Rc<Catalogue>);

impl Words {
    /// These texts.
    pub(crate) fn new(catalogue: Catalogue) -> Self {
        Self(Rc::new(catalogue))
    }
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.lang() == other.lang()
    }
}

impl Deref for Words {
    type Target = Catalogue;

    fn deref(&self) -> &Catalogue {
        &self.0
    }
}

/// A text with its code in the fixed-width face.
pub(crate) fn rich(text: &str) -> Html {
    pieces(text)
        .map(|piece| match piece {
            Piece::Plain(run) => html! { <>{ run.to_owned() }</> },
            Piece::Code(run) => html! { <code translate="no">{ run.to_owned() }</code> },
        })
        .collect()
}
