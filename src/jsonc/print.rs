//! A tree of our own printed as JSON (RFC 8259), two blanks a level; knows nothing of what it is for.

use std::fmt::Write;

/// A value to print.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// `null`.
    Null,
    /// A text.
    Text(String),
    /// A number.
    Number(u32),
    /// `true` or `false`.
    Bool(bool),
    /// Items; texts and numbers stand in one line.
    List(Vec<Tree>),
    /// Names with values, in this order.
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Tree::Text(text.into())
    }

    /// Texts in a row.
    pub fn texts<T: Into<String>>(items: impl IntoIterator<Item = T>) -> Self {
        Tree::List(items.into_iter().map(Tree::text).collect())
    }

    /// Names with values.
    pub fn object<K: Into<String>>(members: impl IntoIterator<Item = (K, Tree)>) -> Self {
        Tree::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
    }

    /// As a file: the last line is ended.
    pub fn print(&self) -> String {
        let mut out = String::new();
        self.put(0, &mut out);
        out.push('\n');
        out
    }

    fn put(&self, depth: usize, out: &mut String) {
        match self {
            Tree::Null => out.push_str("null"),
            Tree::Text(text) => quote(text, out),
            Tree::Number(number) => out.push_str(&number.to_string()),
            Tree::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
            Tree::List(items) => {
                let is_flat = items.iter().all(|item| !matches!(item, Tree::List(_) | Tree::Object(_)));
                within(['[', ']'], depth, is_flat, items, out, |item, out| item.put(depth + 1, out));
            }
            Tree::Object(members) => {
                within(['{', '}'], depth, false, members, out, |(name, value), out| {
                    quote(name, out);
                    out.push_str(": ");
                    value.put(depth + 1, out);
                });
            }
        }
    }
}

fn within<T>(
    [open, close]: [char; 2],
    depth: usize,
    is_flat: bool,
    items: &[T],
    out: &mut String,
    put: impl Fn(&T, &mut String),
) {
    out.push(open);
    for (place, item) in items.iter().enumerate() {
        if place > 0 {
            out.push_str(if is_flat { ", " } else { "," });
        }
        if !is_flat {
            line(depth + 1, out);
        }
        put(item, out);
    }
    if !is_flat && !items.is_empty() {
        line(depth, out);
    }
    out.push(close);
}

fn line(depth: usize, out: &mut String) {
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

/// A text between double quotes; what RFC 8259, section 7, lets nobody write plainly is escaped.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for ch in text.chars() {
        match ch {
            '"' | '\\' => out.extend(['\\', ch]),
            '\n' => out.push_str("\\n"),
            ch if ch.is_control() => {
                // A text takes whatever is written to it.
                let _ = write!(out, "\\u{:04x}", ch as u32);
            }
            ch => out.push(ch),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_what_other_readers_read() {
        let tree = Tree::object([
            ("a \"\\", Tree::text("中\n\u{1}")),
            ("b", Tree::texts(["x", "y"])),
            ("c", Tree::List(vec![Tree::object([("d", Tree::Bool(true))]), Tree::Number(3)])),
            ("e", Tree::Object(vec![])),
            ("f", Tree::Null),
        ]);
        let text = tree.print();
        let read: serde_json::Value = serde_json::from_str(&text).unwrap();
        let expected =
            serde_json::json!({"a \"\\": "中\n\u{1}", "b": ["x", "y"], "c": [{"d": true}, 3], "e": {}, "f": null});
        assert_eq!(read, expected);
        assert!(
            text.contains("\"b\": [\"x\", \"y\"],\n  \"c\": [\n    {\n      \"d\": true\n    },\n    3\n  ],\n"),
            "{text}"
        );
    }
}
