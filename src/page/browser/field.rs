//! The text of a large field. It stays in the browser's own memory: nothing here copies it into ours.

use js_sys::{Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{ClipboardEvent, Event, HtmlTextAreaElement, InputEvent};

use super::document;

/// How many characters the field has, as it counts them (UTF-16).
pub(crate) fn field_length(id: &str) -> usize {
    field_text(id).length() as usize
}

/// The field's text.
pub(crate) fn field_text(id: &str) -> JsString {
    let value = area(id).and_then(|area| Reflect::get(&area, &JsValue::from_str("value")).ok());
    value.and_then(|value| value.dyn_into().ok()).unwrap_or_else(|| JsString::from(""))
}

/// How many lines the field has.
pub(crate) fn field_lines(id: &str) -> usize {
    field_text(id).split("\n").length() as usize
}

/// Gives the field a text; cursor and place stay where they were as far as there is text.
pub(crate) fn set_field(id: &str, text: &JsString) {
    let Some(area) = area(id) else { return };
    let (start, end, direction) = (area.selection_start(), area.selection_end(), area.selection_direction());
    let (top, left) = (area.scroll_top(), area.scroll_left());
    // A text is what a field takes, and a selection beyond its end is cut.
    let _ = Reflect::set(&area, &JsValue::from_str("value"), text);
    if let (Ok(Some(start)), Ok(Some(end)), Ok(direction)) = (start, end, direction) {
        let _ = area.set_selection_range_with_direction(start, end, direction.as_deref().unwrap_or("none"));
    }
    area.set_scroll_top(top);
    area.set_scroll_left(left);
}

/// Selects a part of the field, moves the focus there and brings the line, counted from 0, of so many into view.
pub(crate) fn select_in_field(id: &str, (from, to): (usize, usize), line: usize, lines: usize) {
    let Some(area) = area(id) else { return };
    let unit = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    // What can't take the focus leaves it where it is.
    let _ = area.focus();
    let _ = area.set_selection_range(unit(from), unit(to));
    let whole = usize::try_from(area.scroll_height()).unwrap_or_default();
    let top = i32::try_from(whole * line / lines.max(1)).unwrap_or_default();
    area.set_scroll_top(top - area.client_height() / 2);
}

/// Whether an event of typing belongs to a word that is still being composed.
pub(crate) fn is_composing(event: &InputEvent) -> bool {
    event.is_composing()
}

/// Whether what was put in came from the clipboard or was dropped.
pub(crate) fn is_pasted(event: &InputEvent) -> bool {
    matches!(event.input_type().as_str(), "insertFromPaste" | "insertFromDrop")
}

/// What is being pasted.
pub(crate) fn pasted(event: &Event) -> Option<JsString> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    let read: Function = Reflect::get(&data, &JsValue::from_str("getData")).ok()?.dyn_into().ok()?;
    read.call1(&data, &JsValue::from_str("text/plain")).ok()?.dyn_into().ok()
}

/// What the field would hold with a text pasted in, and whether nothing else would be left.
pub(crate) fn with_pasted(id: &str, pasted: &JsString) -> (JsString, bool) {
    let text = field_text(id);
    let at = |place: Result<Option<u32>, JsValue>| place.ok().flatten().unwrap_or_else(|| text.length());
    let (from, to) = area(id).map_or((0, 0), |area| (at(area.selection_start()), at(area.selection_end())));
    let (before, after) = (text.slice(0, from), text.slice(to, text.length()));
    let is_all = before.length() == 0 && after.length() == 0;
    (before.concat(pasted).concat(&after), is_all)
}

fn area(id: &str) -> Option<HtmlTextAreaElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}
