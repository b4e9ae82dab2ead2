//! What is right stays silent: every file of every situation, its steps, and correct files from elsewhere.

#[path = "support/situations.rs"]
mod situations;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use goproxy_wizard::diagnose::diagnose;
use goproxy_wizard::files::{FILES, files};
use goproxy_wizard::plan::Plan;
use goproxy_wizard::read::Kind;
use goproxy_wizard::text::Lang;

/// What a person would call each file when asked what they paste; nothing where no kind is offered.
fn kind_of(target: &str) -> Option<Kind> {
    Some(match target {
        "bash" | "zsh" | "git-env" | "buildx-builder" | "docker-build" | "report-script" => Kind::Shell,
        "fish" => Kind::Fish,
        "powershell" => Kind::PowerShell,
        "go-env" | "runner-env" => Kind::EnvFile,
        "wslconfig" => Kind::Wslconfig,
        "git-config" => Kind::GitConfig,
        "netrc" => Kind::Netrc,
        "dockerfile" | "report-dockerfile" => Kind::Dockerfile,
        "compose" => Kind::Compose,
        "daemon-json" => Kind::Daemon,
        "drop-in" | "podman-service" | "containerd" => Kind::Systemd,
        "docker-config" => Kind::DockerClient,
        "github-actions" => Kind::Workflow,
        "gitlab-ci" => Kind::GitlabCi,
        "vscode-workspace" | "vscode-user" => Kind::Settings,
        "devcontainer" => Kind::Devcontainer,
        _ => return None,
    })
}

/// What is found in a text, said in a line each.
fn found(text: &str, kind: Option<Kind>) -> Vec<String> {
    let report = diagnose(text, kind);
    report.findings.iter().map(|it| format!("{} {}", it.rule.code, it.finding.what.of(Lang::En))).collect()
}

#[test]
fn every_file_of_every_situation_is_clean() {
    let mut wrong: BTreeMap<String, (String, String)> = BTreeMap::new();
    let mut seen = BTreeSet::new();
    for (situation, answers) in situations::all() {
        for file in files(&Plan::of(&answers)) {
            seen.insert(file.target);
            for kind in [kind_of(file.target), None] {
                for line in found(&file.text(), kind) {
                    let how = kind.map_or("detected", |it| it.name());
                    wrong
                        .entry(format!("{} ({how}): {line}", file.target))
                        .or_insert((situation.to_owned(), file.text()));
                }
            }
        }
    }
    let targets: BTreeSet<_> = FILES.iter().map(|it| it.target).collect();
    assert_eq!(seen, targets, "a kind of file is in no situation");
    let said: Vec<_> = wrong.iter().map(|(what, (where_, text))| format!("{what}\n  in {where_}\n{text}")).collect();
    assert!(said.is_empty(), "{}", said.join("\n"));
}

#[test]
fn correct_files_from_elsewhere_are_clean() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/good");
    let mut wrong = Vec::new();
    let mut count = 0;
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|it| it.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        // A file is named `KIND.WHAT.ending`, or `settings.json.WHAT.ending` where the kind has a dot.
        let kind = Kind::ALL.iter().copied().filter(|it| name.starts_with(it.name())).max_by_key(|it| it.name().len());
        assert!(kind.is_some(), "{name} begins with no kind");
        count += 1;
        for kind in [kind, None] {
            wrong.extend(found(&text, kind).into_iter().map(|line| format!("{name} as {kind:?}: {line}")));
        }
    }
    assert!(count >= 15, "only {count} files were read");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
