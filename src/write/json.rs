//! JSON (RFC 8259), two blanks a level.

use super::body::{Body, Line};
use super::token::{Token, keyword, name, plain, value};
use crate::base::Clean;

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Node<W> {
    /// Text.
    Text(Clean),
    /// `true` or `false`.
    Bool(bool),
    /// Texts in a row.
    List(Vec<Clean>),
    /// Names with values.
    Object(Vec<Member<W>>),
}

/// A name with its value and the reason for both.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<W> {
    /// The name.
    pub key: &'static str,
    /// The value.
    pub node: Node<W>,
    /// The reason; an object's opening and closing lines share it.
    pub why: W,
}

impl<W> Member<W> {
    /// A member.
    pub fn new(key: &'static str, node: Node<W>, why: W) -> Self {
        Self { key, node, why }
    }
}

/// The text between double quotes.
pub(super) fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for ch in text.chars() {
        match ch {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            ch => out.push(ch),
        }
    }
    out.push('"');
    out
}

/// Prints an object as a file.
pub fn print<W: Clone>(members: &[Member<W>], why: &W) -> Body<Json, W> {
    let mut lines = vec![Line::new(vec![plain("{")], why.clone())];
    print_members(members, 1, &mut lines);
    lines.push(Line::new(vec![plain("}")], why.clone()));
    Body::new(lines)
}

fn print_members<W: Clone>(members: &[Member<W>], depth: usize, lines: &mut Vec<Line<W>>) {
    for (i, member) in members.iter().enumerate() {
        let comma = if i + 1 < members.len() { "," } else { "" };
        let indent = "  ".repeat(depth);
        let mut tokens = vec![plain(indent.clone()), name(quote(member.key)), plain(": ")];
        match &member.node {
            Node::Object(inner) => {
                tokens.push(plain("{"));
                lines.push(Line::new(tokens, member.why.clone()));
                print_members(inner, depth + 1, lines);
                lines.push(Line::new(vec![plain(format!("{indent}}}{comma}"))], member.why.clone()));
                continue;
            }
            Node::Text(text) => tokens.push(value(quote(text.as_str()))),
            Node::Bool(yes) => tokens.push(keyword(yes.to_string())),
            Node::List(items) => list(items, &mut tokens),
        }
        tokens.push(plain(comma));
        lines.push(Line::new(tokens, member.why.clone()));
    }
}

fn list(items: &[Clean], tokens: &mut Vec<Token>) {
    tokens.push(plain("["));
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            tokens.push(plain(", "));
        }
        tokens.push(value(quote(item.as_str())));
    }
    tokens.push(plain("]"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_nested_objects() {
        let members = [
            Member::new("a", Node::Object(vec![Member::new("b", Node::Text(Clean::of(r#"x"\y"#)), 2)]), 1),
            Member::new("c", Node::List(vec![Clean::of("d"), Clean::of("e")]), 3),
            Member::new("f", Node::Bool(false), 4),
        ];
        let body = print(&members, &0);
        assert_eq!(
            body.text(),
            "{\n  \"a\": {\n    \"b\": \"x\\\"\\\\y\"\n  },\n  \"c\": [\"d\", \"e\"],\n  \"f\": false\n}\n"
        );
        let whys: Vec<_> = body.lines().iter().map(|line| *line.why()).collect();
        assert_eq!(whys, [0, 1, 2, 1, 3, 4, 0]);
    }
}
