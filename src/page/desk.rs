//! What every part of a view has at hand: the texts, and the way to the one reducer.

use yew::prelude::*;

use super::words::Words;

/// Texts and dispatcher of a view with this state.
pub(crate) struct Desk<S: Reducible> {
    /// The texts in use.
    pub(crate) words: Words,
    /// Takes actions.
    pub(crate) dispatch: UseReducerDispatcher<S>,
}

impl<S: Reducible + 'static> Desk<S> {
    /// What happens with a value that is given to the callback.
    pub(crate) fn sends<T: 'static>(&self, action: impl Fn(T) -> S::Action + 'static) -> Callback<T> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |what| dispatch.dispatch(action(what)))
    }
}

impl<S: Reducible> Clone for Desk<S> {
    fn clone(&self) -> Self {
        Self { words: self.words.clone(), dispatch: self.dispatch.clone() }
    }
}

impl<S: Reducible> PartialEq for Desk<S> {
    fn eq(&self, other: &Self) -> bool {
        self.words == other.words && self.dispatch == other.dispatch
    }
}
