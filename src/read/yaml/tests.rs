//! The reader by itself, and held to a reader of others.

use std::fmt::Write;

use super::read;
use crate::base::Span;
use crate::read::tree::{Node, Value};

fn tree(text: &str) -> String {
    fn show(node: &Node, out: &mut String) {
        match &node.value {
            Value::Map(pairs) => {
                out.push('{');
                for (i, pair) in pairs.iter().enumerate() {
                    out.push_str(if i > 0 { ", " } else { "" });
                    out.push_str(&pair.key);
                    out.push('=');
                    show(&pair.node, out);
                }
                out.push('}');
            }
            Value::List(items) => {
                out.push('[');
                for (i, item) in items.iter().enumerate() {
                    out.push_str(if i > 0 { ", " } else { "" });
                    show(item, out);
                }
                out.push(']');
            }
            Value::Text { text, .. } => write!(out, "{text:?}").unwrap(),
        }
    }
    let mut out = String::new();
    if let Some(node) = read(text, Span::new(0, text.len())) {
        show(&node, &mut out);
    }
    out
}

#[test]
fn reads_what_people_write() {
    for (text, expected) in [
        ("a: b # c\nd:\n- e\n- f: g\n  h: 'i''j'\n", r#"{a="b", d=["e", {f="g", h="i'j"}]}"#),
        (
            "on: [push, pull_request]\nx: {a: 1, \"b\": [c, 'd, e'], f}\n",
            r#"{on=["push", "pull_request"], x={a="1", b=["c", "d, e"], f=""}}"#,
        ),
        ("run: |\n  a\n    b\n\n  c\nx: >-\n  a\n  b\n", r#"{run="a\n  b\n\nc\n", x="a b"}"#),
        ("a: b\n  c\n\n  d\ne: f\n", r#"{a="b c\nd", e="f"}"#),
        ("a: &x !!str b\n<<: *x\n", r#"{a="b", <<="*x"}"#),
        ("---\na: 1\n---\nb: 2\n", r#"{a="1", b="2"}"#),
        ("u: https://x.y:8080/z#a\r\nv: \"a\\tb\\u0041\"\r\n", "{u=\"https://x.y:8080/z#a\", v=\"a\\tbA\"}"),
        ("run: \"a\n  b\"\nc: ''\n", r#"{run="a b", c=""}"#),
        ("- - a\n  - b\n-\n  c: d\n", r#"[["a", "b"], {c="d"}]"#),
        ("x: [\n  a, # b\n  c\n]\ny: 1\n", r#"{x=["a", "c"], y="1"}"#),
    ] {
        assert_eq!(tree(text), expected, "{text}");
    }
}

#[test]
fn reads_on_where_it_is_wrong() {
    for (text, expected) in [
        // The first line of what was copied has lost its indentation.
        ("- uses: a\n        with:\n          b: c\n      - run: d\n", r#"[{uses="a", with={b="c"}}, {run="d"}]"#),
        ("on: push\n  jobs:\n    a: b\n", r#"{on="push", jobs={a="b"}}"#),
        ("a:\n\tb: c\n\td:\n\t\te: f\n", r#"{a={b="c", d={e="f"}}}"#),
        ("a:\n    b: c\n  d: e\nf: g\n", r#"{a={b="c", d="e"}, f="g"}"#),
        ("a: 'b\nc: d\n", r#"{a="b", c="d"}"#),
        ("a: [b, c\nd: e\n", r#"{a=["b", "c"], d="e"}"#),
        ("  env:\n    A: b\n steps:\n - run: c\n", r#"{env={A="b"}, steps=[{run="c"}]}"#),
        ("just text\n", ""),
        ("a: b\nnonsense\nc: d\n", r#"{a="b", c="d"}"#),
    ] {
        assert_eq!(tree(text), expected, "{text}");
    }
}

#[test]
fn is_quick_whatever_it_reads() {
    for text in ["[", "- ", "{\"a\":", "\"", "a: '\n", "\t", "a: |\n", "? ", "a:\n ", "}", "[\"", "a: [\n"] {
        let long = text.repeat(200_000 / text.len());
        let start = std::time::Instant::now();
        read(&long, Span::new(0, long.len()));
        assert!(start.elapsed().as_millis() < 2_000, "{text:?} takes {:?}", start.elapsed());
    }
}
