//! What ties the page to the page around its frame: hooks. One program hears and greets for all views.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use super::browser;
use super::embed::{Heard, Said, Set, may_embed, renewed};
use super::fragment::View;
use super::speech::Turn;
use crate::files::Only;
use crate::text::Lang;

/// Tells every view of the document that the host greeted.
const GREETED: &str = "goproxy-wizard:greeted";

/// It rests so long, in milliseconds, before the host is told of new answers.
const REST: u32 = 250;

/// Tells every view of the document which language the host wants.
fn wanted(lang: Lang) -> String {
    format!("goproxy-wizard:lang-{}", lang.tag())
}

/// Hears the host, if the page is in a frame and its host is of the page's origin or one of these; it is told that this
/// language is spoken. `limit` hears which files are to be offered.
#[hook]
pub(crate) fn use_host(hosts: Rc<[String]>, lang: Lang, limit: Callback<Only>) {
    // The view that is seen may still be on its way: the document's own language says nothing yet.
    let spoken = use_mut_ref(|| lang);
    *spoken.borrow_mut() = lang;
    use_effect_with(hosts, move |hosts| {
        let hosts = hosts.clone();
        let height =
            browser::is_framed().then(|| browser::watch_height(|height| browser::say(Said::Resize { height })));
        let hearing = browser::is_framed().then(|| {
            browser::hear(
                move |origin| may_embed(origin, &browser::origin(), &hosts),
                move |origin, texts| match Heard::of(&texts) {
                    Some(Heard::Hello) => greet(origin, *spoken.borrow()),
                    Some(Heard::Set(set)) => follow(&set, &limit),
                    None => {}
                },
            )
        });
        move || drop((height, hearing))
    });
}

/// From now on the host is told.
fn greet(origin: &str, lang: Lang) {
    browser::set_host(origin);
    browser::say(Said::Ready { view: View::of(&browser::fragment()), lang });
    browser::say(Said::Resize { height: browser::height() });
    browser::call(GREETED);
}

fn follow(set: &Set, limit: &Callback<Only>) {
    if let Some(own) = browser::frame() {
        browser::set_frame(&renewed(&own, set));
    }
    if let Some(theme) = set.theme {
        browser::say_theme(theme);
    }
    if let Some(only) = &set.only {
        limit.emit(only.clone());
    }
    if let Some(lang) = set.lang {
        browser::call(&wanted(lang));
    }
    if let Some(fragment) = set.leads_to(&browser::fragment()) {
        browser::go(&fragment);
    }
}

/// The view reports when the host wants a language.
#[hook]
pub(crate) fn use_wanted_language(report: Callback<Turn>) {
    use_effect_with((), move |()| {
        let listen = |lang: Lang| {
            let report = report.clone();
            EventListener::new(&gloo::utils::window(), wanted(lang), move |_| report.emit(Turn::Want(lang)))
        };
        let listeners: Vec<_> = Lang::ALL.into_iter().filter(|_| browser::is_framed()).map(listen).collect();
        move || drop(listeners)
    });
}

/// The host is told of the view's fragment, while it is the view that is seen.
#[hook]
pub(crate) fn use_answers(view: View, fragment: Rc<String>) {
    use_effect_with(fragment, move |fragment| {
        let say = {
            let fragment = fragment.clone();
            move || {
                if View::of(&browser::fragment()) == view {
                    browser::say(Said::Answers { link: fragment.to_string() });
                }
            }
        };
        let told = browser::is_framed().then(|| {
            let window = gloo::utils::window();
            let (greeted, gone) = (say.clone(), say.clone());
            (
                EventListener::new(&window, GREETED, move |_| greeted()),
                EventListener::new(&window, "hashchange", move |_| gone()),
                Timeout::new(REST, say),
            )
        });
        move || drop(told)
    });
}
