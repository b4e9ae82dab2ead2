//! Private keys between their `BEGIN` and `END` lines.

use crate::base::Span;

/// Where the keys stand, without those lines.
pub(super) fn key_blocks(text: &str, out: &mut Vec<Span>) {
    let mut done = 0;
    let last_end = text.rfind("-----END ").unwrap_or_default();
    while let Some(begin) = text[done..].find("PRIVATE KEY").map(|at| done + at) {
        let from = begin + "PRIVATE KEY".len();
        // `PRIVATE KEY BLOCK` is OpenPGP's.
        let head = text[from..].strip_prefix(" BLOCK").map_or(from, |_| from + " BLOCK".len());
        let before = &text.as_bytes()[begin.saturating_sub(48).max(done)..begin];
        let is_begin = before.rsplit(|byte| *byte == b'\n').next().is_some_and(|line| has(line, b"-----BEGIN "));
        if !is_begin || !text[head..].starts_with("-----") {
            done = from;
            continue;
        }
        let from = head + "-----".len();
        let end = Some(()).filter(|()| from <= last_end).and_then(|()| text[from..].find("-----END "));
        let to = from + end.unwrap_or_else(|| unended(&text[from..]));
        out.push(Span::new(from, to));
        done = to;
    }
}

fn has(line: &[u8], words: &[u8]) -> bool {
    line.windows(words.len()).any(|part| part == words)
}

/// How far a key goes that has no end: as long as lines are base64 and none is empty.
fn unended(text: &str) -> usize {
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=\\\r\n".contains(byte);
    let length = text.bytes().take_while(|byte| is_part(byte)).count();
    let part = &text[..length];
    match part.find("\n\n").or_else(|| part.find("\n\r\n")) {
        Some(empty) => empty,
        None if length == text.len() => length,
        None => part.rfind('\n').unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn covered(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        key_blocks(text, &mut out);
        out.into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn what_is_between_the_lines_is_the_key() {
        let begin = "-----BEGIN RSA PRIVATE KEY-----";
        assert_eq!(covered(&format!("a\n{begin}\nMII\nabc=\n-----END RSA PRIVATE KEY-----\nb")), ["\nMII\nabc=\n"]);
        assert_eq!(covered(&format!("{begin}\\nMII\\n-----END RSA PRIVATE KEY-----")), ["\\nMII\\n"]);
        assert_eq!(covered(&format!("{begin}\nMII\nabc=\n\nother words\n")), ["\nMII\nabc="]);
        assert_eq!(covered(&format!("{begin}\nMII\nother words")), ["\nMII"]);
        assert_eq!(covered("-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n"), [""; 0]);
        assert_eq!(covered("a PRIVATE KEY----- b"), [""; 0]);
    }
}
