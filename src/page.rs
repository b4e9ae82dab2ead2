//! The page: shows what the core decided; nothing in the core knows it.

mod action;
mod address;
mod announcer;
mod app;
mod board;
mod browser;
mod changes;
mod copy_button;
mod desk;
mod draft;
mod effects;
mod icon;
mod languages;
mod notice;
mod notices;
mod reduce;
mod setup;
mod shown;
mod state;
mod theme;
mod top;
mod words;

use app::{App, AppProps};
use state::State;
use words::Words;

use crate::text::{Catalogue, Lang};

/// Mounts the app into `#app`, in the language of the address or else of the browser.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let arrival = address::read(&browser::fragment());
        let preferred = browser::languages();
        let lang = arrival.lang.unwrap_or_else(|| Lang::preferred(preferred.iter().map(String::as_str)));
        // Before the first view, so that no other language flashes up.
        let loaded = languages::load(lang).await;
        let words = loaded.clone().unwrap_or_else(|| Words::new(Catalogue::built_in()));
        let mut state = State::new(arrival, words);
        if loaded.is_none() {
            state.wanted = lang;
            state.cannot_speak(lang);
        }
        let root = gloo::utils::document().get_element_by_id("app").expect("index.html has #app");
        yew::Renderer::<App>::with_root_and_props(root, AppProps { start: state }).render();
    });
}
