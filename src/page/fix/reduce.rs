//! What each happening makes of the state: pure, so that it is tested without a browser.

use std::rc::Rc;

use yew::Reducible;

use super::action::Action;
use super::address;
use super::state::{SHOWN, Size, Stand, State};
use super::told::Told;
use crate::page::arrival::Trace;
use crate::page::notice::Notice;
use crate::page::speech::Turn;
use crate::page::theme::Theme;
use crate::text::Msg;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = Self::clone(&self);
        next.apply(action);
        Rc::new(next)
    }
}

impl State {
    fn apply(&mut self, action: Action) {
        match action {
            Action::Touch(size) => {
                self.size = size;
                self.await_judge();
                self.forget_example();
                if size == Size::Empty {
                    self.begin_anew();
                }
            }
            Action::Replace { size, kind, is_example } => {
                self.size = size;
                self.await_judge();
                self.begin_anew();
                self.kind = kind;
                if !is_example {
                    self.forget_example();
                }
            }
            Action::Ask => self.await_judge(),
            Action::Hear(told) => self.hear(told),
            Action::See(window) => self.window = Some(window),
            Action::Break => self.stand = Stand::Broken,
            Action::Stumble => {
                self.stand = Stand::Stumbled;
                self.told = None;
                self.mended = 0;
            }
            Action::Choose(kind) => {
                self.kind = kind;
                self.await_judge();
            }
            Action::More => self.shown += SHOWN,
            Action::Hold(is_held) => self.is_held = is_held,
            Action::TooLarge(name) => {
                let msg = Msg::new("fix.too-large").with("file", name);
                self.notices.push(Notice { about: None, msg });
            }
            Action::Arrive(fragment, theme) => self.arrive(&fragment, theme),
            Action::Speak(turn) => {
                if matches!(turn, Turn::Want(_)) {
                    self.trace = Trace::Replace;
                }
                self.notices.extend(self.speech.take(turn));
            }
            Action::Paint(theme) => self.theme = theme,
            Action::Dismiss => self.notices.clear(),
            Action::Say(text) => self.spoken = self.spoken.then(text),
        }
    }

    fn await_judge(&mut self) {
        if self.stand != Stand::Broken {
            self.stand = Stand::Old;
        }
    }

    /// The counts begin anew with another text.
    fn begin_anew(&mut self) {
        self.kind = None;
        self.covered = 0;
        self.mended = 0;
        self.shown = SHOWN;
    }

    /// The address stops bringing a text that is no longer the one in the field.
    fn forget_example(&mut self) {
        if self.example.take().is_some() {
            self.trace = Trace::Replace;
        }
    }

    fn hear(&mut self, told: Rc<Told>) {
        self.stand = Stand::Now;
        self.size = match (&told.window, told.lines) {
            (Some(_), _) => Size::Long,
            (None, 0) => Size::Empty,
            (None, _) => Size::Short,
        };
        self.covered += told.covered;
        self.mended = if told.has_past { self.mended + told.mended } else { 0 };
        self.window = told.window.clone().map(Rc::new);
        if told.mended > 0 || told.covered > 0 {
            self.forget_example();
        }
        self.told = Some(told);
    }

    /// Goes to an address. Another view's hides this one; one that brings no text keeps what is here.
    fn arrive(&mut self, fragment: &str, theme: Theme) {
        let arrival = address::read(fragment);
        self.is_shown = arrival.is_here;
        if !arrival.is_here {
            return;
        }
        self.theme = theme;
        self.trace = Trace::Kept;
        self.answers = arrival.answers;
        self.notices = arrival.notices;
        self.example = arrival.example;
        self.speech.follow(arrival.lang);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::page::speech::Speech;
    use crate::page::words::Words;
    use crate::read::Kind;
    use crate::text::Catalogue;

    const EXAMPLE: &str = "#v=1&view=fix&kind=shell&paste=export%20GOPROXY%3Doff";

    fn after(fragment: &str, actions: impl IntoIterator<Item = Action>) -> State {
        let speech = Speech::new(Words::new(Catalogue::built_in()), false);
        let start = State::new(Rc::default(), address::read(fragment), speech, Theme::Auto);
        actions.into_iter().fold(start, |mut state, action| {
            state.apply(action);
            state
        })
    }

    fn address_of(state: &State) -> String {
        address::write(&state.answers, state.speech.chosen(), state.example.as_deref())
    }

    fn told(change: impl FnOnce(&mut Told)) -> Action {
        let mut told = Told {
            kinds: vec![Kind::Shell],
            lines: 1,
            variables: Vec::new(),
            failures: 0,
            rules: 1,
            covered: 0,
            findings: Vec::new(),
            more: 0,
            safe: 0,
            mended: 0,
            has_past: false,
            has_future: false,
            set_up: None,
            explain: None,
            window: None,
        };
        change(&mut told);
        Action::Hear(Rc::new(told))
    }

    fn replace(is_example: bool) -> Action {
        Action::Replace { size: Size::Short, kind: Some(Kind::Shell), is_example }
    }

    #[test]
    fn typing_takes_the_example_out_of_the_address() {
        let state = after(EXAMPLE, [replace(true), told(|_| {})]);
        assert_eq!((state.kind, address_of(&state)), (Some(Kind::Shell), EXAMPLE[1..].to_owned()));
        let state = after(EXAMPLE, [replace(true), Action::Touch(Size::Short)]);
        assert_eq!((address_of(&state).as_str(), state.trace), ("v=1&view=fix", Trace::Replace));
        let state = after(EXAMPLE, [replace(true), told(|it| it.mended = 1)]);
        assert_eq!(address_of(&state), "v=1&view=fix");
        let state = after(EXAMPLE, [replace(false)]);
        assert_eq!(address_of(&state), "v=1&view=fix");
    }

    #[test]
    fn an_example_with_a_secret_leaves_the_address() {
        let state = after(EXAMPLE, [replace(true), told(|it| it.covered = 2)]);
        assert_eq!((address_of(&state).as_str(), state.covered), ("v=1&view=fix", 2));
    }

    #[test]
    fn another_view_and_back_loses_nothing() {
        let go = |fragment: &str| Action::Arrive(fragment.to_owned(), Theme::Dark);
        let state = after(
            "#v=1&view=fix",
            [
                Action::Touch(Size::Short),
                told(|it| it.covered = 1),
                go("#v=1&preset=private-vcs"),
                go("#v=1&preset=private-vcs&view=fix"),
            ],
        );
        assert!(state.is_shown && state.size == Size::Short && state.told.is_some());
        assert_eq!((state.covered, address_of(&state).as_str()), (1, "v=1&preset=private-vcs&view=fix"));
    }

    #[test]
    fn a_judge_that_stumbled_is_asked_again_and_one_that_never_came_is_not() {
        let state = after("", [Action::Touch(Size::Short), Action::Stumble]);
        assert_eq!((state.stand, &state.told), (Stand::Stumbled, &None));
        assert!(after("", [Action::Stumble, Action::Touch(Size::Short)]).is_old());
        assert_eq!(after("", [Action::Break, Action::Touch(Size::Short)]).stand, Stand::Broken);
    }

    #[test]
    fn an_emptied_field_begins_anew() {
        let state =
            after("", [Action::Choose(Some(Kind::Netrc)), told(|it| it.covered = 1), Action::Touch(Size::Empty)]);
        assert_eq!((state.kind, state.covered, state.size), (None, 0, Size::Empty));
    }
}
