//! Writes the recordings: runs real go on the cases that are kept.

use std::collections::BTreeSet;
use std::{fs, io};

use super::account::Account;
use super::arena::Arena;
use super::generate;
use super::machine::{self, RELEASES};
use super::model;
use super::recordings::{FOUND, RANDOM, Recording, file, read};
use super::scripted::Scripted;

/// So many random cases are kept, out of so many.
const KEPT: usize = 600;
const OUT_OF: u64 = 12_000;

fn write(name: &str, recordings: &[Recording]) -> io::Result<()> {
    let line = |it: &Recording| serde_json::to_string(it).expect("plain data is JSON") + "\n";
    fs::write(file(name), recordings.iter().map(line).collect::<String>())
}

/// Runs the found cases again and chooses random ones anew; says what was written.
pub(crate) fn record() -> Result<String, String> {
    let toolchains = machine::toolchains()?;
    let server = machine::server(machine::newest(&toolchains)?)?;
    let mut arena = Arena::start(&server, toolchains)?;
    let mut found = Vec::new();
    for (place, it) in read(FOUND) {
        let real =
            steady(&mut arena, &it.case)?.ok_or_else(|| format!("{place}: go itself does not do the same twice"))?;
        found.push(Recording { case: it.case, real });
    }
    let (mut random, mut seen) = (Vec::new(), BTreeSet::new());
    for seed in 0..OUT_OF {
        if random.len() == KEPT {
            break;
        }
        let case = generate::case(seed, &RELEASES);
        let real = arena.run(&case)?;
        if seen.insert(likeness(&case, &real)) && real.end != "hang" {
            random.extend(steady(&mut arena, &case)?.map(|real| Recording { case, real }));
        }
    }
    write(FOUND, &found).and_then(|()| write(RANDOM, &random)).map_err(|error| error.to_string())?;
    Ok(format!("{} found and {} random cases", found.len(), random.len()))
}

/// What real go does, if it does the same three times, the order of requests that are made at once aside.
fn steady(arena: &mut Arena, case: &Scripted) -> Result<Option<Account>, String> {
    let first = Account { at_once: model::explain(case).at_once, ..arena.run(case)? };
    for _ in 0..2 {
        let other = arena.run(case)?;
        if !first.differences(&other).is_empty() || first.comparable() != other.comparable() {
            return Ok(None);
        }
    }
    Ok(Some(first))
}

/// Two cases with the same likeness are not both kept: the command, the end, and the kinds of requests in their order.
fn likeness(case: &Scripted, real: &Account) -> String {
    let verb: Vec<_> = case.command.iter().take_while(|it| !it.contains(['@', '.'])).map(String::as_str).collect();
    let shape = |request: &String| {
        let (what, said) = request.rsplit_once(" -> ").unwrap_or((request, ""));
        let file = what.split('?').next().unwrap_or_default().rsplit(['/', '.']).next().unwrap_or_default();
        let kind = ["list", "latest", "info", "mod", "zip", "supported"].iter().find(|it| **it == file);
        format!("{} {}", kind.unwrap_or(&"other"), said.split(' ').next().unwrap_or_default())
    };
    let mut shapes: Vec<_> = real.requests.iter().map(shape).collect();
    shapes.dedup();
    shapes.truncate(4);
    format!("{verb:?} {} {shapes:?}", real.end)
}
