//! The view *Set up*: from answers to files.

mod action;
mod address;
mod app;
mod block;
mod board;
mod carry;
mod changes;
mod choices;
mod desk;
mod draft;
mod existing;
mod files;
mod fixed;
mod group;
mod history;
mod notes;
mod offer;
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
mod zip;

use std::rc::Rc;

use app::{App, AppProps};
use state::State;

use super::browser;
use super::embed::Frame;
use super::fragment::{self, View};
use super::languages::Texts;
use super::org::Org;
use super::speech::Speech;
use crate::text::Catalogue;

/// What it needs of the catalogues.
const TEXTS: Texts = Texts { english: Catalogue::built_in, further: &[] };

/// Mounts the view into its container, in the language of the address or else of the browser.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        // A frame shows what its page wants, and not what was kept outside of it.
        let can_keep = browser::can_keep() && !browser::is_framed();
        let kept = browser::kept().filter(|_| can_keep);
        let fragment = Some(browser::fragment()).filter(|it| !it.is_empty()).or(kept.clone()).unwrap_or_default();
        let (speech, missing) = Speech::first(TEXTS, fragment::lang(&fragment)).await;
        let (org, unread) = Org::of(&fragment, &speech.words).await;
        let arrival = address::read(&org.ground, &fragment);
        let hosts = org.hosts();
        let mut state = State::new(org, arrival, speech);
        state.kept = can_keep.then_some(kept.is_some());
        state.notices.extend(missing.into_iter().chain(unread));
        state.theme = browser::theme();
        if let Some(frame) = browser::frame() {
            let frame = Frame::read(&frame);
            state.only = Rc::new(frame.only);
            state.notices.extend(frame.notices);
        }
        let props = AppProps { start: state, hosts };
        yew::Renderer::<App>::with_root_and_props(browser::container(View::Setup), props).render();
    });
}
