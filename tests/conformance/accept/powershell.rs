//! The PowerShell block read by two grammars: no PowerShell runs here, so only syntax and values are seen.

use std::collections::BTreeMap;

use goproxy_wizard::ask::GoSettings;
use goproxy_wizard::door::Door as _;
use goproxy_wizard::plan::Plan;
use serde_json::{Value, json};

use super::judge::{Given, Judge, Twin, Verdict, swap};
use super::programs;

pub(super) const JUDGE: Judge = Judge {
    program: "two grammars of PowerShell (tree-sitter)",
    files: &["powershell"],
    most: (usize::MAX, usize::MAX),
    version: || {
        let first = programs::pypi_version("tree-sitter-pwsh")?;
        Ok(format!("{first} and {}", programs::pypi_version("tree-sitter-powershell")?))
    },
    twins: &[
        Twin { what: "an open quote", spoil: |text| swap(text, "'\n", "\n") },
        Twin { what: "a brace too few", spoil: |text| swap(text, "}\n# ---", "# ---") },
        Twin {
            what: "a value with quotes that expand",
            spoil: |text| swap(text, " = 'http", " = \"http$x").map(|text| text.replacen("'\n", "\"\n", 1)),
        },
    ],
    verdicts: judge,
};

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let texts: Vec<_> = given.iter().map(|it| it.text.as_str()).collect();
    let said = programs::python_program("powershell.py", &json!(texts))?;
    let said = said.as_array().ok_or("no answer")?;
    Ok(given.iter().zip(said).map(|(it, said)| verdict(&expected(&it.plan), said)).collect())
}

fn verdict(expected: &BTreeMap<String, String>, said: &Value) -> Verdict {
    for (grammar, said) in said.as_object().ok_or("no grammar")? {
        programs::no_problems(&said["problems"]).map_err(|problems| format!("{grammar}: {problems}"))?;
        if said["values"] != json!(expected) {
            return Err(format!("{grammar}: {} instead of {expected:?}", said["values"]));
        }
    }
    Ok(())
}

/// Every variable that gets a fixed text.
fn expected(plan: &Plan) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    if plan.answers.go_settings == GoSettings::Shell {
        out.extend(plan.go.iter().map(|it| (it.var.name().to_owned(), it.value.to_string())));
    }
    if let Some(forward) = &plan.forward {
        out.insert("NO_PROXY".to_owned(), forward.no_proxy().to_string());
        if !forward.has_login {
            out.insert("HTTPS_PROXY".to_owned(), forward.proxy.text().to_string());
            out.insert("HTTP_PROXY".to_owned(), forward.proxy.text().to_string());
        }
    }
    out
}
