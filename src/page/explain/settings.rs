//! Whose settings: those of the files from Set up, or those that go has now, pasted or typed.

use yew::prelude::*;

use super::action::Action;
use super::board::Board;
use super::desk::Desk;
use super::own::{Own, Reading};
use super::state::State;
use super::variable::VariableField;
use crate::explain::untouched;
use crate::page::browser;
use crate::page::words::{Words, rich};
use crate::text::Msg;

/// The choice, and the fields for the settings as they are.
pub(crate) fn settings(desk: &Desk, state: &State, board: &Board) -> Html {
    let words = &desk.words;
    let choice = |is_own: bool, name: &str| {
        html! {
            <label class="choice">
                <input
                    type="radio" name="explain-read" value={name.to_owned()} checked={board.reads_own == is_own}
                    onchange={desk.sends(move |_: Event| Action::Read(is_own))}
                />
                <span>{ words.get(&format!("see.read-{name}")) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="asking">
            <legend><h3>{ words.get("see.settings") }</h3></legend>
            <div class="choices">{ choice(false, "files") }{ choice(true, "now") }</div>
            if board.reads_own {
                { own(desk, state) }
            } else {
                <p class="help">{ rich(words.get("see.files-help")) }</p>
            }
        </fieldset>
    }
}

/// The fields for the settings as they are.
fn own(desk: &Desk, state: &State) -> Html {
    let words = &desk.words;
    let own = state.asked.own.clone().unwrap_or_default();
    let usual = untouched();
    let field = |name: &'static str| {
        let value = own.variables.get(name).cloned().unwrap_or_default();
        html! {
            <VariableField
                key={name} words={words.clone()} {name} {value}
                usual={usual.environment.setting(name).value}
                set={desk.sends(move |value| Action::Set(name, value))}
            />
        }
    };
    let paste = desk.sends(|event: InputEvent| {
        let (own, reading) = Own::read(&browser::typed(&event));
        Action::Paste(own, reading)
    });
    html! {
        <>
            <label class="label" for="explain-paste">{ rich(words.get("see.paste")) }</label>
            <p class="help" id="explain-paste-help">{ rich(words.get("see.paste-help")) }</p>
            <textarea
                id="explain-paste" rows="3" spellcheck="false" autocapitalize="none" autocomplete="off" wrap="off"
                translate="no" oninput={paste} aria-describedby="explain-paste-help explain-paste-state"
                placeholder="GOPROXY='https://proxy.golang.org,direct'"
            />
            <div id="explain-paste-state" role="status" class="reading">
                { for state.reading.as_ref().map(|it| reading(words, it)) }
            </div>
            <div class="variables">{ for own.fields().map(field) }</div>
            if !own.machines.is_empty() {
                <p class="help">
                    { rich(&words.say(&Msg::new("see.netrc").with("hosts", own.machines.join(", ")))) }
                </p>
            }
        </>
    }
}

/// What was made of a pasted text.
fn reading(words: &Words, reading: &Reading) -> Html {
    let counted =
        [("see.understood", reading.understood), ("query.ignored", reading.ignored), ("query.masked", reading.masked)];
    let line = |(key, count): (&'static str, usize)| {
        html! { <p class="help">{ rich(&words.say(&Msg::new(key).with("count", count))) }</p> }
    };
    let other = reading.other_release.as_ref().map(|name| {
        let known = crate::go::Release::NEWEST;
        let msg = Msg::new("query.other-release").with("name", name).with("known", known);
        html! { <p class="help">{ rich(&words.say(&msg)) }</p> }
    });
    let is_needed = |(key, count): &(&str, usize)| *count > 0 || *key == "see.understood";
    html! { <>{ for counted.into_iter().filter(is_needed).map(line) }{ for other }</> }
}
