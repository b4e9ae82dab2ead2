//! What ties a view to the page's address, document and languages: hooks that every view uses.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::browser;
use super::embedding::{use_answers, use_wanted_language};
use super::fragment::View;
use super::languages::Texts;
use super::org::Org;
use super::speech::{Speech, Turn};
use super::theme::Theme;
use super::words::Words;

/// How the last change reaches the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trace {
    /// It came from there.
    Kept,
    /// As a new entry, to go back from.
    Push,
    /// In the place of the present entry.
    Replace,
}

/// Typing rests so long, in milliseconds, before the address follows it: browsers allow few changes a second.
const REST: u32 = 250;

/// While the view is shown, the document has its language, title and colours.
#[hook]
pub(crate) fn use_document(is_shown: bool, words: &Words, title: &'static str, theme: Theme) {
    use_effect_with((is_shown, words.clone()), move |(is_shown, words)| {
        if *is_shown {
            browser::say_language(words.lang().tag(), words.get(title));
        }
    });
    use_effect_with((is_shown, theme), |(is_shown, theme)| {
        if *is_shown {
            browser::say_theme(*theme);
        }
    });
}

/// The wanted language is fetched if it is missing; what comes of it is reported.
#[hook]
pub(crate) fn use_language(texts: Texts, speech: &Speech, report: Callback<Turn>) {
    use_wanted_language(report.clone());
    use_effect_with((speech.wanted, speech.is_missing()), move |&(lang, is_missing)| {
        if is_missing {
            wasm_bindgen_futures::spawn_local(async move {
                report.emit(texts.load(lang).await.map_or(Turn::Miss(lang), Turn::Learn));
            });
        }
    });
}

/// The address follows the view's fragment, and `arrive` hears of an address that a person goes to, whichever view it
/// names. Another organisation's is another page.
#[hook]
pub(crate) fn use_address(view: View, org: Rc<Org>, fragment: Rc<String>, trace: Trace, arrive: Callback<String>) {
    use_answers(view, fragment.clone());
    let pending = use_mut_ref(|| None::<(Timeout, Rc<String>)>);
    use_effect_with((fragment, trace), move |(fragment, trace)| {
        let before = pending.borrow_mut().take();
        // Another view's address is not this one's to change.
        let is_here = move || View::of(&browser::fragment()) == view;
        match trace {
            Trace::Kept => {}
            _ if **fragment == browser::fragment() || !is_here() => {}
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
                    if is_here() {
                        browser::replace(&late);
                    }
                });
                *pending.borrow_mut() = Some((timeout, fragment.clone()));
            }
        }
    });
    use_effect_with((), move |()| {
        let listener = EventListener::new(&gloo::utils::window(), "hashchange", move |_| {
            let fragment = browser::fragment();
            if org.is_named_in(&fragment) {
                arrive.emit(fragment);
            } else {
                browser::reload();
            }
        });
        move || drop(listener)
    });
}
