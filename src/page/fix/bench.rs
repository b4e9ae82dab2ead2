//! The field and the judge beside the page: carries the text between them. Only one request is under way at a time, and
//! an answer about a text that has changed since is dropped.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::JsString;
use yew::UseReducerDispatcher;

use super::action::Action;
use super::address::Example;
use super::carry::{pack, unpack};
use super::state::{Size, State};
use super::told::{Reply, Request, Spot, Window};
use crate::page::browser::{self, Beside, File, Heard};
use crate::read::Kind;

/// The field's id.
pub(crate) const FIELD: &str = "fix-text";
/// More characters than this, as a field counts, take longer than a frame to lay out: the field shows parts of them.
const LONG: u32 = 50_000;
/// So much of a long text is shown before the judge has said what of it matters.
const FIRST: u32 = 4_000;
/// Typing rests so long, in milliseconds, before the text is judged.
const REST: u32 = 250;
/// Larger files are not taken.
const LARGEST: f64 = 16.0 * 1024.0 * 1024.0;

/// The field and the judge.
pub(crate) struct Bench {
    dispatch: UseReducerDispatcher<State>,
    judge: RefCell<Option<Beside>>,
    is_ready: Cell<bool>,
    /// The number of the text that the request under way is about.
    asked: Cell<Option<usize>>,
    /// What is asked next.
    next: RefCell<Option<(Request, Option<JsString>)>>,
    /// The number of the text in the field: it grows with every change.
    edition: Cell<usize>,
    /// The whole of a long text.
    long: RefCell<Option<JsString>>,
    window: RefCell<Option<Window>>,
    /// What is to be selected when its part is shown.
    wanted: RefCell<Option<Spot>>,
    kind: Cell<Option<Kind>>,
    rest: RefCell<Option<Timeout>>,
}

impl Bench {
    /// Starts the judge.
    pub(crate) fn start(dispatch: UseReducerDispatcher<State>) -> Rc<Self> {
        let bench = Rc::new(Self {
            dispatch,
            judge: RefCell::default(),
            is_ready: Cell::default(),
            asked: Cell::default(),
            next: RefCell::default(),
            edition: Cell::default(),
            long: RefCell::default(),
            window: RefCell::default(),
            wanted: RefCell::default(),
            kind: Cell::default(),
            rest: RefCell::default(),
        });
        bench.call_judge();
        bench
    }

    fn call_judge(self: &Rc<Self>) {
        let here = Rc::downgrade(self);
        let hear = move |heard| {
            if let Some(bench) = here.upgrade() {
                bench.hear(heard);
            }
        };
        let judge = Beside::start(hear).ok();
        if judge.is_none() {
            self.dispatch.dispatch(Action::Break);
        }
        self.is_ready.set(false);
        self.asked.set(None);
        *self.judge.borrow_mut() = judge;
    }

    /// A person typed into the field, or pasted what it takes.
    pub(crate) fn typed(self: &Rc<Self>, is_at_once: bool) {
        self.edition.set(self.edition.get() + 1);
        let is_empty = browser::field_length(FIELD) == 0;
        if is_empty {
            self.kind.set(None);
        }
        self.dispatch.dispatch(Action::Touch(if is_empty { Size::Empty } else { Size::Short }));
        let bench = self.clone();
        let judge = move || bench.ask(Request::Judge(bench.kind.get()), Some(browser::field_text(FIELD)));
        *self.rest.borrow_mut() = Some(Timeout::new(if is_at_once { 0 } else { REST }, judge));
    }

    /// Takes what is being pasted, if the field would be long with it, and says whether it did.
    pub(crate) fn pasted(self: &Rc<Self>, text: &JsString) -> bool {
        let is_long = self.long.borrow().is_some();
        if !is_long && text.length() + length(browser::field_length(FIELD)) <= LONG {
            return false;
        }
        let (whole, is_all) = if is_long { (text.clone(), true) } else { browser::with_pasted(FIELD, text) };
        self.put(whole, self.kind.get().filter(|_| !is_all), false);
        true
    }

    /// Puts a text in the place of what is there, which can be gone back to.
    pub(crate) fn put(self: &Rc<Self>, text: JsString, kind: Option<Kind>, is_example: bool) {
        self.edition.set(self.edition.get() + 1);
        self.rest.borrow_mut().take();
        self.kind.set(kind);
        let size = match text.length() {
            0 => Size::Empty,
            1..=LONG => Size::Short,
            _ => Size::Long,
        };
        self.window.borrow_mut().take();
        self.show(&text, size);
        self.dispatch.dispatch(Action::Replace { size, kind, is_example });
        self.ask(Request::Replace(kind), Some(text));
    }

    /// Puts the text of an address into the field.
    pub(crate) fn put_example(self: &Rc<Self>, example: &Example) {
        self.put(JsString::from(example.text.as_str()), example.kind, true);
    }

