//! The part of `make conformance` that holds the model against real go, one row a release.

use std::env;
use std::process::Command;

use super::contest::{self, Tally};
use super::machine::{self, RELEASES};
use crate::report::{Part, Report};
use crate::tools;

const FILE: &str = "explain";

/// Random cases for real go, of the numbers from `FIRST_CASE` on, or from the first: every run has the same.
pub(crate) fn run(report: &mut Report, cases: u64) {
    let wanted = RELEASES.iter().any(|release| report.wants(FILE, &program(release)));
    if !wanted {
        return;
    }
    let here = machine::missing().and_then(|()| machine::toolchains());
    let toolchains = match here {
        Ok(toolchains) => toolchains,
        Err(reason) => return report.skipped(Part::Explained, FILE, "go", &reason),
    };
    for release in RELEASES.iter().filter(|release| !toolchains.contains_key(**release)) {
        report.skipped(Part::Explained, FILE, &program(release), "it is not installed");
    }
    let first = env::var("FIRST_CASE").ok().and_then(|it| it.parse().ok()).unwrap_or(0);
    match contest::run(first..first + cases, &toolchains) {
        Ok(tally) => rows(report, &tally, &toolchains),
        Err(error) => report.failed(Part::Explained, FILE, "go", "", &error),
    }
}

fn program(release: &str) -> String {
    format!("go {release}")
}

fn rows(report: &mut Report, tally: &Tally, toolchains: &machine::Toolchains) {
    for (at, release) in RELEASES.iter().enumerate() {
        let Some(goroot) = toolchains.get(*release) else { continue };
        let mut go = Command::new(goroot.join("bin/go"));
        let version = tools::version(go.arg("version").env("GOTOOLCHAIN", "local")).unwrap_or_default();
        let wrong: Vec<_> = tally
            .disagreements
            .iter()
            .filter(|it| it.release == *release)
            .map(super::contest::Disagreement::show)
            .collect();
        if wrong.is_empty() {
            report.passed(Part::Explained, FILE, "go", &version, tally.cases[at], tally.same_text[at]);
        } else {
            report.failed(Part::Explained, FILE, "go", &version, &wrong.join("\n\n"));
        }
    }
}
