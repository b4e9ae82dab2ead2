//! VS Code's settings.json, read as the Go extension reads it, and obeyed by gopls.

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
use super::{logs, routes, steps};

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
    // Nothing that was downloaded all the same helps afterwards.
    machine.run(&["sh", "-c", "go clean -modcache && rm -f app/go.sum"], Stdio::null())?;

    let settings: Value = serde_json::from_str(&file.text()).map_err(|error| format!("{FILE}: {error}"))?;
    let shell_file = files.iter().find(|it| it.target == bash.name);
    let mut sitting = Session::new(world, &plan);
    sitting.follow(preparations(&settings, shell_file))?;
    sitting.follow(file.apply.iter().filter(|step| !steps::is_in_editor(step)))?;
    sitting.run(&machine, bash)?;

    let start = logs::now();
    let applied = open(&machine, bash, &settings)?;
    tally.case(applied.works().and_then(|()| routes::check(world, (start, logs::now()))))?;

    let mut sitting = Session::new(world, &plan);
    sitting.line("rm go.sum");
    sitting.line("go clean -modcache");
    if is_from_shell(&settings) {
        let undo = shell_file.iter().flat_map(|file| &file.undo);
        sitting.follow(undo.filter(|step| step.text.key() != "step.undo-now"))?;
    }
    sitting.run(&machine, bash)?;
    let undone = open(&machine, bash, &json!({}))?;
    tally.twin(undone.fails(world.situation.switched_off))?;
    Ok(Some(tally))
}

/// Whether the settings take a value from the shell that the editor was started in.
fn is_from_shell(settings: &Value) -> bool {
    settings.to_string().contains("${env:")
}

/// What a person did before for their shell: all of it where the settings stand on that, else the logins alone.
fn preparations<'a>(settings: &Value, shell_file: Option<&'a Artifact>) -> impl Iterator<Item = &'a Step> {
    let is_whole = is_from_shell(settings);
    let steps = shell_file.into_iter().flat_map(|file| &file.apply);
    steps.filter(move |step| {
        is_whole
            || !["step.apply-block", "step.new-shell", "step.trust-ca", "step.see-issuer"].contains(&step.text.key())
    })
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
