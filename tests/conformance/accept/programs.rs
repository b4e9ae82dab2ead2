//! Helper programs in JavaScript and Python: each gets JSON and answers with JSON.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::folder::Folder;
use crate::tools;

/// Where the helper programs lie.
fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "conformance", "programs"].iter().collect()
}

/// The version of a package of npm.
pub(super) fn npm_version(package: &str) -> Result<String, String> {
    node_program()?;
    let file = tools::find(&format!("npm/node_modules/{package}/package.json")).map_err(|_| missing(package))?;
    let text = std::fs::read_to_string(file).unwrap();
    let read: Value = serde_json::from_str(&text).unwrap();
    Ok(read["version"].as_str().unwrap_or_default().to_owned())
}

/// The version of a package of `PyPI`.
pub(super) fn pypi_version(package: &str) -> Result<String, String> {
    let mut command = python()?;
    command.args(["-c", "import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))", package]);
    tools::version(&mut command).map_err(|_| missing(package))
}

fn missing(package: &str) -> String {
    format!("{package} is not installed")
}

fn python() -> Result<Command, String> {
    Ok(Command::new(tools::find("py/bin/python")?))
}

/// Node, of a pinned version.
pub(super) fn node_program() -> Result<PathBuf, String> {
    tools::find("bin/node")
}

/// Runs a program in JavaScript. It is bundled first: some packages can't be imported as they are.
pub(super) fn node(name: &str, input: &Value) -> Result<Value, String> {
    let modules = tools::find("npm/node_modules")?;
    let bundled = Folder::new();
    let out = bundled.join("program.cjs");
    let mut bundle = Command::new(node_program()?);
    bundle.arg(modules.join("esbuild/bin/esbuild")).arg(folder().join(name)).env("NODE_PATH", &modules);
    bundle.args(["--bundle", "--platform=node", "--main-fields=module,main", "--format=cjs", "--log-level=warning"]);
    let output =
        bundle.arg(format!("--outfile={}", out.display())).output().map_err(|error| format!("node: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    ask(Command::new(node_program()?).arg(out), input)
}

/// Runs a program in Python.
pub(super) fn python_program(name: &str, input: &Value) -> Result<Value, String> {
    ask(python()?.arg(folder().join(name)), input)
}

/// Gives a command its input and takes its answer.
pub(super) fn ask(command: &mut Command, input: &Value) -> Result<Value, String> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    let mut stdin = child.stdin.take().unwrap();
    let text = input.to_string();
    // It may answer before it has read all.
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output().unwrap();
    let _ = writer.join();
    let said = String::from_utf8_lossy(&output.stderr);
    serde_json::from_slice(&output.stdout).map_err(|error| format!("{error}: {said}"))
}

/// A verdict from a list of problems.
pub(super) fn no_problems(problems: &Value) -> Result<(), String> {
    let lines: Vec<_> =
        problems.as_array().ok_or("no list of problems")?.iter().map(|it| it.as_str().unwrap_or("?")).collect();
    if lines.is_empty() { Ok(()) } else { Err(lines.join("\n")) }
}
