//! The app: the one reducer, the bench with the field and the judge, and the view.

use std::rc::Rc;

use yew::prelude::*;

use super::TEXTS;
use super::action::Action;
use super::address;
use super::bench::Bench;
use super::desk::Desk;
use super::findings::{HEADING, gist};
use super::state::State;
use super::view::view;
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
    let dispatch = desk.dispatch.clone();
    let bench: Rc<Bench> = (*use_memo((), move |()| Bench::start(dispatch))).clone();
    let lang = state.speech.chosen();
    let fragment = use_memo((state.answers.clone(), lang, state.example.clone()), |(answers, lang, example)| {
        address::write(answers, *lang, example.as_deref())
    });
    let arrive = desk.sends(|fragment| Action::Arrive(fragment, browser::theme()));
    use_document(state.is_shown, words, "fix.title", state.theme);
    use_language(TEXTS, &state.speech, desk.sends(Action::Speak));
    use_address(View::Fix, state.org.clone(), fragment.clone(), state.trace, arrive);
    let said = state.told.as_ref().filter(|_| !state.is_old()).map(|told| gist(words, told));
    use_saying(state.told.clone(), said.unwrap_or_default(), desk.sends(Action::Say));
    use_effect_with(state.example.clone(), {
        let bench = bench.clone();
        move |example| {
            if let Some(example) = example {
                bench.put_example(example);
            }
        }
    });
    // The button that was pressed is gone with its finding.
    use_effect_with(state.told.clone(), |told| {
        if told.as_ref().is_some_and(|told| told.mended > 0) {
            browser::focus(HEADING);
        }
    });

    let line = Top {
        words,
        motto: "fix.motto",
        view: View::Fix,
        org: &state.org,
        links: fragment::links(View::Fix, &fragment, &with_lang(state.answers.to_string(), lang)),
        wanted: state.speech.wanted,
        theme: state.theme,
        on_lang: desk.sends(|event| Action::Speak(Turn::Want(lang_of(&event)))),
        on_theme: desk.sends(|event| Action::Paint(theme_of(&event))),
    };
    html! {
        <>
            <a class="skip" href={format!("#{HEADING}")} onclick={skip(HEADING)}>{ words.get("fix.skip") }</a>
            { top(line) }
            { notices(words, &state.notices, desk.sends(|_| Action::Dismiss)) }
            { view(&desk, &state, &bench) }
            { announcer("fix-spoken", &state.spoken) }
        </>
    }
}
