//! The files: tabs by the place where a setting must arrive, and a panel for each.

use std::rc::Rc;

use yew::prelude::*;

use super::panel::Panel;
use super::tabs::tabs;
use crate::page::setup::board::Board;
use crate::page::setup::desk::Desk;
use crate::page::setup::state::State;

/// Tabs and panels. Every panel is there, so that finding in the page and tests see every file; only one is seen.
pub(crate) fn files(desk: &Desk, state: &State, board: &Board, open: Option<&'static str>) -> Html {
    let words = &desk.words;
    let panel = |shown: &Rc<crate::page::setup::shown::Shown>| {
        let target = shown.file.target;
        let is_open = Some(target) == open;
        let existing = state.existing.iter().find(|(path, _)| *path == shown.file.path).map(|(_, text)| text.clone());
        html! {
            <Panel
                key={target}
                desk={desk.clone()}
                shown={shown.clone()}
                {existing}
                {is_open}
                spot={state.spot.filter(|spot| spot.target == target).map(|spot| spot.line)}
                mark={state.question().filter(|_| is_open)}
                asked={board.asked.clone()}
            />
        }
    };
    let help = if board.files.is_empty() { "page.files-none" } else { "page.files-help" };
    html! {
        <>
            <h2 id="files-heading" tabindex="-1">{ words.get("page.files") }</h2>
            <p class="since">{ board.changes(words).unwrap_or_else(|| words.get(help).to_owned()) }</p>
            { tabs(desk, &board.files, open) }
            { for board.files.iter().map(panel) }
        </>
    }
}
