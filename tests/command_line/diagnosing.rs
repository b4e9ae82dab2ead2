//! `diagnose`: what is printed in each format, how it ends, and what it refuses.

use std::fs;

use goproxy_wizard::diagnose::diagnose;
use goproxy_wizard::read::Kind;
use goproxy_wizard::rules::rules;
use goproxy_wizard::text::Lang;
use serde_json::{Value, json};

use super::{fails, new_folder, run, run_with};

/// Two findings: the second one is about a password.
const TEXT: &str = "# 代理\nexport GOPROXY=direct,https://goproxy.cn\nexport GOSUMDB=off\n";

fn json(args: &[&str], stdin: &str) -> Value {
    let args = [&["diagnose", "--format", "json"], args].concat();
    serde_json::from_slice(&run(&args, stdin).stdout).unwrap()
}

#[test]
fn text_has_the_place_the_line_the_reasons_and_the_change() {
    let found = diagnose(TEXT, Some(Kind::Shell)).findings;
    let said: Vec<_> = found
        .iter()
        .map(|it| [&it.finding.what, &it.finding.why, &it.finding.todo].map(|text| text.of(Lang::En)))
        .collect();
    let [first, second] = said.as_slice() else { panic!("{said:?}") };
    let title = found[0].finding.fix.as_ref().unwrap().title.of(Lang::En);
    let expected = format!(
        "-:2:16: {}
    2 | export GOPROXY=direct,https://goproxy.cn
      |                ^^^^^^^^^^^^^^^^^^^^^^^^^
  Why: {}
  What helps: {}
  Safe change: {title}
    @@ -1,3 +1,3 @@
     # 代理
    -export GOPROXY=direct,https://goproxy.cn
    +export GOPROXY=https://goproxy.cn,direct
     export GOSUMDB=off
  GP001 direct-first: error, certain

-:3:16: {}
    3 | export GOSUMDB=off
      |                ^^^
  Why: {}
  What helps: {}
  GP051 sumdb-off: warning, certain

Recognised and checked: standard input as shell; it sets GOPROXY, GOSUMDB.
Findings: 2. Safe changes that `--fix` makes: 1.
",
        first[0], first[1], first[2], second[0], second[1], second[2]
    );
    let out = run(&["diagnose", "-", "--kind", "shell"], TEXT);
    assert_eq!(String::from_utf8(out.stdout).unwrap(), expected);
    assert!(out.stderr.is_empty());
    assert_eq!(out.status.code(), Some(1));
}

#[test]
fn json_has_what_programs_need() {
    let it = &diagnose(TEXT, Some(Kind::Shell)).findings[0].finding;
    let out = json(&["--kind", "shell"], TEXT);
    let start = TEXT.find("direct").unwrap();
    let end = TEXT.find("\nexport GOSUMDB").unwrap();
    assert_eq!(
        out["findings"][0],
        json!({
            "rule": "GP001",
            "name": "direct-first",
            "cause": "goproxy-malformed",
            "severity": "error",
            "confidence": "high",
            "file": "-",
            "kinds": ["shell"],
            "span": { "start": start, "end": end },
            "line": 2,
            "column": 16,
            "end_line": 2,
            "end_column": 41,
            "what": it.what.of(Lang::En),
            "why": it.why.of(Lang::En),
            "todo": it.todo.of(Lang::En),
            "decide": null,
            "fix": {
                "title": it.fix.as_ref().unwrap().title.of(Lang::En),
                "care": "safe",
                "edits": [
                    { "start": start, "end": start + "direct,".len(), "text": "" },
                    { "start": end, "end": end, "text": ",direct" },
                ],
                "diff": "--- a/input\n+++ b/input\n@@ -1,3 +1,3 @@\n # 代理\n-export GOPROXY=direct,https://goproxy.cn\n\
                         +export GOPROXY=https://goproxy.cn,direct\n export GOSUMDB=off\n",
            },
        })
    );
    let keys: Vec<_> = out.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["findings"]);
}

#[test]
fn findings_of_several_files_are_told_most_probable_first() {
    let folder = new_folder("several");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    fs::write(path("off.sh"), "export GOSUMDB=off\n").unwrap();
    fs::write(path("Dockerfile"), "FROM golang:1.27\nENV GOPROXY=direct,https://goproxy.cn\n").unwrap();
    fs::write(path("fine.env"), "GOPROXY=https://goproxy.cn,direct\n").unwrap();
    let out = json(&[&path("off.sh"), &path("Dockerfile"), &path("fine.env")], "");
    let found = out["findings"].as_array().unwrap();
    let weight = |it: &Value| rules().find(|rule| it["rule"] == rule.code).is_some();
    assert!(found.iter().all(weight));
    assert_eq!(found[0]["file"], path("Dockerfile"));
    assert_eq!(found[0]["kinds"], json!(["dockerfile"]));
    assert_eq!(found.last().unwrap()["file"], path("off.sh"));
    assert!(found.iter().all(|it| it["file"] != path("fine.env")));
}

