//! The notice of a newer version of the page: it starts when a person says so, never in the middle of something.

use yew::prelude::*;

use super::browser;
use super::words::{Words, rich};

/// What the notice needs.
#[derive(PartialEq, Properties)]
pub(crate) struct NewerProps {
    /// The texts.
    pub(crate) words: Words,
}

/// The notice, if there is a newer version.
#[function_component]
pub(crate) fn Newer(props: &NewerProps) -> Html {
    let words = &props.words;
    let newer = use_state_eq(browser::newer);
    let told = newer.clone();
    use_effect_with((), move |()| {
        let look = move || told.set(browser::newer());
        let listener = browser::on_newer(look.clone());
        // It may have been told since the first look.
        look();
        move || drop(listener)
    });
    let text = match newer.as_deref() {
        None => return Html::default(),
        Some("elsewhere") => "page.newer-elsewhere",
        Some(_) => "page.newer-here",
    };
    html! {
        <div class="newer">
            <p>{ rich(words.get(text)) }</p>
            <button type="button" class="button" onclick={|_| browser::take_newer()}>{ words.get("page.newer-start") }</button>
        </div>
    }
}
