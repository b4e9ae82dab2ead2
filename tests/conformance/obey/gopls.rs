//! Settings of gopls and of VS Code, the latter read as the Go extension reads them, and obeyed by gopls.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use goproxy_wizard::files::{Artifact, Step};
use serde_json::{Value, json};

use super::lab::Attempt;
use super::machine::{Kind, Machine, PROJECT};
use super::person::{SHELLS, Shell};
use super::project::{self, Sums};
use super::session::Session;
use super::tally::Tally;
use super::world::World;
use super::{leaks, logs, routes, steps};

const SCRIPT: &str = include_str!("../programs/editor.py");

/// Lets a person merge a file's settings into theirs, and take them out again. `None` where there is no such file.
pub(super) fn check(world: &World, target: &str) -> Attempt<Option<Tally>> {
    let plan = world.situation.plan("editors=vscode,other");
    let machine = Machine::start(world, target, Kind::Plain)?;
    let bash = &SHELLS[0];
    bash.settle(&machine)?;
    project::settle(world, &machine, Sums::Without)?;
    let files = project::generate(world, &machine, &plan)?;
    let Some(file) = files.iter().find(|file| file.target == target) else { return Ok(None) };
    let mut tally = Tally::default();

    let before = open(&machine, bash, &json!({}))?;
    tally.twin(before.fails(world.situation.without))?;
    // Nothing that was downloaded all the same helps afterwards.
    machine.run(&["sh", "-c", "go clean -modcache && rm -f app/go.sum"], Stdio::null())?;

    let settings: Value = serde_json::from_str(&file.text()).map_err(|error| format!("{}: {error}", file.path))?;
    // What the editor takes from the shell that it was started in, the shell's own file has set.
    let is_from_shell = file.apply.iter().any(|step| step.text.key() == "step.editor-from-shell");
    let shell_file = files.iter().find(|it| it.target == bash.name && is_from_shell);
    let mut sitting = Session::new(world, &plan);
    sitting.follow(shell_file.iter().flat_map(|file| &file.apply))?;
    sitting.follow(commands(shell_file, &file.apply))?;
    sitting.run(&machine, bash)?;

    let start = logs::now();
    let applied = open(&machine, bash, &settings)?;
    tally.case(applied.works().and_then(|()| routes::check(world, (start, logs::now()))))?;

    // With a go.sum, it fetches by itself what is missing while it loads the folder.
    machine.run(&["go", "clean", "-modcache"], Stdio::null())?;
    tally.case(open(&machine, bash, &settings)?.opens())?;

    let mut sitting = Session::new(world, &plan);
    sitting.line("rm go.sum");
    sitting.line("go clean -modcache");
    let undo = shell_file.iter().flat_map(|file| &file.undo);
    sitting.follow(undo.filter(|step| step.text.key() != "step.undo-now"))?;
    sitting.follow(commands(shell_file, &file.undo))?;
    // A login that a file of its own keeps is undone there.
    let logins = files.iter().filter(|it| it.target == "netrc");
    sitting.follow(logins.flat_map(|file| &file.undo))?;
    sitting.run(&machine, bash)?;
    let undone = open(&machine, bash, &json!({}))?;
    tally.twin(undone.fails(world.situation.without))?;
    tally.case(leaks::check_folder(&machine.path("home/dev")))?;
    Ok(Some(tally))
}

/// The steps of a file that are commands and not another file's as well; merging and restarting are the editor's.
fn commands<'a>(other: Option<&'a Artifact>, steps: &'a [Step]) -> impl Iterator<Item = &'a Step> {
    let done = move |step: &&Step| other.is_some_and(|it| it.apply.contains(step) || it.undo.contains(step));
    steps.iter().filter(|step| !steps::is_in_editor(step)).filter(move |step| !done(step))
}

/// What an editor showed.
struct Seen(Value);

impl Seen {
    fn works(&self) -> Attempt<()> {
        let is_good = self.0["tidy"] == "" && self.0["after"] == json!([]);
        if is_good { Ok(()) } else { Err(format!("gopls should download and resolve everything: {:#}", self.0)) }
    }

    fn opens(&self) -> Attempt<()> {
        let is_good = self.0["before"] == json!([]);
        if is_good { Ok(()) } else { Err(format!("gopls should resolve everything at once: {:#}", self.0)) }
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
