//! The document as a whole: its language, title, colours and containers; and which languages its reader prefers.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{document, window};
use crate::house::Accents;
use crate::page::fragment::View;
use crate::page::theme::Theme;

/// The attribute of the colours.
const THEME: &str = "data-theme";

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
pub(crate) fn say_theme(theme: Theme) {
    set(THEME, theme.name());
}

/// Gives buttons and links an organisation's colour.
pub(crate) fn say_accents(accents: &Accents) {
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        let both = format!("light-dark({}, {})", accents.light, accents.dark);
        // The names are custom properties: any value is taken.
        let _ = root.style().set_property("--accent", &both);
        let _ = root.style().set_property("--accent-soft", "color-mix(in oklab, var(--accent) 14%, var(--sheet))");
    }
}

/// The document's colours.
pub(crate) fn theme() -> Theme {
    let name = document().document_element().and_then(|root| root.get_attribute(THEME));
    name.and_then(|name| Theme::from_name(&name)).unwrap_or(Theme::Auto)
}

/// The container of a view.
pub(crate) fn container(view: View) -> Element {
    document().get_element_by_id(view.container()).expect("index.html has a container for each view")
}

fn set(attribute: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Both names are valid.
        let _ = root.set_attribute(attribute, value);
    }
}
