//! The blocks of bash, zsh and fish, and `go env -w`: applied, looked at and undone by a person at that shell.

use goproxy_wizard::files::{Artifact, Step};

use super::lab::Attempt;
use super::leaks;
use super::machine::{Kind, Machine};
use super::person::Shell;
use super::project::{self, Sums};
use super::session::Session;
use super::tally::Tally;
use super::world::World;

/// Hosts of the company, which a forward proxy is not asked for.
const DIRECT: [&str; 2] = ["git.corp.example", "goproxy.corp.example"];
/// How curl and go ask them; the git host wants a login and says so.
const ASK_DIRECTLY: [&str; 2] = [
    "curl --silent --show-error --output /dev/null https://git.corp.example/",
    "env GOPROXY=https://goproxy.corp.example GOFLAGS=-modcacherw GOMODCACHE=/tmp/other go -C /tmp mod download rsc.io/quote@v1.5.2",
];

/// Lets a person at this shell apply the files that have to do with it, and undo them. `None` where there are none.
pub(super) fn check(world: &World, shell: &Shell, further: &str) -> Attempt<Option<Tally>> {
    let plan = world.situation.plan(further);
    let name = if further.is_empty() { shell.name.to_owned() } else { format!("{}-go-env", shell.name) };
    let machine = Machine::start(world, &name, Kind::Plain)?;
    shell.settle(&machine)?;
    project::settle(world, &machine, Sums::Without)?;
    let files = project::generate(world, &machine, &plan)?;
    let own: Vec<_> = files.iter().filter(|file| ["netrc", "go-env", shell.name].contains(&file.target)).collect();
    let wanted = if further.is_empty() { shell.name } else { "go-env" };
    if !own.iter().any(|file| file.target == wanted) {
        return Ok(None);
    }
    let new_shell = format!("exec {}", shell.name);
    let mut sitting = Session::new(world, &plan);
    sitting.fails(world.situation.without);
    if let Some((setting, words)) = world.situation.half {
        sitting.line_fails(&format!("env {setting} go mod download"), words);
    }
    sitting.follow(distinct(&own, |file| &file.apply))?;
    sitting.downloads();
    sitting.check(distinct(&own, |file| &file.check).into_iter().filter(|step| !is_empty_by_design(step)))?;
    if plan.forward.is_some() {
        sitting.goes_direct(&DIRECT, &ASK_DIRECTLY);
    }
    if own.iter().any(|file| file.target == shell.name) && further.is_empty() {
        sitting.line("goproxy_wizard_off");
        sitting.fails(world.situation.switched_off);
        sitting.line(&new_shell);
        sitting.downloads();
    }
    sitting.follow(distinct(&own, |file| &file.undo))?;
    sitting.line(&new_shell);
    sitting.fails(world.situation.without);
    if let Some((setting, words)) = world.situation.half {
        sitting.line_fails(&format!("env {setting} go mod download"), words);
    }
    let mut tally = sitting.run(&machine, shell)?;
    // What was undone leaves no login behind.
    tally.case(leaks::check_folder(&machine.path("home/dev")))?;
    Ok(Some(tally))
}

/// The steps of several files: a person does not do the same thing again for the next file.
fn distinct<'a>(files: &[&'a Artifact], steps: fn(&'a Artifact) -> &'a Vec<Step>) -> Vec<&'a Step> {
    let mut out: Vec<&Step> = Vec::new();
    for step in files.iter().flat_map(|file| steps(file)) {
        let is_same = |done: &&Step| done.command == step.command && (step.command.is_some() || *done == step);
        if !out.iter().any(is_same) {
            out.push(step);
        }
    }
    out
}

/// A check that is good when it finds nothing, and `grep` then says so by its status.
fn is_empty_by_design(step: &Step) -> bool {
    step.text.key() == "step.check-shadowed"
}
