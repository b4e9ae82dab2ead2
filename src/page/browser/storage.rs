//! What a person asked this browser to keep: the page's fragment and nothing else.

use web_sys::Storage;

use super::window;

/// The one key; the number is that of its meaning.
const KEY: &str = "goproxy-wizard/1";

/// Browsers refuse it in some frames and modes.
fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}

/// Whether anything can be kept.
pub(crate) fn can_keep() -> bool {
    storage().is_some()
}

/// What was kept.
pub(crate) fn kept() -> Option<String> {
    storage()?.get_item(KEY).ok().flatten()
}

/// Keeps this fragment, or, without one, nothing any more.
pub(crate) fn keep(fragment: Option<&str>) {
    let Some(storage) = storage() else { return };
    // A full store keeps what it had.
    let _ = match fragment {
        Some(fragment) => storage.set_item(KEY, fragment),
        None => storage.remove_item(KEY),
    };
}
