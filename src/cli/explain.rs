//! `explain`: what go will do for a module, in a place and a world that are described.

use std::path::Path;

use super::args::From;
use super::args::{Asked, Format};
use super::{Failure, Outcome, explain_json, print, read, start};
use crate::explain::{
    Command, Machine, Pasted, Query, ReadyMade, Scene, WORLDS, World, patterns, places, plain, private_patterns,
    untouched,
};
use crate::go::Release;
use crate::plan::Plan;
use crate::text::{Catalogue, Msg};

/// Prints the explanation; whatever becomes of go, it was explained.
pub(super) fn explain(asked: &Asked, words: &Catalogue) -> Outcome {
    let query = query(asked)?;
    let (mut machine, base, mut named) = settings(asked, words)?;
    if let Some(text) = &asked.go {
        let msg = || Failure::Usage(Msg::new("query.release").with("name", text));
        machine.release = Release::parse(text).ok_or_else(msg)?;
    }
    named.extend(asked.private.iter().cloned());
    let private = private_patterns(&machine, &named);
    let mut world = base;
    for name in &asked.world {
        let scene = Scene { machine: &machine, world: &world, query: &query, private: &private };
        world = world.clone().and(&one_world(name, &scene)?);
    }
    let scene = Scene { machine: &machine, world: &world, query: &query, private: &private };
    let explained = scene.explain();
    match asked.format {
        Format::Text => print(&plain(&explained, words)),
        Format::Json => print(&format!("{:#}\n", explain_json::json(&explained, words))),
    }
    Ok(())
}

fn query(asked: &Asked) -> Result<Query, Failure> {
    let unknown = || {
        let names = Command::ALL.map(Command::name).join(", ");
        Failure::Usage(Msg::new("query.command").with("name", &asked.command).with("names", names))
    };
    let command = Command::named(&asked.command).ok_or_else(unknown)?;
    Query::parse(&asked.module, command).map_err(Failure::Usage)
}

/// The machine, the network that goes with it, and the patterns of private modules that were named.
fn settings(asked: &Asked, words: &Catalogue) -> Result<(Machine, World, Vec<String>), Failure> {
    if asked.from == From::default() {
        let machine = match &asked.env {
            Some(path) => pasted(&read(path)?, words),
            None => untouched(),
        };
        return Ok((machine, World::default(), Vec::new()));
    }
    let answers = start::start(&asked.from)?.answers;
    let all = places(&Plan::of(&answers));
    let names: Vec<_> = all.iter().filter(|it| it.machine.is_some()).map(|it| it.name).collect();
    let place = all.iter().find(|it| it.name == asked.place);
    match place.map(|it| (it.machine.clone(), it.world.clone())) {
        Some((Some(machine), world)) => Ok((machine, world, patterns(&answers))),
        _ => {
            let names = names.join(", ");
            Err(Failure::Usage(Msg::new("query.place").with("name", &asked.place).with("names", names)))
        }
    }
}

/// What was left out or replaced is said on standard error.
fn pasted(text: &str, words: &Catalogue) -> Machine {
    let pasted = Pasted::read(text);
    let mut notes = Vec::new();
    if pasted.ignored > 0 {
        notes.push(Msg::new("query.ignored").with("count", pasted.ignored));
    }
    if pasted.masked > 0 {
        notes.push(Msg::new("query.masked").with("count", pasted.masked));
    }
    let machine = pasted.machine();
    if let Some(name) = &pasted.other_release {
        notes.push(Msg::new("query.other-release").with("name", name).with("known", machine.release));
    }
    for note in notes {
        eprintln!("{}", words.say(&note));
    }
    machine
}

/// A ready-made world, or a file.
fn one_world(name: &str, scene: &Scene<'_>) -> Result<World, Failure> {
    if let Some(ready) = ReadyMade::named(name) {
        return Ok(ready.world(&scene.cast()));
    }
    let path = Path::new(name);
    if name != "-" && !path.exists() {
        let names: Vec<_> = WORLDS.iter().map(|it| it.name).collect();
        return Err(Failure::Usage(Msg::new("query.world").with("name", name).with("names", names.join(", "))));
    }
    World::parse(&read(path)?).map_err(|bad| Failure::Usage(bad.msg.under(format!("{name}:{}", bad.line))))
}
