//! The model against real go, case after case, in several arenas at once; what they disagree on is made small.

use std::ops::Range;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use super::account::Account;
use super::arena::Arena;
use super::generate;
use super::machine::{self, RELEASES, Toolchains};
use super::model;
use super::scripted::Scripted;
use super::shrink;

/// So many arenas run at once.
const AT_ONCE: usize = 2;

/// How often a case that the model sees otherwise is run again: where several requests are made at the same time, what
/// real go does may be chance.
const AGAIN: usize = 3;

/// What came out, by release: cases, and among them those with the same words of the failure, too.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) cases: [usize; RELEASES.len()],
    pub(crate) same_text: [usize; RELEASES.len()],
    /// What they disagree on, made small, for people.
    pub(crate) disagreements: Vec<Disagreement>,
}

/// A case on which the model and real go disagree.
#[derive(Debug)]
pub(crate) struct Disagreement {
    /// The number of the case that it was at first.
    pub(crate) seed: u64,
    /// The release of that.
    pub(crate) release: &'static str,
    /// The smallest case with a disagreement that was found from there.
    pub(crate) case: Scripted,
    pub(crate) model: Account,
    pub(crate) real: Account,
}

impl Disagreement {
    /// All of it, with what to paste as a regression.
    pub(crate) fn show(&self) -> String {
        let (seed, case) = (self.seed, self.case.line());
        let differences = self.model.differences(&self.real).join("; ");
        let (model, real) = (self.model.show(), self.real.show());
        format!("case {seed}: {differences}\n{case}\nthe model:\n{model}go {}:\n{real}", self.case.go)
    }
}

/// So many disagreements are enough to look at.
const ENOUGH: usize = 20;

/// Runs the cases of these numbers.
pub(crate) fn run(seeds: Range<u64>, toolchains: &Toolchains) -> Result<Tally, String> {
    let server = machine::server(machine::newest(toolchains)?)?;
    let releases: Vec<&String> = toolchains.keys().collect();
    let next = AtomicU64::new(seeds.start);
    let tally = Mutex::new(Tally::default());
    let work = || -> Result<(), String> {
        let mut arena = Arena::start(&server, toolchains.clone())?;
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds.end || tally.lock().unwrap().disagreements.len() >= ENOUGH {
                return Ok(());
            }
            let case = generate::case(seed, &releases);
            let found = compare(&mut arena, &case).map_err(|error| format!("case {seed}: {error}\n{}", case.line()))?;
            let at = RELEASES.iter().position(|it| *it == case.go).expect("it was chosen from them");
            let release = RELEASES[at];
            let found = match found {
                Found::Same { text } => Ok(text),
                Found::Different(model, real) => {
                    Err(shrink::smallest(&mut arena, Disagreement { seed, release, case, model: *model, real: *real })?)
                }
            };
            let mut tally = tally.lock().unwrap();
            tally.cases[at] += 1;
            match found {
                Ok(same_text) => tally.same_text[at] += usize::from(same_text),
                Err(disagreement) => tally.disagreements.push(disagreement),
            }
        }
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..AT_ONCE).map(|_| scope.spawn(work)).collect();
        let ends = workers.into_iter().map(|it| it.join().map_err(|_| "an arena broke down".to_owned())?);
        ends.collect::<Result<Vec<_>, _>>()
    })?;
    Ok(tally.into_inner().unwrap())
}

/// What the model and real go make of a case, for people.
pub(crate) fn show(line: &str) -> Result<String, String> {
    let case: Scripted = serde_json::from_str(line).map_err(|error| format!("{line}: {error}"))?;
    let toolchains = machine::toolchains()?;
    let server = machine::server(machine::newest(&toolchains)?)?;
    let (model, real) = (model::explain(&case), Arena::start(&server, toolchains)?.run(&case)?);
    let differences = model.differences(&real).join("; ");
    Ok(format!("the model:\n{}go {}:\n{}differences: {differences}", model.show(), case.go, real.show()))
}

/// How the model and real go compare on a case.
pub(crate) enum Found {
    /// They agree; perhaps in the words of the failure, too.
    Same { text: bool },
    /// The model, and real go.
    Different(Box<Account>, Box<Account>),
}

/// Runs a case; where they disagree, several times.
pub(crate) fn compare(arena: &mut Arena, case: &Scripted) -> Result<Found, String> {
    let model = model::explain(case);
    let mut seen: Vec<Account> = Vec::new();
    for _ in 0..=AGAIN {
        let real = arena.run(case)?;
        if model.differences(&real).is_empty() {
            return Ok(Found::Same { text: model.comparable() == real.comparable() });
        }
        seen.push(real);
    }
    // What go does at the same time may end in the middle when something else fails: no two runs are the same then.
    let sorted = |it: &Account| Account { at_once: true, ..it.clone() };
    let is_chance = seen.iter().any(|it| !sorted(&seen[0]).differences(it).is_empty());
    if is_chance && model.at_once && seen.iter().any(|it| it.end == model.end) {
        return Ok(Found::Same { text: true });
    }
    Ok(Found::Different(Box::new(model), Box::new(seen.swap_remove(0))))
}
