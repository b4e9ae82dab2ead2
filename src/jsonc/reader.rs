//! Objects, arrays and what stands between: RFC 8259, sections 2 to 5; knows no character of a text or number.

use super::scalar;
use super::trivia;
use super::{Dialect, Kind, Member, Mistake, Span, Value, Wrong};

/// As deep as `serde_json` goes; settings need a dozen.
const DEEPEST: usize = 128;

/// The one value of a file.
pub(super) fn file(text: &str, dialect: Dialect) -> Result<Value<'_>, Mistake> {
    let mut reader = Reader { text, dialect, at: 0, depth: 0 };
    reader.skip()?;
    let value = reader.value()?;
    match reader.skip()? {
        None => Ok(value),
        Some(_) => reader.no(Wrong::More),
    }
}

struct Reader<'a> {
    text: &'a str,
    dialect: Dialect,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn no<T>(&self, kind: Wrong) -> Result<T, Mistake> {
        Err(Mistake { at: self.at, kind })
    }

    /// Goes to the next byte that says something.
    fn skip(&mut self) -> Result<Option<u8>, Mistake> {
        self.at = trivia::skip(self.text, self.at, self.dialect)?;
        Ok(self.text.as_bytes().get(self.at).copied())
    }

    fn value(&mut self) -> Result<Value<'a>, Mistake> {
        let start = self.at;
        let kind = match self.text.as_bytes().get(start) {
            Some(b'{') => self.within(b'}')?,
            Some(b'[') => self.within(b']')?,
            Some(b'"') => {
                let (text, end) = scalar::text(self.text, start)?;
                self.at = end;
                Kind::Text(text)
            }
            Some(b'+' | b'-' | b'.' | b'0'..=b'9') => {
                self.at = scalar::number(self.text, start)?;
                Kind::Number
            }
            Some(&byte) if is_unquoted(byte) => {
                let word = scalar::run(self.text, start);
                self.at += word.len();
                match word {
                    "true" => Kind::Bool(true),
                    "false" => Kind::Bool(false),
                    "null" => Kind::Null,
                    _ => {
                        self.at = start;
                        return self.no(Wrong::Unquoted);
                    }
                }
            }
            _ => return self.no(Wrong::NoValue),
        };
        let end = self.at;
        Ok(Value { span: Span { start, end }, kind })
    }

    /// What stands between brackets: members or items.
    fn within(&mut self, close: u8) -> Result<Kind<'a>, Mistake> {
        let open = self.at;
        if self.depth == DEEPEST {
            return self.no(Wrong::Deep);
        }
        self.depth += 1;
        self.at += 1;
        let (mut members, mut items) = (Vec::new(), Vec::new());
        let mut next = self.skip()?;
        while next != Some(close) {
            if next.is_none() {
                self.at = open;
                return self.no(Wrong::NeverClosed);
            }
            if close == b'}' {
                members.push(self.member()?);
            } else {
                items.push(self.value()?);
            }
            let end = self.at;
            next = self.skip()?;
            match next {
                Some(b',') => {
                    let comma = self.at;
                    if let Some(member) = members.last_mut() {
                        member.comma = Some(comma);
                    }
                    self.at += 1;
                    next = self.skip()?;
                    if next == Some(close) && self.dialect == Dialect::Plain {
                        self.at = comma;
                        return self.no(Wrong::TrailingComma);
                    }
                }
                Some(byte) if byte != close => {
                    if is_unquoted(byte) || b"\"{[+-.0123456789".contains(&byte) {
                        self.at = end;
                        return self.no(Wrong::NoComma);
                    }
                    return self.no(Wrong::Stray);
                }
                _ => {}
            }
        }
        self.depth -= 1;
        self.at += 1;
        let is_object = close == b'}';
        Ok(if is_object { Kind::Object(members) } else { Kind::Array(items) })
    }

    fn member(&mut self) -> Result<Member<'a>, Mistake> {
        let start = self.at;
        match self.text.as_bytes().get(start) {
            Some(b'"') => {}
            Some(b',' | b':' | b'[' | b']' | b'{') | None => return self.no(Wrong::Stray),
            Some(_) => return self.no(Wrong::Unquoted),
        }
        let (name, end) = scalar::text(self.text, start)?;
        self.at = end;
        if self.skip()? != Some(b':') {
            return self.no(Wrong::NoColon);
        }
        self.at += 1;
        self.skip()?;
        Ok(Member { name, name_span: Span { start, end }, value: self.value()?, comma: None })
    }
}

/// Whether a word begins here that lacks its quotes, typographic quotes included.
fn is_unquoted(byte: u8) -> bool {
    byte.is_ascii_alphabetic() || matches!(byte, b'_' | b'$' | b'\'' | b'`') || !byte.is_ascii()
}
