//! The rows of the report that worlds fill side by side: a file, the programs with their versions, the world.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;

use super::lab::Attempt;
use super::tally::Tally;
use super::world::World;
use crate::report::{Part, Report};
use crate::tools;

/// The report, one row at a time.
pub(super) struct Rows<'a>(Mutex<&'a mut Report>);

impl<'a> Rows<'a> {
    /// Rows of this report.
    pub(super) fn new(report: &'a mut Report) -> Self {
        Self(Mutex::new(report))
    }

    /// Whether such a row is wanted.
    pub(super) fn wants(&self, world: &World, file: &str, programs: &[&str]) -> bool {
        self.locked(|report| report.wants(file, &name(world, programs)))
    }

    /// Runs a test where it is wanted, and reports what came of it; nothing where the world has no such file.
    pub(super) fn row(
        &self,
        world: &World,
        file: &str,
        programs: &[&str],
        test: impl FnOnce() -> Attempt<Option<Tally>>,
    ) {
        if !self.wants(world, file, programs) {
            return;
        }
        if let Some(reason) = programs.iter().find_map(|program| path(program).err()) {
            return self.skip(world, file, programs, &reason);
        }
        self.tell(file, &name(world, programs), &test());
    }

    /// Reports what came of a test.
    pub(super) fn tell(&self, file: &str, program: &str, outcome: &Attempt<Option<Tally>>) {
        self.locked(|report| match outcome {
            Ok(Some(tally)) => report.passed(Part::Obeyed, file, program, "", tally.cases, tally.twins),
            Ok(None) => {}
            Err(why) => report.failed(Part::Obeyed, file, program, "", why),
        });
    }

    /// Reports that this machine can't say.
    pub(super) fn skip(&self, world: &World, file: &str, programs: &[&str], reason: &str) {
        self.locked(|report| report.skipped(Part::Obeyed, file, &name(world, programs), reason));
    }

    fn locked<T>(&self, tell: impl FnOnce(&mut Report) -> T) -> T {
        let mut report = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        tell(&mut report)
    }
}

/// What a row says beside the file: the programs with their versions, and the network.
fn name(world: &World, programs: &[&str]) -> String {
    let versioned = |program: &&str| match version(program) {
        Ok(version) => format!("{program} {version}"),
        Err(_) => (*program).to_owned(),
    };
    format!("{} in {}", programs.iter().map(versioned).collect::<Vec<_>>().join(", "), world.situation.name)
}

/// The programs that the machines have from the installed tools; all others are this machine's.
fn path(program: &str) -> Attempt<PathBuf> {
    match program {
        "go" => tools::find("go/bin/go"),
        "gopls" | "docker" => tools::find(&format!("deb/usr/bin/{program}")),
        "dockerd" => tools::find("deb/usr/sbin/dockerd"),
        "docker-compose" => tools::find("deb/usr/libexec/docker/cli-plugins/docker-compose"),
        _ => tools::system(program),
    }
}

fn version(program: &str) -> Attempt<String> {
    let mut command = Command::new(path(program)?);
    match program {
        "go" | "gopls" => command.arg("version"),
        "docker-compose" => command.args(["version", "--short"]),
        _ => command.arg("--version"),
    };
    tools::version(&mut command)
}
