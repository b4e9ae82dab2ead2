//! Every preset's files as they are, reviewed by eye; and that the presets and a few variants reach every reason.

use std::collections::HashSet;

use goproxy_wizard::ask::{Answers, PRESETS, link};
use goproxy_wizard::files::{Artifact, FILES, How, files};
use goproxy_wizard::plan::{Plan, Reason, source};

/// Situations that no preset is in, as links.
const VARIANTS: &[&str] = &[
    "on-error=next&mirror=goproxy.io&runner=self-hosted&toolchain=local&go-settings=go-env",
    "have=china&blocked=github.com&stages=single&cgo=on&base=alpine",
    "have=&blocked=proxy.golang.org,sum.golang.org,docker.io&cgo=on&registry=registry.corp.example/library",
    "have=forward-proxy,inspection,module-proxy&proxy-login=basic&module-login=netrc&runner=self-hosted&base=alpine&cgo=on",
    "have=forward-proxy&proxy-login=basic&engine=rootless&runner=self-hosted",
    "have=forward-proxy&proxy=http://127.0.0.1:7890&engine-file=drop-in&editor=remote",
    "have=forward-proxy&engine=rootless&proxy-login=ntlm",
    "have=module-proxy,china&serves=private&module-login=goauth&relay=no",
    "have=module-proxy,private&serves=public&vcs-login=goauth&forks=yes",
    "have=module-proxy&serves=public&module-login=netrc&vcs-login=ssh",
    "have=private&vcs-login=ssh&base=alpine&private=git.corp.example,github.com/acme",
    "have=air-gap&air-gap=files&runner=self-hosted",
    "have=air-gap,private&air-gap=vendor&runner=self-hosted&go-settings=go-env",
];

/// Builders, engines and the clean room, as links.
const BUILDERS: &[&str] = &[
    "builders=docker,compose,buildx&works=build,report&package=./cmd/app",
    "have=forward-proxy,inspection&builders=docker,compose,buildx&engines=docker,podman,containerd&works=build,pull,container,report",
    "have=forward-proxy,inspection,module-proxy&proxy-login=basic&module-login=netrc&builders=compose,buildx&engines=podman,containerd&works=build,pull,container,report&blocked=docker.io&registry=registry.corp.example/library",
    "have=forward-proxy&proxy=http://127.0.0.1:7890&builders=compose,buildx&engines=podman&works=build,container,report",
    "have=private&vcs-login=ssh&builders=compose&works=build,report&base=alpine&cgo=on",
    "have=air-gap&air-gap=files&builders=compose&works=build,report",
];

fn answers(link: &str) -> Answers {
    let (answers, remarks) = link::read(link, &[]);
    assert!(remarks.is_empty(), "{link}: {remarks:?}");
    answers
}

fn all_answers() -> impl Iterator<Item = Answers> {
    PRESETS
        .iter()
        .map(goproxy_wizard::ask::Preset::answers)
        .chain(VARIANTS.iter().chain(BUILDERS).map(|link| answers(link)))
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
    for (name, links) in [("variant", VARIANTS), ("builders", BUILDERS)] {
        for (i, link) in links.iter().enumerate() {
            insta::assert_snapshot!(
                format!("{name}-{i:02}"),
                format!("{link}\n\n{}", print(&files(&Plan::of(&answers(link)))))
            );
        }
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
    let is_cited = |it: &source::Source| Reason::ALL.iter().any(|reason| reason.source() == *it);
    let idle: Vec<_> = source::SOURCES.iter().filter(|it| !is_cited(it)).collect();
    assert!(idle.is_empty(), "no reason rests on {idle:?}");
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
