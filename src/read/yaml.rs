//! YAML as people write it in workflows and Compose files. Tolerant: what it can't read is left out.

mod block;
mod flow;
mod line;
mod scalar;

use super::tree::{Node, Value};
use crate::base::Span;
use line::Line;

/// Deeper nesting is read as text.
const DEEPEST: usize = 64;

/// Reads a part of a text. Nothing if it holds no map or list. Several documents are taken together: maps as one map,
/// anything else as a list. Anchors and tags are passed over, aliases stay as they are written.
pub fn read(text: &str, part: Span) -> Option<Node> {
    let text = text.get(..part.end)?;
    let mut reader = Reader { text, lines: line::lines(text, part), row: 0, at: 0, depth: 0 };
    reader.enter(0);
    let mut nodes = Vec::new();
    while reader.row < reader.lines.len() {
        if reader.lines[reader.row].is_marker {
            reader.enter(reader.row + 1);
            continue;
        }
        let before = (reader.row, reader.at);
        nodes.extend(reader.block(-1).filter(|node| !matches!(node.value, Value::Text { .. })));
        if (reader.row, reader.at) == before {
            reader.enter(reader.row + 1);
        }
    }
    super::tree::together(nodes)
}

/// Goes through the lines once; `at` is in line `row`, or at its end.
struct Reader<'a> {
    text: &'a str,
    lines: Vec<Line>,
    row: usize,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn enter(&mut self, row: usize) {
        self.row = row;
        self.at = self.lines.get(row).map_or(self.text.len(), |line| line.body);
    }

    /// The byte under the cursor; nothing at the end of the line.
    fn byte(&self) -> Option<u8> {
        let line = self.lines.get(self.row)?;
        (self.at < line.end).then(|| self.text.as_bytes()[self.at])
    }

    /// What is left of the line.
    fn rest(&self) -> &str {
        self.lines.get(self.row).map_or("", |line| Span::new(self.at, line.end).of(self.text))
    }

    /// Goes over blanks in the line.
    fn blanks(&mut self) {
        self.at += self.rest().bytes().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    }

    /// Whether nothing but a comment is left of the line.
    fn is_over(&self) -> bool {
        let rest = self.rest().trim_start_matches([' ', '\t']);
        let after_blank = self.lines.get(self.row).is_none_or(|line| {
            self.at <= line.body || rest.len() < self.rest().len() || self.text[..self.at].ends_with([' ', '\t'])
        });
        rest.is_empty() || (rest.starts_with('#') && after_blank)
    }

    /// Goes to what comes next that is no comment, and gives its column; nothing at the end of the document.
    fn next(&mut self) -> Option<isize> {
        while self.is_over() {
            if self.row + 1 >= self.lines.len() {
                self.enter(self.lines.len());
                return None;
            }
            self.enter(self.row + 1);
        }
        self.blanks();
        let line = self.lines.get(self.row).filter(|line| !line.is_marker)?;
        Some(line.column + isize::try_from(self.at - line.body).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests;
