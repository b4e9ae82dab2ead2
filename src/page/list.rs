//! A list to choose one of, with its label.

use yew::prelude::*;

use super::browser;

/// A choice: its value and its text.
pub(crate) type Choice = (String, String);

/// The list. What is heard is the label, then the choice.
pub(crate) fn list(id: String, label: Html, choices: &[Choice], chosen: &str, on: &Callback<String>) -> Html {
    let choice = |(value, text): &Choice| {
        html! { <option value={value.clone()} selected={value == chosen}>{ text.clone() }</option> }
    };
    html! {
        <label class="list" for={id.clone()}>
            <span>{ label }</span>
            <select {id} onchange={on.reform(|event: Event| browser::selected(&event))}>
                { for choices.iter().map(choice) }
            </select>
        </label>
    }
}
