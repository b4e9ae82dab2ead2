//! Side by side: the settings as they are now, and with the files; and what is different.

use yew::prelude::*;

use super::action::Action;
use super::board::{Board, Side};
use super::desk::Desk;
use super::mood::mark;
use crate::explain::{Difference, End};
use crate::page::words::rich;

/// Both ends, and the differences. Nothing if the settings as they are were not told.
pub(crate) fn sides(desk: &Desk, board: &Board) -> Html {
    let words = &desk.words;
    let Some((now, files)) = board.now.as_ref().zip(board.files()) else {
        return Html::default();
    };
    let card = |side: &Side, is_own: bool| {
        let name = if is_own { "now" } else { "files" };
        let end = match &side.explained.story.end {
            End::Done => String::new(),
            End::Failed(failed) => words.say(&failed.cause),
        };
        let leak = side.explained.leaks.first().map(|leak| words.say(&leak.msg()));
        html! {
            <button
                type="button" class="side" data-side={name} aria-pressed={(board.reads_own == is_own).to_string()}
                onclick={desk.sends(move |_| Action::Read(is_own))}
            >
                <span class="side-name">{ words.get(&format!("see.side-{name}")) }</span>
                { mark(side.is_good(), words) }
                <span class="side-text">{ rich(&end) }{ for leak.map(|leak| html! { <span class="side-leak">{ rich(&leak) }</span> }) }</span>
            </button>
        }
    };
    let difference = |it: &Difference| html! { <li class={it.change.name()}>{ rich(&words.say(&it.msg)) }</li> };
    html! {
        <div class="sides">
            { card(now, true) }{ card(files, false) }
            if !board.differences.is_empty() {
                <details class="differences">
                    <summary>{ words.get("see.differences") }</summary>
                    <ul>{ for board.differences.iter().map(difference) }</ul>
                </details>
            }
        </div>
    }
}
