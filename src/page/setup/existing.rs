//! The file that a person has already, pasted to be merged with; it goes nowhere else.

use yew::prelude::*;

use crate::page::browser;
use crate::page::icon::Icon;
use crate::page::setup::action::Action;
use crate::page::setup::desk::Desk;
use crate::page::setup::shown::Shown;
use crate::page::words::rich;
use crate::text::Msg;

/// A field for it.
pub(crate) fn existing(desk: &Desk, shown: &Shown, pasted: Option<&AttrValue>) -> Html {
    let words = &desk.words;
    let dispatch = desk.dispatch.clone();
    let (path, malformed) = (shown.file.path, shown.malformed.as_ref());
    let text = pasted.cloned().unwrap_or_default();
    let id = |part: &str| format!("{part}-{}", shown.file.target);
    let oninput =
        Callback::from(move |event: InputEvent| dispatch.dispatch(Action::Paste(path, browser::typed(&event))));
    let is_merged = !text.is_empty() && malformed.is_none();
    html! {
        <details class="existing">
            <summary>{ words.get("page.existing") }</summary>
            <label class="label" for={id("existing")}>
                { rich(&words.say(&Msg::new("page.existing-label").with("file", shown.file.place.at))) }
            </label>
            <p class="help" id={id("existing-help")}>{ words.get("page.existing-help") }</p>
            <textarea
                id={id("existing")} data-existing={path} rows="6" value={text} spellcheck="false" wrap="off"
                autocapitalize="none" autocomplete="off" translate="no" {oninput}
                aria-describedby={format!("{} {}", id("existing-help"), id("existing-state"))}
                aria-invalid={malformed.is_some().to_string()}
            />
            <div id={id("existing-state")} role="status" class={classes!(malformed.is_some().then_some("error"))}>
                if let Some(malformed) = malformed {
                    <p>{ Icon::Stop.show() }<span>{ rich(&words.say(&malformed.msg)) }</span></p>
                } else if is_merged {
                    <p class="help">{ words.get("page.existing-merged") }</p>
                }
            </div>
        </details>
    }
}
