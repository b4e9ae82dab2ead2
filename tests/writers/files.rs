//! All files of random answers: whole, explained in every language, and read back by the parsers of others.

use goproxy_wizard::ask::{Answers, GoSettings, Runner};
use goproxy_wizard::door::Door as _;
use goproxy_wizard::files::{Artifact, How, Step, files};
use goproxy_wizard::plan::{Plan, Var};
use goproxy_wizard::text::{Catalogue, Lang, Msg};
use serde_json::{Value, json};

use super::answers::answers;
use super::{compose, engines, git_config, github, hostile, planned, yaml};

/// Says a message in every language; a gap that nobody filled, or no text at all, is a failure.
fn say(words: &[Catalogue], msg: &Msg) {
    for words in words {
        let (pattern, said) = (words.get(msg.key()), words.say(msg));
        let tag = words.lang().tag();
        assert!(words.has(msg.key()) && !said.trim().is_empty(), "{tag}: {}: no text", msg.key());
        for gap in gaps(pattern) {
            assert!(!said.contains(&format!("{{{gap}}}")), "{tag}: {}: {{{gap}}} is not filled: {said}", msg.key());
        }
    }
}

/// The names between braces; `%{…}` is curl's.
fn gaps(pattern: &str) -> Vec<&str> {
    let braces: Vec<_> = pattern.match_indices('{').filter(|(at, _)| !pattern[..*at].ends_with('%')).collect();
    braces.iter().filter_map(|(at, _)| pattern[at + 1..].split_once('}')).map(|(name, _)| name).collect()
}

fn say_steps(words: &[Catalogue], steps: &[Step]) {
    for step in steps {
        say(words, &step.text);
        step.good.iter().for_each(|good| say(words, good));
        assert!(step.command.as_ref().is_none_or(|it| !it.contains(char::is_control) || it.contains('\n')), "{step:?}");
    }
}

fn check_texts(words: &[Catalogue], file: &Artifact) {
    file.lines.iter().for_each(|line| say(words, &line.why().msg()));
    file.choice.iter().for_each(|choice| say(words, choice));
    say(words, &Msg::new(format!("place.{}", file.place.how.name())));
    for steps in [&file.apply, &file.check, &file.undo] {
        say_steps(words, steps);
    }
    assert!(!file.apply.is_empty() && !file.check.is_empty() && !file.undo.is_empty(), "{}", file.path);
}

/// Lines are lines: no line end inside one, no other control character anywhere, and all of them make up the text.
fn check_lines(file: &Artifact) {
    let lines: Vec<_> = file.lines.iter().map(goproxy_wizard::write::Line::text).collect();
    assert!(
        !lines.is_empty() && lines.iter().all(|line| !line.contains(char::is_control)),
        "{}:\n{lines:?}",
        file.path
    );
    assert_eq!(file.text(), lines.join("\n") + "\n", "{}", file.path);
}

/// No address in any line carries a login; `git@` is the same for everybody.
fn check_no_login(file: &Artifact) {
    for line in file.lines.iter().map(goproxy_wizard::write::Line::text) {
        for rest in line.split("://").skip(1) {
            let authority = rest.split(['/', ' ', '"', '\'']).next().unwrap_or_default();
            let is_login = authority.contains('@') && !authority.starts_with("git@");
            assert!(!is_login, "{}: {line}", file.path);
        }
    }
}

/// What docker's two files say, as Docker reads it.
fn expected_docker(plan: &Plan, target: &str) -> Option<Value> {
    let forward = plan.forward.as_ref()?;
    let address = forward.proxy.text().as_str();
    match target {
        "daemon-json" => Some(json!({ "proxies": {
            "http-proxy": address, "https-proxy": address, "no-proxy": forward.no_proxy_for_go().as_str(),
        } })),
        "docker-config" => Some(json!({ "proxies": { "default": {
            "httpProxy": address, "httpsProxy": address, "noProxy": forward.no_proxy().as_str(),
        } } })),
        _ => None,
    }
}

