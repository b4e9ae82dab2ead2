//! languages.toml read by a real Helix, which opens a Go file and starts gopls with the variables.

use std::collections::BTreeMap;
use std::process::Command;

use goproxy_wizard::plan::Plan;
use serde_json::{Value, json};

use super::judge::{Given, Judge, Twin, Verdict, swap};
use super::planned::{self, Variables};
use super::programs;
use crate::folder::Folder;
use crate::tools;

pub(super) const JUDGE: Judge = Judge {
    program: "Helix",
    files: &["helix"],
    most: (12, 96),
    version: || tools::version(Command::new(tools::find("bin/hx")?).arg("--version")),
    twins: &[
        Twin { what: "an unknown key", spoil: |text| swap(text, ".environment]", ".env]") },
        Twin { what: "an open quote", spoil: |text| swap(text, "\"\n", "\n") },
        Twin { what: "another server", spoil: |text| swap(text, ".gopls.", ".goplz.") },
    ],
    verdicts: judge,
};

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let folder = Folder::new();
    let home = |(i, it): (usize, &Given)| {
        folder.write(format!("{i}/.config/helix/languages.toml"), &it.text);
        folder.join(i.to_string())
    };
    let homes: Vec<_> = given.iter().enumerate().map(home).collect();
    let env = json!({ "HELIX_RUNTIME": tools::find("deb/usr/lib/hx/runtime")? });
    let job = json!({ "helix": tools::find("bin/hx")?, "env": env, "homes": homes });
    let said = programs::python_program("helix.py", &job)?;
    let verdict = |(it, got): (&Given, &Value)| {
        let got: BTreeMap<String, String> =
            serde_json::from_value(got.clone()).map_err(|_| "Helix did not start gopls".to_owned())?;
        let expected = expected(&it.plan);
        let got = got.into_iter().filter(|(name, _)| name.ends_with("PROXY") || expected.contains_key(name)).collect();
        planned::same(&got, &expected)
    };
    Ok(given.iter().zip(said.as_array().ok_or("no answer")?).map(verdict).collect())
}

fn expected(plan: &Plan) -> Variables {
    planned::both(planned::go(plan, &[]), planned::editor_proxy(plan, None))
}
