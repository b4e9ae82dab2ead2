//! TOML 1.0: tables of texts, truth values and lists of texts.

use super::body::{Body, Line};
use super::json::quote;
use super::token::{Token, comment, keyword, name, plain, value};
use crate::base::Clean;

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum Toml {}

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Node<W> {
    /// Text.
    Text(Clean),
    /// `true` or `false`.
    Bool(bool),
    /// Texts in a row, each on a line and with a reason of its own.
    List(Vec<(Clean, W)>),
}

/// A name with its value and reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<W> {
    key: &'static str,
    node: Node<W>,
    why: W,
}

impl<W> Member<W> {
    /// A member; the key is ours and bare: letters, digits, `-` and `_`.
    pub fn new(key: &'static str, node: Node<W>, why: W) -> Self {
        Self { key, node, why }
    }
}

/// `[name]` and what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<W> {
    name: &'static str,
    key: Option<Clean>,
    members: Vec<Member<W>>,
    why: W,
}

impl<W> Table<W> {
    /// A table; the name is ours: bare keys, parted by dots.
    pub fn new(name: &'static str, members: Vec<Member<W>>, why: W) -> Self {
        Self { name, key: None, members, why }
    }

    /// `[name."key"]`, with a key from anywhere.
    pub fn keyed(name: &'static str, key: Clean, members: Vec<Member<W>>, why: W) -> Self {
        Self { name, key: Some(key), members, why }
    }
}

/// Prints tables as a file.
pub fn print<W: Clone>(tables: &[Table<W>]) -> Body<Toml, W> {
    let mut lines = Vec::new();
    for table in tables {
        let mut header = vec![plain("["), keyword(table.name)];
        header.extend(table.key.iter().flat_map(|key| [plain("."), string(key)]));
        header.push(plain("]"));
        lines.push(Line::new(header, table.why.clone()));
        for member in &table.members {
            print_member(member, &mut lines);
        }
    }
    Body::new(lines)
}

/// Prints tables as a block between two remarks.
pub fn print_block<W: Clone>(begin: &'static str, tables: &[Table<W>], end: &'static str, border: &W) -> Body<Toml, W> {
    let remark = |text: &'static str| Line::new(vec![comment(format!("# {text}"))], border.clone());
    let mut lines = vec![remark(begin)];
    lines.extend(print(tables).erase());
    lines.push(remark(end));
    Body::new(lines)
}

fn print_member<W: Clone>(member: &Member<W>, lines: &mut Vec<Line<W>>) {
    let start = [name(member.key), plain(" = ")];
    let mut line = |end: Token| lines.push(Line::new(start.iter().cloned().chain([end]).collect(), member.why.clone()));
    match &member.node {
        Node::Text(text) => line(string(text)),
        Node::Bool(yes) => line(keyword(yes.to_string())),
        Node::List(items) => {
            line(plain("["));
            let item = |(text, why): &(Clean, W)| Line::new(vec![plain("  "), string(text), plain(",")], why.clone());
            lines.extend(items.iter().map(item));
            lines.push(Line::new(vec![plain("]")], member.why.clone()));
        }
    }
}

/// A basic string: of what `Clean` leaves, only `"` and `\` are escaped (TOML 1.0, "String"), as in JSON.
fn string(text: &Clean) -> Token {
    value(quote(text.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_tables() {
        let env = vec![(Clean::of("A=b"), 3), (Clean::of(r#"C="\d"#), 4)];
        let tables = [
            Table::new("engine", vec![Member::new("env", Node::List(env), 2)], 1),
            Table::new(
                "a.b",
                vec![
                    Member::new("c", Node::Text(Clean::of("d # é")), 6),
                    Member::new("http_proxy", Node::Bool(false), 7),
                ],
                5,
            ),
        ];
        let body = print(&tables);
        assert_eq!(
            body.text(),
            "[engine]\nenv = [\n  \"A=b\",\n  \"C=\\\"\\\\d\",\n]\n[a.b]\nc = \"d # é\"\nhttp_proxy = false\n"
        );
        let keyed = Table::keyed("registry", Clean::of(r#"a"\.b:5"#), Vec::new(), 0);
        assert_eq!(print(&[keyed]).text(), "[registry.\"a\\\"\\\\.b:5\"]\n");
        let whys: Vec<_> = body.lines().iter().map(|line| *line.why()).collect();
        assert_eq!(whys, [1, 2, 3, 4, 2, 5, 6, 7]);
    }
}
