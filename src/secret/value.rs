//! Where a value ends that stands behind a name.

use crate::base::Span;

/// How far a value may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// To white space or a quote.
    Word,
    /// To `&`, too: a part of an address's query.
    Query,
    /// To a comma or a closing bracket, too: JSON.
    Item,
    /// To the end of the line or to a comment behind it.
    Line,
}

/// A value, without its quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) at: Span,
    /// Whether it is in quotes.
    pub(super) is_quoted: bool,
    /// Where to go on reading.
    pub(super) end: usize,
}

/// The value that begins at a byte, at a quote or behind it.
pub(super) fn value(text: &str, start: usize, reach: Reach) -> Value {
    let bytes = text.as_bytes();
    let (escape, open) = match bytes.get(start..) {
        Some([b'\\', quote @ (b'"' | b'\''), ..]) => (1, Some(*quote)),
        Some([quote @ (b'"' | b'\''), ..]) => (0, Some(*quote)),
        _ => (0, None),
    };
    if let Some(quote) = open {
        let from = start + escape + 1;
        let end = quoted_end(bytes, from, quote, escape == 1);
        return Value { at: Span::new(from, end), is_quoted: true, end };
    }
    let mut end = start;
    while let Some(byte) = bytes.get(end) {
        let next = bytes.get(end + 1).copied().unwrap_or(b'\n');
        let is_end = match byte {
            b'\n' | b'\r' => true,
            b'\\' if matches!(next, b'\n' | b'\r') => true,
            b' ' | b'\t' if reach == Reach::Line => next == b'#',
            b' ' | b'\t' | b'"' | b'\'' | b';' if reach != Reach::Line => true,
            b'\\' if reach != Reach::Line => matches!(next, b'"' | b'\''),
            b',' | b'}' | b']' if reach == Reach::Item => true,
            b'&' if reach != Reach::Line => reach == Reach::Query || next == b'&',
            b'|' if reach != Reach::Line => next == b'|',
            b',' if reach != Reach::Line => is_item(&bytes[end + 1..]),
            _ => false,
        };
        if is_end {
            break;
        }
        end += 1;
    }
    let cut = end - text[start..end].bytes().rev().take_while(u8::is_ascii_whitespace).count();
    Value { at: Span::new(start, cut.max(start)), is_quoted: false, end }
}

/// Whether something else begins behind a comma: white space, a quote, or `name=`.
fn is_item(rest: &[u8]) -> bool {
    let name =
        rest.iter().take(64).take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')).count();
    match rest.get(name) {
        None => name == 0,
        Some(b'=') => name > 0,
        Some(byte) => name == 0 && (byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'' | b'}')),
    }
}

/// Where a quoted value ends: at its quote, or at the end of the line.
fn quoted_end(bytes: &[u8], from: usize, quote: u8, is_escaped: bool) -> usize {
    let mut end = from;
    while let Some(byte) = bytes.get(end) {
        match byte {
            b'\n' | b'\r' => break,
            b'\\' if is_escaped && bytes.get(end + 1) == Some(&quote) => break,
            b'\\' if quote == b'"' && bytes.get(end + 1).is_some_and(|next| !matches!(next, b'\n' | b'\r')) => end += 2,
            _ if *byte == quote && !is_escaped => break,
            _ => end += 1,
        }
    }
    // An escape may have led into the middle of a character.
    end.min(bytes.len())
}

/// Whether a word is made of letters and digits as secrets are and names are not.
pub(super) fn looks_secret(word: &str, least: usize) -> bool {
    let has = |test: fn(&u8) -> bool| word.bytes().any(|byte| test(&byte));
    word.len() >= least
        && has(u8::is_ascii_digit)
        && has(u8::is_ascii_alphabetic)
        && !has(u8::is_ascii_whitespace)
        && !word.contains("://")
        && !is_version(word)
}

/// `v1.2.3`, `1.27-alpine`.
fn is_version(word: &str) -> bool {
    let rest = word.strip_prefix('v').unwrap_or(word);
    let major = rest.bytes().take_while(u8::is_ascii_digit).count();
    (1..4).contains(&major) && rest[major..].starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_end_where_they_should() {
        for (text, reach, expected) in [
            ("abc def", Reach::Word, "abc"),
            ("a,b=1", Reach::Word, "a"),
            ("a,b", Reach::Word, "a,b"),
            ("a&b && c", Reach::Word, "a&b"),
            ("a&b", Reach::Query, "a"),
            ("a; b", Reach::Word, "a"),
            ("12,a", Reach::Item, "12"),
            ("12}", Reach::Item, "12"),
            ("a b # c", Reach::Line, "a b"),
            ("\"a b\\\"c\" d", Reach::Word, "a b\\\"c"),
            ("'a\" b' c", Reach::Line, "a\" b"),
            ("\\\"a b\\\", c", Reach::Word, "a b"),
            ("\"a\\\u{e9}", Reach::Word, "a\\\u{e9}"),
            ("\"a\\", Reach::Word, "a\\"),
            ("abc\\\n", Reach::Word, "abc"),
            ("", Reach::Line, ""),
        ] {
            assert_eq!(value(text, 0, reach).at.of(text), expected, "{text}");
        }
    }
}
