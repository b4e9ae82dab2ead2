//! The view *Set up*: from answers to files.

mod action;
mod address;
mod app;
mod block;
mod board;
mod changes;
mod choices;
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

use std::rc::Rc;

use app::{App, AppProps};
use state::State;

use super::browser;
use super::embed::Frame;
use super::fragment::View;
use super::languages::Texts;
use super::speech::Speech;
use crate::text::Catalogue;

/// What it needs of the catalogues.
const TEXTS: Texts = Texts { english: Catalogue::built_in, further: &[] };

/// Mounts the view into its container, in the language of the address or else of the browser.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let arrival = address::read(&browser::fragment());
        let (speech, notice) = Speech::first(TEXTS, arrival.lang).await;
        let mut state = State::new(arrival, speech);
        state.notices.extend(notice);
        state.theme = browser::theme();
        if let Some(frame) = browser::frame() {
            let frame = Frame::read(&frame);
            state.only = Rc::new(frame.only);
            state.notices.extend(frame.notices);
        }
        let props = AppProps { start: state, hosts: Rc::default() };
        yew::Renderer::<App>::with_root_and_props(browser::container(View::Setup), props).render();
    });
}
