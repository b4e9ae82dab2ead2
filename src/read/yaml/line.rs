//! The lines of a YAML file with their indentation.

use crate::base::Span;

/// A line.
pub(super) struct Line {
    /// Its first byte.
    pub(super) start: usize,
    /// Its first byte that is no blank, or its end.
    pub(super) body: usize,
    /// Its end, without `\r` and `\n`.
    pub(super) end: usize,
    /// How far its body is indented; a tab goes on to the next even column.
    pub(super) column: isize,
    /// Whether it parts documents.
    pub(super) is_marker: bool,
}

/// The lines of a part of a text.
pub(super) fn lines(text: &str, part: Span) -> Vec<Line> {
    let mut out: Vec<_> = crate::read::lines::lines(text, part).map(|span| line(text, span)).collect();
    // Behind the last line end there is no line.
    if out.last().is_some_and(|line| line.start == line.end) {
        out.pop();
    }
    out
}

fn line(text: &str, span: Span) -> Line {
    let whole = span.of(text);
    let whole = whole.strip_prefix('\u{feff}').unwrap_or(whole);
    let start = span.end - whole.len();
    let mut column = 0;
    let mut body = start;
    for byte in whole.bytes() {
        match byte {
            b' ' => column += 1,
            b'\t' => column += 2 - column % 2,
            _ => break,
        }
        body += 1;
    }
    let is_marker = ["---", "..."]
        .iter()
        .any(|it| whole.strip_prefix(it).is_some_and(|rest| rest.trim_start().is_empty() || rest.starts_with(" #")));
    Line { start, body, end: span.end, column, is_marker }
}
