//! The view *Explain*: what go does with a module path, request by request. A program of its own, loaded when it is
//! opened.

mod action;
mod address;
mod app;
mod asked;
mod board;
mod chain;
mod desk;
mod drawing;
mod ending;
mod examples;
mod examples_row;
mod leaks;
mod matrix;
mod mood;
mod near;
mod network;
mod own;
mod picture;
mod question;
mod reduce;
mod settings;
mod share;
mod sides;
mod stages;
mod state;
mod steps;
mod told;
mod variable;
mod view;

pub(crate) use address::pasted as pasted_address;
use app::{App, AppProps};
use state::State;

use super::browser;
use super::fragment::{self, View};
use super::languages::Texts;
use super::org::Org;
use super::speech::Speech;
use crate::text::{Catalogue, Part};

/// What it needs of the catalogues.
const TEXTS: Texts = Texts { english, further: &[Part::Explain] };

fn english() -> Catalogue {
    Catalogue::built_in().and(Part::Explain, include_str!("../text/explain.en.txt"))
}

/// Mounts the view into its container, in the language of the address or else of the browser.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let fragment = browser::fragment();
        let (speech, missing) = Speech::first(TEXTS, fragment::lang(&fragment)).await;
        let (org, unread) = Org::of(&fragment, &speech.words).await;
        let arrival = address::read(&org.ground, &fragment);
        let mut state = State::new(org, arrival, speech, browser::theme());
        state.notices.extend(missing.into_iter().chain(unread));
        yew::Renderer::<App>::with_root_and_props(browser::container(View::Explain), AppProps { start: state })
            .render();
    });
}
