//! What was made of the text: its kind, which can be corrected, and the secrets that were covered.

use std::rc::Rc;

use yew::prelude::*;

use super::bench::Bench;
use super::desk::Desk;
use super::state::State;
use crate::page::icon::Icon;
use crate::page::list::{Choice, list};
use crate::page::words::Words;
use crate::read::Kind;
use crate::text::Msg;

/// The name of a kind.
pub(crate) fn name(words: &Words, kind: Kind) -> &str {
    words.get(&format!("kind.{}", kind.name()))
}

/// The names of the kinds that were recognised.
pub(crate) fn names(words: &Words, kinds: &[Kind]) -> String {
    let mut names = kinds.iter().map(|kind| name(words, *kind).to_owned());
    let first = names.next().unwrap_or_default();
    names.fold(first, |all, next| words.say(&Msg::new("page.join").with("a", all).with("b", next)))
}

/// The kind that was recognised, or chosen from the list.
pub(crate) fn kinds(desk: &Desk, state: &State, bench: &Rc<Bench>) -> Html {
    let words = &desk.words;
    let told = state.told.as_ref().filter(|told| state.kind.is_none() && !told.kinds.is_empty());
    let usual = match told {
        Some(told) => words.say(&Msg::new("fix.kind-as").with("kinds", names(words, &told.kinds))),
        None => words.get("fix.kind-auto").to_owned(),
    };
    let mut choices: Vec<Choice> = vec![(String::new(), usual)];
    choices.extend(Kind::ALL.iter().map(|kind| (kind.name().to_owned(), name(words, *kind).to_owned())));
    let bench = bench.clone();
    let on = Callback::from(move |name: String| bench.choose(Kind::named(&name)));
    let label = html! { { words.get("fix.kind") } };
    html! {
        <div class="fix-kind">
            { list("fix-kind".to_owned(), label, &choices, state.kind.map_or("", Kind::name), &on) }
        </div>
    }
}

/// How many secrets were covered.
pub(crate) fn covered(words: &Words, state: &State) -> Html {
    let text = match state.covered {
        0 => None,
        1 => Some(words.get("fix.covered-one").to_owned()),
        count => Some(words.say(&Msg::new("fix.covered").with("count", count))),
    };
    html! {
        <div id="fix-state" role="status">
            if let Some(text) = text {
                <p class="note fix-covered">{ Icon::Cover.show() }<span>{ text }</span></p>
            }
        </div>
    }
}
