//! The top line: what this is, its views, its language, its colours.

use yew::prelude::*;

use super::brand::brand;
use super::browser;
use super::fragment::View;
use super::icon::Icon;
use super::org::Org;
use super::theme::Theme;
use super::words::Words;
use crate::text::Lang;

/// What the top line shows and reports.
pub(crate) struct Top<'a> {
    /// The texts.
    pub(crate) words: &'a Words,
    /// What the view is for.
    pub(crate) motto: &'static str,
    /// The organisation whose page it is.
    pub(crate) org: &'a Org,
    /// The view that it stands in.
    pub(crate) view: View,
    /// The fragments of the views, in the order of [`View::ALL`].
    pub(crate) links: [String; View::ALL.len()],
    /// The language that is asked for.
    pub(crate) wanted: Lang,
    /// The colours.
    pub(crate) theme: Theme,
    /// A language was chosen: see [`lang_of`].
    pub(crate) on_lang: Callback<Event>,
    /// Colours were chosen: see [`theme_of`].
    pub(crate) on_theme: Callback<Event>,
}

/// The top line. The views are links, so that they can be opened, copied and gone back from like any other page.
pub(crate) fn top(top: Top) -> Html {
    let Top { words, motto, org, view, links, wanted, theme: chosen, on_lang, on_theme } = top;
    let tab = |(of, link): (View, String)| {
        html! {
            <a href={format!("#{link}")} data-view={of.name()} aria-current={(of == view).then_some("page")}>
                { words.get(&format!("page.view-{}", of.name())) }
            </a>
        }
    };
    let lang_option = |lang: Lang| {
        html! {
            <option value={lang.tag()} lang={lang.tag()} selected={lang == wanted}>{ lang.name() }</option>
        }
    };
    let theme_option = |theme: Theme| {
        html! {
            <option value={theme.name()} selected={theme == chosen}>
                { words.get(&format!("page.theme-{}", theme.name())) }
            </option>
        }
    };
    // Views stand in one document: only one of them may have the plain ids.
    let id = |name: &str| if view == View::Setup { name.to_owned() } else { format!("{}-{name}", view.name()) };
    html! {
        <header class="top">
            <h1 translate="no">{ "goproxy-wizard" }</h1>
            { brand(words, org) }
            <nav class="views" aria-label={words.get("page.views").to_owned()}>
                { for View::ALL.into_iter().zip(links).map(tab) }
            </nav>
            <p class="motto">{ words.get(motto) }</p>
            <label class="switch">
                { Icon::Language.show() }<span class="unseen">{ words.get("page.language") }</span>
                <select id={id("language")} onchange={on_lang}>{ for Lang::ALL.into_iter().map(lang_option) }</select>
            </label>
            <label class="switch">
                { Icon::Theme.show() }<span class="unseen">{ words.get("page.theme") }</span>
                <select id={id("theme")} onchange={on_theme}>{ for Theme::ALL.into_iter().map(theme_option) }</select>
            </label>
        </header>
    }
}

/// The language in the list of an event.
pub(crate) fn lang_of(event: &Event) -> Lang {
    Lang::from_tag(&browser::selected(event)).unwrap_or_default()
}

/// The colours in the list of an event.
pub(crate) fn theme_of(event: &Event) -> Theme {
    Theme::from_name(&browser::selected(event)).unwrap_or(Theme::Auto)
}

/// Skips to a heading without touching the address.
pub(crate) fn skip(heading: &'static str) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        browser::focus(heading);
    })
}
