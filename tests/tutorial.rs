//! The tutorial: each of its commands runs, in order, and the table of members is the schema's.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::Command;

use goproxy_wizard::house::schema;
use serde_json::Value;

const TUTORIAL: &str = include_str!("../docs/presets.md");

/// The commands as one script.
fn script() -> String {
    let blocks = TUTORIAL.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.collect::<Vec<_>>().join("\n")
}

#[test]
fn every_command_runs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tutorial");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    symlink(root, folder.join("goproxy-wizard")).unwrap();
    let port = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let script = script().replace("8000", &port.to_string());
    assert!(script.matches("goproxy-wizard ").count() >= 4, "the reader of the tutorial is blind:\n{script}");
    let done = Command::new("bash").args(["-euxc", &script]).current_dir(&folder).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{out}\n{err}");
    assert!(out.contains("site/presets/acme.json: fine"), "{out}");
    assert!(out.contains("\"color\": \"#7c3aed\""), "the server sent no preset:\n{out}");
    assert!(out.contains("http://proxy.acme.example:3128"), "{out}");
    assert!(err.contains("color"), "the mistake was not told:\n{err}");
}

#[test]
fn the_table_tells_every_member_and_no_other() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let known = schema["properties"].as_object().unwrap().keys().filter(|name| *name != "$schema");
    let table = TUTORIAL.split("| member |").nth(1).unwrap().lines().skip(2).take_while(|line| line.starts_with('|'));
    let told = table.map(|line| line.split('`').nth(1).unwrap());
    assert!(known.eq(told));
}
