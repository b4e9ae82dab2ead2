//! The examples of `docs/diagnose.md`, given to the programs that read such files.

use std::process::Command;

use serde_json::{Value, json};

use super::programs;
use crate::folder::Folder;
use crate::report::{Part, Report};
use crate::tools;

/// An example, its judge, and a word that must not be spoilt.
struct Example {
    path: &'static str,
    program: &'static str,
    version: fn() -> Result<String, String>,
    spoil: (&'static str, &'static str),
    complaints: fn(&[String]) -> Result<Vec<String>, String>,
}

const EXAMPLES: &[Example] = &[
    Example {
        path: ".github/workflows/go-proxy-settings.yml",
        program: "GitHub's workflow language service",
        version: || programs::npm_version("@actions/languageservice"),
        spoil: ("security-events: write", "security-event: write"),
        complaints: workflow,
    },
    Example {
        path: ".gitlab-ci.yml",
        program: "GitLab's schema, in check-jsonschema",
        version: || programs::pypi_version("check-jsonschema"),
        spoil: ("allow_failure:", "allow_failures:"),
        complaints: pipeline,
    },
];

/// Asks each program about its example and about the spoilt one.
pub(super) fn run(report: &mut Report) {
    let doc = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/diagnose.md")).unwrap();
    for example in EXAMPLES {
        let file = "examples of docs/diagnose.md";
        if !report.wants(file, example.program) {
            continue;
        }
        let begin = format!("```yaml\n# {}\n", example.path);
        let text = doc.split_once(&begin).and_then(|(_, rest)| rest.split_once("```")).map(|(text, _)| text.to_owned());
        let text = text.unwrap_or_else(|| panic!("no example for {}", example.path));
        let spoilt = text.replace(example.spoil.0, example.spoil.1);
        assert_ne!(text, spoilt);
        match (example.version)() {
            Err(reason) => report.skipped(Part::Accepted, file, example.program, &reason),
            Ok(version) => match (example.complaints)(&[text, spoilt]).as_deref() {
                Ok([good, bad]) if good.is_empty() && !bad.is_empty() => {
                    report.passed(Part::Accepted, file, example.program, &version, 1, 1);
                }
                Ok(said) => report.failed(Part::Accepted, file, example.program, &version, &said.join("\n")),
                Err(why) => report.failed(Part::Accepted, file, example.program, &version, why),
            },
        }
    }
}

fn workflow(texts: &[String]) -> Result<Vec<String>, String> {
    let said = programs::node("workflow.mjs", &json!(texts))?;
    let all = said.as_array().ok_or("no answer")?.iter();
    Ok(all.map(|it| programs::no_problems(it).err().unwrap_or_default()).collect())
}

fn pipeline(texts: &[String]) -> Result<Vec<String>, String> {
    let folder = Folder::new();
    let one = |(i, text): (usize, &String)| {
        let name = format!("{i}.yml");
        folder.write(&name, text);
        let mut command = Command::new(tools::find("py/bin/check-jsonschema")?);
        command.args([
            "--builtin-schema",
            "vendor.gitlab-ci",
            "--data-transform",
            "gitlab-ci",
            "--output-format",
            "json",
        ]);
        let said = programs::ask(command.arg(folder.join(&name)), &Value::Null)?;
        Ok(if said["status"] == "ok" { String::new() } else { said.to_string() })
    };
    texts.iter().enumerate().map(one).collect()
}
