//! Workflows given to GitHub's own language service, with the inputs that each version of an action has.

use serde_json::{Value, json};

use super::judge::{Given, Judge, Twin, Verdict, swap};
use super::programs;

pub(super) const JUDGE: Judge = Judge {
    program: "GitHub's workflow language service",
    files: &["github-actions"],
    most: (24, usize::MAX),
    version: || programs::npm_version("@actions/languageservice"),
    twins: &[
        Twin { what: "an input that the action lacks", spoil: |text| swap(text, "go-version-file:", "go-proxy:") },
        Twin { what: "an unknown context", spoil: |text| swap(text, "${{ secrets.", "${{ secret.") },
        Twin { what: "an unknown permission", spoil: |text| swap(text, "contents: read", "contents: reads") },
        Twin { what: "an unknown key", spoil: |text| swap(text, "runs-on:", "run-on:") },
    ],
    verdicts: judge,
};

/// What the generator writes, and what else a person may have pinned.
const OURS: &str = "actions/setup-go@v7";
const OTHERS: [&str; 4] =
    ["actions/setup-go@v6", "actions/setup-go@v6.3", "actions/setup-go@v5", "actions/setup-go@v4"];
/// The input that came with v6.4.
const NEW_INPUT: &str = "go-download-base-url";

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let versions = |it: &Given| {
        let mut texts = vec![it.text.clone()];
        texts.extend(OTHERS.map(|other| it.text.replace(OURS, other)));
        texts
    };
    let texts: Vec<_> = given.iter().flat_map(versions).collect();
    let said = programs::node("workflow.mjs", &json!(texts))?;
    let said = said.as_array().ok_or("no answer")?;
    Ok(given.iter().zip(said.chunks(1 + OTHERS.len())).map(|(it, said)| verdict(it, said)).collect())
}

fn verdict(given: &Given, said: &[Value]) -> Verdict {
    if !given.text.contains(OURS) {
        return Err(format!("it does not use {OURS}"));
    }
    for (version, said) in std::iter::once(OURS).chain(OTHERS).zip(said) {
        let lacks_input = given.text.contains(NEW_INPUT) && OTHERS[1..].contains(&version);
        let problems = programs::no_problems(said).err();
        let is_right = match &problems {
            Some(problems) => lacks_input && problems.lines().count() == 1 && problems.contains(NEW_INPUT),
            None => !lacks_input,
        };
        if !is_right {
            return Err(format!(
                "with {version}: {}",
                problems.unwrap_or("an unknown input is not noticed".to_owned())
            ));
        }
    }
    Ok(())
}
