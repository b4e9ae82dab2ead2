//! Where answers come from on the command line: a situation, an organisation's preset, a file, a link, single options.

use std::path::Path;

use super::args::From;
use super::{Failure, read};
use crate::ask::{Answers, Fault, Ground, Kind, Preset, Question, link, read_answers, unknown_preset};
use crate::base::Lines;
use crate::house::{House, HouseName};
use crate::text::Msg;

/// What a command starts with.
#[derive(Default)]
pub(super) struct Start {
    /// The organisation's preset, if one was named.
    pub(super) house: Option<House>,
    /// Where answers start from.
    pub(super) ground: Ground,
    /// The answers.
    pub(super) answers: Answers,
}

/// The answers, and what they start from.
pub(super) fn start(from: &From) -> Result<Start, Failure> {
    let (house, ground) = match &from.org {
        Some(path) => own(path).map(|(house, ground)| (Some(house), ground))?,
        None => Default::default(),
    };
    let mut answers = match (&from.preset, &from.answers, &from.link) {
        (Some(name), ..) => ground.start(Preset::named(name).ok_or_else(|| Failure::Usage(unknown_preset(name)))?),
        (_, Some(path), _) => {
            let text = read(path)?;
            read_answers(&ground, &text).map_err(|faults| told(path, &text, faults))?
        }
        (_, _, Some(address)) => followed(&ground, address)?,
        _ => ground.answers.clone(),
    };
    for pair in &from.set {
        set(&ground, &mut answers, pair)?;
    }
    Ok(Start { house, ground, answers })
}

/// An organisation's preset, named after its file.
fn own(path: &Path) -> Result<(House, Ground), Failure> {
    let text = read(path)?;
    let house = House::read(&text).map_err(|faults| told(path, &text, faults))?;
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let name = HouseName::parse(stem).ok_or_else(|| Failure::Usage(Msg::new("house.name").with("name", stem)))?;
    let ground = house.ground(&name);
    Ok((house, ground))
}

/// What is wrong with a file, each with its place.
pub(super) fn told(path: &Path, text: &str, faults: Vec<Fault>) -> Failure {
    let lines = Lines::of(text.strip_prefix('\u{FEFF}').unwrap_or(text));
    let line = |fault: Fault| {
        let place = lines.place(fault.at);
        let file = path.display();
        // What is no JSON says its place itself.
        let says_place = fault.msg.gap("line").is_some();
        let at = if says_place { file.to_string() } else { format!("{file}:{}:{}", place.line, place.column) };
        let about = if fault.path.is_empty() { at } else { format!("{at}: {}", fault.path) };
        fault.msg.under(about)
    };
    Failure::Faults(faults.into_iter().map(line).collect())
}

/// The answers of a link: an address of the page, or its part after `#`. What could not be restored is an error here.
fn followed(ground: &Ground, address: &str) -> Result<Answers, Failure> {
    let fragment = address.split_once('#').map_or(address, |(_, fragment)| fragment);
    let about_answers = fragment.split("&view=").next().unwrap_or_default();
    let (answers, remarks) = link::read_from(ground, about_answers, &["lang", "show", "embed", "only", "theme"]);
    if remarks.is_empty() {
        return Ok(answers);
    }
    Err(Failure::Faults(remarks.into_iter().map(|remark| remark.msg.under(remark.key)).collect()))
}

fn set(ground: &Ground, answers: &mut Answers, pair: &str) -> Result<(), Failure> {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let Some(question) = Question::named(name) else {
        return Err(Failure::Usage(Msg::new("answers.unknown").with("key", name)));
    };
    if ground.is_fixed(question.id) {
        return Err(Failure::Usage(Msg::new("house.fixed").under(name)));
    }
    let texts = match question.kind {
        Kind::Many(_) | Kind::List if value.is_empty() => Vec::new(),
        Kind::Many(_) | Kind::List => value.split(',').map(str::to_owned).collect(),
        Kind::One(_) | Kind::Text => vec![value.to_owned()],
    };
    (question.set)(answers, &texts).map_err(|refusal| Failure::Usage(refusal.msg.under(name)))
}
