//! What changed is said aloud when a person rests.

use gloo::timers::callback::Timeout;
use yew::prelude::*;

/// It rests so long, in milliseconds, before it is said what changed.
const SAY_AFTER: u32 = 900;

/// Says a text, if there is any, some time after the last change of it or of what it is about.
#[hook]
pub(crate) fn use_saying<T: PartialEq + 'static>(about: T, text: String, say: Callback<String>) {
    use_effect_with((about, text), move |(_, text)| {
        let text = text.clone();
        let timeout = (!text.is_empty()).then(|| Timeout::new(SAY_AFTER, move || say.emit(text)));
        move || drop(timeout)
    });
}
