//! A command with a button that copies it.

use yew::prelude::*;

use super::action::Action;
use crate::page::copy_button::CopyButton;
use crate::page::setup::desk::Desk;

/// The command.
pub(crate) fn command(desk: &Desk, id: &AttrValue, command: &str) -> Html {
    let words = &desk.words;
    html! {
        <div class="command">
            <pre translate="no" tabindex="0"><code id={id.clone()}>{ command.to_owned() }</code></pre>
            <CopyButton words={words.clone()} say={desk.sends(Action::Say)} of={id.clone()} what={words.get("page.command").to_owned()} />
        </div>
    }
}
