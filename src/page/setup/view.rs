//! The view: situations, questions, and the files that follow from them.

use std::rc::Rc;

use yew::prelude::*;

use super::board::Board;
use super::carry::Carry;
use super::desk::Desk;
use super::files::files;
use super::group::question_group;
use super::history::{history, wanted};
use super::presets::presets;
use super::question::QuestionProps;
use super::settings::settings;
use super::state::State;
use crate::page::browser;

/// The view; `fix` is the address of the view Fix.
pub(crate) fn view(
    desk: &Desk,
    state: &State,
    board: &Board,
    open: Option<&'static str>,
    fix: &str,
    fragment: &Rc<String>,
) -> Html {
    let words = &desk.words;
    let marked = marked(state, board);
    let groups = board.groups.iter().map(|(group, ids)| {
        let questions: Vec<_> = ids.iter().map(|id| question_props(desk, *id, state, board, marked)).collect();
        question_group(desk, *group, &state.answers, &questions)
    });
    let onkeydown = {
        let dispatch = desk.dispatch.clone();
        Callback::from(move |event: KeyboardEvent| {
            let has_control = event.ctrl_key() || event.meta_key();
            let action =
                wanted(&event.key(), event.shift_key()).filter(|_| has_control && !browser::is_text_field(&event));
            if let Some(action) = action {
                event.prevent_default();
                dispatch.dispatch(action);
            }
        })
    };
    html! {
        <main class="setup" {onkeydown}>
            { presets(desk, &state.org, &state.answers, fix) }
            <section class="questions" aria-labelledby="questions-heading">
                <h2 id="questions-heading" class="unseen">{ words.get("page.questions") }</h2>
                { history(desk, state) }
                { for groups }
            </section>
            <section class="results" aria-labelledby="files-heading">
                { settings(desk, &board.plan, state.question()) }
                <Carry
                    desk={desk.clone()} offer={state.offer()} answers={state.answers.clone()} fragment={fragment.clone()}
                    kept={state.kept}
                />
                { files(desk, state, board, open) }
            </section>
        </main>
    }
}

/// The questions that the line in view follows from.
fn marked(state: &State, board: &Board) -> &'static [crate::ask::QuestionId] {
    let why = state.spot.and_then(|spot| {
        let shown = board.files.iter().find(|shown| shown.file.target == spot.target)?;
        shown.lines.get(spot.line)?.why
    });
    why.map_or(&[], crate::plan::Why::asked_by)
}

fn question_props(
    desk: &Desk,
    id: crate::ask::QuestionId,
    state: &State,
    board: &Board,
    marked: &[crate::ask::QuestionId],
) -> QuestionProps {
    QuestionProps {
        desk: desk.clone(),
        id,
        values: (id.question().get)(&state.answers),
        draft: state.draft(id).cloned(),
        notes: board.plan.notes.iter().filter(|note| note.about == id).cloned().collect(),
        org: state.org.clone(),
        is_marked: marked.contains(&id),
    }
}