    /// Takes the texts of files, one behind the other.
    pub(crate) fn take(self: &Rc<Self>, files: Vec<File>) {
        let bench = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let mut whole = JsString::from("");
            for file in &files {
                if browser::file_size(file) > LARGEST {
                    bench.dispatch.dispatch(Action::TooLarge(file.name()));
                } else if let Ok(text) = browser::file_text(file).await {
                    let gap = JsString::from(if whole.length() > 0 { "\n\n" } else { "" });
                    whole = whole.concat(&gap).concat(&text);
                }
            }
            if whole.length() > 0 {
                bench.put(whole, None, false);
            }
        });
    }

    /// A person said what the text is.
    pub(crate) fn choose(&self, kind: Option<Kind>) {
        self.kind.set(kind);
        self.dispatch.dispatch(Action::Choose(kind));
        let text = self.long.borrow().is_none().then(|| browser::field_text(FIELD));
        self.ask(Request::Judge(kind), text);
    }

    /// Asks for something that changes the text.
    pub(crate) fn change(&self, request: Request) {
        self.dispatch.dispatch(Action::Ask);
        self.ask(request, None);
    }

    /// Shows another part of a long text.
    pub(crate) fn look(&self, request: Request) {
        self.ask(request, None);
    }

    /// Selects a place in the field.
    pub(crate) fn select(&self, spot: &Spot) {
        let (first, from, lines) = match &*self.window.borrow() {
            Some(window) if window.from <= spot.from && spot.from <= window.to => {
                (window.first, window.from, window.last + 1 - window.first)
            }
            Some(_) => {
                *self.wanted.borrow_mut() = Some(spot.clone());
                self.ask(Request::Look(spot.from), None);
                return;
            }
            None => (1, 0, browser::field_lines(FIELD)),
        };
        let line = spot.line.saturating_sub(first);
        browser::select_in_field(FIELD, (spot.from - from, spot.to.saturating_sub(from)), line, lines);
    }

    /// The whole text.
    pub(crate) fn text(&self) -> JsString {
        self.long.borrow().clone().unwrap_or_else(|| browser::field_text(FIELD))
    }

    fn ask(&self, request: Request, text: Option<JsString>) {
        let request = match (&*self.next.borrow(), request) {
            (Some((Request::Replace(_), _)), Request::Judge(kind)) => Request::Replace(kind),
            (_, request) => request,
        };
        *self.next.borrow_mut() = Some((request, text));
        self.ask_next();
    }

    fn ask_next(&self) {
        if !self.is_ready.get() || self.asked.get().is_some() {
            return;
        }
        if let (Some(judge), Some((request, text))) = (&*self.judge.borrow(), self.next.borrow_mut().take()) {
            self.asked.set(Some(self.edition.get()));
            judge.ask(&pack(&request), text.as_ref());
        }
    }

    fn hear(self: &Rc<Self>, heard: Heard) {
        match heard {
            Heard::Ready => self.is_ready.set(true),
            // A judge that stumbled over a text is no use any more: another one takes its place.
            Heard::Failed if self.is_ready.get() => {
                self.dispatch.dispatch(Action::Stumble);
                let bench = self.clone();
                Timeout::new(0, move || bench.call_judge()).forget();
                return;
            }
            Heard::Failed => self.dispatch.dispatch(Action::Break),
            Heard::Answer(answer, text) => {
                let is_now = self.asked.take() == Some(self.edition.get());
                if let Some(reply) = unpack(&answer).filter(|_| is_now) {
                    self.take_reply(reply, text);
                }
            }
        }
        self.ask_next();
    }

    fn take_reply(&self, reply: Reply, text: Option<JsString>) {
        match reply {
            Reply::Told(told) => {
                if text.is_some() {
                    self.edition.set(self.edition.get() + 1);
                }
                match (&told.window, text) {
                    (Some(window), text) => {
                        if let Some(text) = text {
                            *self.long.borrow_mut() = Some(text);
                        }
                        self.see(window.clone());
                    }
                    (None, Some(text)) => {
                        self.window.borrow_mut().take();
                        self.show(&text, Size::Short);
                    }
                    (None, None) => {}
                }
                self.dispatch.dispatch(Action::Hear(Rc::new(*told)));
            }
            Reply::Window(window) => {
                self.see(window.clone());
                self.dispatch.dispatch(Action::See(Rc::new(window)));
                if let Some(spot) = self.wanted.borrow_mut().take() {
                    self.select(&spot);
                }
            }
        }
    }

    fn see(&self, window: Window) {
        browser::set_field(FIELD, &JsString::from(window.text.as_str()));
        *self.window.borrow_mut() = Some(window);
    }

    /// Puts a text into the field, or the beginning of a long one.
    fn show(&self, text: &JsString, size: Size) {
        let is_long = size == Size::Long;
        browser::set_field(FIELD, &if is_long { text.slice(0, FIRST) } else { text.clone() });
        *self.long.borrow_mut() = is_long.then(|| text.clone());
    }
}

fn length(units: usize) -> u32 {
    u32::try_from(units).unwrap_or(u32::MAX)
}
