//! The one place from which screen readers hear what happened.

use yew::prelude::*;

use super::state::Spoken;

/// A live region; a new element each time, so that the same words are said again.
pub(crate) fn announcer(spoken: &Spoken) -> Html {
    html! {
        <p class="unseen" role="status" aria-live="polite" id="spoken">
            <span key={spoken.count}>{ spoken.text.clone() }</span>
        </p>
    }
}
