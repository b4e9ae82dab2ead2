//! Every generated file given to the program that will read it.

#[path = "accept/arc.rs"]
mod arc;
#[path = "accept/buildx.rs"]
mod buildx;
#[path = "accept/cases.rs"]
mod cases;
#[path = "accept/compose.rs"]
mod compose;
#[path = "accept/devcontainer.rs"]
mod devcontainer;
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
#[path = "accept/documented.rs"]
mod documented;
#[path = "accept/engine.rs"]
mod engine;
#[path = "accept/git.rs"]
mod git;
#[path = "accept/gitlab.rs"]
mod gitlab;
#[path = "accept/go_env.rs"]
mod go_env;
#[path = "accept/gopls.rs"]
mod gopls;
#[path = "accept/hadolint.rs"]
mod hadolint;
#[path = "accept/helix.rs"]
mod helix;
#[path = "accept/jenkins.rs"]
mod jenkins;
#[path = "accept/judge.rs"]
mod judge;
#[path = "accept/mended.rs"]
mod mended;
#[path = "accept/netrc.rs"]
mod netrc;
#[path = "accept/own_root.rs"]
mod own_root;
#[path = "accept/parallel.rs"]
mod parallel;
#[path = "accept/planned.rs"]
mod planned;
#[path = "accept/podman.rs"]
mod podman;
#[path = "accept/powershell.rs"]
mod powershell;
#[path = "accept/programs.rs"]
mod programs;
#[path = "accept/settings.rs"]
mod settings;
#[path = "accept/shellcheck.rs"]
mod shellcheck;
#[path = "accept/shells.rs"]
mod shells;
#[path = "accept/systemd.rs"]
mod systemd;
#[path = "accept/workflow.rs"]
mod workflow;
#[path = "accept/wslconfig.rs"]
mod wslconfig;

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
const JUDGES: &[&Judge] = &[
    &shells::BASH,
    &shells::DASH,
    &shells::ZSH,
    &shells::FISH,
    &powershell::JUDGE,
    &shellcheck::BASH,
    &shellcheck::SH,
    &go_env::JUDGE,
    &wslconfig::JUDGE,
    &git::FILE,
    &git::ENVIRONMENT,
    &netrc::JUDGE,
    &dockerfile::JUDGE,
    &dockerfile::REPORT,
    &hadolint::JUDGE,
    &dockerignore::JUDGE,
    &docker_build::JUDGE,
    &compose::CONFIG,
    &compose::BUILD,
    &buildx::SCRIPT,
    &buildx::SETTINGS,
    &buildx::TOML,
    &dockerd::JUDGE,
    &systemd::JUDGE,
    &docker_config::JUDGE,
    &podman::JUDGE,
    &workflow::JUDGE,
    &arc::JUDGE,
    &gitlab::SCHEMA,
    &gitlab::RUN,
    &jenkins::JUDGE,
    &settings::WORKSPACE,
    &settings::USER,
    &gopls::VSCODE,
    &devcontainer::JUDGE,
    &gopls::NEOVIM,
    &helix::JUDGE,
    &gopls::SETTINGS,
];

/// Files that no program on this machine reads, and who would: the table says so.
const NO_PROGRAM: &[(&str, &str)] =
    &[("runner-env", "the Actions runner comes from GitHub alone"), ("goland", "GoLand comes from JetBrains alone")];

/// Asks every judge about every file that it reads.
pub(crate) fn run(report: &mut Report, depth: Depth) {
    let cases = judge::write(cases::all(depth));
    for target in FILES.iter().map(|kind| kind.target) {
        let good = judge::given(&cases, target);
        let is_judged = JUDGES.iter().any(|judge| judge.files.contains(&target));
        if is_judged == NO_PROGRAM.iter().any(|(name, _)| *name == target) {
            report.failed(Part::Accepted, target, "no judge", "", "every file has a judge or a reason why not");
        }
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
    if catch_unwind(AssertUnwindSafe(|| documented::run(report))).is_err() {
        report.failed(Part::Accepted, "examples of docs/diagnose.md", "all", "", "it broke down, see above");
    }
    if catch_unwind(AssertUnwindSafe(|| mended::run(report))).is_err() {
        report.failed(Part::Accepted, "mended examples of the rules", "all", "", "it broke down, see above");
    }
    engine::stop();
}
