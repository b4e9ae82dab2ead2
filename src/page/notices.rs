//! Notices about the page itself, above the view, until they are dismissed.

use yew::prelude::*;

use super::action::Action;
use super::desk::Desk;
use super::notice::Notice;
use super::words::rich;
use crate::text::Msg;

/// The notices.
pub(crate) fn notices(desk: &Desk, notices: &[Notice]) -> Html {
    let words = &desk.words;
    let dispatch = desk.dispatch.clone();
    let line = |notice: &Notice| {
        let about = notice.about.map(|id| {
            let question = words.get(&format!("ask.{}", id.question().name));
            html! { <strong class="lead">{ words.say(&Msg::new("page.about").with("question", question)) }</strong> }
        });
        html! { <li>{ for about }{ rich(&words.say(&notice.msg)) }</li> }
    };
    html! {
        <div role="status" class="notices">
            if !notices.is_empty() {
                <ul>{ for notices.iter().map(line) }</ul>
                <button type="button" class="button" onclick={move |_| dispatch.dispatch(Action::Dismiss)}>
                    { words.get("page.dismiss") }
                </button>
            }
        </div>
    }
}
