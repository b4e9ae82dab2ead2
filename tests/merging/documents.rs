//! Random files: JSON with comments and odd layout, the same damaged, and what is put into them.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// Names of ours and of others, some written with escapes.
const NAMES: &[&str] = &[
    "\"a\"",
    "\"\\u0061\"",
    "\"b\"",
    "\"c\"",
    "\"go.env\"",
    "\"é\"",
    "\"\\u00e9\"",
    "\"q\\\"\"",
    "\"other\"",
    "\"//\"",
    "\"\"",
];

const SCALARS: &[&str] = &[
    "0",
    "-1.5e+3",
    "12E9",
    "-0",
    "true",
    "false",
    "null",
    "\"\"",
    "\"é😀\u{2028}\"",
    "\"\\ud83d\\ude00\\n\\/\"",
    "\"// no */ comment\"",
    "\"}, {\"",
    "\"\\\\\"",
];

const BLANKS: &[&str] = &["", "", " ", "\n", "\n  ", "\n\t", "\n\n    ", "  \n"];

const COMMENTS: &[&str] =
    &["// }, é\n", "/* x */", "/* x\n   \"a\": 1, **/", "//\n", "/**/", "// blanks  \n", "/*/ */"];

/// Pieces that damage a file, or don't.
const PIECES: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "'",
    "\\",
    "/",
    "//",
    "/*",
    "*/",
    "*",
    "\n",
    "\r",
    " ",
    "\t",
    "\u{b}",
    "\u{c}",
    "\u{a0}",
    "\u{feff}",
    "\u{0}",
    "0",
    "1",
    "-",
    "+",
    ".",
    "e",
    "E1",
    "0x",
    "\\u",
    "\\ud800",
    "\\udc00",
    "\\x",
    "\\'",
    "true",
    "nul",
    "01",
    "-01",
    "1.",
    "1e",
    "\"\t\"",
    "\"a\u{b}",
    "NaN",
    "-Infinity",
    "a",
    "é",
    "“",
    "$",
    "_",
    "1e400",
];

fn trivia(comments: bool) -> BoxedStrategy<String> {
    let blank = select(BLANKS).prop_map(str::to_owned);
    if !comments {
        return blank.boxed();
    }
    let with = (select(BLANKS), select(COMMENTS), select(BLANKS)).prop_map(|(a, b, c)| [a, b, c].concat());
    let two = (with.clone(), with.clone()).prop_map(|(a, b)| a + &b);
    prop_oneof![8 => blank, 2 => with, 1 => two].boxed()
}

/// Elements with what stands around them; the flag asks for a comma after the last.
fn list(elements: &[(String, String)], comma: bool, open: &str, close: &str, blank: &str) -> String {
    let mut out = open.to_owned();
    for (i, (element, after)) in elements.iter().enumerate() {
        out += element;
        if i + 1 < elements.len() || comma {
            out += ",";
        }
        out += after;
    }
    out + blank + close
}

fn value(comments: bool) -> BoxedStrategy<String> {
    let leaf = select(SCALARS).prop_map(str::to_owned);
    let nested = leaf.prop_recursive(4, 40, 5, move |inner| {
        let blank = trivia(comments);
        let item = (blank.clone(), inner.clone(), blank.clone()).prop_map(|(a, b, c)| a + &b + &c);
        let array = (prop::collection::vec((item, blank.clone()), 0..4), any::<bool>(), blank)
            .prop_map(move |(all, comma, blank)| list(&all, comma && comments, "[", "]", &blank));
        prop_oneof![1 => array, 3 => object(inner, comments)]
    });
    nested.boxed()
}

fn object(inner: impl Strategy<Value = String> + 'static, comments: bool) -> impl Strategy<Value = String> {
    let blank = trivia(comments);
    let member = (blank.clone(), select(NAMES), blank.clone(), blank.clone(), inner, blank.clone())
        .prop_map(|(a, name, b, c, value, d)| a + name + &b + ":" + &c + &value + &d);
    (prop::collection::vec((member, blank.clone()), 0..5), any::<bool>(), blank)
        .prop_map(move |(all, comma, blank)| list(&all, comma && comments, "{", "}", &blank))
}

/// A file, mostly an object; plain JSON where comments are not asked for.
pub(crate) fn document(comments: bool) -> impl Strategy<Value = String> {
    let blank = trivia(comments);
    let root = prop_oneof![12 => object(value(comments), comments), 1 => value(comments)];
    (blank.clone(), root, blank).prop_map(|(a, b, c)| a + &b + &c)
}

/// A file with some characters taken out, put in or moved.
pub(crate) fn mutated() -> impl Strategy<Value = String> {
    let change = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..4, select(PIECES));
    (any::<bool>().prop_flat_map(document), prop::collection::vec(change, 1..4)).prop_map(|(text, changes)| {
        let mut chars: Vec<char> = text.chars().collect();
        for (from, to, what, piece) in changes {
            let at = from.index(chars.len() + 1);
            match what {
                0 => drop(chars.splice(at..at, piece.chars())),
                1 if at < chars.len() => drop(chars.splice(at..=at, piece.chars())),
                2 if at < chars.len() => drop(chars.remove(at)),
                _ => {
                    let to = to.index(chars.len() + 1);
                    let part: Vec<char> = chars[at.min(to)..at.max(to)].iter().copied().take(20).collect();
                    drop(chars.splice(at..at, part));
                }
            }
        }
        chars.into_iter().collect()
    })
}

/// An object of ours, as our writer prints it.
pub(crate) fn ours() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        select(vec!["x", "é", "http://p:1", "\"\\\n"]).prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(json!(["x", "y z"])),
        Just(json!([{"a": 1, "b": []}, {}])),
    ];
    let name = || select(vec!["a", "b", "c", "go.env", "é", "q\""]).prop_map(str::to_owned);
    let object = move |inner: BoxedStrategy<Value>| {
        prop::collection::btree_map(name(), inner, 0..4).prop_map(|all| Value::Object(all.into_iter().collect()))
    };
    let nested = leaf.prop_recursive(2, 8, 3, move |inner| object(inner.boxed()));
    prop::collection::btree_map(name(), nested, 0..4).prop_map(|all| serde_json::to_string_pretty(&all).unwrap() + "\n")
}
