//! Every generated file applied in a closed network, where only it makes the difference.

#[path = "obey/docker.rs"]
mod docker;
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

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{fs, thread};

use lab::Attempt;
use tally::Tally;
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
    let report = Mutex::new(report);
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
fn in_world(situation: &'static Situation, runs: &std::path::Path, report: &Mutex<&mut Report>) {
    let world = match World::up(situation, runs) {
        Ok(world) => world,
        Err(error) => {
            return locked(report, |report| report.failed(Part::Obeyed, "all", situation.name, "", &error));
        }
    };
    let note = |file: &str, program: &str, test: &dyn Fn() -> Attempt<Option<Tally>>| {
        note(report, &world, file, program, test);
    };
    for shell in &person::SHELLS {
        note(shell.name, shell.name, &|| shells::check(&world, shell, ""));
    }
    note("go-env", "go", &|| shells::check(&world, &person::SHELLS[0], "go-settings=go-env"));
    note("vscode-workspace", "gopls", &|| gopls::check(&world));
    note("github-actions, runner-env", "bash of a runner", &|| runner::check(&world));
    with_engine(report, &world, "engine", "");
    if situation.name == "forward-proxy" {
        with_engine(report, &world, "drop-in", "engine-file=drop-in");
    }
}

/// Every test of one world that needs Docker's engine, on one machine.
fn with_engine(report: &Mutex<&mut Report>, world: &World, name: &str, further: &str) {
    let targets = ["daemon-json", "drop-in", "dockerfile, dockerignore, docker-build", "docker-config"];
    let mut is_wanted = false;
    locked(report, |report| is_wanted = targets.iter().any(|file| report.wants(file, "docker")));
    if !is_wanted {
        return;
    }
    let engine = match docker::Engine::start(world, name, further) {
        Ok(engine) => engine,
        Err(error) => return note(report, world, "all", "docker", &|| Err(error.clone())),
    };
    let own = ["daemon-json", "drop-in"].into_iter().find_map(|target| engine.file(target));
    let mut proxied = Ok(Tally::default());
    if let Some(file) = own {
        proxied = engine.proxy(file);
    }
    if proxied.is_ok() && further.is_empty() {
        note(report, world, targets[2], "docker build", &|| engine.build().map(Some));
        if let Some(file) = engine.file("docker-config") {
            note(report, world, "docker-config", "docker", &|| engine.containers(file).map(Some));
        }
    }
    if let Some(file) = own {
        let program = if file.target == "drop-in" { "systemd, dockerd" } else { "dockerd" };
        note(report, world, file.target, program, &|| {
            let mut tally = proxied.clone()?;
            tally.add(engine.no_proxy(file)?);
            Ok(Some(tally))
        });
    }
}

/// Runs a test where it is wanted, and reports what came of it.
fn note(
    report: &Mutex<&mut Report>,
    world: &World,
    file: &str,
    program: &str,
    test: &dyn Fn() -> Attempt<Option<Tally>>,
) {
    let program = format!("{program} in {}", world.situation.name);
    let mut is_wanted = false;
    locked(report, |report| is_wanted = report.wants(file, &program));
    if !is_wanted {
        return;
    }
    let outcome = test();
    locked(report, |report| match outcome {
        Ok(Some(tally)) => report.passed(Part::Obeyed, file, &program, "", tally.cases, tally.twins),
        Ok(None) => {}
        Err(why) => report.failed(Part::Obeyed, file, &program, "", &why),
    });
}

fn locked(report: &Mutex<&mut Report>, tell: impl FnOnce(&mut Report)) {
    if let Ok(mut report) = report.lock() {
        tell(&mut report);
    }
}
