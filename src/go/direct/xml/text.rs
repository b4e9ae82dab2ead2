//! Text between tags and in quotes, with its entities; knows no tag.

use super::Stop;
use super::cursor::{Cursor, is_name};

/// Where a text ends.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    /// Before the next `<`.
    Tag,
    /// At this quote.
    Quote(u8),
    /// At `]]>`.
    CdataEnd,
}

/// Reads a text (`encoding/xml.Decoder.text`).
pub(super) fn read(cursor: &mut Cursor<'_>, until: Until) -> Result<String, Stop> {
    let mut bytes: Vec<u8> = Vec::new();
    let (mut before_last, mut last) = (0, 0);
    loop {
        let byte = match cursor.get() {
            Ok(byte) => byte,
            Err(Stop::End) if until == Until::CdataEnd => return Err(cursor.error("unexpected EOF in CDATA section")),
            Err(Stop::End) => break,
            // What was read before the error still counts; the error comes up again with the next byte.
            Err(_) if until != Until::CdataEnd => break,
            Err(stop) => return Err(stop),
        };
        let quoted = matches!(until, Until::Quote(_));
        if (!quoted || !cursor.lenient) && (before_last, last, byte) == (b']', b']', b'>') {
            if until == Until::CdataEnd {
                bytes.truncate(bytes.len().saturating_sub(2));
                break;
            }
            return Err(cursor.error("unescaped ]]> not in CDATA section"));
        }
        if byte == b'<' && until != Until::CdataEnd {
            if quoted {
                return Err(cursor.error("unescaped < inside quoted string"));
            }
            cursor.back();
            break;
        }
        if until == Until::Quote(byte) {
            break;
        }
        if byte == b'&' && until != Until::CdataEnd {
            entity(cursor, &mut bytes)?;
            (before_last, last) = (0, 0);
            continue;
        }
        if byte == b'\r' {
            bytes.push(b'\n');
        } else if !(last == b'\r' && byte == b'\n') {
            bytes.push(byte);
        }
        (before_last, last) = (last, byte);
    }
    let text = String::from_utf8_lossy(&bytes).into_owned();
    match text.chars().find(|c| !allowed(*c)) {
        Some(bad) => Err(cursor.error(&format!("illegal character code U+{:04X}", u32::from(bad)))),
        None => Ok(text),
    }
}

/// What follows a `&`: an entity that XML knows, or the text as it stands.
fn entity(cursor: &mut Cursor<'_>, bytes: &mut Vec<u8>) -> Result<(), Stop> {
    let from = cursor.place();
    let number = cursor.must()? == b'#';
    let mut digits = from;
    if number {
        let hex = cursor.must()? == b'x';
        if !hex {
            cursor.back();
        }
        digits = cursor.place();
        loop {
            let byte = cursor.must()?;
            if !(byte.is_ascii_digit() || hex && byte.is_ascii_hexdigit()) {
                break;
            }
        }
        cursor.back();
    } else {
        cursor.back();
        cursor.raw_name()?;
    }
    let value = cursor.since(digits);
    if cursor.must()? == b';' {
        let hex = number && cursor.since(from).starts_with("#x");
        let meaning = if number { char_of(value, hex) } else { named(value) };
        if let Some(meaning) = meaning {
            bytes.extend(meaning.encode_utf8(&mut [0; 4]).bytes());
            return Ok(());
        }
    } else {
        cursor.back();
    }
    bytes.push(b'&');
    bytes.extend(cursor.since(from).bytes());
    Ok(())
}

fn char_of(digits: &str, hex: bool) -> Option<char> {
    let code = u64::from_str_radix(digits, if hex { 16 } else { 10 }).ok()?;
    let code = u32::try_from(code).ok().filter(|code| *code <= u32::from(char::MAX))?;
    // Go's conversion makes U+FFFD of what is no character.
    Some(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
}

fn named(name: &str) -> Option<char> {
    if !is_name(name) {
        return None;
    }
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}

/// `encoding/xml.isInCharacterRange`.
fn allowed(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}')
}
