//! The text of a file, exactly; each line can be pointed at, and the whole is one stop of the Tab key.

use yew::prelude::*;

use crate::ask::QuestionId;
use crate::page::browser;
use crate::page::setup::action::Action;
use crate::page::setup::desk::Desk;
use crate::page::setup::shown::{Shown, ShownLine};
use crate::page::setup::state::Spot;
use crate::write::Class;

/// The line that a key leads to.
fn moved(key: &str, from: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowDown" => Some(from + 1).filter(|to| *to < count),
        "ArrowUp" => from.checked_sub(1),
        "Home" => Some(0),
        "End" => count.checked_sub(1),
        _ => None,
    }
}

const fn class_name(class: Class) -> Option<&'static str> {
    match class {
        Class::Plain => None,
        Class::Keyword => Some("t-keyword"),
        Class::Name => Some("t-name"),
        Class::Value => Some("t-value"),
        Class::Variable => Some("t-variable"),
        Class::Comment => Some("t-comment"),
    }
}

/// The block. Numbers and marks are the style sheet's: nothing but the file's text is text here.
pub(crate) fn block(desk: &Desk, id: &AttrValue, shown: &Shown, spot: Option<usize>, mark: Option<QuestionId>) -> Html {
    let words = &desk.words;
    let dispatch = desk.dispatch.clone();
    let (target, count) = (shown.file.target, shown.lines.len());
    let point = {
        move |event: &Event| {
            if let Some(line) = browser::line_at(event).filter(|line| Some(*line) != spot) {
                dispatch.dispatch(Action::Point(Spot { target, line }));
            }
        }
    };
    let onkeydown = {
        let id = id.clone();
        Callback::from(move |event: KeyboardEvent| {
            let next = browser::line_at(&event).and_then(|from| moved(&event.key(), from, count));
            if let Some(next) = next {
                event.prevent_default();
                browser::focus_child(&id, next);
            }
        })
    };
    let stop = spot.filter(|line| *line < count).unwrap_or(0);
    let line = |(i, line): (usize, &ShownLine)| {
        let is_marked = mark.is_some_and(|id| line.why.is_some_and(|why| why.asked_by().contains(&id)));
        let is_here = spot == Some(i);
        let classes = classes!(
            "line",
            line.is_changed.then_some("changed"),
            is_marked.then_some("marked"),
            is_here.then_some("here"),
            line.why.is_none().then_some("kept"),
        );
        let run = |(class, text): &(Class, AttrValue)| match class_name(*class) {
            None => html! { <>{ text.clone() }</> },
            Some(name) => html! { <span class={name}>{ text.clone() }</span> },
        };
        html! {
            <span
                class={classes}
                role="option"
                data-line={i.to_string()}
                tabindex={if i == stop { "0" } else { "-1" }}
                aria-selected={is_here.to_string()}
                aria-description={line.is_changed.then(|| words.get("page.changed").to_owned())}
            >
                { for line.runs.iter().map(run) }{ line.end }
            </span>
        }
    };
    let (on_pointer, on_focus) = (point.clone(), point);
    html! {
        <pre class="block" translate="no">
            <code
                id={id.clone()}
                data-artifact={shown.file.path}
                role="listbox"
                aria-label={shown.file.path}
                onmouseover={move |event: MouseEvent| on_pointer(&event)}
                onfocusin={move |event: FocusEvent| on_focus(&event)}
                {onkeydown}
            >{ for shown.lines.iter().enumerate().map(line) }</code>
        </pre>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_stop_at_the_ends() {
        assert_eq!((moved("ArrowDown", 0, 2), moved("ArrowDown", 1, 2)), (Some(1), None));
        assert_eq!((moved("ArrowUp", 1, 2), moved("ArrowUp", 0, 2)), (Some(0), None));
        assert_eq!((moved("Home", 1, 2), moved("End", 0, 2), moved("x", 0, 2)), (Some(0), Some(1), None));
    }
}
