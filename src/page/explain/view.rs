//! The view: what is asked on one side, what go does on the other.

use std::rc::Rc;

use yew::prelude::*;

use super::board::{Board, Side};
use super::desk::Desk;
use super::ending::{ending, peek};
use super::examples_row::ExamplesRow;
use super::leaks::leaks;
use super::matrix::matrix;
use super::near::near;
use super::network::network;
use super::picture::picture;
use super::question::question;
use super::settings::settings;
use super::share::share;
use super::sides::sides;
use super::stages::stages;
use super::state::State;
use super::steps::steps;
use super::told::told;

/// The view.
pub(crate) fn view(desk: &Desk, state: &State, board: &Board, fragment: &Rc<String>) -> Html {
    let words = &desk.words;
    let story = |side: &Side| {
        html! {
            <>
                { near(words, side) }
                { ending(words, side) }
                { leaks(words, &side.explained.leaks) }
                { picture(words, side) }
                { steps(words, &side.explained.story) }
                { told(words, &side.explained.story) }
            </>
        }
    };
    html! {
        <main class="explain">
            <ExamplesRow
                words={words.clone()} org={state.org.clone()} fragment={fragment.clone()} lang={state.speech.chosen()}
            />
            <section class="asked" aria-label={words.get("see.asked").to_owned()}>
                { question(desk, state, board) }
                { settings(desk, state, board) }
                { network(desk, state, board) }
                { for board.read().map(|side| peek(words, side)) }
            </section>
            <section class="story" aria-labelledby="story-heading">
                <div class="story-head">
                    <h2 id="story-heading" tabindex="-1">{ words.get("see.story") }</h2>
                    { share(desk, fragment) }
                </div>
                { sides(desk, board) }
                { stages(desk, board) }
                { for board.read().map(story) }
                { matrix(desk, board) }
            </section>
        </main>
    }
}
