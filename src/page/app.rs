//! The app: the one reducer, what derives from it, and the view.

use yew::prelude::*;

use super::announcer::announcer;
use super::board::Board;
use super::desk::Desk;
use super::effects::{use_address, use_document, use_language, use_saying};
use super::notices::notices;
use super::setup::setup;
use super::state::State;
use super::top::top;

/// Where the app starts.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    /// The first state.
    pub(crate) start: State,
}

/// The whole page.
#[function_component]
pub(crate) fn App(props: &AppProps) -> Html {
    let start = props.start.clone();
    let handle = use_reducer_eq(move || start);
    let dispatch = handle.dispatcher();
    let state = State::clone(&handle);
    let board =
        use_memo((state.answers.clone(), state.before.clone(), state.existing.clone()), |(now, before, files)| {
            Board::of(now, before.as_deref(), files)
        });
    let open = board.open(state.open);
    use_document(&state);
    use_language(&state, dispatch.clone());
    use_address(&state, open, board.files.first().map(|shown| shown.file.target), dispatch.clone());
    use_saying(&state, &board, dispatch.clone());

    let desk = Desk { words: state.words.clone(), dispatch };
    html! {
        <>
            <a class="skip" href="#files-heading" onclick={super::top::skip()}>{ state.words.get("page.skip") }</a>
            { top(&desk, state.wanted, state.theme) }
            { notices(&desk, &state.notices) }
            { setup(&desk, &state, &board, open) }
            { announcer(&state.spoken) }
        </>
    }
}
