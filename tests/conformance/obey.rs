//! Every generated file applied in a closed network, where only it makes the difference.

#[path = "obey/docker.rs"]
mod docker;
#[path = "obey/git.rs"]
mod git;
#[path = "obey/gopls.rs"]
mod gopls;
#[path = "obey/lab.rs"]
mod lab;
#[path = "obey/leaks.rs"]
mod leaks;
#[path = "obey/logs.rs"]
mod logs;
#[path = "obey/machine.rs"]
mod machine;
#[path = "obey/person.rs"]
mod person;
#[path = "obey/project.rs"]
mod project;
#[path = "obey/routes.rs"]
mod routes;
#[path = "obey/rows.rs"]
mod rows;
#[path = "obey/runner.rs"]
mod runner;
#[path = "obey/session.rs"]
mod session;
#[path = "obey/shells.rs"]
mod shells;
#[path = "obey/steps.rs"]
mod steps;
#[path = "obey/tally.rs"]
mod tally;
#[path = "obey/workflow.rs"]
mod workflow;
#[path = "obey/world.rs"]
mod world;

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use rows::Rows;
use world::{SITUATIONS, Situation, World};

use super::report::{Part, Report};

/// So many worlds are looked at at once.
const AT_ONCE: usize = 2;

/// Builds the networks, applies the files, looks, and undoes them.
pub(crate) fn run(report: &mut Report) {
    if let Some(reason) = lab::missing() {
        return report.skipped(Part::Obeyed, "all", "the closed network", &reason);
    }
    let runs = lab::run::<&str>("prepare", &[]).and_then(|()| lab::runs());
    let runs = match runs {
        Ok(runs) => runs,
        Err(error) => return report.failed(Part::Obeyed, "all", "the closed network", "", &error),
    };
    let next = AtomicUsize::new(0);
    let report = Rows::new(report);
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(situation) = SITUATIONS.get(next.fetch_add(1, Ordering::Relaxed)) {
                    in_world(situation, &runs, &report);
                }
            });
        }
    });
    let _ = fs::remove_dir(&runs);
}

/// Every test of one world.
fn in_world(situation: &'static Situation, runs: &Path, report: &Rows) {
    let world = match World::up(situation, runs) {
        Ok(world) => world,
        Err(error) => return report.tell("all", situation.name, &Err(error)),
    };
    for shell in &person::SHELLS {
        report.row(&world, shell.name, &[shell.name], || shells::check(&world, shell, ""));
    }
    let in_bash = &person::SHELLS[0];
    report.row(&world, "go-env", &["go"], || shells::check(&world, in_bash, "go-settings=go-env"));
    for target in ["vscode-workspace", "gopls"] {
        report.row(&world, target, &["gopls"], || gopls::check(&world, target));
    }
    // Certificates are the other file's business.
    if situation.name == "forward-proxy" {
        report.row(&world, "vscode-user", &["gopls"], || gopls::check(&world, "vscode-user"));
    }
    let runner = if situation.has_forward_proxy() { "github-actions, runner-env" } else { "github-actions" };
    report.row(&world, runner, &["bash"], || runner::check(&world));
    report.row(&world, "netrc", &["git", "curl"], || git::netrc(&world));
    report.row(&world, "git-config", &["git"], || git::proxy(&world, "git-config", ""));
    report.row(&world, "git-env", &["git"], || git::proxy(&world, "git-env", "git-settings=environment"));
    with_engine(report, &world, "engine", "builders=docker,compose&works=terminal,git,build,pull,container,report");
    if situation.name == "forward-proxy" {
        with_engine(report, &world, "drop-in", "engine-file=drop-in");
    }
}

/// Every test of one world that needs Docker's engine, on one machine.
fn with_engine(report: &Rows, world: &World, name: &str, further: &str) {
    const BUILD: &str = "dockerfile, dockerignore, docker-build";
    const REPORT: &str = "report-dockerfile, report-script";
    const ENGINE: &[&str] = &["systemd", "dockerd"];
    let targets = ["daemon-json", "drop-in", BUILD, "compose", REPORT, "docker-config"];
    if !targets.iter().any(|file| report.wants(world, file, ENGINE)) {
        return;
    }
    if let Some(reason) = lab::missing_engine() {
        return report.skip(world, &targets.join(", "), ENGINE, &reason);
    }
    let engine = match docker::Engine::start(world, name, further) {
        Ok(engine) => engine,
        Err(error) => return report.row(world, "all", ENGINE, || Err(error)),
    };
    let own = ["daemon-json", "drop-in"].into_iter().find_map(|target| engine.file(target));
    let proxied = own.map(|file| engine.proxy(file)).transpose();
    if proxied.is_ok() && engine.file("compose").is_some() {
        report.row(world, BUILD, &["dockerd"], || engine.build().map(Some));
        report.row(world, "compose", &["docker-compose", "dockerd"], || engine.compose().map(Some));
        report.row(world, REPORT, &["dockerd"], || engine.report().map(Some));
        if let Some(file) = engine.file("docker-config") {
            report.row(world, file.target, &["docker"], || engine.containers(file).map(Some));
        }
    }
    if let Some(file) = own {
        report.row(world, file.target, ENGINE, || {
            let mut tally = proxied?.unwrap_or_default();
            tally.add(engine.no_proxy(file)?);
            Ok(Some(tally))
        });
    }
}
