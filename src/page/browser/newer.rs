//! A newer version of the page that waits for a person's word: `static/offline.js` tells of it and takes the word.

use gloo::events::EventListener;
use web_sys::Event;

use super::{document, window};

/// The attribute of the document that says so, and the event that says that it changed.
const NEWER: (&str, &str) = ("data-newer", "newer");
/// The event that is the word.
const TAKE: &str = "take-newer";

/// What is said of a newer version, if there is one.
pub(crate) fn newer() -> Option<String> {
    document().document_element()?.get_attribute(NEWER.0)
}

/// Hears when something is said of one, as long as the listener lives.
pub(crate) fn on_newer(hear: impl Fn() + 'static) -> EventListener {
    EventListener::new(&window(), NEWER.1, move |_| hear())
}

/// A person wants it now.
pub(crate) fn take_newer() {
    if let Ok(event) = Event::new(TAKE) {
        // Nobody refuses it.
        let _ = window().dispatch_event(&event);
    }
}
