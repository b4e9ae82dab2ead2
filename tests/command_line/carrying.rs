//! `generate --zip` and `merge`: what they print and write, and how they end.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use super::{fails, folder, new_folder, run};

const LINK: &str = "#v=1&have=module-proxy&module-proxy=https://goproxy.corp.example/it's&works=terminal";

#[test]
fn the_zip_is_the_same_in_a_file_and_on_standard_output() {
    let out = new_folder("zip");
    let file = out.join("new/all.zip");
    let args = ["generate", "--link", LINK, "--only", "bash", "--lang", "zh-CN", "--zip"];
    let done = run(&[&args[..], &[file.to_str().unwrap()]].concat(), "");
    assert!(done.status.success(), "{done:?}");
    let names = String::from_utf8(done.stdout).unwrap();
    let expected = ["README.md", "apply.sh", "apply.tsv", "manifest.json", "home/.bashrc"];
    assert_eq!(names, expected.map(|name| format!("goproxy-settings/{name}\n")).concat());
    let bytes = fs::read(&file).unwrap();
    assert_eq!(run(&[&args[..], &["-"]].concat(), "").stdout, bytes);
    assert!(bytes.starts_with(b"PK\x03\x04"));
}

/// The README names a command; it makes the same files.
#[test]
fn the_readme_s_command_makes_the_same_again() {
    let (first, second) = (new_folder("zip-first"), new_folder("zip-second"));
    let file = first.join("a.zip");
    let done = run(&["generate", "--link", LINK, "--only", "bash", "zsh", "--zip", file.to_str().unwrap()], "");
    assert!(done.status.success(), "{done:?}");
    let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
    let command = text.lines().find(|line| line.starts_with("goproxy-wizard generate ")).unwrap();
    let mut sh = Command::new("sh");
    sh.args(["-c", command]).current_dir(&second);
    let own = std::path::Path::new(env!("CARGO_BIN_EXE_goproxy-wizard")).parent().unwrap();
    sh.env("PATH", format!("{}:/usr/bin:/bin", own.display()));
    let done = sh.output().unwrap();
    assert!(done.status.success(), "{command}: {done:?}");
    assert_eq!(fs::read(second.join("goproxy-settings.zip")).unwrap(), fs::read(file).unwrap());
}

#[test]
fn a_zip_that_can_t_be_written_is_said() {
    let at = folder("nowhere");
    fails(&["generate", "--preset", "china-mirror", "--out", at.to_str().unwrap(), "--zip", "a.zip"], "", "--zip");
    fails(&["generate", "--preset", "x", "--zip", at.to_str().unwrap()], "", "china-mirror");
    assert!(!at.exists());
    let folder = new_folder("zip-in-the-way");
    let out = run(&["generate", "--preset", "china-mirror", "--zip", folder.to_str().unwrap()], "");
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8(out.stderr).unwrap().contains("can't be written"));
}

#[test]
fn merge_prints_and_writes_nothing() {
    let folder = new_folder("merge");
    let (there, keys) = (folder.join("there.json"), folder.join("keys.json"));
    fs::write(&keys, "{\"proxies\": {\"http-proxy\": \"http://p:1\"}}").unwrap();
    fs::write(&there, "{\n  // mine\n  \"a\": 1\n}\n").unwrap();
    fs::set_permissions(&there, fs::Permissions::from_mode(0o444)).unwrap();
    let [there, keys] = [&there, &keys].map(|path| path.to_str().unwrap());
    let merged = run(&["merge", "--comments", there, keys], "");
    assert!(merged.status.success(), "{merged:?}");
    let text = String::from_utf8(merged.stdout).unwrap();
    assert!(text.starts_with("{\n  // mine\n  \"a\": 1,\n  \"proxies\": {"), "{text}");
    fails(&["merge", there, keys], "", "there.json: Line 2, column 3");
    fails(&["merge", "--lang", "zh-CN", there, keys], "", "第 2 行");
    fails(&["merge", "/nowhere/a.json", keys], "", "/nowhere/a.json");
    let piped = run(&["merge", "-", keys], "{}");
    assert!(piped.status.success() && String::from_utf8(piped.stdout).unwrap().contains("proxies"));
}
