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
use crate::page::fragment::{self, View, with_lang};
use crate::page::notices::notices;
use crate::page::saying::use_saying;
use crate::page::speech::Turn;
use crate::page::top::{Top, lang_of, skip, theme_of, top};

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
    let desk = Desk { words: state.speech.words.clone(), dispatch: handle.dispatcher() };
    let words = &desk.words;
    let lang = state.speech.chosen();
    let fragment = use_memo(
        (state.org.clone(), state.answers.clone(), lang, state.asked.clone()),
        |(org, answers, lang, asked)| address::write(&org.ground, answers, *lang, asked),
    );
    let board = use_memo((state.answers.clone(), state.asked.clone()), |(answers, asked)| Board::of(answers, asked));
    use_document(state.is_shown, words, "see.title", state.theme);
    use_language(TEXTS, &state.speech, desk.sends(Action::Speak));
    let arrive = desk.sends(|fragment| Action::Arrive(fragment, browser::theme()));
    use_address(View::Explain, state.org.clone(), fragment.clone(), state.trace, arrive);
    let said = board.read().map(|side| gist(side, words)).unwrap_or_default();
    use_saying(state.asked.clone(), said, desk.sends(Action::Say));

    let line = Top {
        words,
        motto: "see.motto",
        view: View::Explain,
        org: &state.org,
        links: fragment::links(
            View::Explain,
            &fragment,
            &with_lang(link::write_from(&state.org.ground, &state.answers), lang),
        ),
        wanted: state.speech.wanted,
        theme: state.theme,
        on_lang: desk.sends(|event| Action::Speak(Turn::Want(lang_of(&event)))),
        on_theme: desk.sends(|event| Action::Paint(theme_of(&event))),
    };
    html! {
        <>
            <a class="skip" href="#story-heading" onclick={skip("story-heading")}>{ words.get("see.skip") }</a>
            { top(line) }
            { notices(words, &state.notices, desk.sends(|_| Action::Dismiss)) }
            { view(&desk, &state, &board, &fragment) }
            { announcer("explain-spoken", &state.spoken) }
        </>
    }
}
