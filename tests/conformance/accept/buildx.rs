//! The script for a builder of its own run by sh: `docker buildx create` reads all of it, the settings included, and keeps
//! what it read.

use std::collections::BTreeMap;
use std::process::Command;

use goproxy_wizard::ask::{Engine, Have};
use goproxy_wizard::door::Door as _;
use goproxy_wizard::plan::Plan;
use serde_json::{Value, json};

use super::engine::engine;
use super::judge::{Given, Judge, Twin, Verdict, swap};
use super::planned::LOGIN;
use super::{own_root, programs};
use crate::tools;

pub(super) const SCRIPT: Judge = Judge {
    program: "docker buildx create",
    files: &["buildx-builder"],
    most: (5, 64),
    version: || {
        engine()?;
        tools::version(Command::new(tools::find("deb/usr/libexec/docker/cli-plugins/docker-buildx")?).arg("version"))
    },
    twins: &[
        Twin { what: "an unknown driver", spoil: |text| swap(text, "docker-container", "docker-containers") },
        Twin {
            what: "a list without its quotes",
            spoil: |text| swap(text, "'\"env.NO_PROXY", "'env.NO_PROXY").map(|text| text.replacen("\"'", "'", 1)),
        },
        Twin { what: "a line cut off", spoil: |text| swap(text, " \\\n", "\n") },
        Twin { what: "settings of another name", spoil: |text| swap(text, "buildkitd.toml", "buildkit.toml") },
    ],
    verdicts: judge,
};

pub(super) const SETTINGS: Judge = Judge {
    files: &["buildkitd"],
    twins: &[
        Twin { what: "an open quote", spoil: |text| swap(text, "\",\n", ",\n") },
        Twin { what: "a certificate that is not there", spoil: |text| swap(text, "corp-ca.crt", "corp-ca.cert") },
        Twin { what: "no list", spoil: |text| swap(text, "ca = [", "ca = 1 #") },
    ],
    ..SCRIPT
};

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let ran = own_root::run(given, "BUILDX_CONFIG=$HOME/buildx sh buildx-builder.sh", "exec \"$DOCKER\" \"$@\"")?;
    let verdict = |(i, it): (usize, &Given)| {
        let (said, is_good) = ran.said(i);
        let kept = ran.read(i, "home/buildx/instances/goproxy-wizard").filter(|_| is_good).ok_or(said)?;
        let kept: Value = serde_json::from_str(&kept).map_err(|error| error.to_string())?;
        let node = &kept["Nodes"][0];
        let expected = json!(options(&it.plan));
        let options = if node["DriverOpts"].is_null() { json!({}) } else { node["DriverOpts"].clone() };
        if kept["Driver"] != "docker-container" || options != expected {
            return Err(format!("{kept}\ninstead of {expected}"));
        }
        let has_files = node["Files"].as_object().is_some_and(|files| files.len() == 2);
        if has_files == it.plan.answers.has(Have::Inspection) { Ok(()) } else { Err(node["Files"].to_string()) }
    };
    Ok(given.iter().enumerate().map(verdict).collect())
}

fn options(plan: &Plan) -> BTreeMap<&'static str, String> {
    let mut out = BTreeMap::new();
    if let Some(forward) = &plan.forward {
        let address = if forward.has_login { LOGIN.to_owned() } else { forward.proxy.text().to_string() };
        out.extend([("env.HTTPS_PROXY", address.clone()), ("env.HTTP_PROXY", address)]);
        out.insert("env.NO_PROXY", forward.no_proxy_for_go().to_string());
        if forward.proxy.is_loopback() && plan.answers.engine == Engine::Systemd {
            out.insert("network", "host".to_owned());
        }
    }
    out
}

/// TOML read by a second reader, Python's own.
pub(super) const TOML: Judge = Judge {
    program: "Python's TOML reader",
    most: (usize::MAX, usize::MAX),
    version: || tools::version(Command::new(tools::find("py/bin/python")?).arg("--version")),
    verdicts: |given| {
        let texts: Vec<_> = given.iter().map(|it| it.text.as_str()).collect();
        let read = programs::python_program("read_toml.py", &json!(texts))?;
        let verdict = |(it, read): (&Given, &Value)| {
            let a = &it.plan.answers;
            let expected = json!({ "registry": { a.registry.registry().as_str(): { "ca": [a.ca.text().as_str()] } } });
            if *read == expected { Ok(()) } else { Err(format!("{read}\ninstead of {expected}")) }
        };
        Ok(given.iter().zip(read.as_array().ok_or("no answer")?).map(verdict).collect())
    },
    ..SETTINGS
};
