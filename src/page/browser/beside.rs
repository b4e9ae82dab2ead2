//! A program that runs beside the page, in a Web Worker: messages are a text of ours and perhaps a text of a person's,
//! which stays in the browser's own memory on the page's side.

use js_sys::{Array, JsString};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, Event, MessageEvent, Worker};

#[wasm_bindgen]
extern "C" {
    /// A new worker with the judge; `static/boot.js` and `static/single.js` know where its script is.
    #[wasm_bindgen(js_namespace = beside, catch)]
    fn judge() -> Result<Worker, JsValue>;
}

/// The page's side of it; it ends with this.
pub(crate) struct Beside {
    worker: Worker,
    _hear: Closure<dyn Fn(MessageEvent)>,
    _fail: Closure<dyn Fn(Event)>,
}

/// What is heard of it.
pub(crate) enum Heard {
    /// It listens.
    Ready,
    /// An answer, and the text that came with it.
    Answer(String, Option<JsString>),
    /// It could not start, or ended.
    Failed,
}

impl Beside {
    /// Starts the judge.
    pub(crate) fn start(hear: impl Fn(Heard) + Clone + 'static) -> Result<Self, JsValue> {
        let worker = judge()?;
        let failed = hear.clone();
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let message = Array::from(&event.data());
            hear(match message.get(0).as_string() {
                Some(answer) => Heard::Answer(answer, message.get(1).dyn_into().ok()),
                None => Heard::Ready,
            });
        });
        let fail = Closure::<dyn Fn(Event)>::new(move |_| failed(Heard::Failed));
        worker.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        worker.set_onerror(Some(fail.as_ref().unchecked_ref()));
        Ok(Self { worker, _hear: hear, _fail: fail })
    }

    /// Asks for something.
    pub(crate) fn ask(&self, request: &str, text: Option<&JsString>) {
        let text = text.map_or(JsValue::UNDEFINED, JsValue::from);
        // Texts can always be posted.
        let _ = self.worker.post_message(&Array::of2(&JsValue::from_str(request), &text));
    }

    /// The other side: answers what the page asks, as long as the worker lives.
    pub(crate) fn listen(answer: impl Fn(String, Option<String>) -> Option<(String, Option<String>)> + 'static) {
        let Ok(here) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
        let page = here.clone();
        let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let message = Array::from(&event.data());
            let request = message.get(0).as_string().unwrap_or_default();
            if let Some((reply, text)) = answer(request, message.get(1).as_string()) {
                let text = text.map_or(JsValue::UNDEFINED, JsValue::from);
                let _ = page.post_message(&Array::of2(&JsValue::from(reply), &text));
            }
        });
        here.set_onmessage(Some(hear.as_ref().unchecked_ref()));
        hear.forget();
        let _ = here.post_message(&Array::new());
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}
