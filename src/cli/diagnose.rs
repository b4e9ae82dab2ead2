//! `diagnose`: what is wrong in files or on standard input, why, and what to do.

mod ink;
mod input;
mod json;
mod mended;
mod sarif;
mod text;

use std::cmp::Reverse;
use std::path::{Path, PathBuf};

use super::args::{Diagnosed, Shape};
use super::{Failure, Outcome, print};
use crate::diagnose::{Judged, Report, diagnose as judge};
use crate::read::Kind;
use crate::text::{Lang, Said, both};
use ink::Ink;
use input::{Form, Input, Unusable};

/// A text with what was found in it.
#[derive(Debug)]
struct Looked {
    input: Input,
    report: Report,
    /// What `--fix` did to it.
    change: Option<Change>,
}

/// What was mended, and where what was there before is kept.
#[derive(Debug)]
struct Change {
    done: Vec<Judged>,
    backup: Option<PathBuf>,
}

/// Every finding with the number of its text, most probable first.
fn ranked(all: &[Looked]) -> impl Iterator<Item = (usize, &Judged)> {
    let mut out: Vec<_> =
        all.iter().enumerate().flat_map(|(i, it)| it.report.findings.iter().map(move |found| (i, found))).collect();
    // Within a text they are in order; those of equal weight stay with their text.
    out.sort_by_key(|(_, found)| Reverse(found.finding.weight));
    out.into_iter()
}

/// Diagnoses what was named; a text that can't be used keeps no other from being looked at.
pub(super) fn diagnose(asked: &Diagnosed) -> Outcome {
    let kind = asked.kind.as_deref().map(kind).transpose()?;
    let mut paths = asked.files.clone();
    if paths.is_empty() {
        paths.push(PathBuf::from("-"));
    }
    let (mut all, mut refused, mut empty) = (Vec::new(), Vec::new(), Vec::new());
    for path in &paths {
        match look(path, kind, asked, &mut refused) {
            Ok(looked) => all.push(looked),
            Err(Unusable::Empty(said)) => empty.push(said),
            Err(Unusable::Refused(said)) => refused.push(said),
        }
    }
    if all.is_empty() {
        refused.append(&mut empty);
    }
    // Among others, an empty file is none that anybody misses.
    for said in empty {
        eprintln!("{}", said.of(asked.lang));
    }
    for looked in &all {
        remark(looked, asked.lang);
    }
    if !all.is_empty() {
        let shown = match asked.format {
            Shape::Text => text::text(&all, asked.lang, Ink::of_output()),
            Shape::Json => format!("{:#}\n", json::json(&all, asked.lang)),
            Shape::Sarif => format!("{:#}\n", sarif::sarif(&all, asked.lang)),
        };
        // The mended text takes standard output for itself.
        if asked.fix && all.iter().any(|it| it.input.path.is_none()) { eprint!("{shown}") } else { print(&shown) }
    }
    if !refused.is_empty() {
        return Err(Failure::Unusable(refused));
    }
    if all.iter().any(|it| !it.report.findings.is_empty()) { Err(Failure::Stale) } else { Ok(()) }
}

/// Reads and judges one text, and mends it where that is wanted; a file that can't be written is judged as it is.
fn look(path: &Path, kind: Option<Kind>, asked: &Diagnosed, refused: &mut Vec<Said>) -> Result<Looked, Unusable> {
    let mut input = Input::read(path, kind, asked.lang)?;
    let mut change = None;
    if asked.fix && input.form != Form::Other {
        let mended = mended::mended(&input.text, input.kind);
        let written = if mended.done.is_empty() || input.path.is_none() {
            Ok(None)
        } else {
            mended::rewrite(&input, &mended.text).map(Some)
        };
        match written {
            Err(said) => refused.push(said),
            Ok(_) if mended.done.is_empty() => {}
            Ok(backup) => {
                input.text = mended.text;
                change = Some(Change { done: mended.done, backup });
            }
        }
    }
    if asked.fix && input.path.is_none() {
        super::write(&input.encode(&input.text).unwrap_or_default());
    }
    let report = judge(&input.text, input.kind);
    Ok(Looked { input, report, change })
}

/// What there is to say beside the findings, on standard error.
fn remark(looked: &Looked, lang: Lang) {
    let say = |said: Said| eprintln!("{}", said.of(lang));
    if looked.input.form == Form::Other {
        let text = both(
            "{path} is not UTF-8; other bytes are read as `?`, and it is never changed.",
            "{path} 不是 UTF-8；其他字节按 `?` 读取，也不会修改它。",
        );
        say(text.with("path", looked.input.title(lang)));
    }
    let Some(change) = &looked.change else { return };
    let titles: Vec<_> =
        change.done.iter().filter_map(|it| it.finding.fix.as_ref()).map(|it| it.title.of(lang)).collect();
    let titles = titles.join(both("; ", "；").of(lang));
    let text = if change.backup.is_some() {
        both("Changed {path}. What it was is in {backup}. Changes: ", "已修改 {path}，原来的内容在 {backup}。修改：")
    } else {
        both("Changes: ", "修改：")
    };
    let backup = change.backup.as_ref().map(|it| it.display().to_string()).unwrap_or_default();
    let said = text.with("path", &looked.input.name).with("backup", backup).of(lang);
    eprintln!("{said}{titles}");
}

/// The kind of that name.
fn kind(name: &str) -> Result<Kind, Failure> {
    let names: Vec<_> = Kind::ALL.iter().map(|kind| kind.name()).collect();
    let text = both("There is no kind `{name}`. There are {names}.", "没有名为 `{name}` 的类型。可用的有 {names}。");
    Kind::named(name).ok_or_else(|| Failure::Unusable(vec![text.with("name", name).with("names", names.join(", "))]))
}
