//! Fields of comma-separated lists, read back by Python.

use std::io::Write as _;
use std::process::{Command, Stdio};

use goproxy_wizard::write::csv::field;
use serde_json::Value;

use super::{foreign, hostile};

/// Two fields stand in each row, so that a comma that gets out is seen.
const READ: &str = "import csv, json, sys; json.dump([next(csv.reader([row], strict=True)) for row in json.load(sys.stdin)], sys.stdout)";

#[test]
fn every_field_is_read_back() {
    let Some(python) = foreign::program("python3") else { return };
    let texts = hostile::texts();
    let rows: Vec<_> = texts.iter().map(|text| format!("{},{}", field("a", text), field("b", text))).collect();
    let mut python = Command::new(python);
    let mut child = python.args(["-c", READ]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let input = serde_json::to_vec(&rows).unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeder = std::thread::spawn(move || stdin.write_all(&input).unwrap());
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    let read: Vec<Vec<String>> =
        serde_json::from_slice::<Value>(&output.stdout).and_then(serde_json::from_value).unwrap();
    for (text, read) in texts.iter().zip(read) {
        assert_eq!(read, [format!("a={text}"), format!("b={text}")]);
    }
}
