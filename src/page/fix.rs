//! The view *Fix*: what is wrong with a paste, and the mended text. A program of its own, loaded when it is opened; the
//! judge is another one, which runs beside it.

mod action;
mod address;
mod app;
mod bench;
mod carry;
mod desk;
mod diff;
mod examples;
mod finding;
mod findings;
mod judge;
mod leads;
mod lookup;
mod nothing;
mod onward;
mod paste;
mod recognised;
mod reduce;
mod ruler;
mod state;
mod told;
mod view;
mod worker;

use app::{App, AppProps};
use state::State;

use super::browser;
use super::fragment::{self, View};
use super::languages::Texts;
use super::org::Org;
use super::speech::Speech;
use crate::text::{Catalogue, Part};

/// What it needs of the catalogues.
const TEXTS: Texts = Texts { english, further: &[Part::Fix] };

fn english() -> Catalogue {
    Catalogue::built_in().and(Part::Fix, include_str!("../text/fix.en.txt"))
}

/// Starts the judge, in the worker that the view made.
pub fn start_judge() {
    worker::start();
}

/// Mounts the view into its container, in the language of the address or else of the browser.
pub fn start() {
    wasm_bindgen_futures::spawn_local(async {
        let fragment = browser::fragment();
        let (speech, missing) = Speech::first(TEXTS, fragment::lang(&fragment)).await;
        let (org, unread) = Org::of(&fragment, &speech.words).await;
        let mut state = State::new(org, address::read(&fragment), speech, browser::theme());
        state.notices.extend(missing.into_iter().chain(unread));
        yew::Renderer::<App>::with_root_and_props(browser::container(View::Fix), AppProps { start: state }).render();
    });
}
