//! Elements: their focus, their text, their selection.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};

use super::{document, window};

/// The text that stands in the field of an event.
pub(crate) fn typed(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    match target.dyn_into::<HtmlTextAreaElement>() {
        Ok(area) => area.value(),
        Err(target) => target.dyn_into::<HtmlInputElement>().map(|field| field.value()).unwrap_or_default(),
    }
}

/// Whether the box of an event is ticked.
pub(crate) fn is_on(event: &Event) -> bool {
    event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()).is_some_and(|field| field.checked())
}

/// Whether the fold of an event is open.
pub(crate) fn is_unfolded(event: &Event) -> bool {
    event.target().and_then(|it| it.dyn_into::<Element>().ok()).is_some_and(|fold| fold.has_attribute("open"))
}

/// Whether an event happened in a field that takes text, where keys have a meaning of their own.
pub(crate) fn is_text_field(event: &Event) -> bool {
    let Some(target) = event.target() else { return false };
    match target.dyn_into::<HtmlInputElement>() {
        Ok(field) => !matches!(field.type_().as_str(), "checkbox" | "radio" | "file"),
        Err(target) => target.dyn_into::<HtmlTextAreaElement>().is_ok(),
    }
}

/// The choice in the list of an event.
pub(crate) fn selected(event: &Event) -> String {
    let list = event.target().and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
    list.map(|list| list.value()).unwrap_or_default()
}

/// The text of the element with this id, as it is shown.
pub(crate) fn text_of(id: &str) -> String {
    document().get_element_by_id(id).and_then(|it| it.text_content()).unwrap_or_default()
}

/// Selects the text of the element with this id, so that a person can copy it.
pub(crate) fn select(id: &str) {
    if let (Some(element), Ok(Some(selection))) = (document().get_element_by_id(id), window().get_selection()) {
        // An element of the document can always be selected.
        let _ = selection.select_all_children(&element);
    }
}

/// Moves the focus to the element with this id.
pub(crate) fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus_element(element);
    }
}

/// Moves the focus to a child, from 0, of the element with this id.
pub(crate) fn focus_child(id: &str, place: usize) {
    let child = u32::try_from(place).ok().and_then(|place| document().get_element_by_id(id)?.children().item(place));
    if let Some(child) = child {
        focus_element(child);
    }
}

/// Moves the focus to the first field inside the element with this id; what is folded around it opens.
pub(crate) fn reveal(id: &str) {
    let Some(element) = document().get_element_by_id(id) else {
        return;
    };
    if let Ok(Some(fold)) = element.closest("details") {
        // Naming an attribute that exists cannot fail.
        let _ = fold.set_attribute("open", "");
    }
    let checked = element.query_selector("input:checked").ok().flatten();
    if let Some(field) = checked.or_else(|| element.query_selector("input, textarea").ok().flatten()) {
        focus_element(field);
    }
}

/// The number of the line that an event happened at.
pub(crate) fn line_at(event: &Event) -> Option<usize> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("[data-line]").ok()??.get_attribute("data-line")?.parse().ok()
}

fn focus_element(element: Element) {
    if let Ok(element) = element.dyn_into::<HtmlElement>() {
        // What can't take the focus leaves it where it is.
        let _ = element.focus();
    }
}
