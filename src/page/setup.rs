//! The view *Set up*: from answers to files.

mod action;
mod address;
mod app;
mod block;
mod board;
mod changes;
mod choices;
mod command;
mod desk;
mod draft;

mod existing;
mod files;
mod group;
mod notes;
mod panel;
mod presets;
mod question;
mod reason;
mod reduce;
mod settings;
mod shown;
mod state;
mod steps;
mod tabs;
mod text_field;
mod view;

use app::{App, AppProps};
use state::State;

use super::browser;
use super::fragment::View;
use super::languages::Texts;
use crate::text::{Catalogue, Lang};

/// What it needs of the catalogues.
const TEXTS: Texts = Texts { english: Catalogue::built_in, further: &[] };

/// Mounts the view into its container, in the language of the address or else of the browser.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let arrival = address::read(&browser::fragment());
        let lang = arrival.lang.unwrap_or_else(|| Lang::preferred(browser::languages().iter().map(String::as_str)));
        // Before the first view, so that no other language flashes up.
        let loaded = TEXTS.load(lang).await;
        let words = loaded.clone().unwrap_or_else(|| TEXTS.english());
        let mut state = State::new(arrival, words);
        if loaded.is_none() {
            state.wanted = lang;
            state.cannot_speak(lang);
        }
        yew::Renderer::<App>::with_root_and_props(browser::container(View::Setup), AppProps { start: state }).render();
    });
}
