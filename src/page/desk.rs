//! What every part of the view has at hand: the texts, and the way to the one reducer.

use yew::prelude::*;

use super::state::State;
use super::words::Words;

/// Texts and dispatcher.
#[derive(Clone, PartialEq)]
pub(crate) struct Desk {
    /// The texts in use.
    pub(crate) words: Words,
    /// Takes actions.
    pub(crate) dispatch: UseReducerDispatcher<State>,
}
