//! Text as Go quotes it in messages, and bytes that are no UTF-8 inside a `String`; knows no setting.

use std::fmt::Write as _;

/// Bytes that decode to nothing stand in a `String` as characters of the private plane's very end, one each.
const RAW: u32 = 0x10_FF00;

/// The bytes as text; a byte that is no UTF-8 becomes a character that [`bytes`] turns back.
pub fn text(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        out.extend(chunk.invalid().iter().filter_map(|byte| char::from_u32(RAW + u32::from(*byte))));
    }
    out
}

/// The bytes of a text that [`text`] made.
pub fn bytes(text: &str) -> Vec<u8> {
    if is_valid(text) {
        return text.as_bytes().to_vec();
    }
    let mut out = Vec::with_capacity(text.len());
    for letter in text.chars() {
        match raw(letter) {
            Some(byte) => out.push(byte),
            None => out.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    out
}

fn raw(letter: char) -> Option<u8> {
    u32::from(letter).checked_sub(RAW).and_then(|byte| u8::try_from(byte).ok()).filter(|byte| !byte.is_ascii())
}

/// Whether all of it is UTF-8.
pub fn is_valid(text: &str) -> bool {
    !text.chars().any(|letter| raw(letter).is_some())
}

/// A Go string literal, as `%q` and `strconv.Quote` write it (`strconv/quote.go`).
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for letter in text.chars() {
        push(&mut out, letter, '"');
    }
    out.push('"');
    out
}

/// A Go character literal, as `%q` writes a rune.
pub fn quote_char(letter: char) -> String {
    let mut out = "'".to_owned();
    push(&mut out, letter, '\'');
    out.push('\'');
    out
}

/// The same for bytes that may be cut in the middle of a character.
pub fn quote_bytes(bytes: &[u8]) -> String {
    quote(&text(bytes))
}

fn push(out: &mut String, letter: char, mark: char) {
    let code = u32::from(letter);
    // Writing to a String does not fail.
    let _ = match letter {
        '\\' => write!(out, "\\\\"),
        _ if letter == mark => write!(out, "\\{mark}"),
        '\x07' => write!(out, "\\a"),
        '\x08' => write!(out, "\\b"),
        '\x0c' => write!(out, "\\f"),
        '\n' => write!(out, "\\n"),
        '\r' => write!(out, "\\r"),
        '\t' => write!(out, "\\t"),
        '\x0b' => write!(out, "\\v"),
        _ if is_print(letter) => write!(out, "{letter}"),
        _ if raw(letter).is_some() => write!(out, "\\x{:02x}", code - RAW),
        _ if code < 0x20 || code == 0x7f => write!(out, "\\x{code:02x}"),
        _ if code < 0x1_0000 => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

/// Whether Go prints the character as it is (`strconv.IsPrint`): letters, marks, digits, punctuation, symbols, the blank.
/// Rust's own quoting knows the same classes, but for the age of its Unicode tables.
pub fn is_print(letter: char) -> bool {
    if letter.is_ascii() {
        return matches!(letter, ' '..='~');
    }
    // Behind another character, a combining mark is not escaped for its own sake.
    let mut pair = [b'a', 0, 0, 0, 0];
    let length = letter.encode_utf8(&mut pair[1..]).len();
    std::str::from_utf8(&pair[..=length]).is_ok_and(|pair| pair.escape_debug().nth(1) == Some(letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From `strconv/quote_test.go` and a run of go 1.27.
    #[test]
    fn quotes_as_go() {
        for (text, quoted) in [
            ("\u{7}\u{8}\u{c}\r\n\t\u{b}", r#""\a\b\f\r\n\t\v""#),
            ("\\", r#""\\""#),
            ("a\"b", r#""a\"b""#),
            ("\u{263a}", r#""☺""#),
            ("\u{10ffff}".replace('\u{10ffff}', "\u{10fdff}").as_str(), r#""\U0010fdff""#),
            ("\u{4}", r#""\x04""#),
            ("\u{7f}", r#""\x7f""#),
            ("\u{a0}", r#""\u00a0""#),
            ("\u{ad}", r#""\u00ad""#),
            ("e\u{301}", "\"e\u{301}\""),
            ("\u{301}", "\"\u{301}\""),
            ("\u{3000}", r#""\u3000""#),
            ("日本", r#""日本""#),
        ] {
            assert_eq!(quote(text), quoted);
        }
        assert_eq!(quote_bytes(b"abc\xffdef"), r#""abc\xffdef""#);
    }

    #[test]
    fn bytes_come_back() {
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(bytes(&text(&all)), all);
    }
}
