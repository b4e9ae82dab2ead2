//! settings.json given to VS Code's own JSON language service, with the settings that the Go extension has.

use serde_json::json;

use super::judge::{Given, Judge, Twin, Verdict, swap};
use super::programs;

pub(super) const WORKSPACE: Judge = Judge {
    program: "VS Code's JSON language service",
    files: &["vscode-workspace"],
    most: (usize::MAX, usize::MAX),
    version: || programs::npm_version("vscode-json-languageservice"),
    twins: &[
        Twin { what: "an unknown setting", spoil: |text| swap(text, "go.toolsEnvVars", "go.toolsEnv") },
        Twin { what: "an unknown choice", spoil: |text| swap(text, "ForUpdates\": \"off\"", "ForUpdates\": \"no\"") },
        Twin { what: "a comma too few", spoil: |text| swap(text, "\",\n", "\"\n") },
        Twin {
            what: "a number for a variable",
            spoil: |text| swap(text, "\"HTTPS_PROXY\": \"", "\"X\": 1, \"HTTPS_PROXY\": \""),
        },
    ],
    verdicts: judge,
};

pub(super) const USER: Judge = Judge {
    files: &["vscode-user"],
    twins: &[
        Twin { what: "an unknown setting", spoil: |text| swap(text, "http.noProxy", "http.no_proxy") },
        Twin { what: "no list", spoil: |text| swap(text, "[\"localhost\"", "\"localhost\", [") },
        Twin { what: "an address without its scheme", spoil: |text| swap(text, "\"http://", "\"//") },
    ],
    ..WORKSPACE
};

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let texts: Vec<_> = given.iter().map(|it| it.text.as_str()).collect();
    let said = programs::node("settings.mjs", &json!(texts))?;
    Ok(said.as_array().ok_or("no answer")?.iter().map(programs::no_problems).collect())
}
