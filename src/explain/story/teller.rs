//! From events to chapters: what belongs to what, where one thing is looked up in the middle of another.

use super::requests::About;
use super::{Chapter, Mood, Step, requests, whys};
use crate::explain::machine::Machine;
use crate::go::{Decision, Event, ForwardRules, Hop, HopKind, Operation, Purpose, Trace, Verdict};
use crate::text::Msg;

/// Something that is wanted and not yet had.
#[derive(Default)]
struct Wanted {
    operation: Option<Operation>,
    hop: Option<Hop>,
    /// The chapter and the step that the hop in hand made last.
    last: Option<(usize, usize)>,
}

/// What was read of the trace so far.
struct Teller<'a> {
    machine: &'a Machine,
    chapters: Vec<Chapter>,
    number: usize,
    /// What is wanted, the innermost last; the first stands for the command itself.
    wanted: Vec<Wanted>,
    /// How many entries GOPROXY has, the one for GONOPROXY included.
    hops: usize,
    /// Modules whose checksums were found or accepted before: go.sum has them from then on.
    vouched: Vec<String>,
    /// Choices that were told.
    choices: Vec<Msg>,
    /// Whether the origin was asked anything.
    origin_asked: bool,
    /// Whether the request before was one of the checksum database's.
    in_database: bool,
}

/// The chapters of a trace.
pub(super) fn chapters(machine: &Machine, trace: &Trace) -> Vec<Chapter> {
    let mut teller = Teller {
        machine,
        chapters: Vec::new(),
        number: 0,
        wanted: vec![Wanted::default()],
        hops: whys::entries(machine),
        vouched: Vec::new(),
        choices: Vec::new(),
        origin_asked: false,
        in_database: false,
    };
    let process = &machine.environment.process;
    for variable in ForwardRules::new(process, machine.release).ignored() {
        teller.decide(&Decision::ForwardProxyIgnored(variable));
    }
    for event in &trace.events {
        teller.tell(event);
    }
    teller.chapters
}

