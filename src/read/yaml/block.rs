//! Maps and lists by indentation. Keys that are a little out of line still belong to the map that they stand in.

use super::super::tree::{Node, Pair, Style, Value};
use super::{DEEPEST, Reader};
use crate::base::Span;

impl Reader<'_> {
    /// The node that comes next, if it is indented further than `parent`.
    pub(super) fn block(&mut self, parent: isize) -> Option<Node> {
        let column = self.next().filter(|column| *column > parent)?;
        if self.depth >= DEEPEST {
            return Some(self.plain(parent, false));
        }
        self.depth += 1;
        let node = if self.is_dash() {
            Some(self.list(column, parent))
        } else if self.key().is_some() {
            self.map(parent)
        } else {
            self.properties();
            if self.is_over() { self.block(parent) } else { Some(self.scalar(parent)) }
        };
        self.depth -= 1;
        node
    }

    /// Whether a list's item begins here.
    fn is_dash(&self) -> bool {
        self.rest().strip_prefix('-').is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    }

    fn list(&mut self, column: isize, parent: isize) -> Node {
        let mut items: Vec<Node> = Vec::new();
        let start = self.at;
        while let Some(here) = self.next().filter(|here| *here > parent) {
            if !self.is_dash() {
                if here <= column {
                    break;
                }
                self.enter(self.row + 1);
                continue;
            }
            let dash = self.at;
            self.at += 1;
            items.push(self.block(here).unwrap_or_else(|| nothing(dash + 1)));
        }
        let end = items.last().map_or(start + 1, |item| item.at.end);
        Node { at: Span::new(start, end), value: Value::List(items) }
    }

    fn map(&mut self, parent: isize) -> Option<Node> {
        let mut pairs: Vec<Pair> = Vec::new();
        while let Some(column) = self.next().filter(|column| *column > parent) {
            if self.is_dash() {
                break;
            }
            self.properties();
            let Some((key, key_at, value)) = self.key() else {
                self.enter(self.row + 1);
                continue;
            };
            self.at = value;
            pairs.push(Pair { key, key_at, node: self.value(column, value) });
        }
        let at = pairs.first()?.key_at.to(pairs.last()?.node.at);
        Some(Node { at, value: Value::Map(pairs) })
    }

    /// What belongs to the key in `column` whose colon ends at `colon`.
    fn value(&mut self, column: isize, colon: usize) -> Node {
        self.properties();
        if !self.is_over() {
            return self.scalar(column);
        }
        let found = match self.next() {
            Some(here) if here == column && self.is_dash() => Some(self.list(column, column - 1)),
            Some(here) if here > column => self.block(column),
            _ => None,
        };
        found.unwrap_or_else(|| nothing(colon))
    }

    /// The key that begins here, its place, and where what is behind its colon begins.
    fn key(&self) -> Option<(String, Span, usize)> {
        let rest = self.rest();
        let is_colon =
            |rest: &str| rest.strip_prefix(':').is_some_and(|it| it.is_empty() || it.starts_with([' ', '\t']));
        if let Some(quote @ ('"' | '\'')) = rest.chars().next() {
            let (key, length) = super::scalar::quoted(rest, quote)?;
            let behind = rest[length..].trim_start_matches([' ', '\t']);
            let at = Span::new(self.at, self.at + length);
            return is_colon(behind).then(|| (key, at, self.at + rest.len() - behind.len() + 1));
        }
        if rest.starts_with(['[', '{', '#', '|']) {
            return None;
        }
        let colon = rest.match_indices(':').map(|(at, _)| at).find(|at| is_colon(&rest[*at..]))?;
        let key = rest[..colon].trim_end();
        if key.is_empty() || key.contains(" #") {
            return None;
        }
        Some((key.to_owned(), Span::new(self.at, self.at + key.len()), self.at + colon + 1))
    }

    /// Whether the line that the cursor stands in goes on as a map or a list rather than as text.
    pub(super) fn begins_entry(&self) -> bool {
        if !self.is_dash() {
            return self.key().is_some();
        }
        let rest = &self.rest()[1..];
        rest.contains(": ") || rest.ends_with(':')
    }

    /// Goes over `&anchor` and `!tag`.
    fn properties(&mut self) {
        self.blanks();
        while matches!(self.byte(), Some(b'&' | b'!')) {
            self.at += self.rest().bytes().take_while(|byte| !matches!(byte, b' ' | b'\t')).count();
            self.blanks();
        }
    }
}

/// The value that isn't there.
fn nothing(at: usize) -> Node {
    Node { at: Span::at(at), value: Value::Text { text: String::new(), style: Style::Plain } }
}