fn check_json(plan: &Plan, file: &Artifact) {
    let read: Value = serde_json::from_str(&file.text()).unwrap_or_else(|error| panic!("{error}:\n{}", file.text()));
    match expected_docker(plan, file.target) {
        Some(expected) => assert_eq!(read, expected, "{}", file.path),
        None => check_editor(plan, &read),
    }
}

fn check_editor(plan: &Plan, read: &Value) {
    const OURS: [&str; 5] = [
        "go.toolsEnvVars",
        "go.toolsManagement.checkForUpdates",
        "http.proxy",
        "http.noProxy",
        "http.useLocalProxyConfiguration",
    ];
    let members = read.as_object().unwrap();
    assert!(members.keys().all(|key| OURS.contains(&key.as_str())), "{read}");
    if let Some(tools) = members.get("go.toolsEnvVars") {
        for setting in plan.go.iter().filter(|setting| setting.var != Var::GoAuth) {
            assert_eq!(tools[setting.var.name()], setting.value.as_str(), "{read}");
        }
    }
}

/// Exactly our keys, and in the environment of the job exactly what the plan says.
fn check_workflow(plan: &Plan, file: &Artifact) {
    let text = file.text();
    let read = yaml::libyaml(&text);
    assert_eq!(read, yaml::saphyr(&text), "{text}");
    let mut keys: Vec<_> = read.as_object().unwrap().keys().collect();
    keys.sort();
    assert_eq!(keys, ["jobs", "name", "on", "permissions"], "{text}");
    assert_eq!(read["permissions"], json!({ "contents": "read" }));
    assert_eq!(read["jobs"].as_object().unwrap().len(), 1, "{text}");
    let runs_on = match plan.answers.runner {
        Runner::Hosted => json!("ubuntu-latest"),
        Runner::SelfHosted => json!(["self-hosted", "linux"]),
        Runner::Arc => json!("arc-runner-set"),
    };
    assert_eq!(read["jobs"]["test"]["runs-on"], runs_on);
    for (name, value) in read["jobs"]["test"]["env"].as_object().into_iter().flatten() {
        let setting = plan.go.iter().find(|setting| setting.var.name() == name).unwrap();
        let value = github::evaluate(value.as_str().unwrap()).unwrap();
        // GitHub's own machines need no mirror behind a module proxy for private modules.
        let is_outside = name == "GOPROXY" && plan.answers.runner == Runner::Hosted && value.contains(',');
        let own = setting.value.as_str();
        let first = own.split(',').next().unwrap();
        let expected = if is_outside { format!("{first},https://proxy.golang.org,direct") } else { own.to_owned() };
        assert_eq!(value, expected, "{text}");
    }
}

fn check(words: &[Catalogue], answers: &Answers) {
    let plan = Plan::of(answers);
    plan.notes.iter().for_each(|note| say(words, &note.msg));
    let files = files(&plan);
    let mut paths: Vec<_> = files.iter().map(|file| file.path).collect();
    paths.sort_unstable();
    paths.dedup();
    assert_eq!(paths.len(), files.len(), "two files at one path");
    for file in &files {
        check_texts(words, file);
        check_lines(file);
        check_no_login(file);
        if planned::check(&plan, file) {
            continue;
        }
        match file.place.how {
            How::Merge { .. } => check_json(&plan, file),
            _ => match file.target {
                "github-actions" => check_workflow(&plan, file),
                "git-config" => git_config::check(&plan, &file.text()),
                "compose" => compose::check(&plan, file),
                "containers-conf" => engines::check_podman(&plan, file),
                "buildkitd" => engines::check_buildkit(&plan, file),
                _ => {}
            },
        }
    }
    let writes_go_env = files.iter().any(|file| file.target == "go-env");
    assert!(!writes_go_env || plan.answers.go_settings == GoSettings::GoEnv);
}

#[test]
fn random_answers_give_whole_files() {
    let words = Lang::ALL.map(Catalogue::of);
    let mut runner = proptest::test_runner::TestRunner::new(hostile::config());
    runner
        .run(&answers(), |answers| {
            check(&words, &answers);
            Ok(())
        })
        .unwrap();
}
