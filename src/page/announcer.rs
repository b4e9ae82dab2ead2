//! The one place of a view from which screen readers hear what happened.

use yew::prelude::*;

/// What a screen reader is to say, counted so that the same words can be said twice.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Spoken {
    count: usize,
    text: AttrValue,
}

impl Spoken {
    /// These words next.
    #[must_use]
    pub(crate) fn then(&self, text: String) -> Self {
        Self { count: self.count + 1, text: AttrValue::from(text) }
    }
}

/// A live region; a new element each time, so that the same words are said again.
pub(crate) fn announcer(id: &'static str, spoken: &Spoken) -> Html {
    html! {
        <p class="unseen" role="status" aria-live="polite" {id}>
            <span key={spoken.count}>{ spoken.text.clone() }</span>
        </p>
    }
}
