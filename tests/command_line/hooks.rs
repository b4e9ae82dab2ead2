//! What a repository is diagnosed with: the hooks of pre-commit, and the examples in `docs/diagnose.md`.

use std::fs;
use std::process::Command;

use goproxy_wizard::diagnose::diagnose;
use goproxy_wizard::read::{Kind, kind_of_file};
use regex::Regex;
use serde_json::Value;

use super::new_folder;

/// Files whose names tell what they are.
const FILES: &[&str] = &[
    "Dockerfile",
    "api/Dockerfile.dev",
    "api.Dockerfile",
    "Containerfile",
    "compose.yaml",
    "deploy/docker-compose.prod.yml",
    ".github/workflows/ci.yml",
    "action.yml",
    ".gitlab-ci.yml",
    "ci/go.gitlab-ci.yml",
    ".vscode/settings.json",
    "my.code-workspace",
    ".devcontainer/devcontainer.json",
    ".devcontainer.json",
    "etc/docker/daemon.json",
    "home/.docker/config.json",
    "goproxy.service",
    "docker.service.d/http-proxy.conf",
    ".env",
    ".env.local",
    "prod.env",
    ".envrc",
    ".config/go/env",
    ".bashrc",
    ".zshrc",
    ".profile",
    "build.sh",
    "config.fish",
    "build.ps1",
    "build.cmd",
    "home/.wslconfig",
    "wsl.conf",
    ".netrc",
    "_netrc",
    ".gitconfig",
];
/// Files that are none of these.
const OTHERS: &[&str] =
    &["main.go", "go.mod", "README.md", "config.json", "values.yaml", "nginx.conf", "env", "docs/compose.md"];

fn file(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

/// The example for a file.
fn example(name: &str) -> String {
    let doc = file("docs/diagnose.md");
    let blocks = doc.split("\n```yaml\n").skip(1).map(|rest| rest.split_once("```").unwrap().0);
    let first = format!("# {name}\n");
    blocks.into_iter().find(|it| it.starts_with(&first)).unwrap().to_owned()
}

#[test]
fn the_hooks_look_at_the_files_that_are_known_by_name() {
    let hooks: serde_yaml_ng::Value = serde_yaml_ng::from_str(&file(".pre-commit-hooks.yaml")).unwrap();
    let mut hooks = hooks.as_sequence().unwrap().clone();
    for hook in &mut hooks {
        // pre-commit's reader knows merge keys.
        hook.apply_merge().unwrap();
    }
    let ids: Vec<_> = hooks.iter().map(|hook| hook["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["goproxy-wizard", "goproxy-wizard-installed"]);
    assert_eq!(hooks[0]["language"], "rust");
    assert_eq!(hooks[1]["language"], "system");
    for hook in &hooks {
        assert_eq!(hook["entry"], "goproxy-wizard diagnose");
        let files = Regex::new(hook["files"].as_str().unwrap().trim_end()).unwrap();
        for path in FILES {
            assert!(files.is_match(path), "{path}");
            assert!(kind_of_file(path).is_some(), "{path}");
        }
        for path in OTHERS {
            assert!(!files.is_match(path), "{path}");
            assert!(kind_of_file(path).is_none(), "{path}");
        }
    }
    let seen: Vec<_> = FILES.iter().filter_map(|path| kind_of_file(path)).collect();
    let by_name =
        Kind::ALL.iter().filter(|kind| !matches!(kind, Kind::ErrorText | Kind::GoEnv | Kind::Curl | Kind::Openssl));
    for kind in by_name {
        assert!(seen.contains(kind), "no file is of kind {}", kind.name());
    }
}

#[test]
fn the_examples_are_right_themselves() {
    for name in [".github/workflows/go-proxy-settings.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml"] {
        let text = example(name);
        let _: serde_yaml_ng::Value = serde_yaml_ng::from_str(&text).unwrap();
        for kind in [kind_of_file(name), None] {
            let found = diagnose(&text, kind).findings;
            assert!(found.is_empty(), "{name}: {:?}", found.first().map(|it| it.rule.code));
        }
    }
}

/// The step of the workflow, in a repository, as GitHub runs it.
#[cfg(unix)]
#[test]
fn the_workflow_s_step_finds_what_is_wrong_in_a_repository() {
    let workflow: serde_yaml_ng::Value =
        serde_yaml_ng::from_str(&example(".github/workflows/go-proxy-settings.yml")).unwrap();
    let steps = workflow["jobs"]["diagnose"]["steps"].as_sequence().unwrap();
    let script = steps.iter().find(|step| step["name"] == "Diagnose").unwrap()["run"].as_str().unwrap().to_owned();
    let folder = new_folder("repository");
    let write = |name: &str, text: &str| {
        fs::create_dir_all(folder.join(name).parent().unwrap()).unwrap();
        fs::write(folder.join(name), text).unwrap();
    };
    write("api/Dockerfile", "FROM golang:1.27\nENV GOPROXY=direct,https://goproxy.cn\n");
    write(".env", "");
    write("main.go", "package main // export GOPROXY=direct,https://goproxy.cn\n");
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_goproxy-wizard")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let bash = |script: &str| {
        let mut bash = Command::new("bash");
        bash.args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script]).current_dir(&folder).env("PATH", &path);
        let out = bash.output().unwrap();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    };
    bash("git init -q . && git add -A");
    bash(&script);
    let log: Value = serde_json::from_slice(&fs::read(folder.join("goproxy.sarif")).unwrap()).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results[0]["ruleId"], "GP001");
    let uri = "/locations/0/physicalLocation/artifactLocation/uri";
    assert!(results.iter().all(|it| it.pointer(uri).unwrap() == "api/Dockerfile"), "{results:#?}");
}
