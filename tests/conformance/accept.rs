//! Every generated file given to the program that will read it.

#[path = "accept/cases.rs"]
mod cases;
#[path = "accept/docker_build.rs"]
mod docker_build;
#[path = "accept/docker_config.rs"]
mod docker_config;
#[path = "accept/dockerd.rs"]
mod dockerd;
#[path = "accept/dockerfile.rs"]
mod dockerfile;
#[path = "accept/dockerignore.rs"]
mod dockerignore;
#[path = "accept/engine.rs"]
mod engine;
#[path = "accept/judge.rs"]
mod judge;
#[path = "accept/parallel.rs"]
mod parallel;

use std::panic::{AssertUnwindSafe, catch_unwind};

use goproxy_wizard::files::FILES;

use super::report::{Part, Report};
use judge::Judge;

/// How much is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// As much as fits beside the other tests.
    Quick,
    /// Everything.
    Full,
}

/// Every judge, in the order of the table.
const JUDGES: &[&Judge] =
    &[&dockerfile::JUDGE, &dockerignore::JUDGE, &docker_build::JUDGE, &dockerd::JUDGE, &docker_config::JUDGE];

/// Asks every judge about every file that it reads.
pub(crate) fn run(report: &mut Report, depth: Depth) {
    let cases = judge::write(cases::all(depth));
    for target in FILES.iter().map(|kind| kind.target) {
        let good = judge::given(&cases, target);
        for judge in JUDGES.iter().filter(|judge| judge.files.contains(&target)) {
            if !report.wants(target, judge.program) {
                continue;
            }
            // A judge that breaks down must not take the others along.
            let sitting = catch_unwind(AssertUnwindSafe(|| judge.sit(report, depth, target, &good)));
            if sitting.is_err() {
                report.failed(Part::Accepted, target, judge.program, "", "it broke down, see above");
            }
        }
    }
    engine::stop();
}
