//! Variables that commands hand to images, containers and builders.

use super::Collector;
use super::assignment::{self, Assignment};
use crate::base::Span;
use crate::facts::{How, Place, Setting};
use crate::read::shell::Word;
use crate::read::variable::is_name;

/// What a flag carries.
#[derive(Clone, Copy)]
enum Carries {
    BuildArg,
    Variable,
    DriverOption,
    /// For the engine in a machine of its own.
    Engine,
}

/// Adds what the flags of such a command set.
pub(super) fn settings(it: &mut Collector, arguments: &[Word]) {
    let mut rest = arguments.iter();
    while let Some(word) = rest.next() {
        let Some(carries) = flag(&word.value) else { continue };
        let (at, value) = match word.value.split_once('=').filter(|(flag, _)| flag.starts_with("--")) {
            Some(_) => (word.at, within(it.text, word)),
            None => match rest.next() {
                Some(value) => (word.at.to(value.at), Some(value.clone())),
                None => return,
            },
        };
        let Some(value) = value else { continue };
        let Some(found) = carried(it.text, carries, &value).or_else(|| handed_on(it, carries, &value)) else {
            continue;
        };
        let (how, place) = match carries {
            Carries::BuildArg => (How::BuildArg, Place::BuildArgs),
            Carries::DriverOption => (How::Environment, Place::Builder),
            Carries::Engine => (How::Environment, Place::Engine),
            Carries::Variable => (How::Environment, Place::Container),
        };
        it.add_at(how, place, at, found);
    }
}

fn flag(word: &str) -> Option<Carries> {
    match word.split_once('=').map_or(word, |(flag, _)| flag) {
        "--build-arg" => Some(Carries::BuildArg),
        "-e" | "--env" | "-env" => Some(Carries::Variable),
        "--docker-env" | "--engine-env" => Some(Carries::Engine),
        "--driver-opt" => Some(Carries::DriverOption),
        _ => None,
    }
}

/// `-e NAME` and `--build-arg NAME`: the value that the shell has, where the text sets it before.
fn handed_on(it: &Collector, carries: Carries, word: &Word) -> Option<Assignment> {
    if !matches!(carries, Carries::BuildArg | Carries::Variable) || !is_name(&word.value) {
        return None;
    }
    let is_own = |set: &&Setting| {
        set.name == word.value
            && set.place == Place::Shell
            && matches!(set.how, How::Export | How::Prefix)
            && set.is_set()
    };
    let set = it.out.iter().rev().find(is_own)?;
    Some(Assignment {
        name: set.name.clone(),
        value: set.value.clone(),
        name_at: word.at,
        value_at: set.value_at,
        quote: set.quote,
    })
}

/// The value of `--flag=value` as a word.
fn within(text: &str, word: &Word) -> Option<Word> {
    let (_, value) = word.value.split_once('=')?;
    let sign = word.at.of(text).find('=')?;
    let at = Span::new(word.at.start + sign + 1, word.at.end);
    Some(Word { at, value: value.to_owned(), quote: None })
}

fn carried(text: &str, carries: Carries, word: &Word) -> Option<Assignment> {
    match carries {
        Carries::DriverOption => {
            let raw = word.at.of(text);
            let lead = raw.find("env.")? + "env.".len();
            let at = Span::new(word.at.start + lead, word.at.end);
            let value = word.value.split_once("env.")?.1.trim_end_matches('"').to_owned();
            assignment::of(text, &Word { at, value, quote: word.quote })
        }
        Carries::BuildArg | Carries::Variable | Carries::Engine => assignment::of(text, word),
    }
}
