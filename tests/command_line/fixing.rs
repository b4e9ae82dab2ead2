//! `diagnose --fix`: what is changed, what is kept, and that once is enough.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use goproxy_wizard::diagnose::diagnose;
use goproxy_wizard::read::Kind;
use goproxy_wizard::rules::{Care, docs};
use serde_json::{Value, json};

use super::{new_folder, run, run_with};

const WRONG: &str = "export GOPROXY=direct,https://me:hunter2@goproxy.cn # \u{e9}t\u{e9}\n";
const RIGHT: &str = "export GOPROXY=https://me:hunter2@goproxy.cn,direct # \u{e9}t\u{e9}\n";

/// The files in a folder, with their bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.map(|path| (path.clone(), fs::read(&path).unwrap())).collect()
}

fn names(folder: &Path) -> Vec<String> {
    files(folder).keys().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn a_file_is_mended_once_and_what_it_was_is_kept() {
    let folder = new_folder("mended");
    let path = folder.join("env.sh");
    let at = path.to_str().unwrap();
    fs::write(&path, WRONG).unwrap();
    fs::write(folder.join("env.sh.bak"), "mine").unwrap();
    let out = run(&["diagnose", at, "--fix", "--format", "json"], "");
    assert_eq!(fs::read_to_string(&path).unwrap(), RIGHT);
    assert_eq!(fs::read_to_string(folder.join("env.sh.bak")).unwrap(), "mine");
    assert_eq!(fs::read_to_string(folder.join("env.sh.bak1")).unwrap(), WRONG);
    let said: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!(said["changed"][0]["file"], at);
    assert_eq!(said["changed"][0]["backup"], format!("{at}.bak1"));
    assert_eq!(said["changed"][0]["fixes"][0]["rule"], "GP001");
    assert!(said["findings"].as_array().unwrap().iter().all(|it| it["rule"] != "GP001"));
    let stderr = String::from_utf8(out.stderr).unwrap();
    assert!(stderr.starts_with(&format!("Changed {at}. What it was is in {at}.bak1. Changes: ")), "{stderr}");
    let before = files(&folder);
    let again = run(&["diagnose", at, "--fix"], "");
    assert!(again.stderr.is_empty());
    assert_eq!(files(&folder), before);
}

#[test]
fn standard_input_is_mended_onto_standard_output() {
    let out = run(&["diagnose", "--kind", "shell", "--fix"], WRONG);
    assert_eq!(String::from_utf8(out.stdout).unwrap(), RIGHT);
    assert!(String::from_utf8(out.stderr).unwrap().contains("Recognised and checked: standard input as shell"));
    let again = run(&["diagnose", "--kind", "shell", "--fix", "-"], RIGHT);
    assert_eq!(String::from_utf8(again.stdout).unwrap(), RIGHT);
}

#[test]
fn byte_order_marks_line_ends_and_encodings_stay() {
    let (wrong, right) = (WRONG.replace('\n', "\r\n"), RIGHT.replace('\n', "\r\n"));
    let encodings: [fn(&str) -> Vec<u8>; 3] = [
        |text| format!("\u{feff}{text}").into_bytes(),
        |text| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        |text| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect(),
    ];
    let folder = new_folder("encodings");
    for encode in encodings {
        let path = folder.join("env.sh");
        fs::write(&path, encode(&wrong)).unwrap();
        run(&["diagnose", path.to_str().unwrap(), "--fix"], "");
        assert_eq!(fs::read(&path).unwrap(), encode(&right));
        assert_eq!(fs::read(folder.join("env.sh.bak")).unwrap(), encode(&wrong));
        fs::remove_file(folder.join("env.sh.bak")).unwrap();
        assert_eq!(run_with(&["diagnose", "--kind", "shell", "--fix"], &encode(&wrong)).stdout, encode(&right));
    }
}

#[test]
fn what_is_no_utf_8_is_never_changed() {
    let folder = new_folder("latin");
    let path = folder.join("env.sh");
    let bytes = [b"# na\xefve\n", WRONG.as_bytes()].concat();
    fs::write(&path, &bytes).unwrap();
    let out = run(&["diagnose", path.to_str().unwrap(), "--fix"], "");
    assert_eq!(out.status.code(), Some(1));
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(names(&folder), ["env.sh"]);
    assert_eq!(run_with(&["diagnose", "--kind", "shell", "--fix"], &bytes).stdout, bytes);
}

#[cfg(unix)]
#[test]
fn modes_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = new_folder("links");
    fs::create_dir(folder.join("real")).unwrap();
    let real = folder.join("real/env.sh");
    fs::write(&real, WRONG).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.join("env.sh");
    symlink("real/env.sh", &link).unwrap();
    run(&["diagnose", link.to_str().unwrap(), "--fix"], "");
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("real/env.sh"));
    assert_eq!(fs::read_to_string(&real).unwrap(), RIGHT);
    for path in [&real, &folder.join("env.sh.bak")] {
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o7777, 0o640);
    }
    assert_eq!(names(&folder.join("real")), ["env.sh"]);
    // What nobody may write stays, and that is said.
    fs::write(&real, WRONG).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o440)).unwrap();
    let out = run(&["diagnose", real.to_str().unwrap(), "--fix"], "");
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8(out.stderr).unwrap().contains("read-only"));
    assert_eq!(fs::read_to_string(&real).unwrap(), WRONG);
    assert_eq!(names(&folder.join("real")), ["env.sh"]);
}

