//! Groovy strings read back by a reader of single-quoted literals (Groovy, "Escaping special characters"), and by
//! groovy itself where it is installed.

use std::process::Command;

use goproxy_wizard::base::Clean;
use goproxy_wizard::write::groovy::{Item, Value, print};
use goproxy_wizard::write::posix::{Script, Word};

use super::folder::Folder;
use super::{foreign, hostile};

/// The text of a literal between single quotes, three of them or one, or `None` where it ends early or has an escape
/// that is none of ours.
pub(super) fn literal(text: &str) -> Option<String> {
    let quotes = if text.starts_with("'''") { "'''" } else { "'" };
    let inner = text.strip_prefix(quotes)?.strip_suffix(quotes)?;
    let mut out = String::new();
    let mut rest = inner;
    while let Some(ch) = rest.chars().next() {
        if rest.starts_with(quotes) {
            return None;
        }
        let escaped = rest.strip_prefix('\\');
        let ch = match escaped {
            Some(after) => after.chars().next().filter(|ch| matches!(ch, '\\' | '\''))?,
            None => ch,
        };
        out.push(ch);
        rest = &rest[ch.len_utf8() + usize::from(escaped.is_some())..];
    }
    Some(out)
}

#[test]
fn knows_where_a_literal_ends() {
    assert_eq!(literal(r"'a\'b\\'").unwrap(), r"a'b\");
    assert_eq!(literal("'''a''b'''").unwrap(), "a''b");
    assert_eq!(literal("'a'b'"), None);
    assert_eq!(literal("'''a'''b'''"), None);
    assert_eq!(literal(r"'a\nb'"), None);
}

fn script(text: &Clean) -> Script<()> {
    Script::default().run([Word::lit("echo"), Word::lit(text.clone())], &())
}

#[test]
fn every_text_is_read_back() {
    for text in hostile::texts() {
        let file = print(&[Item::Set("A", Value::Text(text.clone()), ())]).text();
        let printed = file.strip_prefix("A = ").unwrap().trim_end_matches('\n');
        assert_eq!(literal(printed).as_deref(), Some(text.as_str()), "{printed}");
        let file = print(&[Item::Script(script(&text).body(), ())]).text();
        let printed = file.strip_prefix("sh ").unwrap().trim_end_matches('\n');
        let expected = format!("\n  {}", script(&text).body().text());
        assert_eq!(literal(printed), Some(expected), "{printed}");
    }
}

#[test]
fn groovy_reads_every_text_back() {
    let Some(groovy) = foreign::program("groovy") else { return };
    let texts = hostile::texts();
    let (folder, mut scripts) = (Folder::new(), vec![String::new()]);
    for text in &texts {
        let set = print(&[Item::Set("A", Value::Text(text.clone()), ())]).text();
        let run = print(&[Item::Script(script(text).body(), ())]).text();
        // A method of the JVM holds 64 KB: not all of them fit in one script.
        if scripts.last().unwrap().len() > LONGEST {
            scripts.push(String::new());
        }
        scripts.last_mut().unwrap().extend([set.as_str(), "out << A\n", &run]);
    }
    folder.write("all.txt", &scripts.join("\0"));
    folder.write("read.groovy", READ);
    let mut command = Command::new(groovy);
    command
        .env("JAVA_TOOL_OPTIONS", "-Dfile.encoding=UTF-8")
        .args([folder.join("read.groovy"), folder.join("all.txt")]);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let read: Vec<String> = serde_json::from_slice(&output.stdout).unwrap();
    let both = |text: &Clean| [text.to_string(), format!("\n  {}", script(text).body().text())];
    assert_eq!(read, texts.iter().flat_map(both).collect::<Vec<_>>());
}

/// A script longer than this takes no further text.
const LONGEST: usize = 4_000;

/// Runs each script and prints what it was given as JSON.
const READ: &str = "def out = []\n\
    for (text in new File(args[0]).getText('UTF-8').split('\\0')) {\n\
      new GroovyShell(new Binding([out: out, sh: { out << it }])).evaluate(text)\n\
    }\n\
    System.out.write(groovy.json.JsonOutput.toJson(out).getBytes('UTF-8'))\n\
    System.out.flush()\n";
