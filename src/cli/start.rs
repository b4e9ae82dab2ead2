//! Where answers come from on the command line: a situation, an organisation's preset, a file, a link, single options.

use std::path::Path;

use super::args::From;
use super::{Failure, read};
use crate::ask::{Answers, Fault, Ground, Preset, Question, link, read_answers, unknown_preset};
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
            read_answers(&ground, &text).map_err(|faults| Failure::Faults(told(path, &text, faults)))?
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
    let house = House::read(&text).map_err(|faults| Failure::Faults(told(path, &text, faults)))?;
    let ground = house.ground(&name(path).map_err(Failure::Usage)?);
    Ok((house, ground))
}

/// The name that a preset has by its file's.
pub(super) fn name(path: &Path) -> Result<HouseName, Msg> {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    HouseName::parse(stem).ok_or_else(|| Msg::new("house.name").with("name", stem))
}

/// What is wrong with a file, each with its place.
pub(super) fn told(path: &Path, text: &str, faults: Vec<Fault>) -> Vec<Msg> {
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
    faults.into_iter().map(line).collect()
}

/// The answers of a link: an address of the page, or its part after `#`. What could not be restored is an error here.
fn followed(ground: &Ground, address: &str) -> Result<Answers, Failure> {
    let fragment = address.split_once('#').map_or(address, |(_, fragment)| fragment);
    // What follows these is the views' own; a frame names Set up before the answers.
    let ends = ["&view=explain", "&view=fix"];
    let about_answers = ends.iter().filter_map(|end| fragment.find(end)).min().map_or(fragment, |end| &fragment[..end]);
    let (answers, remarks) =
        link::read_from(ground, about_answers, &["lang", "show", "embed", "only", "theme", "view"]);
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
    let texts: Vec<_> = question.kind.split(value).into_iter().map(str::to_owned).collect();
    (question.set)(answers, &texts).map_err(|refusal| Failure::Usage(refusal.msg.under(name)))
}
