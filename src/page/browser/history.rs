//! The fragment of the page's address, and the entries of its history. In a frame the history is the host's: entries are
//! replaced there, and the frame's own pairs stay before the fragment.

use wasm_bindgen::JsValue;

use super::host::frame;
use super::window;
use crate::page::embed;

/// The fragment as the views have it, without `#`.
pub(crate) fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    embed::common(hash.strip_prefix('#').unwrap_or(&hash))
}

/// The address without its fragment, unless it leads to a file on this disk: nobody else could open that.
pub(crate) fn address() -> Option<String> {
    let address = window().location().href().unwrap_or_default();
    let address = address.split('#').next().unwrap_or_default();
    (!address.starts_with("file:")).then(|| address.to_owned())
}

/// Loads the page anew, at the address that it has.
pub(crate) fn reload() {
    // A browser that refuses keeps the page as it is.
    let _ = window().location().reload();
}

/// Goes to a fragment as a new entry.
pub(crate) fn push(fragment: &str) {
    match (frame(), window().history()) {
        (None, Ok(history)) => {
            // A browser may refuse very long or very many addresses; the page works without.
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&full(fragment)));
        }
        _ => replace(fragment),
    }
}

/// Puts a fragment in the place of the present one.
pub(crate) fn replace(fragment: &str) {
    if let Ok(history) = window().history() {
        // As above.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&full(fragment)));
    }
}

/// Goes to a fragment in the place of the present one, as if a person had: every view hears of it.
pub(crate) fn go(fragment: &str) {
    // A fragment is an address of this document.
    let _ = window().location().replace(&full(fragment));
}

fn full(fragment: &str) -> String {
    match frame() {
        Some(own) => format!("#{}", embed::framed(&own, fragment)),
        None => format!("#{fragment}"),
    }
}
