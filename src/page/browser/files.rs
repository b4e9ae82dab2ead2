//! Files that a person opens or drops.

use js_sys::{JsString, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
pub(crate) use web_sys::File;
use web_sys::{DragEvent, Event, FileList, HtmlInputElement, TextDecoder};

/// The files of the field of an event, which is emptied so that the same file can be opened again.
pub(crate) fn opened(event: &Event) -> Vec<File> {
    let Some(field) = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) else {
        return Vec::new();
    };
    let files = listed(field.files());
    field.set_value("");
    files
}

/// The files that were dropped.
pub(crate) fn dropped(event: &DragEvent) -> Vec<File> {
    listed(event.data_transfer().and_then(|data| data.files()))
}

/// Whether files are being dragged, and no text.
pub(crate) fn has_files(event: &DragEvent) -> bool {
    let types = event.data_transfer().map(|data| data.types());
    types.is_some_and(|types| types.iter().any(|it| it.as_string().as_deref() == Some("Files")))
}

/// How long a file is, in bytes.
pub(crate) fn file_size(file: &File) -> f64 {
    file.size()
}

/// The text of a file: UTF-8, or UTF-16 with its mark, as `>` of Windows PowerShell writes it.
pub(crate) async fn file_text(file: &File) -> Result<JsString, JsValue> {
    let bytes = Uint8Array::new(&JsFuture::from(file.array_buffer()).await?);
    let label = match (bytes.get_index(0), bytes.get_index(1)) {
        (0xff, 0xfe) => "utf-16le",
        (0xfe, 0xff) => "utf-16be",
        _ => "utf-8",
    };
    let decoder = TextDecoder::new_with_label(label)?;
    let decode = Reflect::get(&decoder, &JsValue::from_str("decode"))?.dyn_into::<js_sys::Function>()?;
    decode.call1(&decoder, &bytes)?.dyn_into()
}

fn listed(files: Option<FileList>) -> Vec<File> {
    let Some(files) = files else { return Vec::new() };
    (0..files.length()).filter_map(|place| files.get(place)).collect()
}
