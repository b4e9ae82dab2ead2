//! Our reader of JSON and the merge that stands on it, against jsonc-parser: a reader and a tree of others.

#[path = "merging/documents.rs"]
mod documents;
#[path = "merging/foreign.rs"]
mod foreign;

use std::time::{Duration, Instant};

use goproxy_wizard::jsonc::{Dialect, read};
use goproxy_wizard::merge::merge;
use proptest::prelude::*;

use documents::{document, mutated, ours};
use foreign::Model;

fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

fn accepts(text: &str, comments: bool) -> Result<(), TestCaseError> {
    let dialect = if comments { Dialect::Comments } else { Dialect::Plain };
    let got = read(text, dialect);
    if let Err(mistake) = got {
        prop_assert!(text.is_char_boundary(mistake.at), "{mistake:?} is inside a character or outside");
    }
    match (foreign::read(text, comments), got) {
        (Ok(theirs), Ok(value)) => prop_assert_eq!(foreign::difference(text), None, "{:?}", theirs.is_same(&value)),
        (Ok(_), Err(mistake)) => prop_assert!(foreign::difference(text).is_some(), "{mistake:?} in {text:?}"),
        (Err(error), Ok(_)) => prop_assert!(false, "{error} in {text:?}"),
        (Err(_), Err(_)) => {}
    }
    if let (Ok(theirs), Ok(value)) = (foreign::read(text, comments), read(text, dialect)) {
        prop_assert!(theirs.is_same(&value), "{value:?} of {text:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_document_is_read_alike(text in document(true)) {
        prop_assert!(foreign::read(&text, true).is_ok(), "{}", text);
        accepts(&text, true)?;
        accepts(&text, false)?;
    }

    #[test]
    fn every_plain_document_is_read_alike(text in document(false)) {
        prop_assert!(serde_json::from_str::<serde_json::Value>(&text).is_ok(), "{}", text);
        accepts(&text, false)?;
        prop_assert!(read(&text, Dialect::Plain).is_ok(), "{}", text);
    }

    #[test]
    fn a_mutation_is_taken_or_refused_alike(text in mutated(), ours in ours()) {
        accepts(&text, true)?;
        accepts(&text, false)?;
        for comments in [true, false] {
            if let Err(no) = merge(&text, &ours, comments) {
                prop_assert!(no.line >= 1 && no.line <= text.matches('\n').count() + 1);
                prop_assert!(no.column >= 1 && no.column <= text.chars().count() + 1);
            }
        }
        // Nothing that our reader calls plain JSON is refused by serde_json, but for what neither syntax limits.
        if let (Ok(_), Err(error)) = (read(&text, Dialect::Plain), serde_json::from_str::<serde_json::Value>(&text)) {
            let error = error.to_string();
            prop_assert!(error.contains("out of range") || error.contains("recursion"), "{error} in {text:?}");
        }
    }

    #[test]
    fn a_number_is_taken_or_refused_alike(text in prop::collection::vec(prop::sample::select(&b"0019-+.eE"[..]), 1..7)) {
        let text = String::from_utf8(text).unwrap();
        accepts(&text, false)?;
        accepts(&format!("[{text}]"), false)?;
    }

    #[test]
    fn our_keys_come_in_and_all_else_stays(text in document(true), ours in ours(), crlf: bool, bom: bool) {
        let text = if crlf { text.replace('\n', "\r\n") } else { text };
        let there = if bom { format!("\u{feff}{text}") } else { text.clone() };
        let got = merge(&there, &ours, true);
        let (Model::Object(..), Some(expected)) = (foreign::model(&text), foreign::merged(&text, &ours)) else {
            let no = got.unwrap_err();
            let expected = ["merge.not-object", "merge.value-kind"];
            prop_assert!(expected.contains(&no.msg.key()), "{no:?}");
            return Ok(());
        };
        let got = got.unwrap();
        prop_assert_eq!(got.starts_with('\u{feff}'), bom);
        let read = got.trim_start_matches('\u{feff}');
        prop_assert_eq!(foreign::model(read), expected, "{}\n=> {}", &text, read);
        prop_assert_eq!(foreign::comments(read, &[]), foreign::comments(&text, &foreign::replaced(&text, &ours)));
        if crlf && text.contains('\n') {
            prop_assert!(!got.replace("\r\n", "").contains('\n'), "{:?}", got);
        }
        if !text.contains('\r') {
            prop_assert!(!got.contains('\r'), "{:?}", got);
        }
        prop_assert_eq!(merge(&got, &ours, true), Ok(got.clone()), "twice, {}", &text);
    }

    #[test]
    fn plain_files_stay_plain(text in document(false), ours in ours()) {
        if let Ok(got) = merge(&text, &ours, false) {
            prop_assert!(serde_json::from_str::<serde_json::Value>(&got).is_ok(), "{}", got);
            prop_assert_eq!(Some(foreign::model(&got)), foreign::merged(&text, &ours));
            prop_assert_eq!(merge(&got, &ours, false), Ok(got.clone()));
        }
    }
}

/// The reasons are in [`foreign::difference`]; each is looked at once by hand.
#[test]
fn these_are_the_only_differences() {
    let deep = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    for (text, reason) in [
        ("\"a\tb\"", "control"),
        ("[1,\u{b}2]", "blank"),
        ("{\u{a0}}", "blank"),
        ("// nothing\n", "nothing"),
        (&*deep(129), "deep"),
    ] {
        assert_eq!(foreign::difference(text), Some(reason), "{text}");
        assert!(foreign::read(text, true).is_ok(), "{text}");
        assert!(read(text, Dialect::Comments).is_err(), "{text}");
    }
    assert_eq!(foreign::difference(&deep(128)), None);
    assert!(read(&deep(128), Dialect::Plain).is_ok());
}

#[test]
fn layout_is_kept() {
    let ours = "{\n  \"p\": {\n    \"q\": \"r\"\n  },\n  \"s\": [\"t\", \"u\"]\n}\n";
    for (there, expected) in [
        ("{\"a\":1}", "{\n  \"a\":1,\n  \"p\": {\n    \"q\": \"r\"\n  },\n  \"s\": [\"t\", \"u\"]\n}"),
        (
            "{\n\t\"p\": {},\n\t\"a\": 1 // x\n\t// y\n}",
            "{\n\t\"p\": {\n\t\t\"q\": \"r\"\n\t},\n\t\"a\": 1, // x\n\t\"s\": [\"t\", \"u\"]\n\t// y\n}",
        ),
        (
            "{\n    \"a\": 1, /* x */ // y\n}",
            "{\n    \"a\": 1, /* x */ // y\n    \"p\": {\n        \"q\": \"r\",\n    },\n    \"s\": [\"t\", \"u\"],\n}",
        ),
        (
            "{\n    // mine\n}\n",
            "{\n    // mine\n    \"p\": {\n        \"q\": \"r\"\n    },\n    \"s\": [\"t\", \"u\"]\n}\n",
        ),
        (
            "{\"\\u0070\": {\"q\": 1, \"q\": 2}, \"s\": []}",
            "{\"\\u0070\": {\"q\": 1, \"q\": \"r\"}, \"s\": [\"t\", \"u\"]}",
        ),
        ("{\"p\":{},\"s\":0}", "{\"p\":{\n  \"q\": \"r\"\n},\"s\":[\"t\", \"u\"]}"),
    ] {
        assert_eq!(merge(there, ours, true).unwrap(), expected, "{there}");
    }
}

/// Ten times the file may take ten times as long; a square would be a hundred times.
#[test]
fn time_grows_with_the_file() {
    let ours = "{\"a\": {\"b\": \"c\"}, \"last\": true, \"new\": [\"x\"]}";
    let shapes: [(&str, &str, &str); 10] = [
        ("{\"a\":{", "\"key\":1,", "\"k\":1},\"last\":false}"),
        ("{\n\"a\":{\n", "\"key\":1,\n", "\"k\":1},\n\"last\":false}"),
        ("{", "\"last\":1,", "\"last\":false}"),
        ("{", "\"a\":{},", "\"last\":false}"),
        ("{\"a\":{},\"long\":\"", "\\u0061\\n", "\"}"),
        ("{\"a\":{},\"last\":[", "[],", "0]}"),
        ("{\"a\":{}", "/* a */", "}"),
        ("{\"a\":{}", "// a\n", "}"),
        ("{\"a\":{}", "    \r\n", "}"),
        ("{\"a\":{}", "/*", "}"),
    ];
    let limit = Duration::from_millis(if cfg!(debug_assertions) { 5000 } else { 500 });
    for (start, part, end) in shapes {
        let time = |size: usize| {
            let text = start.to_owned() + &part.repeat(size / part.len()) + end;
            let run = || {
                let begin = Instant::now();
                let _ = std::hint::black_box(merge(&text, ours, true));
                begin.elapsed()
            };
            (0..3).map(|_| run()).min().unwrap()
        };
        // The machine may be busy with something else: one good try of five is enough.
        let is_linear = |_| {
            let (small, big) = (time(100_000), time(1_000_000));
            big < limit && big < small.max(Duration::from_micros(500)) * 40
        };
        assert!((0..5).any(is_linear), "{part:?}: {:?}, then {:?}", time(100_000), time(1_000_000));
    }
}
