//! A question with its field, its help and what is to be said about its answer.

use std::rc::Rc;

use yew::prelude::*;

use super::choices::choices;
use super::fixed::fixed;
use super::notes::notes;
use super::text_field::text_field;
use crate::ask::{Kind, QuestionId};
use crate::house::Help;
use crate::page::org::Org;
use crate::page::setup::action::Action;
use crate::page::setup::desk::Desk;
use crate::page::setup::draft::Draft;
use crate::page::words::Words;
use crate::plan::Note;

/// The question and its answer.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct QuestionProps {
    /// Texts and dispatcher.
    pub(crate) desk: Desk,
    /// Which one.
    pub(crate) id: QuestionId,
    /// The answer.
    pub(crate) values: Vec<String>,
    /// The text in the field, if it is another.
    pub(crate) draft: Option<Draft>,
    /// What is to be said about the answer.
    pub(crate) notes: Vec<Note>,
    /// The organisation whose page this is.
    pub(crate) org: Rc<Org>,
    /// Whether the line in view follows from it.
    pub(crate) is_marked: bool,
}

/// The question.
#[function_component]
pub(crate) fn QuestionField(props: &QuestionProps) -> Html {
    let desk = &props.desk;
    let id = props.id;
    let question = id.question();
    let watch = |action: fn(Option<QuestionId>) -> Action, value: Option<QuestionId>| {
        let dispatch = desk.dispatch.clone();
        move || dispatch.dispatch(action(value))
    };
    let (enter, leave) = (watch(Action::Hover, Some(id)), watch(Action::Hover, None));
    let (come, go) = (watch(Action::Focus, Some(id)), watch(Action::Focus, None));
    let house = props.org.house.as_ref();
    let field = match question.kind {
        _ if props.org.ground.is_fixed(id) => fixed(&desk.words, id, &props.values, house),
        Kind::One(names) | Kind::Many(names) => {
            let is_many = matches!(question.kind, Kind::Many(_));
            choices(desk, id, names, is_many, &props.values)
        }
        Kind::Text | Kind::List => {
            let is_list = question.kind == Kind::List;
            text_field(desk, id, is_list, &props.values, props.draft.as_ref())
        }
    };
    html! {
        <div
            class={classes!("question", props.is_marked.then_some("marked"))}
            id={format!("q-{}", question.name)}
            onmouseenter={move |_| enter()}
            onmouseleave={move |_| leave()}
            onfocusin={move |_| come()}
            onfocusout={move |_| go()}
        >
            { field }
            { for house.and_then(|house| house.links.about(id)).map(|link| own_link(&desk.words, link)) }
            { notes(desk, &props.notes) }
        </div>
    }
}

/// What the organisation itself says about a question.
fn own_link(words: &Words, link: &Help) -> Html {
    html! {
        <p class="own-link">
            <a href={link.url.as_str().to_owned()} target="_blank" rel="noopener">{ link.text.of(words.lang()).to_owned() }</a>
        </p>
    }
}
