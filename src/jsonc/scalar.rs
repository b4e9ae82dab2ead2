//! Texts and numbers: RFC 8259, sections 6 and 7; knows nothing of what stands around them.

use std::borrow::Cow;

use super::{Mistake, Wrong};

/// The text whose opening quote stands here, and the byte after its closing one.
pub(super) fn text(file: &str, start: usize) -> Result<(Cow<'_, str>, usize), Mistake> {
    let bytes = file.as_bytes();
    let no = |at, kind| Err(Mistake { at, kind });
    let mut at = start + 1;
    let mut taken = at;
    let mut decoded = String::new();
    loop {
        match bytes.get(at) {
            None | Some(b'\n' | b'\r') => return no(start, Wrong::OpenText),
            Some(b'"') if decoded.is_empty() => return Ok((Cow::Borrowed(&file[taken..at]), at + 1)),
            Some(b'"') => {
                decoded.push_str(&file[taken..at]);
                return Ok((Cow::Owned(decoded), at + 1));
            }
            Some(b'\\') => {
                if bytes.len() == at + 1 {
                    return no(start, Wrong::OpenText);
                }
                let Some((ch, length)) = escape(&bytes[at..]) else {
                    return no(at, Wrong::Escape);
                };
                decoded.push_str(&file[taken..at]);
                decoded.push(ch);
                at += length;
                taken = at;
            }
            Some(..0x20) => return no(at, Wrong::Control),
            Some(_) => at += 1,
        }
    }
}

/// What the escape means that begins these bytes, and its length; a surrogate pair counts as one.
fn escape(bytes: &[u8]) -> Option<(char, usize)> {
    let ch = match bytes.get(1)? {
        byte @ (b'"' | b'\\' | b'/') => char::from(*byte),
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let first = unit(bytes)?;
            if !(0xD800..0xDC00).contains(&first) {
                return Some((char::from_u32(first)?, 6));
            }
            let second = unit(bytes.get(6..)?).filter(|it| (0xDC00..0xE000).contains(it))?;
            let point = 0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00);
            return Some((char::from_u32(point)?, 12));
        }
        _ => return None,
    };
    Some((ch, 2))
}

/// The number in `\u0000`.
fn unit(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |sum, digit| Some(sum * 16 + char::from(*digit).to_digit(16)?))
}

/// The end of the number that begins here.
pub(super) fn number(file: &str, start: usize) -> Result<usize, Mistake> {
    let run = run(file, start);
    if is_number(run.as_bytes()) {
        Ok(start + run.len())
    } else {
        let kind = Wrong::Number;
        Err(Mistake { at: start, kind })
    }
}

/// The characters from here that can stand in a number or a word.
pub(super) fn run(file: &str, start: usize) -> &str {
    let rest = &file[start..];
    let is_in = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-._$".contains(byte) || !byte.is_ascii();
    let length = rest.bytes().position(|byte| !is_in(&byte));
    &rest[..length.unwrap_or(rest.len())]
}

fn is_number(text: &[u8]) -> bool {
    let mut rest = text.strip_prefix(b"-").unwrap_or(text);
    let whole = digits(&mut rest);
    let starts_well = whole == 1 || (whole > 1 && text[text.len() - rest.len() - whole] != b'0');
    if let Some(after) = rest.strip_prefix(b".") {
        rest = after;
        if digits(&mut rest) == 0 {
            return false;
        }
    }
    if let [b'e' | b'E', after @ ..] = rest {
        rest = after.strip_prefix(b"+").or(after.strip_prefix(b"-")).unwrap_or(after);
        if digits(&mut rest) == 0 {
            return false;
        }
    }
    starts_well && rest.is_empty()
}

/// Goes over digits, and counts them.
fn digits(rest: &mut &[u8]) -> usize {
    let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    *rest = &rest[count..];
    count
}
