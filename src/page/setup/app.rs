//! The app: the one reducer, what derives from it, and the view.

use std::rc::Rc;

use yew::prelude::*;

use super::TEXTS;
use super::action::Action;
use super::address;
use super::board::Board;
use super::desk::Desk;
use super::state::State;
use super::view::view;
use crate::page::announcer::announcer;
use crate::page::arrival::{use_address, use_document, use_language};
use crate::page::browser;
use crate::page::embedding::use_host;
use crate::page::fragment::{self, View};
use crate::page::notices::notices;
use crate::page::saying::use_saying;
use crate::page::speech::Turn;
use crate::page::top::{Top, lang_of, skip, theme_of, top};

/// Where the app starts.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    /// The first state.
    pub(crate) start: State,
    /// The origins of the pages that may have this one in a frame and be told, beside its own.
    pub(crate) hosts: Rc<[String]>,
}

/// The whole view.
#[function_component]
pub(crate) fn App(props: &AppProps) -> Html {
    let start = props.start.clone();
    let handle = use_reducer_eq(move || start);
    let state = State::clone(&handle);
    let board = use_memo(
        (state.offer(), state.answers.clone(), state.before.clone(), state.existing.clone()),
        |(offer, now, before, files)| Board::of(offer, now, before.as_deref(), files),
    );
    let open = board.open(state.open);
    let lang = state.speech.chosen();
    let first = board.files.first().map(|shown| shown.file.target);
    let show = open.filter(|target| state.open.is_some() && Some(*target) != first);
    let fragment = use_memo((state.org.clone(), state.answers.clone(), lang, show), |(org, answers, lang, show)| {
        address::write(&org.ground, answers, *lang, *show)
    });
    let desk = Desk { words: state.speech.words.clone(), dispatch: handle.dispatcher() };
    let words = &desk.words;
    let arrive = desk.sends(|fragment| Action::Arrive(fragment, browser::theme()));
    use_document(state.is_shown, words, "page.title", state.theme);
    use_language(TEXTS, &state.speech, desk.sends(Action::Speak));
    use_address(View::Setup, state.org.clone(), fragment.clone(), state.trace, arrive);
    use_host(props.hosts.clone(), words.lang(), desk.sends(Action::Limit));
    use_effect_with((state.kept, fragment.clone()), |(kept, fragment)| {
        if let Some(is_kept) = *kept {
            browser::keep(is_kept.then_some(fragment.as_str()));
        }
    });
    use_saying(state.answers.clone(), board.changes(words).unwrap_or_default(), desk.sends(Action::Say));

    let links = fragment::links(View::Setup, &fragment, &address::write(&state.org.ground, &state.answers, lang, None));
    let [_, _, fix] = links.clone();
    let line = Top {
        words,
        motto: "page.motto",
        view: View::Setup,
        org: &state.org,
        links,
        wanted: state.speech.wanted,
        theme: state.theme,
        on_lang: desk.sends(|event| Action::Speak(Turn::Want(lang_of(&event)))),
        on_theme: desk.sends(|event| Action::Paint(theme_of(&event))),
    };
    html! {
        <>
            <a class="skip" href="#files-heading" onclick={skip("files-heading")}>{ words.get("page.skip") }</a>
            { top(line) }
            { notices(words, &state.notices, desk.sends(|_| Action::Dismiss)) }
            { view(&desk, &state, &board, open, &fix, &fragment) }
            { announcer("spoken", &state.spoken) }
        </>
    }
}
