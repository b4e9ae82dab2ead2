//! The findings, most probable first, and what can be done with all of them.

use std::rc::Rc;

use yew::prelude::*;

use super::action::Action;
use super::bench::{Bench, FIELD};
use super::desk::Desk;
use super::finding::finding;
use super::leads::leads;
use super::lookup::lookup;
use super::nothing::nothing;
use super::state::{Size, Stand, State};
use super::told::{Request, Told};
use crate::page::copy_button::CopyButton;
use crate::page::icon::Icon;
use crate::page::words::{Words, rich};
use crate::text::Msg;

/// The heading, to which the focus goes when the list changes under a person's hands.
pub(crate) const HEADING: &str = "found-heading";

/// How many findings there are, in words.
pub(crate) fn count(words: &Words, told: &Told, mended: usize) -> String {
    match told.findings.len() + told.more {
        0 if mended > 0 => words.get("fix.found-none-more").to_owned(),
        0 => words.get("fix.found-none").to_owned(),
        1 => words.get("fix.found-one").to_owned(),
        count => words.say(&Msg::new("fix.found-many").with("count", count)),
    }
}

/// What was done and found, to be heard.
pub(crate) fn gist(words: &Words, told: &Told) -> String {
    let done = (told.mended > 0).then(|| applied(words, told.mended));
    let first = told.findings.first().map(|it| it.what.of(words.lang()).replace('`', ""));
    done.into_iter().chain([count(words, told, told.mended)]).chain(first).collect::<Vec<_>>().join(" ")
}

fn applied(words: &Words, count: usize) -> String {
    match count {
        1 => words.get("fix.applied-one").to_owned(),
        count => words.say(&Msg::new("fix.applied").with("count", count)),
    }
}

/// All that was found.
pub(crate) fn findings(desk: &Desk, state: &State, bench: &Rc<Bench>) -> Html {
    let words = &desk.words;
    let told = state.told.as_deref().filter(|_| state.size != Size::Empty);
    let heading = told.map_or_else(|| words.get("fix.found").to_owned(), |told| count(words, told, state.mended));
    let trouble = match state.stand {
        Stand::Now | Stand::Old => None,
        Stand::Stumbled => Some("fix.stumbled"),
        Stand::Broken => Some("fix.broken"),
    };
    html! {
        <section class={classes!("found", state.is_old().then_some("old"))} aria-labelledby={HEADING} aria-busy={state.is_old().to_string()}>
            <h2 id={HEADING} tabindex="-1">{ heading }</h2>
            if let Some(text) = trouble {
                <p class="note stop">{ Icon::Stop.show() }<span>{ words.get(text) }</span></p>
            } else if let Some(told) = told {
                { mended(desk, state, bench) }
                if told.safe > 1 { { apply_all(words, state, bench, told.safe) } }
                if told.findings.is_empty() { { nothing(desk, told) } } else { { listed(desk, state, bench, told) } }
                { leads(words, state, told) }
            } else if state.size == Size::Empty {
                <p class="help">{ words.get("fix.found-empty") }</p>
                { lookup(words) }
            } else {
                <p class="help">{ words.get("fix.working") }</p>
            }
        </section>
    }
}

fn listed(desk: &Desk, state: &State, bench: &Rc<Bench>, told: &Told) -> Html {
    let words = &desk.words;
    let hidden = told.findings.len().saturating_sub(state.shown);
    let card = |(place, it)| finding(desk, bench, place, it, state.is_old());
    html! {
        <>
            <ol class="findings">{ for told.findings.iter().take(state.shown).enumerate().map(card) }</ol>
            if hidden > 0 {
                <button type="button" class="button" onclick={desk.sends(|_| Action::More)}>
                    { words.say(&Msg::new("fix.more").with("count", hidden)) }
                </button>
            } else if told.more > 0 {
                <p class="help">{ words.say(&Msg::new("fix.untold").with("count", told.more)) }</p>
            }
        </>
    }
}

fn apply_all(words: &Words, state: &State, bench: &Rc<Bench>, count: usize) -> Html {
    let bench = bench.clone();
    html! {
        <p>
            <button
                type="button" class="button" id="apply-safe" disabled={state.is_old()}
                onclick={move |_| bench.change(Request::ApplySafe)}
            >{ words.say(&Msg::new("fix.apply-all").with("count", count)) }</button>
        </p>
    }
}

/// What was applied, and the way to take the text away.
fn mended(desk: &Desk, state: &State, bench: &Rc<Bench>) -> Html {
    let words = &desk.words;
    if state.mended == 0 {
        return html! {};
    }
    let bench = bench.clone();
    let whole = Callback::from(move |()| String::from(bench.text()));
    html! {
        <div class="mended">
            <p>{ Icon::Done.show() }<span>{ applied(words, state.mended) }</span></p>
            if state.covered > 0 { <p class="help">{ rich(words.get("fix.covered-copy")) }</p> }
            <CopyButton
                words={words.clone()} say={desk.sends(Action::Say)} of={FIELD} {whole} label="fix.copy" is_main=true
                what={""}
            />
        </div>
    }
}
