//! git's settings and netrc, obeyed by git and curl.

use goproxy_wizard::ask::Have;

use super::lab::Attempt;
use super::machine::{Kind, Machine};
use super::person::SHELLS;
use super::project::{self, Sums};
use super::session::Session;
use super::tally::Tally;
use super::world::World;
use super::{leaks, logs};

/// A repository that everybody may read.
const PUBLIC: &str = "git ls-remote https://github.com/team/repo.git";
/// One of the company's; it is enough that git reaches the host.
const COMPANY: &str = "sh -c 'GIT_TERMINAL_PROMPT=0 git ls-remote https://git.corp.example/team/repo.git || :'";

/// Lets a person give git a proxy, by a file or by the environment, and take it away. `None` where git needs none.
pub(super) fn proxy(world: &World, target: &str, further: &str) -> Attempt<Option<Tally>> {
    let plan = world.situation.plan(further);
    let machine = Machine::start(world, target, Kind::Plain)?;
    SHELLS[0].settle(&machine)?;
    let files = project::generate(world, &machine, &plan)?;
    let Some(file) = files.iter().find(|file| file.target == target) else { return Ok(None) };
    let mut sitting = Session::new(world, &plan);
    sitting.line_fails(PUBLIC, "Could not resolve host: github.com");
    if plan.answers.has(Have::Inspection) {
        let half = format!("git -c http.proxy=http://proxy.corp.example:3128 {}", &PUBLIC["git ".len()..]);
        sitting.line_fails(&half, "certificate verification failed");
    }
    sitting.follow(&file.apply)?;
    sitting.check(&file.check)?;
    sitting.line_shows(PUBLIC, "refs/heads/main");
    sitting.goes_direct(&["git.corp.example"], &[COMPANY]);
    sitting.follow(&file.undo)?;
    sitting.line_fails(PUBLIC, "Could not resolve host: github.com");
    sitting.run(&machine, &SHELLS[0]).map(Some)
}

/// Lets a person put their logins into netrc, and take them out. `None` where nobody asks for one.
pub(super) fn netrc(world: &World) -> Attempt<Option<Tally>> {
    let plan = world.situation.plan("");
    let machine = Machine::start(world, "netrc", Kind::Plain)?;
    SHELLS[0].settle(&machine)?;
    project::settle(world, &machine, Sums::Without)?;
    let files = project::generate(world, &machine, &plan)?;
    let Some(file) = files.iter().find(|file| file.target == "netrc") else { return Ok(None) };
    let hosts = plan.logins.iter().flat_map(|login| &login.machines);
    let asked: Vec<_> = hosts
        .map(|host| format!("curl --fail --silent --show-error --netrc https://{host}/rsc.io/quote/@v/list"))
        .collect();
    let refused = "The requested URL returned error: 401";
    let mut sitting = Session::new(world, &plan);
    for line in &asked {
        sitting.line_fails(line, refused);
    }
    sitting.follow(&file.apply)?;
    sitting.check(&file.check)?;
    for line in &asked {
        sitting.line(line);
    }
    sitting.follow(&file.undo)?;
    for line in &asked {
        sitting.line_fails(line, refused);
    }
    let start = logs::now();
    let mut tally = sitting.run(&machine, &SHELLS[0])?;
    let signed_in = logs::requests(world, (start, logs::now()))?.iter().any(|it| !it.user.is_empty() && it.code == 200);
    tally.case(if signed_in { Ok(()) } else { Err("nobody signed in".to_owned()) })?;
    tally.case(leaks::check_folder(&machine.path("home/dev")))?;
    Ok(Some(tally))
}
