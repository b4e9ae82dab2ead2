//! What is to be said about an answer, by weight; in words and pictures, never by colour alone.

use yew::prelude::*;

use crate::page::icon::Icon;
use crate::page::setup::desk::Desk;
use crate::page::words::rich;
use crate::plan::{Note, Weight};

/// The notes, heard when they appear.
pub(crate) fn notes(desk: &Desk, notes: &[Note]) -> Html {
    let words = &desk.words;
    let line = |note: &Note| {
        let name = note.weight.name();
        let icon = match note.weight {
            Weight::Hint => Icon::Hint,
            Weight::Caution => Icon::Caution,
            Weight::Stop => Icon::Stop,
        };
        html! {
            <p class={classes!("note", name)}>
                { icon.show() }
                <span>
                    <strong class="lead">{ words.get(&format!("page.weight-{name}")) }</strong>{ rich(&words.say(&note.msg)) }
                </span>
            </p>
        }
    };
    html! { <div class="notes" role="status">{ for notes.iter().map(line) }</div> }
}
