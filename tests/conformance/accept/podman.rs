//! containers.conf given to a real Podman: a new container must get the variables of the plan, or none.

use std::fs;
use std::process::Command;

use goproxy_wizard::plan::Plan;

use super::judge::{Given, Judge, Twin, Verdict, swap};
use super::planned::{self, Variables};
use crate::folder::Folder;
use crate::tools;

pub(super) const JUDGE: Judge = Judge {
    program: "podman create",
    files: &["containers-conf"],
    most: (4, 64),
    version: || {
        tools::namespaces()?;
        tools::system("runc")?;
        tools::version(Command::new(tools::find("bin/podman")?).arg("--version"))
    },
    twins: &[
        Twin {
            what: "a name that is none",
            spoil: |text| swap(handed_on(text)?, "[engine]\nenv", "[engine]\nenviron"),
        },
        Twin { what: "no boolean", spoil: |text| swap(text, "= true", "= yes") },
        Twin { what: "an open quote", spoil: |text| swap(text, "\",\n", ",\n") },
        Twin { what: "another table", spoil: |text| swap(handed_on(text)?, "[engine]", "[containers.engine]") },
    ],
    verdicts: judge,
};

/// The text where a container gets the variables: elsewhere nothing shows whether they were read.
fn handed_on(text: &str) -> Option<&str> {
    text.contains("http_proxy = true").then_some(text)
}

const RUN: &str = include_str!("../programs/podman.sh");

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let folder = Folder::new();
    for (i, it) in given.iter().enumerate() {
        folder.write(format!("{i}/conf"), &it.text);
    }
    let mut command = Command::new("unshare");
    command.env_clear().env("PATH", super::engine::PATH);
    command.args(["--net", "--mount", "--propagation", "private", "bash", "-c", RUN, "podman"]);
    let output = command.arg(folder.join("")).arg(tools::find("deb")?).output().unwrap();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let verdict = |(i, it): (usize, &Given)| {
        let read = |name| fs::read_to_string(folder.join(format!("{i}/{name}"))).unwrap_or_default();
        let env: Vec<String> = serde_json::from_str(&read("env")).map_err(|_| read("said"))?;
        let pairs = env.iter().filter_map(|pair| pair.split_once('='));
        let own = pairs.filter(|(name, _)| name.to_lowercase().ends_with("_proxy"));
        let got = own.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        planned::same(&got, &expected(&it.plan))
    };
    Ok(given.iter().enumerate().map(verdict).collect())
}

/// A proxy of this very machine is of no use in a container.
fn expected(plan: &Plan) -> Variables {
    let is_loopback = plan.forward.as_ref().is_some_and(|forward| forward.proxy.is_loopback());
    if is_loopback { Variables::new() } else { planned::in_both_cases(&planned::proxy(plan, None)) }
}
