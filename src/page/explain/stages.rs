//! The places where go runs, such as the stages of a Dockerfile: how GOPROXY lives in each, and how it ends there.

use yew::prelude::*;

use super::action::Action;
use super::board::{Board, Stage};
use super::desk::Desk;
use super::mood::mark;
use crate::page::words::rich;

/// The places; the one whose story is read is pressed.
pub(crate) fn stages(desk: &Desk, board: &Board) -> Html {
    let words = &desk.words;
    if board.reads_own {
        return Html::default();
    }
    let stage = |stage: &Stage| {
        let name = stage.name;
        let proxy = stage.side.as_ref().map(|side| {
            let value = side.proxies();
            html! { <code class="stage-proxy" translate="no">{ value }</code> }
        });
        let is_read = name == board.place;
        html! {
            <li key={name}>
                <button
                    type="button" class="stage" data-place={name} disabled={stage.side.is_none()}
                    aria-pressed={is_read.to_string()} onclick={desk.sends(move |_| Action::Place(name))}
                >
                    <span class="stage-name">{ words.get(&format!("spot.{name}")) }</span>
                    { for proxy }
                    if let Some(side) = &stage.side {
                        { mark(side.is_good(), words) }
                    } else {
                        <span class="help">{ words.get("see.no-go") }</span>
                    }
                </button>
            </li>
        }
    };
    let help = words.get(&format!("spot.{}.help", board.place));
    html! {
        <div class="places">
            <h3 id="places-heading">{ words.get("see.places") }</h3>
            <ul class="stages" aria-labelledby="places-heading">{ for board.stages.iter().map(stage) }</ul>
            <p class="help">{ rich(help) }</p>
        </div>
    }
}
