//! The app: the one reducer, what derives from it, and the view.

use yew::prelude::*;

use super::TEXTS;
use super::action::Action;
use super::address;
use super::board::Board;
use super::desk::Desk;
use super::ending::gist;
use super::state::State;
use super::view::view;
use crate::ask::link;
use crate::page::announcer::announcer;
use crate::page::arrival::{use_address, use_document, use_language};
use crate::page::browser;
use crate::page::fragment::{View, with_lang};
use crate::page::notices::notices;
use crate::page::saying::use_saying;
use crate::page::top::{Top, lang_of, skip, theme_of, top};
use crate::text::Lang;

/// Where the app starts.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    /// The first state.
    pub(crate) start: State,
}

/// The whole view.
#[function_component]
pub(crate) fn App(props: &AppProps) -> Html {
    let start = props.start.clone();
    let handle = use_reducer_eq(move || start);
    let state = State::clone(&handle);
    let desk = Desk { words: state.words.clone(), dispatch: handle.dispatcher() };
    let lang = state.is_lang_chosen.then_some(state.wanted);
    let fragment = use_memo((state.answers.clone(), lang, state.asked.clone()), |(answers, lang, asked)| {
        address::write(answers, *lang, asked)
    });
    let board = use_memo((state.answers.clone(), state.asked.clone()), |(answers, asked)| Board::of(answers, asked));
    let is_missing = state.catalogues.iter().all(|words| words.lang() != state.wanted);
    let report = desk.sends(|(lang, words): (Lang, Option<_>)| words.map_or(Action::CannotSpeak(lang), Action::Speak));
    use_document(state.is_shown, &state.words, "see.title", state.theme);
    use_language(TEXTS, state.wanted, is_missing, report);
    let arrive = desk.sends(|fragment| Action::Arrive(fragment, browser::theme()));
    use_address(View::Explain, fragment.clone(), state.trace, arrive);
    let said = board.read().map(|side| gist(side, &state.words)).unwrap_or_default();
    use_saying(state.asked.clone(), said, desk.sends(Action::Say));

    let line = Top {
        words: &state.words,
        motto: "see.motto",
        view: View::Explain,
        links: [with_lang(link::write(&state.answers), lang), fragment.to_string()],
        wanted: state.wanted,
        theme: state.theme,
        on_lang: desk.sends(|event| Action::Want(lang_of(&event))),
        on_theme: desk.sends(|event| Action::Paint(theme_of(&event))),
    };
    html! {
        <>
            <a class="skip" href="#story-heading" onclick={skip("story-heading")}>{ state.words.get("see.skip") }</a>
            { top(line) }
            { notices(&state.words, &state.notices, desk.sends(|_| Action::Dismiss)) }
            { view(&desk, &state, &board, &fragment) }
            { announcer("explain-spoken", &state.spoken) }
        </>
    }
}
