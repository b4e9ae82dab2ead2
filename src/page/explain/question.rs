//! What is asked: the path, the command, the release of go.

use yew::prelude::*;

use super::action::Action;
use super::address::line;
use super::board::Board;
use super::desk::Desk;
use super::state::State;
use crate::explain::Command;
use crate::go::Release;
use crate::page::browser;
use crate::page::icon::Icon;
use crate::page::list::list;
use crate::page::words::rich;
use crate::text::Msg;

/// The fields. The path's shows what was typed, always; what is wrong with it stands under it.
pub(crate) fn question(desk: &Desk, state: &State, board: &Board) -> Html {
    let words = &desk.words;
    let text = state.draft.as_ref().map_or_else(|| state.asked.path(), |draft| draft.text.clone());
    let refused = state.draft.as_ref().and_then(|draft| draft.refused.as_ref());
    let sample = |path: &String| {
        let taken = path.clone();
        html! {
            <li key={path.clone()}>
                <button
                    type="button" class="chip" translate="no" data-sample={path.clone()}
                    aria-pressed={(*path == state.asked.query.path).to_string()}
                    onclick={desk.sends(move |_| Action::Take(taken.clone()))}
                >{ path.clone() }</button>
            </li>
        }
    };
    let commands: Vec<_> = Command::ALL
        .map(|command| (command.name().to_owned(), words.get(&format!("command.{}", command.name())).to_owned()))
        .into();
    let on_command = desk.sends(|name: String| Action::Run(Command::named(&name).unwrap_or_default()));
    let own = state.asked.own.as_ref().and_then(|own| own.release).filter(|_| board.reads_own);
    let usual = own.map_or_else(|| line(Release::NEWEST), |release| release.to_string());
    let mut releases = vec![(String::new(), words.say(&Msg::new("see.go-usual").with("release", usual)))];
    releases.extend(Release::KNOWN.iter().rev().map(|release| (line(*release), format!("Go {release}"))));
    if let Some(other) = state.asked.release.filter(|release| !Release::KNOWN.contains(release)) {
        releases.push((line(other), format!("Go {other}")));
    }
    let on_release = desk.sends(|text: String| Action::Release(Release::parse(&text)));
    html! {
        <fieldset class="asking">
            <legend><h3>{ words.get("see.question") }</h3></legend>
            <label class="label" for="explain-module">{ words.get("see.module") }</label>
            <input
                id="explain-module" type="text" value={text} spellcheck="false" autocapitalize="none" autocomplete="off"
                translate="no" aria-invalid={refused.is_some().to_string()}
                aria-describedby="explain-module-help explain-module-error"
                oninput={desk.sends(|event: InputEvent| Action::Type(browser::typed(&event)))}
                onblur={desk.sends(|_: FocusEvent| Action::Leave)}
            />
            <div class="error" id="explain-module-error" role="status">
                if let Some((msg, instead)) = refused {
                    <p>{ Icon::Stop.show() }<span>{ rich(&words.say(msg)) }</span></p>
                    { for instead.as_ref().map(|instead| take(desk, instead)) }
                    <p class="help">{ rich(&words.say(&Msg::new("see.last-path").with("path", state.asked.path()))) }</p>
                }
            </div>
            <p class="help" id="explain-module-help">{ rich(words.get("see.module-help")) }</p>
            <ul class="chips" aria-label={words.get("see.samples").to_owned()}>{ for board.samples.iter().map(sample) }</ul>
            <div class="lists">
                { list("explain-command".to_owned(), html! { words.get("see.command") }, &commands, state.asked.query.command.name(), &on_command) }
                { list("explain-go".to_owned(), html! { words.get("see.go") }, &releases, &state.asked.release.map(line).unwrap_or_default(), &on_release) }
            </div>
        </fieldset>
    }
}

/// A button that takes what may have been meant.
fn take(desk: &Desk, instead: &str) -> Html {
    let label = desk.words.say(&Msg::new("page.take-instead").with("instead", instead));
    let instead = instead.to_owned();
    html! {
        <button type="button" class="button" onclick={desk.sends(move |_| Action::Take(instead.clone()))}>{ rich(&label) }</button>
    }
}
