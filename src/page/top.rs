//! The top line: what this is, its language, its colours.

use yew::prelude::*;

use super::action::Action;
use super::browser;
use super::desk::Desk;
use super::icon::Icon;
use super::theme::Theme;
use crate::text::Lang;

/// The top line.
pub(crate) fn top(desk: &Desk, wanted: Lang, chosen: Theme) -> Html {
    let words = &desk.words;
    let dispatch = desk.dispatch.clone();
    let on_lang = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: Event| {
            if let Some(lang) = Lang::from_tag(&browser::selected(&event)) {
                dispatch.dispatch(Action::Want(lang));
            }
        })
    };
    let on_theme = Callback::from(move |event: Event| {
        if let Some(theme) = Theme::from_name(&browser::selected(&event)) {
            dispatch.dispatch(Action::Paint(theme));
        }
    });
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
    html! {
        <header class="top">
            <h1 translate="no">{ "goproxy-wizard" }</h1>
            <p class="motto">{ words.get("page.motto") }</p>
            <label class="switch">
                { Icon::Language.show() }<span class="unseen">{ words.get("page.language") }</span>
                <select id="language" onchange={on_lang}>{ for Lang::ALL.into_iter().map(lang_option) }</select>
            </label>
            <label class="switch">
                { Icon::Theme.show() }<span class="unseen">{ words.get("page.theme") }</span>
                <select id="theme" onchange={on_theme}>{ for Theme::ALL.into_iter().map(theme_option) }</select>
            </label>
        </header>
    }
}

/// Skips to the files without touching the address.
pub(crate) fn skip() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        event.prevent_default();
        browser::focus("files-heading");
    })
}
