//! Lua tables read back by `lua5.4`, all of them in one process.

use std::io::Write as _;
use std::process::{Command, Stdio};

use goproxy_wizard::base::Clean;
use goproxy_wizard::write::lua::{Member, Node, print};
use serde_json::Value;

use super::{foreign, hostile};

/// Runs each chunk and prints the text at `settings.a`, in hexadecimal digits, a line each.
const READ: &str = "for chunk in io.read('a'):gmatch('[^\\0]+') do \
    print((load(chunk)().settings.a:gsub('.', function(c) return ('%02x'):format(c:byte()) end))) end";

#[test]
fn every_text_is_read_back() {
    let Some(lua) = foreign::program("lua5.4") else { return };
    let texts = hostile::texts();
    let file = |text: &Clean| {
        let inner = vec![Member::new("a", Node::Text(text.clone()), ())];
        print(&[Member::new("settings", Node::Table(inner), ())], &()).text()
    };
    let chunks: Vec<_> = texts.iter().map(file).collect();
    let mut child = Command::new(lua).args(["-e", READ]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let feeder = std::thread::spawn(move || stdin.write_all(chunks.join("\0").as_bytes()).unwrap());
    let output = child.wait_with_output().unwrap();
    feeder.join().unwrap();
    assert!(output.status.success(), "lua5.4 refused a file; see above");
    let read = String::from_utf8(output.stdout).unwrap();
    let hex = |text: &Clean| text.as_str().bytes().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    assert_eq!(read.lines().collect::<Vec<_>>(), texts.iter().map(hex).collect::<Vec<_>>());
}

/// Reads a table of tables of texts, as far as our own files hold any: a name, ` = `, and a text that JSON reads too.
pub(super) fn read(text: &str) -> Value {
    let json = text.lines().map(|line| match line.trim() {
        "return {" => "{".to_owned(),
        other => match other.split_once(" = ") {
            Some((name, rest)) => format!("\"{name}\": {rest}"),
            None => other.to_owned(),
        },
    });
    let json: String = json.collect::<Vec<_>>().join("\n");
    let json = json.replace(",\n}", "\n}").replace(",\n}", "\n}");
    serde_json::from_str(&json).unwrap_or_else(|error| panic!("{error}:\n{json}"))
}
