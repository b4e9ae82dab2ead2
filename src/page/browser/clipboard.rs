//! The clipboard, which a browser may lack or refuse.

use js_sys::Reflect;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::window;

/// Puts a text on the clipboard and says whether it is there.
pub(crate) async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // Outside secure contexts there is none, whatever the bindings say.
    let is_there = Reflect::get(&navigator, &JsValue::from_str("clipboard")).is_ok_and(|it| it.is_object());
    is_there && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
