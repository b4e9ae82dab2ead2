//! The fragment of the page's address, and the entries of its history.

use wasm_bindgen::JsValue;

use super::window;

/// The fragment as it is, without `#`.
pub(crate) fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// The address without its fragment.
pub(crate) fn address() -> String {
    let address = window().location().href().unwrap_or_default();
    address.split('#').next().unwrap_or_default().to_owned()
}

/// Goes to a fragment as a new entry.
pub(crate) fn push(fragment: &str) {
    if let Ok(history) = window().history() {
        // A browser may refuse very long or very many addresses; the page works without.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}

/// Puts a fragment in the place of the present one.
pub(crate) fn replace(fragment: &str) {
    if let Ok(history) = window().history() {
        // As above.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&format!("#{fragment}")));
    }
}