#[test]
fn nothing_found_is_no_promise() {
    let out = run(&["diagnose"], "export GOPROXY=https://goproxy.cn,direct\n");
    assert_eq!(out.status.code(), Some(0));
    let said = String::from_utf8(out.stdout).unwrap();
    assert!(said.starts_with("Recognised and checked: standard input as shell; it sets GOPROXY.\nNone of "), "{said}");
    assert!(said.contains("does not prove"), "{said}");
    let out = run(&["diagnose", "--lang", "zh-CN"], "export GOPROXY=https://goproxy.cn,direct\n");
    assert!(String::from_utf8(out.stdout).unwrap().contains("不能证明"));
    assert_eq!(json(&[], "export GOPROXY=https://goproxy.cn,direct\n"), json!({ "findings": [] }));
}

#[test]
fn says_what_is_unusable() {
    let folder = new_folder("unusable");
    let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let diagnose = |rest: &[&str], stdin: &str, said: &str| fails(&[&["diagnose"], rest].concat(), stdin, said);
    diagnose(&[&path("nowhere")], "", &path("nowhere"));
    diagnose(&[&path("")], "", "is a folder");
    diagnose(&[], "", "standard input is empty");
    diagnose(&["-", "--lang", "zh-CN"], " \r\n", "标准输入");
    diagnose(&["--kind", "moon"], "x", "There is no kind `moon`. There are error-text, dockerfile, compose, workflow");
    fs::write(path("program"), b"\x7fELF\x02\x01\x00\x00").unwrap();
    diagnose(&[&path("program")], "", "is no text");
    assert_eq!(run(&["diagnose", "--format", "yaml"], "x").status.code(), Some(2));
}

#[test]
fn what_is_usable_is_told_beside_what_is_not() {
    let out = run(&["diagnose", "/nowhere/a.log", "-", "--kind", "shell", "--format", "json"], TEXT);
    assert_eq!(out.status.code(), Some(2));
    let found: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(found["findings"].as_array().unwrap().len(), 2);
    assert!(String::from_utf8(out.stderr).unwrap().contains("/nowhere/a.log"));
}

#[test]
fn other_encodings_are_read() {
    let line = "set GOPROXY=direct,https://goproxy.cn\r\n";
    let utf16 =
        |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { format!("\u{feff}{line}").encode_utf16().flat_map(bytes).collect() };
    let spans = [
        (utf16(u16::to_le_bytes), 26, 76),
        (utf16(u16::to_be_bytes), 26, 76),
        (format!("\u{feff}{line}").into(), 15, 40),
    ];
    for (bytes, start, end) in spans {
        let out = run_with(&["diagnose", "--kind", "cmd", "--format", "json"], &bytes);
        let found: Value = serde_json::from_slice(&out.stdout).unwrap();
        assert_eq!(found["findings"][0]["span"], json!({ "start": start, "end": end }));
        assert_eq!(found["findings"][0]["column"], 13);
        assert!(out.stderr.is_empty());
    }
    // Latin letters in a log: it is read, and said.
    let out =
        run_with(&["diagnose", "--format", "json"], b"\xe9t\xe9!\ndial tcp: lookup proxy.golang.org: no such host\n");
    assert_eq!(out.status.code(), Some(1));
    let found: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(found["findings"][0]["line"], 2);
    assert!(String::from_utf8(out.stderr).unwrap().contains("not UTF-8"));
}

#[test]
fn nothing_in_a_text_steers_the_terminal() {
    let text = "export GOPROXY=direct,https://goproxy.cn/\u{1b}[2J\u{202e}x\u{7}\n";
    let out = String::from_utf8(run(&["diagnose", "--kind", "shell"], text).stdout).unwrap();
    assert!(out.contains("goproxy.cn"));
    assert!(!out.contains(['\u{1b}', '\u{202e}', '\u{7}']), "{out:?}");
}

#[test]
fn long_lines_are_cut_around_what_is_wrong() {
    let text = format!("export A={} GOPROXY=direct,https://goproxy.cn B={}\n", "a".repeat(500), "b".repeat(500));
    let out = String::from_utf8(run(&["diagnose", "--kind", "shell"], &text).stdout).unwrap();
    let quoted: Vec<_> = out.lines().skip(1).take(2).collect();
    assert!(quoted[0].starts_with("    1 | … aaa") && quoted[0].ends_with(" …"), "{out}");
    let (from, length) = (quoted[1].find('^').unwrap(), quoted[1].matches('^').count());
    let marked: String = quoted[0].chars().skip(from).take(length).collect();
    assert_eq!(marked, "direct,https://goproxy.cn");
}

#[test]
fn no_secret_is_repeated() {
    let text = "export GOPROXY=direct,https://me:hunter2@goproxy.cn\nexport GITHUB_TOKEN=ghp_0123456789abcdefghij\n";
    for format in ["text", "json", "sarif"] {
        let out = run(&["diagnose", "--kind", "shell", "--format", format], text);
        let said = String::from_utf8([out.stdout, out.stderr].concat()).unwrap();
        assert!(said.contains("goproxy.cn"), "{said}");
        assert!(!said.contains("hunter2") && !said.contains("0123456789abc"), "{said}");
    }
}
