//! What each happening makes of the state: pure, so that it is tested without a browser.

use std::rc::Rc;

use yew::Reducible;

use super::action::Action;
use super::address;
use super::asked::{Asked, WELL};
use super::own::{Own, Reading};
use super::state::{Draft, State};
use crate::explain::{Host, Query, World};
use crate::page::arrival::Trace;
use crate::page::speech::Turn;
use crate::page::theme::Theme;

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
            Action::Type(text) => self.type_path(text),
            Action::Take(path) => {
                self.type_path(path);
                self.draft = None;
                self.trace = Trace::Push;
            }
            Action::Leave => self.draft = self.draft.take().filter(|draft| draft.refused.is_some()),
            Action::Run(command) => self.ask(|asked| asked.query.command = command),
            Action::Release(release) => self.ask(|asked| asked.release = release),
            Action::Read(own) => self.ask(|asked| {
                asked.reads_own = own;
                if own {
                    asked.own.get_or_insert_default();
                }
            }),
            Action::Place(name) => self.ask(|asked| {
                asked.place = name;
                asked.reads_own = false;
            }),
            Action::Paste(own, reading) => self.paste(own, reading),
            Action::Set(name, value) => {
                self.ask(|asked| asked.own.get_or_insert_default().set(name, &value));
                self.trace = Trace::Replace;
            }
            Action::Ready(name) => self.ask(|asked| {
                asked.ready = name;
                if name == WELL {
                    asked.hosts = World::default();
                }
            }),
            Action::Does(host, does) => self.host(&host, |it| it.behaviour = does),
            Action::Relays(host, relay) => self.host(&host, |it| it.relay = relay),
            Action::Stocks(host, stock) => self.host(&host, |it| it.stock = stock),
            Action::Inspects(host, is) => self.host(&host, |it| it.inspects = is),
            Action::ForgetHosts => self.ask(|asked| asked.hosts = World::default()),
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

    /// Changes what is explained, as an entry of the history.
    fn ask(&mut self, change: impl FnOnce(&mut Asked)) {
        change(Rc::make_mut(&mut self.asked));
        self.trace = Trace::Push;
    }

    fn host(&mut self, host: &str, change: impl FnOnce(&mut Host)) {
        self.ask(|asked| {
            let said = asked.hosts.hosts.entry(host.to_owned()).or_default();
            change(said);
            if *said == Host::default() {
                asked.hosts.hosts.remove(host);
            }
        });
    }

    /// A path that is none stays in its field; what is explained is the last one that was.
    fn type_path(&mut self, text: String) {
        let command = self.asked.query.command;
        let refused = match Query::parse(&text, command) {
            Ok(query) => {
                self.ask(|asked| asked.query = query);
                None
            }
            Err(msg) => {
                let instead = msg.gap("instead").map(str::to_owned);
                Some((msg, instead))
            }
        };
        self.draft = Some(Draft { text, refused });
        self.trace = Trace::Replace;
    }

    /// What was pasted takes the place of all that was told before; a text that says nothing changes nothing.
    fn paste(&mut self, own: Own, reading: Reading) {
        if reading.understood > 0 || own.release.is_some() {
            self.ask(|asked| {
                asked.own = Some(own);
                asked.reads_own = true;
            });
            self.trace = Trace::Replace;
        }
        self.reading = Some(reading).filter(|it| *it != Reading::default());
    }

    /// Goes to an address. Another view's hides this one; one that says nothing of Explain's keeps what is here.
    fn arrive(&mut self, fragment: &str, theme: Theme) {
        let arrival = address::read(&self.org.ground, fragment);
        self.is_shown = arrival.is_here;
        if !arrival.is_here {
            return;
        }
        self.theme = theme;
        self.answers = Rc::new(arrival.answers);
        self.notices = arrival.notices;
        self.trace = if arrival.asked.is_some() { Trace::Kept } else { Trace::Replace };
        if let Some(asked) = arrival.asked.filter(|asked| *asked != *self.asked) {
            self.asked = Rc::new(asked);
            self.draft = None;
            self.reading = None;
        }
        self.speech.follow(arrival.lang);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::Ground;
    use crate::explain::{Behaviour, Command};
    use crate::page::speech::Speech;
    use crate::page::words::Words;
    use crate::text::Catalogue;

    fn after(fragment: &str, actions: impl IntoIterator<Item = Action>) -> State {
        let start = State::new(
            Rc::default(),
            address::read(&Ground::default(), fragment),
            Speech::new(Words::new(Catalogue::built_in()), false),
            Theme::Auto,
        );
        actions.into_iter().fold(start, |mut state, action| {
            state.apply(action);
            state
        })
    }

    fn typed(text: &str) -> Action {
        Action::Type(text.to_owned())
    }

    #[test]
    fn a_path_that_is_none_stays_in_its_field() {
        let state = after(
            "",
            [typed("rsc.io/quote@v1.5.2"), typed("https://me:secret@github.com/acme/lib.git"), Action::Leave],
        );
        assert_eq!(state.asked.path(), "rsc.io/quote@v1.5.2");
        let draft = state.draft.as_ref().unwrap();
        assert_eq!(draft.text, "https://me:secret@github.com/acme/lib.git");
        assert_eq!(draft.refused.as_ref().unwrap().1.as_deref(), Some("github.com/acme/lib"));
        assert!(!address::write(&state.org.ground, &state.answers, None, &state.asked).contains("secret"));
        let state = after("", [typed("https://github.com/acme/lib"), Action::Take("github.com/acme/lib".to_owned())]);
        assert_eq!((state.asked.path().as_str(), &state.draft), ("github.com/acme/lib", &None));
    }

    #[test]
    fn another_view_and_back_loses_nothing() {
        let here = "#v=1&preset=private-vcs&view=explain";
        let go = |fragment: &str| Action::Arrive(fragment.to_owned(), Theme::Dark);
        let state = after(
            here,
            [
                typed("rsc.io/quote"),
                Action::Run(Command::Get),
                typed("a b"),
                go("#v=1&preset=china-mirror"),
                go("#v=1&preset=china-mirror&view=explain"),
            ],
        );
        assert_eq!((state.asked.query.command, state.asked.path().as_str()), (Command::Get, "rsc.io/quote"));
        assert_eq!(state.draft.unwrap().text, "a b");
        assert_eq!((state.trace, state.theme), (Trace::Replace, Theme::Dark));
        assert!(!state.answers.has(crate::ask::Have::Private));
    }

    #[test]
    fn a_host_is_told_and_forgotten() {
        let does = |it| Action::Does("goproxy.cn".to_owned(), it);
        let state = after("", [does(Some(Behaviour::Gone))]);
        assert_eq!(state.asked.hosts.write(), "goproxy.cn = 410\n");
        assert_eq!(after("", [does(Some(Behaviour::Gone)), does(None)]).asked.hosts, World::default());
        assert_eq!(after("", [does(Some(Behaviour::Gone)), Action::Ready(WELL)]).asked.hosts, World::default());
    }

    #[test]
    fn a_text_that_says_nothing_changes_nothing() {
        let (own, reading) = Own::read("hello");
        let state = after("", [Action::Paste(own, reading)]);
        assert_eq!(state.asked.own, None);
        assert_eq!(state.reading.unwrap().ignored, 1);
    }
}
