//! What each happening makes of the state: pure, so that it is tested without a browser.

use std::rc::Rc;

use yew::{AttrValue, Reducible};

use super::action::Action;
use super::address;
use super::draft;
use super::state::State;
use crate::ask::{Answers, Fault, Kind, Question, QuestionId, read_answers};
use crate::page::arrival::Trace;
use crate::page::notice::Notice;
use crate::page::speech::Turn;
use crate::page::theme::Theme;
use crate::text::Msg;

/// So many changes can be taken back.
const MOST_STEPS: usize = 100;

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
            Action::Pick { id, name, is_on } => self.pick(id, name, is_on),
            Action::Type(id, typed) => self.type_text(id, typed),
            Action::TakeInstead(id) => {
                let right = self.draft(id).and_then(|draft| draft::put_right(&self.answers, id, draft));
                if let Some(text) = right {
                    self.type_text(id, text);
                }
            }
            Action::Leave(id) => self.leave(id),
            Action::Start(preset) => {
                self.drafts.clear();
                self.answer(self.org.ground.start(preset), Trace::Push);
            }
            Action::Undo => {
                if let Some(answers) = self.past.pop() {
                    self.step(answers, |state| &mut state.future);
                }
            }
            Action::Redo => {
                if let Some(answers) = self.future.pop() {
                    self.step(answers, |state| &mut state.past);
                }
            }
            Action::TakeAnswers(text) => self.take_answers(&text),
            Action::MissZip => self.notices.push(Notice { about: None, msg: Msg::new("page.carry-zip-missing") }),
            Action::Keep(is_kept) => self.kept = self.kept.map(|_| is_kept),
            Action::Arrive(fragment, theme) => self.arrive(&fragment, theme),
            Action::Limit(only) => self.only = Rc::new(only),
            Action::Open(target) => {
                self.open = Some(target);
                self.trace = Trace::Push;
            }
            Action::Paste(path, text) => self.paste(path, text),
            Action::Speak(turn) => {
                if matches!(turn, Turn::Want(_)) {
                    self.trace = Trace::Replace;
                }
                self.notices.extend(self.speech.take(turn));
            }
            Action::Paint(theme) => self.theme = theme,
            Action::Dismiss => self.notices.clear(),
            Action::Hover(id) => self.hovered = id,
            Action::Focus(id) => self.focused = id,
            Action::Point(spot) => self.spot = Some(spot),
            Action::Say(text) => self.spoken = self.spoken.then(text),
        }
    }

    /// Takes new answers as a change of its own.
    fn answer(&mut self, answers: Answers, trace: Trace) {
        self.typing = None;
        if *self.answers != answers {
            let before = std::mem::replace(&mut self.answers, Rc::new(answers));
            self.past.push(before.clone());
            self.past.drain(..self.past.len().saturating_sub(MOST_STEPS));
            self.future.clear();
            self.before = Some(before);
            self.trace = trace;
            self.spot = None;
        }
    }

    /// Goes one step back or forth; where it came from is remembered in the other list.
    fn step(&mut self, answers: Rc<Answers>, other: impl Fn(&mut Self) -> &mut Vec<Rc<Answers>>) {
        let before = std::mem::replace(&mut self.answers, answers);
        other(self).push(before.clone());
        self.before = Some(before);
        self.typing = None;
        self.drafts.clear();
        self.trace = Trace::Push;
        self.spot = None;
    }

    fn pick(&mut self, id: QuestionId, name: &'static str, is_on: bool) {
        let question = id.question();
        let mut values = match question.kind {
            Kind::Many(_) => (question.get)(&self.answers),
            _ => Vec::new(),
        };
        values.retain(|value| value != name);
        if is_on {
            values.push(name.to_owned());
        }
        let mut answers = Answers::clone(&self.answers);
        if (question.set)(&mut answers, &values).is_ok() {
            self.answer(self.org.ground.hold(answers), Trace::Push);
        }
    }

    fn type_text(&mut self, id: QuestionId, typed: String) {
        let mut answers = Answers::clone(&self.answers);
        let draft = draft::take(&mut answers, id, typed);
        self.drafts.retain(|(of, _)| *of != id);
        self.drafts.push((id, draft));
        if self.typing == Some(id) {
            self.answers = Rc::new(answers);
        } else if *self.answers != answers {
            self.answer(answers, Trace::Replace);
            self.typing = Some(id);
        }
        self.trace = Trace::Replace;
    }

    /// A field that was left shows its answer as it is kept, unless its text was refused.
    fn leave(&mut self, id: QuestionId) {
        self.drafts.retain(|(of, draft)| *of != id || draft.refused.is_some());
        self.typing = None;
    }

    /// Goes to an address. Another view's hides this one, and coming back with the same answers loses nothing.
    fn arrive(&mut self, fragment: &str, theme: Theme) {
        let arrival = address::read(&self.org.ground, fragment);
        let was_shown = std::mem::replace(&mut self.is_shown, arrival.is_here);
        if !arrival.is_here {
            return;
        }
        self.theme = theme;
        self.trace = Trace::Kept;
        let is_same = *self.answers == arrival.answers;
        if !is_same {
            self.drafts.clear();
            self.answer(arrival.answers, Trace::Kept);
        }
        if was_shown || !is_same {
            self.open = arrival.open;
        }
        self.notices = arrival.notices;
        self.speech.follow(arrival.lang);
    }

    /// A file with mistakes changes nothing; each mistake is said.
    fn take_answers(&mut self, text: &str) {
        match read_answers(&self.org.ground, text) {
            Ok(answers) => {
                self.drafts.clear();
                self.notices.clear();
                self.answer(answers, Trace::Push);
            }
            Err(faults) => {
                let notice = |fault: Fault| {
                    let about = Question::named(&fault.path).map(|question| question.id);
                    Notice { about, msg: fault.msg }
                };
                self.notices = faults.into_iter().map(notice).collect();
            }
        }
    }

    fn paste(&mut self, path: &'static str, text: String) {
        let mut existing = Vec::clone(&self.existing);
        existing.retain(|(of, _)| *of != path);
        if !text.is_empty() {
            existing.push((path, AttrValue::from(text)));
        }
        self.existing = Rc::new(existing);
        self.spot = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::{Ground, Have, Preset, Set};
    use crate::page::speech::Speech;
    use crate::page::words::Words;
    use crate::text::Catalogue;

    fn after(actions: impl IntoIterator<Item = Action>) -> State {
        let start = State::new(
            Rc::default(),
            address::read(&Ground::default(), ""),
            Speech::new(Words::new(Catalogue::built_in()), false),
        );
        actions.into_iter().fold(start, |mut state, action| {
            state.apply(action);
            state
        })
    }

    fn arrive(fragment: &str) -> Action {
        Action::Arrive(fragment.to_owned(), Theme::Auto)
    }

    fn typed(text: &str) -> Action {
        Action::Type(QuestionId::Proxy, text.to_owned())
    }

    #[test]
    fn picking_changes_one_answer_and_remembers_the_one_before() {
        let state = after([Action::Pick { id: QuestionId::Have, name: "private", is_on: true }]);
        assert_eq!(state.answers.have, Set::of(&[Have::China, Have::Private]));
        assert_eq!(state.before.as_deref(), Some(&Answers::default()));
        assert_eq!(state.trace, Trace::Push);
    }

    #[test]
    fn what_is_refused_stays_in_the_field_and_nowhere_else() {
        let start = Action::Start(Preset::named("forward-proxy").unwrap());
        let state = after([start, typed("http://wile:secret@proxy:1"), Action::Leave(QuestionId::Proxy)]);
        assert_eq!(state.draft(QuestionId::Proxy).unwrap().text, "http://wile:secret@proxy:1");
        assert!(!address::write(&state.org.ground, &state.answers, None, None).contains("secret"));
        assert!(!format!("{:?}", state.answers).contains("secret"));
        let state = after([typed("http://wile:secret@proxy:1"), Action::TakeInstead(QuestionId::Proxy)]);
        assert_eq!(state.draft(QuestionId::Proxy).unwrap().text, "http://proxy:1");
        assert_eq!((QuestionId::Proxy.question().get)(&state.answers), ["http://proxy:1"]);
    }

    #[test]
    fn keystrokes_in_one_field_are_one_change() {
        let state = after([typed("h"), typed("http://a:1"), typed("http://a:12"), typed("http://a:123")]);
        assert_eq!(state.past, [Rc::new(Answers::default())]);
        assert_eq!(state.before.as_deref(), Some(&Answers::default()));
        assert_eq!(state.trace, Trace::Replace);
    }

    #[test]
    fn a_field_that_was_left_shows_its_answer() {
        let state = after([typed("HTTP://a:1/"), Action::Leave(QuestionId::Proxy)]);
        assert_eq!(state.draft(QuestionId::Proxy), None);
        assert_eq!((QuestionId::Proxy.question().get)(&state.answers), ["http://a:1"]);
    }

    #[test]
    fn a_preset_replaces_everything() {
        let preset = Preset::named("air-gapped").unwrap();
        let state = after([typed("ftp://x"), Action::Start(preset)]);
        assert_eq!(*state.answers, preset.answers());
        assert!(state.drafts.is_empty());
    }

    #[test]
    fn changes_are_taken_back_and_done_again() {
        let pick = |name| Action::Pick { id: QuestionId::Have, name, is_on: true };
        let state = after([pick("private"), typed("http://a:1"), typed("http://a:12"), Action::Undo]);
        assert_eq!(state.answers.have, Set::of(&[Have::China, Have::Private]));
        assert_eq!((QuestionId::Proxy.question().get)(&state.answers), ["http://proxy.corp.example:3128"]);
        assert!(state.drafts.is_empty() && state.trace == Trace::Push);
        let state =
            after([pick("private"), typed("http://a:1"), Action::Undo, Action::Undo, Action::Undo, Action::Redo]);
        assert_eq!(state.answers.have, Set::of(&[Have::China, Have::Private]));
        assert_eq!((state.past.len(), state.future.len()), (1, 1));
        let state = after([pick("private"), Action::Undo, pick("air-gap"), Action::Redo]);
        assert_eq!(
            state.answers.have,
            Set::of(&[Have::China, Have::AirGap]),
            "a new change forgets what was taken back"
        );
    }

    #[test]
    fn a_file_of_answers_is_taken_whole_or_not_at_all() {
        let file = |text: &str| Action::TakeAnswers(text.to_owned());
        let state = after([file(r#"{"v": 1, "have": ["private"], "go": "1.25"}"#)]);
        assert_eq!((state.answers.have.clone(), state.notices.len()), (Set::of(&[Have::Private]), 0));
        let state = after([file(r#"{"have": ["private"], "go": "x", "moon": "y"}"#)]);
        assert_eq!((&*state.answers, state.notices.len()), (&Answers::default(), 2));
    }

    #[test]
    fn another_view_and_back_loses_nothing() {
        let there = arrive("#v=1&proxy=http://a:1&view=explain&path=a.example");
        let state = after([typed("http://a:1"), typed("ftp://a:1"), Action::Open("zsh"), there.clone()]);
        assert!(!state.is_shown);
        let back = after([
            typed("http://a:1"),
            typed("ftp://a:1"),
            Action::Open("zsh"),
            there,
            arrive(&address::write(&state.org.ground, &state.answers, None, None)),
        ]);
        assert_eq!(back, State { is_shown: true, trace: Trace::Kept, ..state });
    }

    #[test]
    fn what_comes_from_the_history_is_not_written_back() {
        let state = after([typed("http://a:1"), arrive("#v=1&preset=private-vcs&show=zsh")]);
        assert_eq!((state.trace, state.open), (Trace::Kept, Some("zsh")));
        assert!(state.answers.has(Have::Private));
    }
}
