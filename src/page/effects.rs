//! What the state does to the browser, and the browser to the state.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::action::Action;
use super::address;
use super::board::Board;
use super::state::{State, Trace};
use super::{browser, languages};

/// Takes actions.
type Dispatch = UseReducerDispatcher<State>;

/// Typing rests so long, in milliseconds, before the address follows it: browsers allow few changes a second.
const REST: u32 = 250;
/// And so long before it is said what changed.
const SAY_AFTER: u32 = 900;

/// The document has the language, title and colours of the state.
#[hook]
pub(crate) fn use_document(state: &State) {
    use_effect_with(state.words.clone(), |words| {
        browser::say_language(words.lang().tag(), words.get("page.title"));
    });
    use_effect_with(state.theme, |theme| browser::say_theme(theme.name()));
}

/// The wanted language is fetched.
#[hook]
pub(crate) fn use_language(state: &State, dispatch: Dispatch) {
    let is_missing = state.catalogues.iter().all(|words| words.lang() != state.wanted);
    use_effect_with((state.wanted, is_missing), move |&(lang, is_missing)| {
        if is_missing {
            wasm_bindgen_futures::spawn_local(async move {
                dispatch.dispatch(languages::load(lang).await.map_or(Action::CannotSpeak(lang), Action::Speak));
            });
        }
    });
}

/// The address follows the state, and the state follows an address that a person goes to.
#[hook]
pub(crate) fn use_address(state: &State, open: Option<&'static str>, first: Option<&'static str>, dispatch: Dispatch) {
    let lang = state.is_lang_chosen.then_some(state.wanted);
    let show = open.filter(|target| state.open.is_some() && Some(*target) != first);
    let fragment =
        use_memo((state.answers.clone(), lang, show), |(answers, lang, show)| address::write(answers, *lang, *show));
    let pending = use_mut_ref(|| None::<(Timeout, Rc<String>)>);
    use_effect_with((fragment, state.trace), move |(fragment, trace)| {
        let before = pending.borrow_mut().take();
        match trace {
            Trace::Kept => {}
            _ if **fragment == browser::fragment() => {}
            Trace::Push => {
                if let Some((_, typed)) = before {
                    browser::replace(&typed);
                }
                browser::push(fragment);
            }
            Trace::Replace => {
                let (done, late) = (pending.clone(), fragment.clone());
                let timeout = Timeout::new(REST, move || {
                    done.borrow_mut().take();
                    browser::replace(&late);
                });
                *pending.borrow_mut() = Some((timeout, fragment.clone()));
            }
        }
    });
    use_effect_with((), move |()| {
        let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
            dispatch.dispatch(Action::Arrive(browser::fragment()));
        });
        move || drop(listener)
    });
}

/// What the last answer changed is said when the answers rest.
#[hook]
pub(crate) fn use_saying(state: &State, board: &Board, dispatch: Dispatch) {
    let changes = board.changes(&state.words).unwrap_or_default();
    use_effect_with((state.answers.clone(), changes), move |(_, changes)| {
        let text = changes.clone();
        let timeout = (!text.is_empty()).then(|| Timeout::new(SAY_AFTER, move || dispatch.dispatch(Action::Say(text))));
        move || drop(timeout)
    });
}
