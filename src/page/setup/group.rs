//! A group of questions, which folds to a line that says its answers.

use yew::prelude::*;

use super::question::{QuestionField, QuestionProps};
use crate::ask::{Answers, Group};
use crate::page::icon::Icon;
use crate::page::setup::board::summary;
use crate::page::setup::desk::Desk;
use crate::plan::Weight;

/// The group. Those whose defaults fit most people start folded.
pub(crate) fn question_group(desk: &Desk, group: Group, answers: &Answers, questions: &[QuestionProps]) -> Html {
    let words = &desk.words;
    let ids: Vec<_> = questions.iter().map(|question| question.id).collect();
    let is_open = matches!(group, Group::Network | Group::Forward | Group::Modules);
    let needs_a_look = questions.iter().any(|question| {
        question.draft.as_ref().is_some_and(|draft| draft.refused.is_some())
            || question.notes.iter().any(|note| note.weight != Weight::Hint)
    });
    html! {
        <details class="group" id={format!("group-{}", group.name())} open={is_open}>
            <summary>
                <h3>{ words.get(&format!("group.{}", group.name())) }</h3>
                if needs_a_look {
                    <span class="look">{ Icon::Caution.show() }{ words.get("page.look") }</span>
                }
                <span class="gist">{ summary(&ids, answers, words) }</span>
            </summary>
            { for questions.iter().map(|it| html! { <QuestionField key={it.id.question().name} ..it.clone() /> }) }
        </details>
    }
}
