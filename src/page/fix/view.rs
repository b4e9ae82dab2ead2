//! The view: the text on one side, what was found in it on the other.

use std::rc::Rc;

use yew::prelude::*;

use super::bench::Bench;
use super::desk::Desk;
use super::findings::findings;
use super::paste::{catch, paste};
use super::state::State;

/// The view.
pub(crate) fn view(desk: &Desk, state: &State, bench: &Rc<Bench>) -> Html {
    let [ondragover, ondragleave, ondrop] = catch(desk, bench);
    html! {
        <main class={classes!("fix", state.is_held.then_some("held"))} {ondragover} {ondragleave} {ondrop}>
            { paste(desk, state, bench) }
            { findings(desk, state, bench) }
        </main>
    }
}
