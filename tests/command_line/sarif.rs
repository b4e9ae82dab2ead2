//! SARIF, held to the rules of its specification (2.1.0) and to what the other formats say.

use std::fs;

use goproxy_wizard::diagnose::{apply, diagnose};
use goproxy_wizard::read::Kind;
use goproxy_wizard::rules::docs;
use serde_json::Value;

use super::{new_folder, run, run_with};

/// The objects of the format that we write: the keys that each may have here, and those that it must have.
const OBJECTS: &[(&str, &[&str], &[&str])] = &[
    ("log", &["$schema", "version", "runs"], &["version", "runs"]),
    ("runs", &["tool", "columnKind", "results"], &["tool"]),
    ("tool", &["driver"], &["driver"]),
    ("driver", &["name", "version", "semanticVersion", "language", "rules"], &["name"]),
    ("rules", &["id", "name", "shortDescription", "fullDescription", "help", "helpUri", "properties"], &["id"]),
    ("results", &["ruleId", "ruleIndex", "level", "rank", "message", "locations", "fixes", "properties"], &["message"]),
    ("locations", &["physicalLocation"], &[]),
    ("physicalLocation", &["artifactLocation", "region"], &["artifactLocation"]),
    ("artifactLocation", &["uri", "uriBaseId"], &[]),
    ("region", &["startLine", "startColumn", "endLine", "endColumn"], &["startLine"]),
    ("deletedRegion", &["startLine", "startColumn", "endLine", "endColumn"], &["startLine"]),
    ("fixes", &["description", "artifactChanges", "properties"], &["artifactChanges"]),
    ("artifactChanges", &["artifactLocation", "replacements"], &["artifactLocation", "replacements"]),
    ("replacements", &["deletedRegion", "insertedContent"], &["deletedRegion"]),
    ("insertedContent", &["text"], &[]),
    ("message", &["text", "markdown"], &["text"]),
    ("shortDescription", &["text", "markdown"], &["text"]),
    ("fullDescription", &["text", "markdown"], &["text"]),
    ("description", &["text", "markdown"], &["text"]),
    ("help", &["text", "markdown"], &["text"]),
];

/// The value of a key is of the right type and within its bounds.
fn check(key: &str, value: &Value) {
    let is_text = value.as_str().is_some_and(|text| !text.is_empty());
    let is_good = match key {
        "level" => ["none", "note", "warning", "error"].iter().any(|level| value == level),
        "rank" => value.as_f64().is_some_and(|rank| (0.0..=100.0).contains(&rank)),
        "ruleIndex" => value.as_u64().is_some(),
        "startLine" | "startColumn" | "endLine" | "endColumn" => value.as_u64().is_some_and(|number| number >= 1),
        "columnKind" => value == "unicodeCodePoints",
        "$schema" | "helpUri" => value.as_str().is_some_and(|uri| url::Url::parse(uri).is_ok()),
        "uri" => {
            let base = url::Url::parse("file:///src/").unwrap();
            value.as_str().is_some_and(|uri| base.join(uri).is_ok() && !uri.contains([' ', '\\', '<', '"']))
        }
        _ => is_text,
    };
    assert!(is_good, "{key}: {value}");
}

fn object(name: &str, value: &Value) {
    if name == "properties" {
        assert!(value.is_object());
        return;
    }
    let (_, may, must) = OBJECTS.iter().find(|(it, ..)| *it == name).unwrap_or_else(|| panic!("{name}: {value}"));
    let members = value.as_object().unwrap_or_else(|| panic!("{name}: {value}"));
    assert!(must.iter().all(|key| members.contains_key(*key)), "{name} lacks one of {must:?}: {value}");
    for (key, value) in members {
        assert!(may.contains(&key.as_str()), "{name} may not have {key}");
        match value {
            Value::Array(items) => items.iter().for_each(|item| object(key, item)),
            Value::Object(_) => object(key, value),
            _ => check(key, value),
        }
        // §3.11.5: a brace of the text itself is doubled.
        if (key == "text" || key == "markdown") && name != "insertedContent" {
            let rest = value.as_str().unwrap().replace("{{", "").replace("}}", "");
            assert!(!rest.contains(['{', '}']), "{value}");
        }
    }
}

