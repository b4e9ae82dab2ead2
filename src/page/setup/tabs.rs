//! The tabs, one a file, in groups; arrow keys move between them as WAI-ARIA describes it.

use std::rc::Rc;

use yew::prelude::*;

use crate::files::FileGroup;
use crate::page::browser;
use crate::page::setup::action::Action;
use crate::page::setup::desk::Desk;
use crate::page::setup::shown::Shown;

/// The place that a key leads to, among so many.
fn moved(key: &str, from: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowRight" | "ArrowDown" => Some((from + 1) % count),
        "ArrowLeft" | "ArrowUp" => Some((from + count - 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}

/// The tabs.
pub(crate) fn tabs(desk: &Desk, files: &[Rc<Shown>], open: Option<&'static str>) -> Html {
    let words = &desk.words;
    let dispatch = desk.dispatch.clone();
    let targets: Vec<_> = files.iter().map(|shown| shown.file.target).collect();
    let onkeydown = {
        let (dispatch, open) = (dispatch.clone(), open);
        Callback::from(move |event: KeyboardEvent| {
            let place = targets.iter().position(|target| Some(*target) == open);
            if let Some(next) = place.and_then(|from| moved(&event.key(), from, targets.len())) {
                event.prevent_default();
                dispatch.dispatch(Action::Open(targets[next]));
                browser::focus(&format!("tab-{}", targets[next]));
            }
        })
    };
    let tab = |shown: &Rc<Shown>| {
        let target = shown.file.target;
        let is_open = Some(target) == open;
        // Only names that say too little by themselves have one.
        let hint = format!("page.tab-{target}");
        let dispatch = dispatch.clone();
        html! {
            <button
                key={target}
                type="button"
                role="tab"
                class="tab"
                id={format!("tab-{target}")}
                aria-controls={format!("panel-{target}")}
                aria-selected={is_open.to_string()}
                aria-describedby={format!("files-{}", shown.file.group.name())}
                tabindex={if is_open { "0" } else { "-1" }}
                onclick={move |_| dispatch.dispatch(Action::Open(target))}
            >
                <span translate="no">{ shown.file.file_name() }</span>
                if words.has(&hint) {
                    <span class="tab-hint">{ words.get(&hint) }</span>
                }
                if shown.is_changed() {
                    <span class="dot" aria-hidden="true" /><span class="unseen">{ words.get("page.changed") }</span>
                }
            </button>
        }
    };
    let group = |group: FileGroup| {
        let mut files = files.iter().filter(|shown| shown.file.group == group).peekable();
        files.peek()?;
        let id = format!("files-{}", group.name());
        Some(html! {
            <div class="tab-group" role="presentation" key={group.name()}>
                <span class="tab-group-name" {id}>{ words.get(&format!("files.{}", group.name())) }</span>
                <div class="tab-row" role="presentation">{ for files.map(tab) }</div>
            </div>
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-labelledby="files-heading" {onkeydown}>
            { for FileGroup::ALL.into_iter().filter_map(group) }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_go_round() {
        assert_eq!(moved("ArrowRight", 2, 3), Some(0));
        assert_eq!(moved("ArrowUp", 0, 3), Some(2));
        assert_eq!((moved("Home", 2, 3), moved("End", 0, 3), moved("Tab", 1, 3)), (Some(0), Some(2), None));
    }
}
