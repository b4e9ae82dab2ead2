//! Every generated file applied in a closed network, where only it makes the difference.

#[path = "obey/gopls.rs"]
mod gopls;
#[path = "obey/lab.rs"]
mod lab;
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
    for shell in &person::SHELLS {
        note(report, &world, shell.name, shell.name, || shells::check(&world, shell, ""));
    }
    note(report, &world, "vscode-workspace", "gopls", || gopls::check(&world));
    note(report, &world, "github-actions, runner-env", "bash of a runner", || runner::check(&world));
    note(report, &world, "go-env", "go", || shells::check(&world, &person::SHELLS[0], "go-settings=go-env"));
}

/// Runs a test where it is wanted, and reports what came of it.
fn note(
    report: &Mutex<&mut Report>,
    world: &World,
    file: &str,
    program: &str,
    test: impl FnOnce() -> Attempt<Option<Tally>>,
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
