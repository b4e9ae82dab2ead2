//! Taking changes back and doing them again: two buttons, and the keys that everybody knows.

use yew::prelude::*;

use super::action::Action;
use super::desk::Desk;
use super::state::State;
use crate::page::icon::Icon;

/// What a key with Ctrl, or Cmd on a Mac, asks for.
pub(crate) fn wanted(key: &str, is_shifted: bool) -> Option<Action> {
    match (key, is_shifted) {
        ("z", false) => Some(Action::Undo),
        ("z" | "Z", true) | ("y", false) => Some(Action::Redo),
        _ => None,
    }
}

/// The buttons.
pub(crate) fn history(desk: &Desk, state: &State) -> Html {
    let words = &desk.words;
    let button = |name: &str, icon: Icon, action: Action, is_there: bool| {
        html! {
            <button
                type="button" class="button" data-history={name.to_owned()} disabled={!is_there}
                onclick={desk.sends(move |_: MouseEvent| action.clone())}
            >
                { icon.show() }<span>{ words.get(&format!("page.{name}")) }</span>
            </button>
        }
    };
    html! {
        <div class="history">
            { button("take-back", Icon::Back, Action::Undo, !state.past.is_empty()) }
            { button("do-again", Icon::Forth, Action::Redo, !state.future.is_empty()) }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_ask_for_what_they_usually_do() {
        assert_eq!(wanted("z", false), Some(Action::Undo));
        assert_eq!((wanted("Z", true), wanted("y", false)), (Some(Action::Redo), Some(Action::Redo)));
        assert_eq!(wanted("a", false), None);
    }
}
