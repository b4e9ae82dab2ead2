//! `~/.docker/config.json` given to the real client: a new container must get exactly the variables of the plan.

use std::collections::BTreeMap;

use goproxy_wizard::door::Door as _;
use goproxy_wizard::plan::Plan;

use super::engine::{self, engine};
use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::parallel;

pub(super) const JUDGE: Judge = Judge {
    program: "docker create",
    files: &["docker-config"],
    most: (10, usize::MAX),
    version: engine::version,
    twins: &[
        Twin { what: "the engine's name for the key", spoil: |text| swap(text, "\"httpProxy\"", "\"http-proxy\"") },
        Twin { what: "no level for the engine", spoil: |text| swap(text, "\"default\"", "\"all\"") },
        Twin { what: "a brace too few", spoil: |text| swap(text, "  }\n}", "  }\n") },
    ],
    verdicts: judge,
};

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let engine = engine()?;
    let (folder, paths) = lay_out(given);
    let all: Vec<_> = given.iter().zip(paths).map(|(it, path)| (expected(&it.plan), path)).collect();
    let verdicts = parallel::map(&all, |(expected, path)| {
        let mut command = engine.docker();
        command.env("DOCKER_CONFIG", path.parent().unwrap()).args(["create", engine::NOTHING, "x"]);
        let created = command.output().unwrap();
        let id = String::from_utf8_lossy(&created.stdout).trim().to_owned();
        let inspected = engine.docker().args(["inspect", "--format", "{{json .Config.Env}}", &id]).output().unwrap();
        let env: Vec<String> = serde_json::from_slice(&inspected.stdout).map_err(|error| error.to_string())?;
        let got: BTreeMap<_, _> = env.iter().filter_map(|pair| pair.split_once('=')).collect();
        let said = String::from_utf8_lossy(&created.stderr);
        let is_same = got.len() == expected.len()
            && got.iter().all(|(name, value)| expected.get(*name).is_some_and(|it| it == value));
        if is_same { Ok(()) } else { Err(format!("{said}{got:?} instead of {expected:?}")) }
    });
    drop(folder);
    Ok(verdicts)
}

/// Both cases of each name.
fn expected(plan: &Plan) -> BTreeMap<String, String> {
    let forward = plan.forward.as_ref().expect("the file is written for a proxy");
    let address = forward.proxy.text().to_string();
    let pairs =
        [("HTTP_PROXY", address.clone()), ("HTTPS_PROXY", address), ("NO_PROXY", forward.no_proxy().to_string())];
    pairs
        .iter()
        .flat_map(|(name, value)| [((*name).to_owned(), value.clone()), (name.to_lowercase(), value.clone())])
        .collect()
}