#[test]
fn fixes_to_look_at_are_left_to_people() {
    let review = docs().flat_map(|(_, doc)| doc.bad).find(|it| {
        let found = diagnose(it.text, Some(it.kind)).findings;
        let mut fixes = found.iter().filter_map(|it| it.finding.fix.as_ref()).peekable();
        fixes.peek().is_some() && fixes.all(|fix| fix.care == Care::Review)
    });
    let it = review.expect("there are fixes to look at");
    let out = run(&["diagnose", "--kind", it.kind.name(), "--fix", "--format", "json"], it.text);
    assert_eq!(String::from_utf8(out.stdout).unwrap(), it.text);
    let said: Value = serde_json::from_slice(&out.stderr).unwrap();
    assert_eq!(said["findings"][0]["fix"]["care"], "review");
    assert_eq!(said["changed"], json!(null));
}

/// Every example of every rule, as a file: mended in one go, and for good.
#[test]
fn once_is_enough_for_every_rule() {
    for kind in Kind::ALL {
        let folder = new_folder(&format!("once-{}", kind.name()));
        let texts = docs().flat_map(|(_, doc)| doc.bad.iter().chain(doc.good)).filter(|it| it.kind == *kind);
        let paths: Vec<_> = texts
            .enumerate()
            .map(|(i, it)| {
                let path = folder.join(format!("{i:03}"));
                fs::write(&path, it.text).unwrap();
                path.to_str().unwrap().to_owned()
            })
            .collect();
        if paths.is_empty() {
            continue;
        }
        let before = files(&folder);
        let mut args = vec!["diagnose", "--kind", kind.name(), "--fix", "--format", "json"];
        args.extend(paths.iter().map(String::as_str));
        let out = run(&args, "");
        assert_ne!(out.status.code(), Some(2), "{}", String::from_utf8_lossy(&out.stderr));
        let once = files(&folder);
        for (path, was) in &before {
            let backup = once.get(&path.with_extension("bak"));
            let is_same = once[path] == *was;
            assert_eq!(backup, (!is_same).then_some(was), "{}", path.display());
        }
        let said: Value = serde_json::from_slice(&out.stdout).unwrap();
        let keeps = |it: &Value| it["fix"]["edits"].as_array().unwrap().iter().all(|edit| edit["covered"] != true);
        let left = said["findings"].as_array().unwrap().iter().filter(|it| it["fix"]["care"] == "safe" && keeps(it));
        for it in left {
            // Only one that would lose a secret.
            assert!(it["fix"]["diff"].as_str().unwrap().contains("xx"), "{it:#}");
        }
        run(&args, "");
        assert_eq!(files(&folder), once, "{}", kind.name());
    }
}
