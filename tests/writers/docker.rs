//! Dockerfiles read back by Docker itself, where an engine with `BuildKit` answers; elsewhere this is passed over.

use std::collections::BTreeMap;
use std::fs;
use std::process::{Command, Output};

use goproxy_wizard::base::Clean;
use goproxy_wizard::door::{Door as _, RepoPath};
use goproxy_wizard::write::dockerfile::Recipe;
use goproxy_wizard::write::ignore::Patterns;
use serde_json::Value;

use super::folder::Folder;
use super::{hostile, typed};

/// So many instructions go into one file.
const AT_ONCE: usize = 64;

/// Runs `docker build` in a folder.
fn build(context: &Folder, options: &[&str]) -> Output {
    let mut command = Command::new("docker");
    command.env("DOCKER_BUILDKIT", "1").arg("build").args(options).arg(".").current_dir(context.join(""));
    command.output().unwrap()
}

/// Whether an engine is there that reads Dockerfiles without building them; no machine must have one.
fn docker_answers() -> bool {
    let context = Folder::new();
    context.write("Dockerfile", "FROM scratch\nARG A=b\n");
    let probe = Command::new("docker").args(["build", "--call=outline", "."]).current_dir(context.join("")).output();
    let answers = probe.is_ok_and(|output| output.status.success());
    if !answers {
        eprintln!("passed over: no Docker engine answers `docker build --call=outline`");
    }
    answers
}

/// Arguments and their values, as Docker outlines them.
fn outline(file: &str) -> BTreeMap<String, String> {
    let context = Folder::new();
    context.write("Dockerfile", file);
    let output = build(&context, &["--call=outline,format=json"]);
    assert!(output.status.success(), "{}\n{file}", String::from_utf8_lossy(&output.stderr));
    let read: Value = serde_json::from_slice(&output.stdout).unwrap();
    let text = |arg: &Value, key: &str| arg.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    read["args"].as_array().unwrap().iter().map(|arg| (text(arg, "name"), text(arg, "value"))).collect()
}

#[test]
fn docker_reads_every_argument_back() {
    if !docker_answers() {
        return;
    }
    for texts in hostile::texts().chunks(AT_ONCE) {
        let pairs: Vec<(&'static str, &Clean)> = hostile::names(texts.len()).into_iter().zip(texts).collect();
        let recipe = Recipe::default().from(&"scratch".into(), None, &());
        let file = pairs.iter().fold(recipe, |recipe, (name, text)| recipe.arg(name, text, &())).body().text();
        let read = outline(&file);
        for (name, text) in pairs {
            assert_eq!(read.get(name).map(String::as_str), Some(text.as_str()), "{file}");
        }
        assert_eq!(read.len(), texts.len(), "{file}");
    }
}

/// Files of these names, each holding its number; a name that another one needs for a folder is left out.
fn create(context: &Folder, paths: Vec<String>) -> Vec<RepoPath> {
    let paths = paths.into_iter().map(|typed| RepoPath::parse(&typed).unwrap());
    let mut out: Vec<RepoPath> = Vec::new();
    for path in paths {
        let file = context.join(path.text().as_str());
        let is_new = !file.exists() && fs::create_dir_all(file.parent().unwrap()).is_ok();
        if is_new && fs::write(&file, out.len().to_string()).is_ok() {
            out.push(path);
        }
    }
    out
}

#[test]
fn docker_copies_each_file_by_its_name_past_the_ignored() {
    if !docker_answers() {
        return;
    }
    let context = Folder::new();
    let paths = create(&context, hostile::batch(&typed::repo_path()).into_iter().take(AT_ONCE / 2).collect());
    let (mut recipe, mut ignored) = (Recipe::default().from(&"scratch".into(), None, &()), Patterns::default());
    ignored = ignored.pattern("**", &());
    for (i, path) in paths.iter().enumerate() {
        recipe = recipe.copy(path, Box::leak(format!("/{i}").into_boxed_str()), &());
        ignored = ignored.except(path, &());
    }
    context.write("Dockerfile", &recipe.body().text());
    context.write(".dockerignore", &ignored.body().text());
    let out = Folder::new();
    let output = build(&context, &["-q", "--output", &format!("type=local,dest={}", out.join("").display())]);
    assert!(output.status.success(), "{}\n{paths:?}", String::from_utf8_lossy(&output.stderr));
    for (i, path) in paths.iter().enumerate() {
        let copied = fs::read_to_string(out.join(i.to_string())).unwrap();
        assert_eq!(copied, i.to_string(), "{path:?}");
    }
}
