//! Files that lie beside the page, or inside it: `static/boot.js` and `static/single.js` say how they are had.

use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

#[wasm_bindgen]
extern "C" {
    /// A response with the file at this address, which is relative to the page.
    #[wasm_bindgen(js_namespace = beside)]
    fn file(address: &str) -> Promise;

    /// Where an image has the picture at this address.
    #[wasm_bindgen(js_namespace = beside)]
    pub(crate) fn picture(address: &str) -> String;
}

/// The text of a file, by its address relative to the page.
pub(crate) async fn fetch(address: &str) -> Result<String, JsValue> {
    let response: Response = JsFuture::from(file(address)).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from_f64(response.status().into()));
    }
    JsFuture::from(response.text()?).await?.as_string().ok_or(JsValue::NULL)
}
