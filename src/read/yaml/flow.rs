//! Lists and maps in brackets.

use super::super::tree::{Node, Pair, Style, Value};
use super::{DEEPEST, Reader};
use crate::base::Span;

impl Reader<'_> {
    /// The collection whose bracket stands here. One that is never closed ends where the indentation does.
    pub(super) fn flow(&mut self, parent: isize) -> Node {
        let start = self.at;
        let is_map = self.byte() == Some(b'{');
        self.at += 1;
        let (mut pairs, mut items) = (Vec::new(), Vec::new());
        let mut end = self.at;
        while self.inside(parent) {
            match self.byte() {
                Some(b'}' | b']') => {
                    self.at += 1;
                    end = self.at;
                    break;
                }
                Some(b',') => self.at += 1,
                _ => {
                    let before = self.at;
                    let node = self.flow_node(parent);
                    let is_key = self.inside(parent) && self.byte() == Some(b':');
                    if is_key {
                        self.at += 1;
                        let has_value = self.inside(parent) && !matches!(self.byte(), Some(b',' | b'}' | b']'));
                        let value = if has_value { self.flow_node(parent) } else { nothing(self.at) };
                        let pair = Pair { key: node.text().to_owned(), key_at: node.at, node: value };
                        if is_map {
                            pairs.push(pair);
                        } else {
                            items.push(Node { at: pair.key_at.to(pair.node.at), value: Value::Map(vec![pair]) });
                        }
                    } else if is_map {
                        let key = node.text().to_owned();
                        pairs.push(Pair { key, key_at: node.at, node: nothing(node.at.end) });
                    } else {
                        items.push(node);
                    }
                    // What is no value, as a stray bracket beyond the greatest depth, is passed over.
                    if self.at == before {
                        self.at += self.rest().chars().next().map_or(0, char::len_utf8);
                    }
                }
            }
            end = self.at.max(end);
        }
        let value = if is_map { Value::Map(pairs) } else { Value::List(items) };
        Node { at: Span::new(start, end), value }
    }

    /// Goes to the next byte of a collection, over line ends and comments; whether there is one.
    fn inside(&mut self, parent: isize) -> bool {
        while self.is_over() {
            let Some(line) = self.lines.get(self.row + 1) else {
                let end = self.lines.len();
                self.enter(end);
                return false;
            };
            if line.is_marker || (line.body < line.end && line.column <= parent && !self.closes(self.row + 1)) {
                return false;
            }
            self.enter(self.row + 1);
        }
        self.blanks();
        true
    }

    /// Whether a line begins with a closing bracket; people put it below the key.
    fn closes(&self, row: usize) -> bool {
        self.text[self.lines[row].body..].starts_with([']', '}'])
    }

    fn flow_node(&mut self, parent: isize) -> Node {
        match self.byte() {
            Some(b'[' | b'{') if self.depth < DEEPEST => {
                self.depth += 1;
                let node = self.flow(parent);
                self.depth -= 1;
                node
            }
            Some(quote @ (b'"' | b'\'')) => self.in_quotes(parent, char::from(quote)),
            _ => self.plain(parent, true),
        }
    }
}

fn nothing(at: usize) -> Node {
    Node { at: Span::at(at), value: Value::Text { text: String::new(), style: Style::Plain } }
}
