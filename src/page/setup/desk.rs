//! What every part of the view has at hand: the texts, and the way to the one reducer.

use yew::prelude::*;

use super::action::Action;
use super::state::State;
use crate::page::words::Words;

/// Texts and dispatcher.
#[derive(Clone, PartialEq)]
pub(crate) struct Desk {
    /// The texts in use.
    pub(crate) words: Words,
    /// Takes actions.
    pub(crate) dispatch: UseReducerDispatcher<State>,
}

impl Desk {
    /// What happens with a value that is given to the callback.
    pub(crate) fn sends<T: 'static>(&self, action: fn(T) -> Action) -> Callback<T> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |what| dispatch.dispatch(action(what)))
    }
}
