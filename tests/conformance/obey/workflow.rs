//! A workflow as a self-hosted runner runs it: whose variables win, which shell a step gets, and how one step leaves
//! variables for the next. Actions are passed over; what setup-go sets, is set.

use std::collections::BTreeMap;
use std::process::{Output, Stdio};

use serde_yaml_ng::Value;

use super::lab::Attempt;
use super::machine::{Machine, PROJECT};

/// Variables by name.
pub(super) type Env = BTreeMap<String, String>;

/// Where the runner is installed.
pub(super) const RUNNER: &str = "home/dev/actions-runner";

/// What a step printed, and whether it ended well.
#[derive(Debug)]
pub(super) struct Ran {
    /// Its script.
    pub(super) script: String,
    /// Whether it ended well.
    pub(super) is_good: bool,
    /// What it printed.
    pub(super) printed: String,
}

/// The environment that a runner has after it has read its `.env` (actions/runner, Program.cs and RunnerWebProxy.cs).
pub(super) fn runner_env(file: &str) -> Env {
    let mut env = Env::new();
    for (name, value) in file.lines().filter_map(|line| line.split_once('=')).filter(|(name, _)| !name.is_empty()) {
        match value {
            "" => env.remove(name),
            _ => env.insert(name.to_owned(), value.to_owned()),
        };
    }
    let either = |env: &Env, lower: &str| env.get(lower).or_else(|| env.get(&lower.to_uppercase())).cloned();
    let proxies = ["http_proxy", "https_proxy"].map(|name| (name, either(&env, name)));
    let exceptions = either(&env, "no_proxy").filter(|_| proxies.iter().any(|(_, address)| address.is_some()));
    for (name, value) in proxies.into_iter().chain([("no_proxy", exceptions)]) {
        if let Some(value) = value {
            let value = if name == "no_proxy" { value } else { value.trim().to_owned() };
            env.insert(name.to_owned(), value.clone());
            env.insert(name.to_uppercase(), value);
        }
    }
    env
}

/// A job on a machine.
pub(super) struct Job<'a> {
    /// The machine.
    pub(super) machine: &'a Machine,
    /// The runner's own variables.
    pub(super) runner: Env,
    /// The repository's secrets.
    pub(super) secrets: Env,
}

impl Job<'_> {
    /// Runs the steps of a workflow's only job, up to the first that fails.
    pub(super) fn run(&self, workflow: &str) -> Attempt<Vec<Ran>> {
        let file: Value = serde_yaml_ng::from_str(workflow).map_err(|error| format!("the workflow: {error}"))?;
        let job = &file["jobs"]["test"];
        let mut env = self.runner.clone();
        env.extend(self.variables(&job["env"]));
        // What an earlier step left counts more than the job's, and a step's own more than that.
        let left = format!("{RUNNER}/_work/_temp/left");
        self.machine.write(&left, "")?;
        let fixed = [
            ("RUNNER_TEMP", "/home/dev/actions-runner/_work/_temp"),
            ("GITHUB_ENV", "/home/dev/actions-runner/_work/_temp/left"),
            ("GITHUB_WORKSPACE", "/home/dev/app"),
            ("CI", "true"),
        ];
        env.extend(fixed.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let mut out: Vec<Ran> = Vec::new();
        for step in job["steps"].as_sequence().ok_or("the workflow has no steps")? {
            if step["uses"].as_str().is_some_and(|action| action.starts_with("actions/setup-go@")) {
                env.insert("GOTOOLCHAIN".to_owned(), "local".to_owned());
            }
            let Some(script) = step["run"].as_str() else { continue };
            let mut own = env.clone();
            own.extend(self.variables(&step["env"]));
            out.push(self.step(script, step["shell"].as_str(), &own)?);
            if out.last().is_some_and(|ran| !ran.is_good) {
                break;
            }
            let text = self.machine.read(&left)?;
            let pairs = text.lines().filter_map(|line| line.split_once('='));
            env.extend(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
        Ok(out)
    }

    /// A mapping of variables, with secrets filled in.
    fn variables(&self, mapping: &Value) -> Env {
        let pairs = mapping.as_mapping().into_iter().flatten();
        let text = |value: &Value| {
            let plain =
                value.as_str().map_or_else(|| serde_yaml_ng::to_string(value).unwrap_or_default(), str::to_owned);
            let name = plain.trim().strip_prefix("${{ secrets.").and_then(|rest| rest.strip_suffix(" }}"));
            name.map(|name| self.secrets.get(name).cloned().unwrap_or_default()).unwrap_or(plain)
        };
        pairs.filter_map(|(name, value)| Some((name.as_str()?.to_owned(), text(value)))).collect()
    }

    fn step(&self, script: &str, shell: Option<&str>, env: &Env) -> Attempt<Ran> {
        self.machine.write("tmp/step.sh", script)?;
        let mut words = vec!["env".to_owned(), "-C".to_owned(), format!("/{PROJECT}")];
        words.extend(env.iter().map(|(name, value)| format!("{name}={value}")));
        // Without `shell` it is bash with -e alone (docs.github.com, jobs.<job_id>.steps[*].shell).
        let start: &[&str] = match shell {
            Some("bash") => &["bash", "--noprofile", "--norc", "-eo", "pipefail"],
            Some(other) => return Err(format!("nobody knows the shell {other}")),
            None => &["bash", "-e"],
        };
        words.extend(start.iter().map(|word| (*word).to_owned()));
        words.push("/tmp/step.sh".to_owned());
        let words: Vec<_> = words.iter().map(String::as_str).collect();
        let output: Output = self.machine.run(&words, Stdio::null())?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let printed = text(&output.stdout) + &text(&output.stderr);
        Ok(Ran { script: script.to_owned(), is_good: output.status.success(), printed })
    }
}

/// All steps must have ended well.
pub(super) fn is_green(ran: &[Ran]) -> Attempt<()> {
    match ran.iter().find(|step| !step.is_good) {
        Some(step) => Err(format!("a step of the workflow failed:\n{}\n{}", step.script, step.printed)),
        None if ran.is_empty() => Err("the workflow ran nothing".to_owned()),
        None => Ok(()),
    }
}

/// The last step that ran must have failed and said this.
pub(super) fn is_red(ran: &[Ran], words: &str) -> Attempt<()> {
    match ran.last() {
        Some(step) if !step.is_good && step.printed.contains(words) => Ok(()),
        Some(step) => Err(format!("should fail with «{words}»:\n{}\n{}", step.script, step.printed)),
        None => Err("the workflow ran nothing".to_owned()),
    }
}
