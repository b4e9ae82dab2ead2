//! The workflow, and the `.env` beside a runner: a job downloads and tests with them, and not without.

use goproxy_wizard::plan::{Plan, SignIn};

use super::lab::{Attempt, logins};
use super::machine::{Kind, Machine, PROJECT};
use super::person::SHELLS;
use super::project::{self, Sums};
use super::session::Session;
use super::tally::Tally;
use super::workflow::{Env, Job, RUNNER, is_green, is_red, runner_env};
use super::world::World;
use super::{logs, routes, steps};

/// What a project has before anybody thinks of proxies.
const PLAIN: &str = "jobs: {test: {steps: [{run: go mod download}, {run: go test ./...}]}}";
const WORKFLOW: &str = ".github/workflows/go.yml";

/// The runner's own script: it reads `.env` when it starts, and only then.
const SVC: &str = "#!/bin/sh
case $1 in
start) rm -f .read; if [ -e .env ]; then cp .env .read; fi ;;
stop) rm -f .read ;;
status) echo 'active (running)' ;;
esac
";

/// Where the job runs: inside the network, as all these worlds are seen from there.
const INSIDE: &str = "runner=self-hosted";

/// Runs the workflow and applies the runner's `.env`, where there is one.
pub(super) fn check(world: &World) -> Attempt<Option<Tally>> {
    let plan = world.situation.plan(INSIDE);
    let machine = Machine::start(world, "runner", Kind::Plain)?;
    let bash = &SHELLS[0];
    bash.settle(&machine)?;
    project::settle(world, &machine, Sums::With)?;
    machine.write_program(&format!("{RUNNER}/svc.sh"), SVC)?;
    let files = project::generate(world, &machine, &plan)?;
    let own: Vec<_> = files.iter().filter(|file| file.target == "runner-env").collect();
    let workflow = machine.read(&format!("{PROJECT}/{WORKFLOW}"))?;
    let mut tally = Tally::default();

    let job = |secrets: Env| Job { machine: &machine, runner: has_read(&machine), secrets };
    tally.twin(is_red(&job(Env::new()).run(PLAIN)?, world.situation.without))?;

    let mut sitting = Session::new(world, &plan);
    sitting.follow(own.iter().flat_map(|file| &file.apply))?;
    sitting.check(own.iter().flat_map(|file| &file.check))?;
    sitting.run(&machine, bash)?;
    if !plan.logins.is_empty() {
        tally.twin(is_red(&job(Env::new()).run(&workflow)?, "is empty"))?;
    }
    let start = logs::now();
    let ran = job(secrets(&plan)).run(&workflow)?;
    tally.case(is_green(&ran).and_then(|()| routes::check_modules(world, (start, logs::now()))))?;
    let printed: String = ran.iter().map(|step| &*step.printed).collect();
    if printed.contains(logins().company.1) || printed.contains(logins().proxy.1) {
        return Err(format!("a step printed a password:\n{printed}"));
    }

    let workflow_file = files.iter().find(|file| file.target == "github-actions");
    let mut sitting = Session::new(world, &plan);
    sitting.line("go clean -modcache");
    sitting.follow(workflow_file.iter().flat_map(|file| &file.undo).filter(|step| !steps::is_so_already(step)))?;
    sitting.follow(own.iter().flat_map(|file| &file.undo))?;
    sitting.run(&machine, bash)?;
    if machine.path(&format!("{PROJECT}/{WORKFLOW}")).exists() {
        return Err(format!("{WORKFLOW} is still there"));
    }
    tally.twin(is_red(&job(Env::new()).run(PLAIN)?, world.situation.without))?;
    Ok(Some(tally))
}

/// The variables of the runner as it was started last.
fn has_read(machine: &Machine) -> Env {
    runner_env(&machine.read(&format!("{RUNNER}/.read")).unwrap_or_default())
}

/// The secrets that the steps say to set, with the logins that the lab's hosts want.
fn secrets(plan: &Plan) -> Env {
    let (user, password) = logins().company;
    let mut out = Env::new();
    for login in plan.logins.iter().filter(|login| login.sign_in != SignIn::Ssh) {
        let start = if login.is_vcs { "GO_MODULES" } else { "GOPROXY" };
        out.insert(format!("{start}_USER"), user.to_owned());
        out.insert(format!("{start}_TOKEN"), password.to_owned());
    }
    out
}
