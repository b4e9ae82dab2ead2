//! Blanks and comments: RFC 8259, section 2, and VS Code's `//` and `/* */`; knows no value.

use super::{Dialect, Mistake, Wrong};

/// The next byte that is neither blank nor in a comment.
pub(super) fn skip(text: &str, from: usize, dialect: Dialect) -> Result<usize, Mistake> {
    let mut at = from;
    loop {
        match text.as_bytes().get(at) {
            Some(b' ' | b'\t' | b'\n' | b'\r') => at += 1,
            Some(b'/') => {
                let kind = match comment_end(text, at) {
                    Some(_) if dialect == Dialect::Plain => Wrong::Comment,
                    Some(end) => {
                        at = end;
                        continue;
                    }
                    None if text.as_bytes().get(at + 1) == Some(&b'*') => Wrong::NeverClosed,
                    None => Wrong::Stray,
                };
                return Err(Mistake { at, kind });
            }
            _ => return Ok(at),
        }
    }
}

/// Where the comment ends that begins here: a line comment before its line end. `None` where none begins or ends.
pub fn comment_end(text: &str, start: usize) -> Option<usize> {
    let rest = text.as_bytes().get(start..)?;
    let length = match rest {
        [b'/', b'/', ..] => {
            let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
            end.unwrap_or(rest.len())
        }
        [b'/', b'*', inner @ ..] => inner.windows(2).position(|pair| pair == b"*/")? + 4,
        _ => return None,
    };
    Some(start + length)
}
