//! Plain, quoted and block scalars.

use super::super::tree::{Node, Style, Value};
use super::Reader;
use crate::base::Span;

/// So many lines a quoted scalar may have; what is open for longer lacks its quote.
const LONGEST: usize = 64;

impl Reader<'_> {
    /// The scalar or flow collection that begins here; its further lines are indented further than `parent`.
    pub(super) fn scalar(&mut self, parent: isize) -> Node {
        match self.byte() {
            Some(b'[' | b'{') => self.flow(parent),
            Some(quote @ (b'"' | b'\'')) => self.in_quotes(parent, char::from(quote)),
            Some(b'|' | b'>') if self.is_header() => self.literal(parent),
            _ => self.plain(parent, false),
        }
    }

    /// A plain scalar; within a flow collection it ends at its punctuation.
    pub(super) fn plain(&mut self, parent: isize, in_flow: bool) -> Node {
        let start = self.at;
        let mut text = self.piece(in_flow).to_owned();
        let mut end = start + text.len();
        self.at = end;
        let mut blank = 0;
        while !in_flow && self.rest().trim().is_empty() && self.row + 1 < self.lines.len() {
            let row = self.row;
            let next = &self.lines[row + 1];
            if next.body == next.end {
                blank += 1;
                self.enter(row + 1);
                continue;
            }
            if next.is_marker || next.column <= parent || self.text[next.body..].starts_with('#') {
                break;
            }
            self.enter(row + 1);
            if self.begins_entry() {
                break;
            }
            fold(&mut text, blank);
            blank = 0;
            let piece = self.piece(false);
            let length = piece.len();
            text.push_str(piece);
            end = self.at + length;
            self.at = end;
        }
        Node { at: Span::new(start, end), value: Value::Text { text, style: Style::Plain } }
    }

    /// What is left of the line up to a comment.
    fn piece(&self, in_flow: bool) -> &str {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let is_end = |at: usize| match bytes[at] {
            b'#' => at > 0 && matches!(bytes[at - 1], b' ' | b'\t'),
            b',' | b']' | b'}' | b'[' | b'{' => in_flow,
            b':' => in_flow && bytes.get(at + 1).is_none_or(|next| b" \t,]}[{".contains(next)),
            _ => false,
        };
        let end = (0..bytes.len()).find(|at| is_end(*at)).unwrap_or(bytes.len());
        rest[..end].trim_end()
    }

    pub(super) fn in_quotes(&mut self, parent: isize, quote: char) -> Node {
        let (start, style) = (self.at, if quote == '"' { Style::Double } else { Style::Single });
        for row in self.row..self.lines.len().min(self.row + LONGEST) {
            let line = &self.lines[row];
            if row > self.row && line.body < line.end && (line.is_marker || line.column <= parent) {
                break;
            }
            if !Span::new(line.start.max(start), line.end).of(self.text).contains(quote) {
                continue;
            }
            if let Some((text, length)) = quoted(&self.text[start..line.end], quote) {
                self.row = row;
                self.at = start + length;
                return Node { at: Span::new(start, self.at), value: Value::Text { text, style } };
            }
        }
        // The closing quote is missing: the value is what stands on the line.
        let text = self.piece(false)[1..].to_owned();
        self.at += 1 + text.len();
        Node { at: Span::new(start, self.at), value: Value::Text { text, style } }
    }

    fn is_header(&self) -> bool {
        let marks = self.rest()[1..].trim_start_matches(['+', '-', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        let comment = marks.trim_start_matches([' ', '\t']);
        comment.is_empty() || (comment.starts_with('#') && comment.len() < marks.len())
    }

    fn literal(&mut self, parent: isize) -> Node {
        let start = self.at;
        let header = self.rest().split(['#', ' ']).next().unwrap_or_default();
        let (is_folded, keeps, strips) = (header.starts_with('>'), header.contains('+'), header.contains('-'));
        let mut end = start + header.len();
        let given = header.bytes().find(u8::is_ascii_digit).map(|it| parent.max(0) + isize::from(i16::from(it - b'0')));
        let mut indent = given;
        let mut body: Vec<&str> = Vec::new();
        let mut row = self.row + 1;
        while let Some(line) = self.lines.get(row) {
            if line.body == line.end {
                body.push("");
                row += 1;
                continue;
            }
            if line.column <= parent || line.is_marker {
                break;
            }
            let depth = *indent.get_or_insert(line.column);
            let cut = line.start + usize::try_from(depth).unwrap_or_default();
            body.push(Span::new(cut.min(line.body), line.end).of(self.text));
            end = line.end;
            row += 1;
        }
        let full = body.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
        let mut text = if is_folded { folded(&body[..full]) } else { body[..full].join("\n") };
        if keeps {
            text.push_str(&"\n".repeat(body.len() - full + usize::from(full > 0)));
        } else if !strips && full > 0 {
            text.push('\n');
        }
        self.enter(row);
        Node { at: Span::new(start, end), value: Value::Text { text, style: Style::Block } }
    }
}

/// Lines joined as YAML folds them: more indented ones stay apart.
fn folded(lines: &[&str]) -> String {
    let mut out = String::new();
    let mut blank = 0;
    let mut was_deep = true;
    for line in lines {
        if line.is_empty() {
            blank += 1;
            continue;
        }
        let is_deep = line.starts_with([' ', '\t']);
        if out.is_empty() {
            out.push_str(&"\n".repeat(blank));
        } else if is_deep || was_deep {
            out.push_str(&"\n".repeat(blank + 1));
        } else {
            fold(&mut out, blank);
        }
        out.push_str(line);
        (blank, was_deep) = (0, is_deep);
    }
    out
}

/// Goes over a line end with so many empty lines behind it.
fn fold(text: &mut String, blank: usize) {
    if blank == 0 {
        text.push(' ');
    } else {
        text.push_str(&"\n".repeat(blank));
    }
}

/// The quoted scalar that these words begin with, as it is meant, and its length with both quotes.
pub(super) fn quoted(words: &str, quote: char) -> Option<(String, usize)> {
    let mut out = String::new();
    let mut chars = words.char_indices().skip(1).peekable();
    while let Some((at, ch)) = chars.next() {
        match ch {
            '\'' if quote == '\'' && chars.next_if(|(_, next)| *next == '\'').is_some() => out.push('\''),
            _ if ch == quote => return Some((out, at + 1)),
            '\\' if quote == '"' => {
                let (_, next) = chars.next()?;
                if next == '\n' {
                    while chars.next_if(|(_, it)| matches!(it, ' ' | '\t')).is_some() {}
                } else {
                    escape(next, &mut chars, &mut out);
                }
            }
            '\n' => {
                out.truncate(out.trim_end_matches([' ', '\t', '\r']).len());
                let mut blank = 0;
                while let Some((_, it)) = chars.next_if(|(_, it)| it.is_ascii_whitespace()) {
                    blank += usize::from(it == '\n');
                }
                fold(&mut out, blank);
            }
            _ => out.push(ch),
        }
    }
    None
}

fn escape(ch: char, rest: &mut std::iter::Peekable<impl Iterator<Item = (usize, char)>>, out: &mut String) {
    let digits = match ch {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => {
            out.push(match ch {
                '0' => '\0',
                'a' => '\x07',
                'b' => '\x08',
                't' | '\t' => '\t',
                'n' => '\n',
                'v' => '\x0b',
                'f' => '\x0c',
                'r' => '\r',
                'e' => '\x1b',
                'N' => '\u{85}',
                '_' => '\u{a0}',
                'L' => '\u{2028}',
                'P' => '\u{2029}',
                other => other,
            });
            return;
        }
    };
    let mut code = 0_u32;
    for _ in 0..digits {
        let Some((_, digit)) = rest.next_if(|(_, it)| it.is_ascii_hexdigit()) else { break };
        code = code.wrapping_mul(16) + digit.to_digit(16).unwrap_or_default();
    }
    out.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
}
