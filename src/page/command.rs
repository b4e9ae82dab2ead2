//! A command with a button that copies it.

use yew::prelude::*;

use super::copy_button::CopyButton;
use super::words::Words;

/// The command; `say` says aloud how the copying went.
pub(crate) fn command(words: &Words, say: Callback<String>, id: &AttrValue, command: &str) -> Html {
    html! {
        <div class="command">
            <pre translate="no" tabindex="0"><code id={id.clone()}>{ command.to_owned() }</code></pre>
            <CopyButton words={words.clone()} {say} of={id.clone()} what={words.get("page.command").to_owned()} />
        </div>
    }
}
