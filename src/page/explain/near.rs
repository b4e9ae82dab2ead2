//! A pattern that was meant for the module and misses it: said before the end, which follows from it.

use yew::prelude::*;

use super::board::Side;
use crate::page::icon::Icon;
use crate::page::words::{Words, rich};

/// The near miss, if there is one.
pub(crate) fn near(words: &Words, side: &Side) -> Html {
    let Some(near_miss) = &side.explained.near_miss else { return Html::default() };
    let lines = near_miss.lines(words);
    html! {
        <div class="leaks near" data-near={near_miss.instead.clone()}>
            <div class="note caution">
                { Icon::Caution.show() }
                <div>{ for lines.iter().map(|line| html! { <p>{ rich(line) }</p> }) }</div>
            </div>
        </div>
    }
}
