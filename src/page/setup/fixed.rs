//! An answer that the organisation has set: shown, with nothing to change.

use yew::prelude::*;

use crate::ask::{Kind, QuestionId};
use crate::house::House;
use crate::page::icon::Icon;
use crate::page::words::Words;
use crate::text::Msg;

/// The question, its answer, and who set it.
pub(crate) fn fixed(words: &Words, id: QuestionId, values: &[String], house: Option<&House>) -> Html {
    let question = id.question();
    let label = format!("fixed-{}", question.name);
    let value = |value: &String| match question.kind {
        Kind::One(_) | Kind::Many(_) => html! { <li>{ question.choice_label(value, words).to_owned() }</li> },
        Kind::Text | Kind::List => html! { <li><code translate="no">{ value.clone() }</code></li> },
    };
    let name = house.map(|house| house.name.of(words.lang()));
    html! {
        <div class="fixed" role="group" aria-labelledby={label.clone()}>
            <p class="label" id={label}>{ words.get(&format!("ask.{}", question.name)) }</p>
            <ul>{ for values.iter().map(value) }</ul>
            <p class="help">
                { Icon::Cover.show() }{ words.say(&Msg::new("page.fixed").with("name", name.unwrap_or_default())) }
            </p>
        </div>
    }
}
