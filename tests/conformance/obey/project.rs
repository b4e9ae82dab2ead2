//! What a person has before they begin: a project in their home, and the files that were generated into it.

use std::fs;

use goproxy_wizard::ask::Have;
use goproxy_wizard::door::Door as _;
use goproxy_wizard::files::{Artifact, files};
use goproxy_wizard::plan::Plan;

use super::lab::Attempt;
use super::machine::{Machine, PROJECT};
use super::world::World;
use crate::tools;

/// Whether the project comes with its go.sum. Without one, every module is asked of the checksum database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sums {
    /// It does.
    With,
    /// It does not.
    Without,
}

/// Puts the world's project onto a machine.
pub(super) fn settle(world: &World, machine: &Machine, sums: Sums) -> Attempt<()> {
    let folder = tools::find(&format!("lab/projects/{}", world.situation.project))?;
    for entry in fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if sums == Sums::With || name != "go.sum" {
            let text = fs::read(entry.path()).map_err(|error| format!("{name}: {error}"))?;
            machine.write(&format!("{PROJECT}/{name}"), text)?;
        }
    }
    Ok(())
}

/// Generates the files of a plan into the project, with the company's certificate where there is one. What was written.
pub(super) fn generate(world: &World, machine: &Machine, plan: &Plan) -> Attempt<Vec<Artifact>> {
    let files = files(plan);
    for file in &files {
        machine.write(&format!("{PROJECT}/{}", file.path), file.text())?;
    }
    if plan.answers.has(Have::Inspection) {
        let ca = fs::read(world.path("corp-ca.crt")).map_err(|error| format!("corp-ca.crt: {error}"))?;
        machine.write(&format!("{PROJECT}/{}", plan.answers.ca.text()), ca)?;
    }
    Ok(files)
}
