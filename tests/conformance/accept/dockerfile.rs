//! Dockerfiles given to BuildKit's own check, which reads them whole and builds nothing.

use std::collections::HashMap;

use serde_json::{Map, json};

use super::engine::{self, engine};
use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};

pub(super) const JUDGE: Judge = Judge {
    program: "docker build --check",
    files: &["dockerfile"],
    most: (48, usize::MAX),
    version: engine::version,
    twins: &[
        Twin { what: "an unknown instruction", spoil: |text| swap(text, "WORKDIR", "WORKDOR") },
        Twin { what: "a stage without its name", spoil: |text| swap(text, " AS build", " AS") },
        Twin { what: "a stage in two cases", spoil: |text| swap(text, " AS build", " as build") },
        Twin { what: "an unknown kind of mount", spoil: |text| swap(text, "--mount=type=cache", "--mount=type=cash") },
        Twin { what: "a variable that nobody set", spoil: |text| swap(text, "WORKDIR /src", "WORKDIR $SRC") },
    ],
    verdicts: judge,
};

/// The Dockerfile of the report.
pub(super) const REPORT: Judge = Judge {
    files: &["report-dockerfile"],
    most: (16, usize::MAX),
    twins: &[
        Twin { what: "an unknown instruction", spoil: |text| swap(text, "WORKDIR", "WORKDOR") },
        Twin { what: "a variable that nobody set", spoil: |text| swap(text, "WORKDIR /src", "WORKDIR $SRC") },
    ],
    ..JUDGE
};

/// So many files go into one bake file; the client gives up on hundreds at once.
const AT_ONCE: usize = 32;

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    engine()?.name_images(given.iter().map(|it| it.text.as_str()));
    given.chunks(AT_ONCE).map(bake).collect::<Result<Vec<_>, _>>().map(|all| all.concat())
}

/// The verdicts of one start, with a target for each file.
fn bake(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let (folder, paths) = lay_out(given);
    let name = |i: usize| format!("target-{i}-end");
    let target = |i: usize| {
        let context = paths[i].parent();
        // The folder of modules that the command of the Dockerfile names.
        let contexts = if given[i].text.contains("from=modules") { json!({ "modules": context }) } else { json!({}) };
        (name(i), json!({ "context": context, "dockerfile": paths[i], "contexts": contexts, "call": "check" }))
    };
    let names: Vec<_> = (0..given.len()).map(name).collect();
    let targets: Map<_, _> = (0..given.len()).map(target).collect();
    folder.write("bake.json", &json!({ "group": { "default": { "targets": names } }, "target": targets }).to_string());
    let mut command = engine()?.docker();
    command.args(["buildx", "bake", "--allow=fs.read=*", "--progress=quiet", "-f", "bake.json"]);
    let output = command.current_dir(folder.join("")).output().unwrap();
    let said = by_target(&String::from_utf8_lossy(&output.stdout));
    let verdict = |name| match said.get(&name).map(|text| text.trim()) {
        Some("Check complete, no warnings found.") => Ok(()),
        Some(text) => Err(text.to_owned()),
        None => Err(format!("nothing said: {}", String::from_utf8_lossy(&output.stderr))),
    };
    Ok(names.into_iter().map(verdict).collect())
}

/// What stands below each target's name.
fn by_target(text: &str) -> HashMap<String, String> {
    let mut out = HashMap::new();
    let mut name = "";
    for line in text.lines() {
        if line.starts_with("target-") && line.ends_with("-end") {
            name = line;
        } else {
            out.entry(name.to_owned()).or_insert_with(String::new).extend([line, "\n"]);
        }
    }
    out
}
