//! Notices about the page itself, above the view, until they are dismissed.

use yew::prelude::*;

use super::newer::Newer;
use super::notice::Notice;
use super::words::{Words, rich};
use crate::text::Msg;

/// The notices.
pub(crate) fn notices(words: &Words, notices: &[Notice], dismiss: Callback<MouseEvent>) -> Html {
    let line = |notice: &Notice| {
        let about = notice.about.map(|id| {
            let question = words.get(&format!("ask.{}", id.question().name));
            html! { <strong class="lead">{ words.say(&Msg::new("page.about").with("question", question)) }</strong> }
        });
        html! { <li>{ for about }{ rich(&words.say(&notice.msg)) }</li> }
    };
    html! {
        <div role="status" class="notices">
            <Newer words={words.clone()} />
            if !notices.is_empty() {
                <ul>{ for notices.iter().map(line) }</ul>
                <button type="button" class="button" onclick={dismiss}>{ words.get("page.dismiss") }</button>
            }
        </div>
    }
}
