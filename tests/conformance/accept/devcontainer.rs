//! devcontainer.json read by the Dev Containers command line; its mounts are given to the real engine.

use std::process::Command;

use goproxy_wizard::plan::{Plan, Var};
use serde_json::Value;

use super::engine::{self, engine};
use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::planned::{self, LOGIN, Variables};
use super::{parallel, programs};
use crate::tools;

pub(super) const JUDGE: Judge = Judge {
    program: "the Dev Containers command line",
    files: &["devcontainer"],
    most: (8, 48),
    version: || {
        engine()?;
        programs::npm_version("@devcontainers/cli")
    },
    twins: &[
        Twin { what: "a brace too few", spoil: |text| swap(text, "  },\n", "  \n") },
        Twin {
            what: "variables of another place",
            spoil: |text| swap(text, "\"containerEnv\"", "\"containerEnvironment\""),
        },
        Twin { what: "a mount that is none", spoil: |text| swap(text, "target=", "to=") },
        Twin { what: "another value", spoil: |text| swap(text, "corp.example", "corp.invalid") },
    ],
    verdicts: judge,
};

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let (_folder, paths) = lay_out(given);
    let program = tools::find("npm/node_modules/@devcontainers/cli/devcontainer.js")?;
    let (docker, node) = (engine()?.docker(), programs::node_program()?);
    let all: Vec<_> = given.iter().zip(&paths).map(|(it, path)| (expected(&it.plan), path)).collect();
    Ok(parallel::map(&all, |(expected, path)| {
        let folder = path.ancestors().nth(2).unwrap();
        let mut command = Command::new(&node);
        command.arg(&program).args(["read-configuration", "--workspace-folder"]).arg(folder);
        command.arg("--docker-path").arg(docker.get_program()).env("HTTPS_PROXY", LOGIN).env("HOME", folder);
        command.envs(docker.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        let read: Value = serde_json::from_slice(&output.stdout).map_err(|_| said)?;
        let own = &read["configuration"];
        let got: Variables = serde_json::from_value(own["containerEnv"].clone()).unwrap_or_default();
        planned::same(&got, expected)?;
        own["mounts"].as_array().into_iter().flatten().filter_map(Value::as_str).try_for_each(is_mount)
    }))
}

/// The engine looks for the source only after it has understood the whole.
fn is_mount(text: &str) -> Verdict {
    let output = engine()?.docker().args(["create", "--mount", text, engine::NOTHING, "x"]).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    // moby takes a backslash for a slash when it looks for the root, so nothing is mounted at a folder of that name.
    let is_root = said.contains("destination can't be '/'") && text.contains("target=/\\,");
    let is_understood = is_root || output.status.success() || said.contains("bind source path does not exist");
    if is_understood { Ok(()) } else { Err(format!("{text}: {said}")) }
}

fn expected(plan: &Plan) -> Variables {
    let proxy = planned::in_both_cases(&planned::proxy(plan, Some(LOGIN)));
    planned::both(planned::go(plan, &[Var::GoAuth, Var::GoToolchain]), proxy)
}
