//! The link that shows the same to somebody else.

use yew::prelude::*;

use super::action::Action;
use super::desk::Desk;
use crate::page::browser;
use crate::page::copy_button::CopyButton;

/// A button that copies it.
pub(crate) fn share(desk: &Desk, fragment: &str) -> Html {
    let words = &desk.words;
    let Some(address) = browser::address() else { return Html::default() };
    html! {
        <div class="share">
            <span class="help">{ words.get("see.link") }</span>
            <span id="explain-link" class="unseen" aria-hidden="true">{ format!("{address}#{fragment}") }</span>
            <CopyButton
                words={words.clone()} say={desk.sends(Action::Say)} of="explain-link"
                what={words.get("see.link").to_owned()}
            />
        </div>
    }
}