fn valid(bytes: &[u8]) -> Value {
    let log: Value = serde_json::from_slice(bytes).unwrap();
    object("log", &log);
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), docs().count());
    for result in run["results"].as_array().unwrap() {
        // §3.27.6: the rule at that place is the one that is named.
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        let place = |line: &str, column: &str| (region[line].as_u64().unwrap(), region[column].as_u64().unwrap());
        assert!(place("startLine", "startColumn") <= place("endLine", "endColumn"));
    }
    log
}

/// The bytes of a region.
fn bytes(text: &str, region: &Value) -> (usize, usize) {
    (byte(text, &region["startLine"], &region["startColumn"]), byte(text, &region["endLine"], &region["endColumn"]))
}

/// The byte at a line and a column of characters.
fn byte(text: &str, line: &Value, column: &Value) -> usize {
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap() - 1;
    let start: usize = text.split_inclusive('\n').take(number(line)).map(str::len).sum();
    start + text[start..].chars().take(number(column)).map(char::len_utf8).sum::<usize>()
}

/// The text after the replacements of a fix.
fn replaced(text: &str, change: &Value) -> String {
    let mut mended = text.to_owned();
    for it in change["replacements"].as_array().unwrap().iter().rev() {
        let (start, end) = bytes(text, &it["deletedRegion"]);
        mended.replace_range(start..end, it["insertedContent"]["text"].as_str().unwrap_or_default());
    }
    mended
}

#[test]
fn every_rule_s_findings_are_valid_and_their_fixes_mend() {
    let mut fixes = 0;
    for (i, kind) in Kind::ALL.iter().enumerate() {
        let folder = new_folder(&format!("sarif-{}", kind.name()));
        let bad: Vec<_> = docs().flat_map(|(_, doc)| doc.bad).filter(|it| it.kind == *kind).collect();
        let path = |number: usize| folder.join(format!("{number:03} é.txt")).to_str().unwrap().to_owned();
        let paths: Vec<_> = (0..bad.len()).map(path).collect();
        for (path, it) in paths.iter().zip(&bad) {
            fs::write(path, it.text).unwrap();
        }
        if paths.is_empty() {
            continue;
        }
        let lang = if i % 2 == 0 { "en" } else { "zh-CN" };
        let mut args = vec!["diagnose", "--kind", kind.name(), "--format", "sarif", "--lang", lang];
        args.extend(paths.iter().map(String::as_str));
        let out = run(&args, "");
        assert_eq!(out.status.code(), Some(1));
        let log = valid(&out.stdout);
        let results = log["runs"][0]["results"].as_array().unwrap();
        let uri = "/locations/0/physicalLocation/artifactLocation/uri";
        for (number, it) in bad.iter().enumerate() {
            let ending = format!("/{number:03}%20%C3%A9.txt");
            let results = results.iter().filter(|it| it.pointer(uri).unwrap().as_str().unwrap().ends_with(&ending));
            let found = diagnose(it.text, Some(*kind)).findings;
            assert_eq!(results.clone().count(), found.len());
            for (result, judged) in results.zip(&found) {
                let at = judged.finding.at;
                assert_eq!(
                    bytes(it.text, result.pointer("/locations/0/physicalLocation/region").unwrap()),
                    (at.start, at.end)
                );
                let Some(change) = result.pointer("/fixes/0/artifactChanges/0") else { continue };
                let fix = judged.finding.fix.as_ref().unwrap();
                assert_eq!(Some(replaced(it.text, change)), apply(it.text, &fix.edits));
                fixes += 1;
            }
        }
    }
    assert!(fixes > 10, "only {fixes} fixes were tried");
}

#[test]
fn nothing_found_is_a_valid_log_too() {
    let out = run_with(&["diagnose", "--format", "sarif"], b"export GOPROXY=https://goproxy.cn,direct\n");
    assert_eq!(out.status.code(), Some(0));
    assert_eq!(valid(&out.stdout)["runs"][0]["results"], serde_json::json!([]));
}
