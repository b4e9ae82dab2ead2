//! A Lua file that gives back a table.

use super::body::{Body, Line};
use super::json::quote;
use super::token::{keyword, name, plain, value};
use crate::base::Clean;

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum Lua {}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Node<W> {
    /// Text.
    Text(Clean),
    /// Names with values.
    Table(Vec<Member<W>>),
}

/// A name with its value and the reason for both.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<W> {
    key: &'static str,
    node: Node<W>,
    why: W,
}

impl<W> Member<W> {
    /// A member; the key is ours: a name of Lua's and none of its keywords.
    pub fn new(key: &'static str, node: Node<W>, why: W) -> Self {
        Self { key, node, why }
    }
}

/// Prints `return { … }`.
pub fn print<W: Clone>(members: &[Member<W>], why: &W) -> Body<Lua, W> {
    let mut lines = vec![Line::new(vec![keyword("return"), plain(" {")], why.clone())];
    print_members(members, 1, &mut lines);
    lines.push(Line::new(vec![plain("}")], why.clone()));
    Body::new(lines)
}

fn print_members<W: Clone>(members: &[Member<W>], depth: usize, lines: &mut Vec<Line<W>>) {
    for member in members {
        let indent = "  ".repeat(depth);
        let mut tokens = vec![plain(indent.clone()), name(member.key), plain(" = ")];
        match &member.node {
            Node::Table(inner) => {
                tokens.push(plain("{"));
                lines.push(Line::new(tokens, member.why.clone()));
                print_members(inner, depth + 1, lines);
                lines.push(Line::new(vec![plain(format!("{indent}}},"))], member.why.clone()));
            }
            // Of what `Clean` leaves, Lua gives a meaning to `\` and the quote alone (Lua 5.1 reference, §2.1).
            Node::Text(text) => {
                tokens.extend([value(quote(text.as_str())), plain(",")]);
                lines.push(Line::new(tokens, member.why.clone()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_nested_tables() {
        let members = [Member::new("a", Node::Table(vec![Member::new("B", Node::Text(Clean::of(r#"x"\y"#)), 2)]), 1)];
        let body = print(&members, &0);
        assert_eq!(body.text(), "return {\n  a = {\n    B = \"x\\\"\\\\y\",\n  },\n}\n");
        let whys: Vec<_> = body.lines().iter().map(|line| *line.why()).collect();
        assert_eq!(whys, [0, 1, 2, 1, 0]);
    }
}
