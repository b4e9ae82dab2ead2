//! Percent escapes in the parts of a URL (`net/url`: `shouldEscape`, `escape`, `unescape`); knows no whole URL.

use crate::go::quote;

/// The part of a URL that is read or written; each lets other characters stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Path,
    PathSegment,
    Host,
    Zone,
    Login,
    Fragment,
}

/// Whether the byte stands for itself there.
pub(super) fn stands(byte: u8, part: Part) -> bool {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => true,
        _ => {
            let also: &[u8] = match part {
                Part::Host | Part::Zone => b"!$&'()*+,;=:[]<>\"",
                Part::Path => b"$&+,/:;=@",
                Part::PathSegment => b"$&+:=@",
                Part::Login => b"$&+,;=",
                Part::Fragment => b"$&+,/:;=?@!()*",
            };
            also.contains(&byte)
        }
    }
}

/// With escapes where they are needed.
pub(super) fn escape(text: &str, part: Part) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in quote::bytes(text) {
        if stands(byte, part) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for half in [byte >> 4, byte & 15] {
                out.push(char::from(b"0123456789ABCDEF"[usize::from(half)]));
            }
        }
    }
    out
}

/// Without escapes; the error is Go's reason.
pub(super) fn unescape(text: &str, part: Part) -> Result<String, String> {
    let host = matches!(part, Part::Host | Part::Zone);
    if !host && !text.contains('%') {
        return Ok(text.to_owned());
    }
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while let Some(&byte) = bytes.get(place) {
        if byte == b'%' {
            let escape = &bytes[place..bytes.len().min(place + 3)];
            let wrong = || Err(format!("invalid URL escape {}", quote::quote_bytes(escape)));
            let Some(value) = value(escape) else { return wrong() };
            // A host may hide bytes above ASCII only; a zone may hide what a host may hold, and the blank.
            let hidden = match part {
                Part::Host => value >= 0x80 || escape == b"%25",
                Part::Zone => escape == b"%25" || value == b' ' || stands(value, Part::Host),
                _ => true,
            };
            if !hidden {
                return wrong();
            }
            out.push(value);
            place += 3;
        } else {
            if host && byte.is_ascii() && !stands(byte, part) {
                return Err(format!("invalid character {} in host name", quote::quote_bytes(&[byte])));
            }
            out.push(byte);
            place += 1;
        }
    }
    Ok(quote::text(&out))
}

/// The byte that `%XX` means.
fn value(escape: &[u8]) -> Option<u8> {
    let &[_, high, low] = escape else { return None };
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(digit(high)? << 4 | digit(low)?)
}

/// Whether a text could be an escaped path or fragment as it is (`net/url.validEncoded`).
pub(super) fn is_escaped(text: &str, part: Part) -> bool {
    quote::bytes(text).iter().all(|&byte| b"!$&'()*+,;=:@[]%".contains(&byte) || stands(byte, part))
}
