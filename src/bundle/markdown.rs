//! Markdown in which no value can become more than text; knows no file.

use crate::text::{Piece, pieces};

/// A sentence of the catalogues: its code as code, everything else as it is written.
pub(super) fn prose(text: &str) -> String {
    let mut out = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Plain(text) => plain(text, &mut out),
            Piece::Code(text) => out.push_str(&code(text)),
        }
    }
    out
}

/// Escapes what Markdown or HTML give a meaning inside a line (`CommonMark` 0.31, 2.4 and 6).
fn plain(text: &str, out: &mut String) {
    for ch in text.chars() {
        if matches!(ch, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '&' | '~') {
            out.push('\\');
        }
        out.push(ch);
    }
}

/// A span of code, in a fence of backticks that the text does not hold (6.1).
pub(super) fn code(text: &str) -> String {
    let fence = "`".repeat(longest_run(text) + 1);
    let at_end = ['`', ' '];
    let needs_blank = text.starts_with(at_end) || text.ends_with(at_end);
    let blank = if needs_blank { " " } else { "" };
    format!("{fence}{blank}{text}{blank}{fence}")
}

/// Commands on lines of their own, further in by so many blanks (4.5).
pub(super) fn block(text: &str, indent: usize) -> String {
    let fence = "`".repeat(longest_run(text).max(2) + 1);
    let indent = " ".repeat(indent);
    let mut out = format!("{indent}{fence}sh\n");
    for line in text.lines() {
        out.extend([&indent, line, "\n"]);
    }
    out + &indent + &fence + "\n"
}

fn longest_run(text: &str) -> usize {
    text.split(|ch| ch != '`').map(str::len).max().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fences_are_longer_than_what_they_hold() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a``b`"), "``` a``b` ```");
        assert_eq!(block("a```b", 1), " ````sh\n a```b\n ````\n");
        assert_eq!(prose("see <b> in `a_b`, not *c*"), "see \\<b> in `a_b`, not \\*c\\*");
    }
}
