//! The page around the frame: what it says is heard, and it is told. Nobody else is.

use gloo::events::EventListener;
use js_sys::{JsString, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, ResizeObserver, Window};

use super::{document, window};
use crate::page::embed::{Field, KEYS, LONGEST, MARK, Said, VERSION};

/// The attribute with the frame's own pairs of the address: the document is in a frame and knows it.
const FRAME: &str = "data-embed";
/// The attribute with the origin of the host that is told.
const HOST: &str = "data-host";

/// The frame's own pairs of the address, if the page is to be in a frame.
pub(crate) fn frame() -> Option<String> {
    document().document_element()?.get_attribute(FRAME)
}

/// From now on these are the frame's own pairs.
pub(crate) fn set_frame(own: &str) {
    set(FRAME, own);
}

/// Whether the page is to be in a frame.
pub(crate) fn is_framed() -> bool {
    frame().is_some()
}

/// The origin of the page's address.
pub(crate) fn origin() -> String {
    window().location().origin().unwrap_or_default()
}

/// From now on the host of this origin is told.
pub(crate) fn set_host(origin: &str) {
    set(HOST, origin);
}

/// Tells the host, if there is one that may know.
pub(crate) fn say(said: Said) {
    let origin = document().document_element().and_then(|root| root.get_attribute(HOST));
    let (Some(origin), Some(host)) = (origin, host()) else { return };
    let message = Object::new();
    let put = |key: &str, value: &JsValue| {
        // A plain object takes any key.
        let _ = Reflect::set(&message, &JsValue::from_str(key), value);
    };
    put(MARK, &JsValue::from_f64(VERSION));
    for (key, field) in said.fields() {
        match field {
            Field::Text(text) => put(key, &JsValue::from_str(&text)),
            Field::Number(number) => put(key, &JsValue::from_f64(number.into())),
        }
    }
    // A host of another origin by now is not told: that is what the origin is for.
    let _ = host.post_message(&message, &origin);
}

/// Hears the host as long as the listener lives: its origin, and the texts of its messages. `may` decides by the origin
/// before anything of a message is looked at.
pub(crate) fn hear(
    may: impl Fn(&str) -> bool + 'static,
    then: impl Fn(&str, Vec<(&'static str, String)>) + 'static,
) -> EventListener {
    EventListener::new(&window(), "message", move |event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let is_host = host().is_some_and(|host| event.source().is_some_and(|source| Object::is(&source, &host)));
        let origin = event.origin();
        if is_host
            && may(&origin)
            && let Some(texts) = texts(&event.data())
        {
            then(&origin, texts);
        }
    })
}

/// The known texts of a message of this protocol; one that is too long makes the message none.
fn texts(data: &JsValue) -> Option<Vec<(&'static str, String)>> {
    let own = |key: &str| Reflect::get(data, &JsValue::from_str(key)).ok();
    if !data.is_object() || own(MARK)?.as_f64() != Some(VERSION) {
        return None;
    }
    let mut out = Vec::new();
    for key in KEYS {
        if let Ok(text) = own(key)?.dyn_into::<JsString>() {
            if text.length() > LONGEST {
                return None;
            }
            out.push((key, String::from(text)));
        }
    }
    Some(out)
}

/// Tells all views of this document.
pub(crate) fn call(name: &str) {
    if let Ok(event) = Event::new(name) {
        // Nobody cancels it.
        let _ = window().dispatch_event(&event);
    }
}

/// How high the content is, in CSS pixels.
pub(crate) fn height() -> u32 {
    document().body().map_or(0, |body| u32::try_from(body.offset_height()).unwrap_or_default())
}

/// Hears of every change of the content's height; ends with what is given back.
pub(crate) fn watch_height(hear: impl Fn(u32) + 'static) -> Watch {
    let hear = Closure::<dyn Fn()>::new(move || hear(height()));
    let observer = ResizeObserver::new(hear.as_ref().unchecked_ref()).ok();
    if let (Some(observer), Some(body)) = (&observer, document().body()) {
        observer.observe(&body);
    }
    Watch { observer, _hear: hear }
}

/// A watch over the content's height.
pub(crate) struct Watch {
    observer: Option<ResizeObserver>,
    _hear: Closure<dyn Fn()>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
    }
}

fn set(attribute: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Both names are valid.
        let _ = root.set_attribute(attribute, value);
    }
}

/// The window around the frame.
fn host() -> Option<Window> {
    let window = window();
    window.parent().ok().flatten().filter(|host| !Object::is(host, &window))
}
