//! VS Code's settings.json, read as the Go extension reads it, and obeyed by gopls.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};
use std::time::{SystemTime, UNIX_EPOCH};

use goproxy_wizard::files::Artifact;
use serde_json::{Value, json};

use super::lab::Attempt;
use super::machine::{Kind, Machine, PROJECT};
use super::person::{SHELLS, Shell};
use super::project::{self, Sums};
use super::session::Session;
use super::tally::Tally;
use super::world::World;
use super::{routes, steps};

const SCRIPT: &str = include_str!("../programs/editor.py");
const FILE: &str = ".vscode/settings.json";

/// Lets a person merge the settings into their workspace, and take them out again.
pub(super) fn check(world: &World) -> Attempt<Option<Tally>> {
    let plan = world.situation.plan("");
    let machine = Machine::start(world, "editor", Kind::Plain)?;
    let bash = &SHELLS[0];
    bash.settle(&machine)?;
    project::settle(world, &machine, Sums::Without)?;
    let files = project::generate(world, &machine, &plan)?;
    let Some(file) = files.iter().find(|file| file.target == "vscode-workspace") else { return Ok(None) };
    let mut tally = Tally::default();

    let before = open(&machine, bash, &json!({}))?;
    tally.twin(before.fails(world.situation.without))?;

    let settings: Value = serde_json::from_str(&file.text()).map_err(|error| format!("{FILE}: {error}"))?;
    let mut sitting = Session::new(world, &plan);
    // What a terminal of theirs needs stands in its own file, and a login is part of that.
    let prepared = files.iter().find(|it| it.target == "bash").filter(|_| needs_a_terminal(&settings, &plan));
    if let Some(bash_file) = prepared {
        sitting.follow(&bash_file.apply)?;
    }
    sitting.follow(commands(file, prepared))?;
    sitting.run(&machine, bash)?;

    let start = now();
    let applied = open(&machine, bash, &settings)?;
    tally.case(applied.works().and_then(|()| routes::check(world, (start, now()))))?;

    if let Some(bash_file) = prepared {
        let mut sitting = Session::new(world, &plan);
        sitting.follow(bash_file.undo.iter().filter(|step| step.text.key() != "step.undo-now"))?;
        sitting.run(&machine, bash)?;
    }
    let mut sitting = Session::new(world, &plan);
    sitting.line("go clean -modcache");
    sitting.line("rm go.sum");
    sitting.run(&machine, bash)?;
    let undone = open(&machine, bash, &json!({}))?;
    tally.twin(undone.fails(world.situation.undone))?;
    Ok(Some(tally))
}

/// Whether the settings stand on what a shell's file brings: a variable, or a login.
fn needs_a_terminal(settings: &Value, plan: &goproxy_wizard::plan::Plan) -> bool {
    settings.to_string().contains("${env:") || !plan.logins.is_empty()
}

/// The steps that are commands and not done already; merging and restarting are the editor's.
fn commands<'a>(file: &'a Artifact, done: Option<&'a Artifact>) -> impl Iterator<Item = &'a goproxy_wizard::files::Step> {
    let is_new = move |step: &&goproxy_wizard::files::Step| !done.is_some_and(|done| done.apply.contains(step));
    file.apply.iter().filter(|step| !steps::is_in_editor(step)).filter(is_new)
}

fn now() -> f64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0.0, |time| time.as_secs_f64())
}

/// What an editor showed.
struct Seen(Value);

impl Seen {
    fn works(&self) -> Attempt<()> {
        let is_good = self.0["tidy"] == "" && self.0["after"] == json!([]);
        if is_good { Ok(()) } else { Err(format!("gopls should download and resolve everything: {:#}", self.0)) }
    }

    fn fails(&self, words: &str) -> Attempt<()> {
        let error = self.0["tidy"].as_str().unwrap_or_default();
        if error.contains(words) { Ok(()) } else { Err(format!("gopls should say «{words}»: {:#}", self.0)) }
    }
}

/// Opens the project with an editor that was started from this shell.
fn open(machine: &Machine, shell: &Shell, settings: &Value) -> Attempt<Seen> {
    let job = json!({
        "start": machine.words(&[]),
        "root": machine.path("").display().to_string().trim_end_matches('/'),
        "folder": format!("/{PROJECT}"),
        "env": environment(machine, shell)?,
        "settings": settings,
    });
    let fail = |error: std::io::Error| format!("the editor: {error}");
    let mut python = Command::new("python3");
    python.args(["-c", SCRIPT]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = python.spawn().map_err(fail)?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(job.to_string().as_bytes()).map_err(fail)?;
    }
    let output = child.wait_with_output().map_err(fail)?;
    let seen = serde_json::from_slice(&output.stdout);
    seen.map(Seen).map_err(|_| format!("the editor: {}", String::from_utf8_lossy(&output.stderr)))
}

/// The environment that a new interactive shell gives to what it starts.
fn environment(machine: &Machine, shell: &Shell) -> Attempt<BTreeMap<String, String>> {
    let output = machine.run(&["setsid", "--wait", shell.name, "-i", "-c", "env -0"], Stdio::null())?;
    let text = String::from_utf8_lossy(&output.stdout);
    let pairs = text.split('\0').filter_map(|pair| pair.split_once('='));
    Ok(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}
