//! A judge: a program that takes good files of a kind and must refuse broken ones. Knows no particular program.

use std::collections::HashSet;
use std::rc::Rc;

use goproxy_wizard::files::{Artifact, files};
use goproxy_wizard::plan::Plan;

use super::Depth;
use super::cases::Case;
use crate::folder::Folder;
use crate::report::{Part, Report};

/// Nothing, or what the program has against a file.
pub(crate) type Verdict = Result<(), String>;

/// A program and what it judges.
pub(crate) struct Judge {
    /// What it is called in the table.
    pub(crate) program: &'static str,
    /// The targets of the files that it reads.
    pub(crate) files: &'static [&'static str],
    /// So many files at most: where it must be fast, and otherwise.
    pub(crate) most: (usize, usize),
    /// Its version, or why it can't judge on this machine.
    pub(crate) version: fn() -> Result<String, String>,
    /// How good files are broken.
    pub(crate) twins: &'static [Twin],
    /// The verdicts on all of these, in their order, or why it did not come to any.
    pub(crate) verdicts: fn(&[Given]) -> Result<Vec<Verdict>, String>,
}

/// A way to break a file.
pub(crate) struct Twin {
    /// What is wrong then.
    pub(crate) what: &'static str,
    /// The broken text, where the good one has the place for it.
    pub(crate) spoil: fn(&str) -> Option<String>,
}

/// A file that a program is given.
#[derive(Clone)]
pub(crate) struct Given {
    /// Where it comes from.
    pub(crate) name: String,
    /// Its path below the folder of generated files.
    pub(crate) path: &'static str,
    /// Its text.
    pub(crate) text: String,
    /// What it must mean.
    pub(crate) plan: Rc<Plan>,
    /// All files of the same answers.
    pub(crate) all: Rc<Vec<Artifact>>,
    is_plain: bool,
}

impl Given {
    /// A text that nobody planned, for judges that look at nothing else.
    pub(crate) fn loose(path: &'static str, text: &str, plan: Rc<Plan>) -> Self {
        Self { name: String::new(), path, text: text.to_owned(), plan, all: Rc::default(), is_plain: true }
    }

    /// The same with another text.
    pub(crate) fn with(&self, text: String) -> Self {
        Self { text, ..self.clone() }
    }
}

/// The text with a part replaced, where it has that part.
pub(crate) fn swap(text: &str, from: &str, to: &str) -> Option<String> {
    text.contains(from).then(|| text.replacen(from, to, 1))
}

/// A case with its plan and its files.
pub(crate) type Written = (Case, Rc<Plan>, Rc<Vec<Artifact>>);

/// The different files of a kind, of all cases.
pub(crate) fn given(cases: &[Written], target: &str) -> Vec<Given> {
    let mut seen = HashSet::new();
    let mut out = Vec::new();
    for (case, plan, all) in cases {
        if let Some(file) = all.iter().find(|file| file.target == target) {
            let text = file.text();
            if seen.insert(text.clone()) {
                let (plan, all) = (plan.clone(), all.clone());
                out.push(Given { name: case.name.clone(), path: file.path, text, plan, all, is_plain: case.is_plain });
            }
        }
    }
    out
}

/// The files of all cases.
pub(crate) fn write(cases: Vec<Case>) -> Vec<Written> {
    let write = |case: Case| {
        let plan = Plan::of(&case.answers);
        let all = files(&plan);
        (case, Rc::new(plan), Rc::new(all))
    };
    cases.into_iter().map(write).collect()
}

/// Each file in a folder of its own that has its number, at its usual path.
pub(crate) fn lay_out(given: &[Given]) -> (Folder, Vec<std::path::PathBuf>) {
    let folder = Folder::new();
    let write = |(i, given): (usize, &Given)| {
        let path = format!("{i}/{}", given.path);
        folder.write(&path, &given.text);
        folder.join(path)
    };
    let paths = given.iter().enumerate().map(write).collect();
    (folder, paths)
}

/// So many at most, from all places in the list.
fn sample(given: &[Given], most: usize) -> Vec<Given> {
    let step = given.len().div_ceil(most).max(1);
    given.iter().step_by(step).cloned().collect()
}

/// So many files are broken in each way.
const TWINS: usize = 8;

impl Judge {
    /// Lets the program judge one kind of file.
    pub(crate) fn sit(&self, report: &mut Report, depth: Depth, target: &str, good: &[Given]) {
        let part = Part::Accepted;
        let version = match (self.version)() {
            Ok(version) => version,
            Err(reason) => return report.skipped(part, target, self.program, &reason),
        };
        let sample = sample(good, if depth == Depth::Quick { self.most.0 } else { self.most.1 });
        match self.verdict(&sample, self.twins(depth, good)) {
            Ok(twins) => report.passed(part, target, self.program, &version, sample.len(), twins),
            Err(why) => report.failed(part, target, self.program, &version, &why),
        }
    }

    /// The number of broken twins that were refused, or what went wrong.
    fn verdict(&self, good: &[Given], twins: Result<Vec<(&str, Given)>, String>) -> Result<usize, String> {
        let twins = twins?;
        let all: Vec<_> = good.iter().cloned().chain(twins.iter().map(|(_, twin)| twin.clone())).collect();
        let verdicts = (self.verdicts)(&all)?;
        if verdicts.len() != all.len() {
            return Err(format!("{} verdicts on {} files", verdicts.len(), all.len()));
        }
        let (on_good, on_twins) = verdicts.split_at(good.len());
        let refused: Vec<_> =
            good.iter().zip(on_good).filter_map(|(it, verdict)| Some((it, verdict.as_ref().err()?))).collect();
        if let Some((first, why)) = refused.first() {
            let count = refused.len();
            return Err(format!("{count} of {} refused, among them {}\n{why}\n{}", good.len(), first.name, first.text));
        }
        match twins.iter().zip(on_twins).find(|(_, verdict)| verdict.is_ok()) {
            Some(((what, twin), _)) => Err(format!("taken although broken ({what}): {}\n{}", twin.name, twin.text)),
            None => Ok(twins.len()),
        }
    }

    /// Plain files, broken in each way that they have the place for.
    fn twins(&self, depth: Depth, good: &[Given]) -> Result<Vec<(&'static str, Given)>, String> {
        let mut out = Vec::new();
        for twin in self.twins {
            let broken = good.iter().filter(|it| it.is_plain).filter_map(|given| {
                let text = (twin.spoil)(&given.text)?;
                Some((twin.what, given.with(text)))
            });
            let before = out.len();
            out.extend(broken.take(if depth == Depth::Full { TWINS } else { 1 }));
            if out.len() == before {
                return Err(format!("no file has the place for a twin with {}", twin.what));
            }
        }
        Ok(out)
    }
}
