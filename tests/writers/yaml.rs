//! Workflows read back by the YAML readers of others: libyaml (1.1), saphyr (1.2), and `PyYAML` with the types of 1.1.

use std::io::Write as _;
use std::process::{Command, Stdio};

use goproxy_wizard::base::Clean;
use goproxy_wizard::write::posix::{Script, Word};
use goproxy_wizard::write::workflow::{Member, Node, print};
use proptest::prelude::*;
use saphyr::{LoadableYamlNode as _, Scalar, Yaml};
use serde_json::{Value, json};

use super::{foreign, github, hostile};

/// Reads documents in one process; a value that JSON has no name for, such as a date, is an error.
const PYYAML: &str =
    "import json, sys, yaml; json.dump([yaml.safe_load(text) for text in json.load(sys.stdin)], sys.stdout)";

/// What libyaml reads.
pub(super) fn libyaml(text: &str) -> Value {
    serde_yaml_ng::from_str(text).unwrap_or_else(|error| panic!("libyaml: {error}:\n{text}"))
}

/// What saphyr reads.
pub(super) fn saphyr(text: &str) -> Value {
    let files = Yaml::load_from_str(text).unwrap_or_else(|error| panic!("saphyr: {error}:\n{text}"));
    let [file] = files.as_slice() else { panic!("saphyr: {} documents:\n{text}", files.len()) };
    plain(file)
}

fn plain(node: &Yaml) -> Value {
    match node {
        Yaml::Value(Scalar::String(text)) => json!(text),
        Yaml::Value(Scalar::Null) => Value::Null,
        Yaml::Value(Scalar::Boolean(yes)) => json!(yes),
        Yaml::Sequence(items) => items.iter().map(plain).collect(),
        Yaml::Mapping(members) => members.iter().map(|(key, node)| (key_text(key), plain(node))).collect(),
        other => panic!("saphyr: neither text nor structure of ours: {other:?}"),
    }
}

fn key_text(key: &Yaml) -> String {
    key.as_str().unwrap_or_else(|| panic!("saphyr: a key that is no text: {key:?}")).to_owned()
}

/// What `PyYAML` reads, where it is installed.
fn pyyaml(texts: &[String]) -> Option<Value> {
    let python = foreign::program("python3")?;
    let has_yaml = Command::new(&python).args(["-c", "import yaml"]).stderr(Stdio::null()).status().unwrap().success();
    if !has_yaml {
        foreign::pass_over("PyYAML is not installed");
        return None;
    }
    let mut child =
        Command::new(python).args(["-c", PYYAML]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let input = serde_json::to_vec(texts).unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeder = std::thread::spawn(move || stdin.write_all(&input).unwrap());
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    assert!(output.status.success(), "PyYAML refused a file; see above");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// Texts for every kind of place that a workflow has.
fn texts() -> impl Strategy<Value = Vec<Clean>> {
    prop::collection::vec(hostile::clean(), 8)
}

/// A workflow with hostile text in every place.
fn file(texts: &[Clean]) -> String {
    let text = |i: usize| Node::text(&texts[i]);
    let one = Script::default().run([Word::lit("echo"), Word::lit(texts[4].clone())], &());
    let two = Script::default().export("A", &texts[5], &()).run([Word::lit(texts[6].clone())], &());
    let step = vec![
        Member::new("name", text(2), ()),
        Member::new("run", Node::script(one.body()), ()),
        Member::new("with", Node::map(vec![Member::new("key", text(3), ())]), ()),
    ];
    let members = vec![
        Member::new("name", text(0), ()),
        Member::new("env", Node::map(vec![Member::new("GOPROXY", text(1), ()), Member::new("B", text(7), ())]), ()),
        Member::new("steps", Node::seq(vec![step, vec![Member::new("run", Node::script(two.body()), ())]]), ()),
        Member::new("words", Node::words(&["main"]), ()),
        Member::new("flag", Node::bare("true"), ()),
        Member::new("empty", Node::empty(), ()),
    ];
    print(members).text()
}

/// The same without any YAML.
fn expected(texts: &[Clean]) -> Value {
    let text = |i: usize| texts[i].as_str();
    let one = Script::default().run([Word::lit("echo"), Word::lit(texts[4].clone())], &()).body().text();
    let two = Script::default().export("A", &texts[5], &()).run([Word::lit(texts[6].clone())], &()).body().text();
    json!({
        "name": text(0),
        "env": { "GOPROXY": text(1), "B": text(7) },
        "steps": [{ "name": text(2), "run": one.trim_end_matches('\n'), "with": { "key": text(3) } },
            { "run": two.trim_end_matches('\n') }],
        "words": ["main"],
        "flag": true,
        "empty": null,
    })
}

/// The file as GitHub evaluates it; the end of the last line of a script is of no matter.
fn evaluated(read: &Value) -> Value {
    match read {
        Value::String(text) => json!(github::evaluate(text).unwrap().trim_end_matches('\n')),
        Value::Array(items) => items.iter().map(evaluated).collect(),
        Value::Object(members) => members.iter().map(|(key, value)| (key.clone(), evaluated(value))).collect(),
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(hostile::config())]

    #[test]
    fn both_versions_of_yaml_read_every_text_back(texts in texts()) {
        let file = file(&texts);
        prop_assert_eq!(evaluated(&libyaml(&file)), expected(&texts), "libyaml:\n{}", &file);
        prop_assert_eq!(evaluated(&saphyr(&file)), expected(&texts), "saphyr:\n{}", &file);
    }
}

#[test]
fn pyyaml_takes_no_text_for_another_type() {
    let cases = hostile::batch(&texts());
    let files: Vec<_> = cases.iter().map(|texts| file(texts)).collect();
    let Some(read) = pyyaml(&files) else { return };
    for ((texts, file), read) in cases.iter().zip(&files).zip(read.as_array().unwrap()) {
        assert_eq!(evaluated(read), expected(texts), "{file}");
    }
}
