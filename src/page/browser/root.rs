//! The document as a whole: its language, title and colours; and which languages its reader prefers.

use super::{document, window};

/// The languages that the reader prefers, best first.
pub(crate) fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|tag| tag.as_string()).collect()
}

/// Sets the document's language and title.
pub(crate) fn say_language(tag: &str, title: &str) {
    document().set_title(title);
    set("lang", tag);
}

/// Sets the document's colours.
pub(crate) fn say_theme(name: &str) {
    set("data-theme", name);
}

fn set(attribute: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Both names are valid.
        let _ = root.set_attribute(attribute, value);
    }
}
