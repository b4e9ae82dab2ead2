//! A question that is answered by picking: one of several, or any of them.

use yew::prelude::*;

use crate::ask::QuestionId;
use crate::page::browser;
use crate::page::setup::action::Action;
use crate::page::setup::desk::Desk;
use crate::page::words::rich;

/// The choices as a group of boxes.
pub(crate) fn choices(
    desk: &Desk,
    id: QuestionId,
    names: &'static [&'static str],
    is_many: bool,
    values: &[String],
) -> Html {
    let words = &desk.words;
    let dispatch = desk.dispatch.clone();
    let (id, question) = (id, id.question().name);
    let help = format!("help-{question}");
    let choice = |name: &'static str| {
        let dispatch = dispatch.clone();
        let onchange = move |event: Event| {
            dispatch.dispatch(Action::Pick { id, name, is_on: browser::is_on(&event) });
        };
        html! {
            <label class="choice" key={name}>
                <input
                    type={if is_many { "checkbox" } else { "radio" }}
                    name={question}
                    value={name}
                    checked={values.iter().any(|value| value == name)}
                    {onchange}
                />
                <span>{ id.question().choice_label(name, words).to_owned() }</span>
            </label>
        }
    };
    html! {
        <fieldset aria-describedby={help.clone()}>
            <legend>{ words.get(&format!("ask.{question}")) }</legend>
            <p class="help" id={help}>{ rich(words.get(&format!("ask.{question}.help"))) }</p>
            <div class="choices">{ for names.iter().copied().map(choice) }</div>
        </fieldset>
    }
}
