//! Every preset's files as they are, reviewed by eye; and that the presets and a few variants reach every reason.

#[path = "support/situations.rs"]
mod situations;

use std::collections::HashSet;

use goproxy_wizard::ask::{Answers, PRESETS};
use goproxy_wizard::data::source;
use goproxy_wizard::files::{Artifact, FILES, How, files};
use goproxy_wizard::plan::{Plan, Reason};
use goproxy_wizard::rules::docs;

use situations::{VARIANTS, answers};

fn all_answers() -> impl Iterator<Item = Answers> {
    situations::all().map(|(_, answers)| answers)
}

fn print(files: &[Artifact]) -> String {
    let shown = files.iter().map(|file| format!("==> {} ({})\n{}", file.path, file.place.at, file.text()));
    shown.collect::<Vec<_>>().join("\n")
}

#[test]
fn presets_write_what_was_reviewed() {
    for preset in PRESETS {
        insta::assert_snapshot!(preset.name, print(&files(&Plan::of(&preset.answers()))));
    }
}

#[test]
fn variants_write_what_was_reviewed() {
    for (i, link) in VARIANTS.iter().enumerate() {
        insta::assert_snapshot!(
            format!("variant-{i:02}"),
            format!("{link}\n\n{}", print(&files(&Plan::of(&answers(link)))))
        );
    }
}

#[test]
fn every_reason_is_reached() {
    let mut reached = HashSet::new();
    for answers in all_answers() {
        for file in files(&Plan::of(&answers)) {
            reached.extend(file.lines.iter().map(|line| line.why().reason()));
        }
    }
    let missing: Vec<_> = Reason::ALL.iter().filter(|reason| !reached.contains(reason)).collect();
    assert!(missing.is_empty(), "no situation leads to {missing:?}");
}

#[test]
fn every_source_is_cited() {
    let is_cited = |it: &source::Source| {
        Reason::ALL.iter().any(|reason| reason.source() == *it) || docs().any(|(_, doc)| doc.sources.contains(it))
    };
    let idle: Vec<_> = source::SOURCES.iter().filter(|it| !is_cited(it)).collect();
    assert!(idle.is_empty(), "no reason and no rule rests on {idle:?}");
}

#[test]
fn every_kind_of_file_is_written_by_some_preset_or_variant() {
    let written: HashSet<_> = all_answers().flat_map(|it| files(&Plan::of(&it))).map(|file| file.target).collect();
    let missing: Vec<_> = FILES.iter().map(|kind| kind.target).filter(|target| !written.contains(target)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_file_says_how_to_apply_check_and_undo() {
    for answers in all_answers() {
        let mut paths = HashSet::new();
        for file in files(&Plan::of(&answers)) {
            assert!(!file.apply.is_empty() && !file.check.is_empty() && !file.undo.is_empty(), "{}", file.path);
            assert!(paths.insert(file.path), "{} is written twice", file.path);
            assert!(file.check.iter().any(|step| step.good.is_some()), "{}: no good answer is described", file.path);
            let is_json = file.path.rsplit_once('.').is_some_and(|(_, ending)| ending == "json");
            assert_eq!(is_json, matches!(file.place.how, How::Merge { .. }), "{}", file.path);
        }
    }
}

#[test]
fn the_engine_gets_one_file_and_never_two() {
    for answers in all_answers() {
        let files = files(&Plan::of(&answers));
        let engine = files.iter().filter(|file| matches!(file.target, "daemon-json" | "drop-in"));
        assert!(engine.count() <= 1);
    }
}

#[test]
fn advice_of_the_seed_that_is_wrong_is_never_given() {
    for answers in all_answers() {
        for file in files(&Plan::of(&answers)) {
            let text = file.text();
            for bad in ["GOSUMDB=off", "GOSUMDB: off", "GOINSECURE", "go-proxy:", "sslVerify", "StrictHostKeyChecking"]
            {
                assert!(!text.contains(bad), "{}: {bad}", file.path);
            }
            if file.target == "dockerfile" {
                assert!(!text.contains("ENV ") && !text.contains("ARG HTTP") && !text.contains(" -a "), "{text}");
            }
        }
    }
}

/// A step that keeps something has one that takes it away.
#[test]
fn what_is_kept_is_taken_away_again() {
    let kept = [
        ("step.trust-ca", "step.undo-trust-ca"),
        ("step.trust-ca-windows", "step.undo-trust-ca-windows"),
        ("step.git-credential", "step.undo-git-credential"),
        ("step.proxy-login", "step.undo-proxy-login"),
        ("step.proxy-login-windows", "step.undo-proxy-login"),
        ("step.ssh-instead-of", "step.undo-instead-of"),
        ("step.engine-login", "step.undo-engine-login"),
        ("step.compose-build", "step.undo-image"),
        ("step.apply-docker-build", "step.undo-image"),
        ("step.set-secrets", "step.undo-secrets"),
        ("step.gitlab-masked", "step.undo-secrets"),
        ("step.gitlab-files", "step.undo-secrets"),
        ("step.jenkins-credentials", "step.undo-secrets"),
        ("step.arc-login", "step.undo-arc-login"),
        ("step.arc-ca", "step.undo-arc-ca"),
    ];
    let mut seen = HashSet::new();
    for file in all_answers().flat_map(|it| files(&Plan::of(&it))) {
        for (keeps, takes) in kept {
            if file.apply.iter().any(|step| step.text.key() == keeps) {
                assert!(file.undo.iter().any(|step| step.text.key() == takes), "{}: {keeps}", file.path);
                seen.insert(keeps);
            }
        }
    }
    assert_eq!(seen.len(), kept.len(), "{seen:?}");
}

/// `kubectl create` alone fails the second time.
#[test]
fn objects_in_the_cluster_are_made_or_replaced() {
    for file in all_answers().flat_map(|it| files(&Plan::of(&it))) {
        for command in file.apply.iter().filter_map(|step| step.command.as_deref()) {
            assert!(!command.contains("kubectl create ") || command.contains("| kubectl apply -f -"), "{command}");
        }
    }
}

/// A check is often run before other people's eyes.
#[test]
fn no_check_prints_the_login_of_the_proxy() {
    for answers in all_answers().filter(|it| Plan::of(it).forward.is_some_and(|forward| forward.has_login)) {
        for file in files(&Plan::of(&answers)) {
            for command in file.check.iter().filter_map(|step| step.command.as_deref()) {
                let prints = command.to_lowercase().contains("_proxy") || command.contains("buildx inspect");
                assert!(!prints || command.contains("//***@"), "{}: {command}", file.path);
            }
        }
    }
}

/// netrc.sh asks for every login at once.
#[test]
fn logins_are_asked_for_once() {
    for answers in all_answers() {
        for file in files(&Plan::of(&answers)) {
            let asks = file.apply.iter().filter(|step| step.text.key() == "step.netrc").count();
            assert!(asks < 2, "{} asks {asks} times", file.path);
        }
    }
}
