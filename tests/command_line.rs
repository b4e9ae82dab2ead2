//! The command line as scripts see it: files, manifest, exit codes, and errors that name the key.

#[cfg(unix)]
#[path = "command_line/carrying.rs"]
mod carrying;
#[path = "command_line/diagnosing.rs"]
mod diagnosing;
#[path = "command_line/fixing.rs"]
mod fixing;
#[path = "command_line/hooks.rs"]
mod hooks;
#[path = "command_line/rules.rs"]
mod rules;
#[path = "command_line/sarif.rs"]
mod sarif;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use goproxy_wizard::ask::{PRESETS, link};
use goproxy_wizard::files::files;
use goproxy_wizard::plan::Plan;
use serde_json::Value;

fn run(args: &[&str], stdin: &str) -> Output {
    run_with(args, stdin.as_bytes())
}

fn run_with(args: &[&str], stdin: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_goproxy-wizard"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that reads nothing may be gone already.
    let _ = child.stdin.take().unwrap().write_all(stdin);
    child.wait_with_output().unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    folder
}

/// An empty folder.
fn new_folder(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn fails(args: &[&str], stdin: &str, said: &str) {
    let out = run(args, stdin);
    assert_eq!(out.status.code(), Some(2), "{args:?}");
    assert!(out.stdout.is_empty(), "{args:?}");
    let stderr = String::from_utf8(out.stderr).unwrap();
    assert!(stderr.contains(said), "{args:?}: {stderr}");
}

#[test]
fn writes_the_core_s_bytes_and_a_manifest() {
    for preset in PRESETS {
        let out = folder(&format!("preset-{}", preset.name));
        let done = run(&["generate", "--preset", preset.name, "--lang", "zh-CN", "--out", out.to_str().unwrap()], "");
        assert!(done.status.success(), "{}", preset.name);
        let manifest: Value = serde_json::from_str(&fs::read_to_string(out.join("manifest.json")).unwrap()).unwrap();
        assert_eq!(manifest["schema_version"], 1);
        assert_eq!(manifest["lang"], "zh-CN");
        assert_eq!(manifest["link"], link::write(&preset.answers()));
        let listed = manifest["files"].as_array().unwrap();
        let expected = files(&Plan::of(&preset.answers()));
        assert_eq!(listed.len(), expected.len());
        for (entry, file) in listed.iter().zip(&expected) {
            assert_eq!(entry["path"], file.path);
            let text = fs::read_to_string(out.join(file.path)).unwrap();
            assert_eq!(text, file.text(), "{}", file.path);
            let lines: Vec<_> =
                entry["lines"].as_array().unwrap().iter().map(|l| l["text"].as_str().unwrap()).collect();
            let lines = lines.join("\n") + "\n";
            assert_eq!(lines, text, "{}", file.path);
            assert!(entry["lines"].as_array().unwrap().iter().all(|line| line["reason"].as_str().unwrap().len() > 4));
            for part in ["apply", "check", "undo"] {
                assert!(!entry[part].as_array().unwrap().is_empty(), "{}: {part}", file.path);
            }
            assert!(entry["place"]["how"].is_string() && entry["place"]["at"].is_string());
        }
    }
}

#[test]
fn takes_answers_from_a_file_or_standard_input() {
    let json =
        r#"{"v": 1, "preset": "private-vcs", "private": ["git.corp.example", "github.com/acme"], "forks": true}"#;
    let file = folder("answers").with_extension("json");
    fs::write(&file, json).unwrap();
    let from_file = run(&["generate", "--answers", file.to_str().unwrap(), "--only", "github-actions"], "");
    let from_stdin = run(&["generate", "--answers", "-", "--only", "github-actions"], json);
    assert!(from_file.status.success());
    assert_eq!(from_file.stdout, from_stdin.stdout);
    let text = String::from_utf8(from_file.stdout).unwrap();
    assert!(text.contains("GOPRIVATE: git.corp.example,github.com/acme") && text.contains("dependabot"), "{text}");
}

#[test]
fn only_takes_targets_and_groups() {
    let out = folder("only");
    let done =
        run(&["generate", "--preset", "china-mirror", "--only", "bash", "docker", "--out", out.to_str().unwrap()], "");
    assert!(done.status.success());
    let names = String::from_utf8(done.stdout).unwrap();
    assert_eq!(names, "home/.bashrc\nDockerfile\n.dockerignore\ndocker-build.sh\nmanifest.json\n");
}

#[test]
fn names_the_key_that_is_wrong_and_writes_nothing() {
    let out = folder("nothing");
    let at = out.to_str().unwrap();
    let answers = ["generate", "--answers", "-", "--out", at];
    fails(&answers, r#"{"colour": "red"}"#, "`colour`");
    fails(&answers, r#"{"proxy": "http://wile:coyote@proxy:3128"}"#, "proxy: ");
    fails(&answers, r#"{"have": ["moon"]}"#, "have: ");
    fails(&answers, r#"{"go": 1.27}"#, "`go`");
    fails(&answers, r#"{"v": 9}"#, "9");
    fails(&answers, r#"{"preset": "x"}"#, "`x`");
    fails(&answers, "{", "-: Line 1, column 1");
    fails(&["generate", "--preset", "x", "--out", at], "", "china-mirror");
    fails(&["generate", "--preset", "china-mirror", "--only", "x", "--out", at], "", "`x`");
    fails(&["generate", "--preset", "china-mirror", "--lang", "fr", "--out", at], "", "zh-CN");
    fails(&["generate", "--out", at], "", "--preset");
    fails(&["generate", "--preset", "china-mirror", "--answers", "-", "--out", at], "", "--answers");
    fails(&["generate", "--answers", "/nowhere/a.json", "--out", at], "", "/nowhere/a.json");
    assert!(!out.exists());
}

#[test]
fn says_on_standard_error_what_will_not_work() {
    let json = r#"{"preset": "private-module-proxy", "module-proxy": "http://goproxy.corp.example"}"#;
    let out = run(&["generate", "--answers", "-", "--only", "bash"], json);
    assert!(out.status.success());
    let stderr = String::from_utf8(out.stderr).unwrap();
    assert!(stderr.starts_with("will not work: module-proxy: "), "{stderr}");
    assert!(!String::from_utf8(out.stdout).unwrap().contains("will not work"));
}

#[test]
fn a_refused_password_is_never_repeated() {
    let out = run(&["generate", "--answers", "-"], r#"{"proxy": "http://wile:coyote@proxy:3128"}"#);
    let said = String::from_utf8([out.stdout, out.stderr].concat()).unwrap();
    assert!(!said.contains("coyote") && !said.contains("wile"), "{said}");
}

#[test]
fn lists_presets_questions_and_facts() {
    let presets: Value = serde_json::from_slice(&run(&["presets", "--json"], "").stdout).unwrap();
    let ids: Vec<_> = presets.as_array().unwrap().iter().map(|it| it["id"].as_str().unwrap()).collect();
    assert_eq!(
        ids,
        ["china-mirror", "forward-proxy", "private-module-proxy", "private-vcs", "tls-inspection", "air-gapped"]
    );
    let questions: Value = serde_json::from_slice(&run(&["questions", "--json"], "").stdout).unwrap();
    assert!(questions.as_array().unwrap().iter().all(|it| !it["question"].as_str().unwrap().is_empty()));
    let all_old = run(&["facts", "--older-than", "0"], "");
    assert_eq!(all_old.status.code(), Some(1));
    assert!(String::from_utf8(all_old.stdout).unwrap().contains("goproxy.cn"));
    assert!(run(&["facts", "--older-than", "36500"], "").status.success());
}

#[test]
fn explains_as_json() {
    let env = "GOPROXY=https://me:secret@goproxy.corp.example,https://proxy.golang.org\nGONOSUMDB=git.corp.example\n";
    let module = "git.corp.example/team/lib@v1.2.0";
    let args = ["explain", module, "--env", "-", "--world", "mirror-404", "--format", "json"];
    let out = run(&args, env);
    assert!(out.status.success());
    assert_eq!(String::from_utf8(out.stderr).unwrap(), "Secrets that were replaced: 1.\n");
    let text = String::from_utf8(out.stdout).unwrap();
    let json: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["leaks"][0]["host"], "proxy.golang.org");
    assert!(!text.contains("secret"));
    insta::assert_snapshot!("explain", text);
}

#[test]
fn explains_whatever_becomes_of_go() {
    for world in goproxy_wizard::explain::WORLDS {
        let out = run(&["explain", "rsc.io/quote", "--world", world.name, "--lang", "zh-CN"], "");
        assert!(out.status.success() && out.stderr.is_empty(), "{}", world.name);
    }
}

#[test]
fn says_what_can_t_be_explained() {
    let explain = |rest: &[&'static str]| [&["explain"][..], rest].concat();
    fails(&explain(&["https://github.com/google/uuid.git"]), "", "`github.com/google/uuid`");
    fails(&explain(&["rsc.io/quote", "--command", "fly"]), "", "download, get, versions, install, build");
    fails(&explain(&["rsc.io/quote", "--go", "1.20"]), "", "`1.20`");
    fails(&explain(&["rsc.io/quote", "--world", "moon"]), "", "mirror-down");
    fails(&explain(&["rsc.io/quote", "--env", "/nowhere/env"]), "", "/nowhere/env");
    fails(&explain(&["rsc.io/quote", "--env", "-", "--preset", "air-gapped"]), "", "--preset");
    fails(&explain(&["rsc.io/quote", "--preset", "china-mirror", "--place", "build-run"]), "", "build-download");
    fails(&explain(&["rsc.io/quote", "--world", "-"]), "a.example = 418\n", "-:1: `418`");
}

/// The example that the documentation shows.
const ACME: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/presets/acme.json");

#[test]
fn starts_from_an_organisation_and_keeps_what_it_fixed() {
    let done = run(&["generate", "--org", ACME, "--set", "works=terminal", "--only", "bash"], "");
    let text = String::from_utf8(done.stdout).unwrap();
    assert!(text.contains("http://proxy.acme.example:3128"), "{text}");
    fails(&["generate", "--org", ACME, "--set", "proxy=http://other.example:1"], "", "proxy: ");
    let link = "https://docs.acme.example/go/#v=1&preset=acme&go=1.25&view=fix";
    let linked = run(&["generate", "--org", ACME, "--link", link, "--only", "dockerfile"], "");
    let listed = run(&["generate", "--org", ACME, "--set", "go=1.25", "--only", "dockerfile"], "");
    assert!(linked.status.success() && linked.stdout == listed.stdout && !linked.stdout.is_empty());
    let framed = "#embed=1&theme=dark&only=docker&view=setup&v=1&preset=acme&go=1.25";
    let framed = run(&["generate", "--org", ACME, "--link", framed, "--only", "dockerfile"], "");
    assert_eq!(framed.stdout, listed.stdout);
    fails(&["generate", "--org", ACME, "--link", "v=1&preset=acme&have=china"], "", "have: ");
}

#[test]
fn checks_presets_and_begins_one() {
    let fine = run(&["preset", "check", ACME], "");
    assert!(fine.status.success(), "{}", String::from_utf8_lossy(&fine.stderr));
    let wrong =
        "{\n  \"version\": 1,\n  \"name\": \"Acme\",\n  \"color\": \"red\",\n  \"answers\": { \"prox\": \"x\" }\n}";
    let done = run(&["preset", "check", "-"], wrong);
    assert_eq!(done.status.code(), Some(2));
    let said = String::from_utf8(done.stderr).unwrap();
    let lines: Vec<_> = said.lines().map(|line| line.split(": ").take(3).collect::<Vec<_>>().join(": ")).collect();
    assert_eq!(lines, ["error: -:4:12: color", "error: -:5:16: answers.prox"]);
    fails(&["preset", "check", "-"], r#"{"version": 9, "name": 1}"#, "version 9");
    fails(&["preset", "check", "/nowhere/acme.json"], "", "/nowhere/acme.json");

    let begun = run(&["preset", "new", "--name", "Acme", "--preset", "private-vcs", "--set", "go=1.25"], "");
    let begun = String::from_utf8(begun.stdout).unwrap();
    assert!(run(&["preset", "check", "-"], &begun).status.success(), "{begun}");
    let read: Value = serde_json::from_str(&begun).unwrap();
    assert_eq!(read["answers"], serde_json::json!({"have": ["private"], "go": "1.25"}));
    let schema: Value = serde_json::from_slice(&run(&["preset", "schema"], "").stdout).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
}
