//! compose.yaml given to Docker Compose: what it reads must be what the plan says, and its build must check well.

use std::process::Command;

use goproxy_wizard::ask::{Engine, QuestionId};
use goproxy_wizard::door::Door as _;
use goproxy_wizard::plan::{Plan, SignIn};
use serde_json::{Value, json};

use super::engine::engine;
use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::planned::{self, LOGIN};
use super::{own_root, parallel};
use crate::tools;

pub(super) const CONFIG: Judge = Judge {
    program: "docker compose config",
    files: &["compose"],
    most: (24, usize::MAX),
    version: || {
        tools::version(Command::new(tools::find("deb/usr/libexec/docker/cli-plugins/docker-compose")?).arg("version"))
    },
    twins: &[
        Twin { what: "an unknown key", spoil: |text| swap(text, "    build:", "    built:") },
        Twin { what: "a secret under another name", spoil: |text| swap(text, "- source: netrc", "- source: net-rc") },
        Twin { what: "another value", spoil: |text| swap(text, "corp.example", "$corp.example") },
        Twin { what: "a wrong indent", spoil: |text| swap(text, "    image:", "   image:") },
    ],
    verdicts: config,
};

pub(super) const BUILD: Judge = Judge {
    program: "docker compose build --check",
    most: (4, 64),
    version: || engine().and_then(|_| (CONFIG.version)()),
    twins: &[
        Twin { what: "another kind of secret", spoil: |text| swap(text, "    file: ", "    external: ") },
        Twin { what: "no context", spoil: |text| swap(text, "context: \".\"", "context: \"./nowhere\"") },
    ],
    verdicts: build,
    ..CONFIG
};

fn config(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let (folder, paths) = lay_out(given);
    let program = tools::find("deb/usr/libexec/docker/cli-plugins/docker-compose")?;
    let all: Vec<_> = given
        .iter()
        .zip(&paths)
        .map(|(it, path)| (expected(&it.plan, &folder.join("").display().to_string()), path))
        .collect();
    Ok(parallel::map(&all, |(expected, path)| {
        let mut command = Command::new(&program);
        command
            .env_clear()
            .env("HOME", folder.join(""))
            .env("PATH", "/usr/bin:/bin")
            .env("HTTPS_PROXY", LOGIN)
            .env("HTTP_PROXY", LOGIN)
            .arg("-f")
            .arg(path);
        let output = command.args(["config", "--format", "json"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if !output.status.success() || !said.is_empty() {
            return Err(said);
        }
        let read: Value = serde_json::from_slice(&output.stdout).map_err(|error| error.to_string())?;
        let (build, secrets) = (&read["services"]["app"]["build"], &read["secrets"]);
        let file = |id: &str| secrets[id]["file"].clone();
        // What it prints is a Compose file again, with every dollar sign doubled.
        let plain = |text: &Value| text.as_str().map_or(Value::Null, |text| json!(text.replace("$$", "$")));
        let got = json!({
            "args": build["args"], "modules": plain(&build["additional_contexts"]["modules"]), "ssh": build["ssh"],
            "network": build["network"], "netrc": file("netrc"), "https_proxy": file("https_proxy"),
            "known_hosts": file("known_hosts"),
            "secrets": build["secrets"].as_array().map_or(0, Vec::len),
        });
        if got == *expected { Ok(()) } else { Err(format!("{got}\ninstead of {expected}")) }
    }))
}

fn expected(plan: &Plan, home: &str) -> Value {
    let forward = plan.forward.as_ref();
    let args = match forward {
        // Compose takes it from its own environment.
        Some(forward) if forward.is_at_windows && !forward.has_login => planned::editor_proxy(plan, Some(LOGIN)),
        _ => planned::proxy(plan, None),
    };
    let has =
        |is_wanted: fn(SignIn) -> bool| plan.logins.iter().any(|it| is_wanted(it.sign_in) && !it.machines.is_empty());
    let (netrc, ssh) = (plan.logins.iter().any(|it| it.sign_in != SignIn::Ssh), has(|it| it == SignIn::Ssh));
    let has_login = forward.is_some_and(|it| it.has_login);
    let file = |is_there: bool, name: &str| if is_there { json!(format!("{home}{name}")) } else { Value::Null };
    let is_on_this_machine = forward.is_some_and(|it| it.proxy.is_loopback()) && plan.answers.engine == Engine::Systemd;
    json!({
        "args": if args.is_empty() { Value::Null } else { json!(args) },
        "modules": if QuestionId::FileTree.is_asked(&plan.answers) { json!(plan.answers.file_tree.text().as_str()) } else { Value::Null },
        "ssh": if ssh { json!(["default"]) } else { Value::Null },
        "network": if is_on_this_machine { json!("host") } else { Value::Null },
        "netrc": file(netrc, ".netrc"),
        "https_proxy": file(has_login, ".config/goproxy-wizard/proxy-url"),
        "known_hosts": file(ssh, ".ssh/known_hosts"),
        "secrets": usize::from(netrc) + usize::from(has_login) + usize::from(ssh),
    })
}

/// Compose hands the build over to bake, which takes `${` and `%{` for its own; for arguments that is mended
/// (docker/compose#13258), for contexts it is not.
fn is_bakeable(given: &Given) -> bool {
    !given.text.contains("additional_contexts") || !["${", "%{"].iter().any(|it| given.text.contains(it))
}

fn build(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let ran = own_root::run(given, "docker compose build --check", "exec \"$DOCKER\" \"$@\"")?;
    let verdict = |i| match ran.said(i) {
        (said, true) if said.contains("no warnings found") => Ok(()),
        (_, false) if !is_bakeable(&given[i]) => Ok(()),
        (said, _) => Err(said),
    };
    Ok((0..given.len()).map(verdict).collect())
}