impl Teller<'_> {
    fn tell(&mut self, event: &Event) {
        match event {
            Event::Begin(operation) => {
                self.wanted.push(Wanted { operation: Some(operation.clone()), ..Wanted::default() });
            }
            Event::Hop(hop) => {
                if let Some(wanted) = self.wanted.last_mut() {
                    wanted.hop = Some(hop.clone());
                    wanted.last = None;
                }
            }
            Event::Exchange(exchange) => {
                self.number += 1;
                if exchange.purpose == Purpose::Lookup {
                    self.vouched.push(exchange.shown.clone());
                }
                self.origin_asked |= matches!(exchange.purpose, Purpose::Discovery | Purpose::Git);
                let mut step = requests::request(exchange, self.number);
                step.because = whys::of_request(self.machine, self.operation(), self.hop(), exchange);
                if !matches!(exchange.purpose, Purpose::Repeated | Purpose::Redirected) {
                    self.in_database = requests::is_database(&exchange.purpose);
                }
                self.push(step, self.in_database);
            }
            Event::Tool(tool) => {
                self.number += 1;
                self.origin_asked = true;
                let mut step = requests::tool(tool, self.number);
                step.because = whys::of_tool(self.machine, self.hop());
                self.push(step, false);
            }
            Event::Decision(Decision::InGoSum(what)) if self.knows(what) => {}
            Event::Decision(decision) => self.decide(decision),
            Event::Verdict(verdict) => self.judge(verdict),
        }
    }

    fn operation(&self) -> Option<&Operation> {
        self.wanted.last().and_then(|wanted| wanted.operation.as_ref())
    }

    fn hop(&self) -> Option<&Hop> {
        self.wanted.last().and_then(|wanted| wanted.hop.as_ref())
    }

    /// Whether go.sum has `path@version` only since this command.
    fn knows(&self, what: &str) -> bool {
        self.vouched.iter().any(|path| what.strip_prefix(path.as_str()).is_some_and(|rest| rest.starts_with('@')))
    }

    /// A choice is told once.
    fn decide(&mut self, decision: &Decision) {
        if matches!(decision, Decision::CoveredByNoSumdb { .. } | Decision::SumdbOff(_))
            && let Some(Operation::GoMod(path, _) | Operation::Zip(path, _)) = self.operation()
        {
            let path = path.clone();
            self.vouched.push(path);
        }
        let title = requests::decision(decision);
        if self.choices.contains(&title) {
            return;
        }
        self.choices.push(title.clone());
        let last = self.wanted.last().and_then(|wanted| wanted.last);
        self.push(Step::choice(title, whys::of_decision(self.machine, decision)), false);
        // What a hop says is about its requests, not about a choice before them.
        if let Some(wanted) = self.wanted.last_mut() {
            wanted.last = last;
        }
    }

    fn judge(&mut self, verdict: &Verdict) {
        let Some(wanted) = self.wanted.last() else { return };
        let hop = wanted.hop.clone();
        let asked = wanted.last.is_some();
        if let Some(hop) = hop.as_ref().filter(|hop| !asked && self.is_told(hop, verdict)) {
            let because = whys::of_hop(self.machine, Some(hop)).into_iter().collect();
            self.push(Step { mood: requests::mood(verdict), ..Step::choice(requests::hop(hop), because) }, false);
        }
        let is_last = hop.as_ref().is_some_and(|hop| hop.place + 1 >= self.hops);
        let is_relay = matches!(self.operation(), Some(Operation::Database(_)));
        let last = self.wanted.last().and_then(|wanted| wanted.last);
        let step = last.and_then(|(chapter, step)| self.chapters.get_mut(chapter)?.steps.get_mut(step));
        let is_good = step.as_ref().is_some_and(|step| step.number.is_some() && step.mood == Mood::Good);
        let about = About { answer: asked.then_some(is_good), is_last, is_relay };
        let follows = requests::follows(verdict, hop.as_ref(), about);
        if let (Some(step), Some((follows, mood))) = (step, follows)
            && step.follows.is_none()
        {
            step.follows = Some(follows);
            step.mood = mood;
        }
        let goes_on = matches!(verdict, Verdict::NotFound(_) | Verdict::ErrorMovesOn(_) | Verdict::Skipped);
        if !goes_on || is_last {
            self.wanted.pop();
            if let Some(outer) = self.wanted.last_mut() {
                outer.last = last.or(outer.last);
            }
        }
    }

    /// Whether a hop without any request is worth a word: nobody is asked the same thing twice, and that goes without
    /// saying.
    fn is_told(&self, hop: &Hop, verdict: &Verdict) -> bool {
        match &hop.kind {
            HopKind::Proxy(url) => {
                let is_read = !matches!(verdict, Verdict::Skipped | Verdict::ErrorStops(_));
                let is_database = matches!(self.operation(), Some(Operation::Database(_)));
                url.starts_with("file:") && is_read && !is_database
            }
            HopKind::NoProxy => false,
            HopKind::Direct => *verdict != Verdict::Served && !self.origin_asked,
            HopKind::Off => !matches!(verdict, Verdict::Served | Verdict::Skipped),
        }
    }

    /// Adds a step to the chapter of what is wanted; the checksum database is a chapter of its own.
    fn push(&mut self, step: Step, is_database: bool) {
        let title = match self.operation() {
            Some(operation) if !is_database => requests::chapter(operation),
            _ if is_database => Msg::new("chapter.database"),
            // What follows when something was had belongs to that.
            _ => self.chapters.last().map_or_else(|| Msg::new("chapter.before"), |chapter| chapter.title.clone()),
        };
        if self.chapters.last().is_none_or(|chapter| chapter.title != title) {
            self.chapters.push(Chapter { title, steps: Vec::new() });
        }
        let place = self.chapters.len().saturating_sub(1);
        if let Some(chapter) = self.chapters.last_mut() {
            chapter.steps.push(step);
            let last = Some((place, chapter.steps.len().saturating_sub(1)));
            if let Some(wanted) = self.wanted.last_mut() {
                wanted.last = last;
            }
        }
    }
}
