//! A place in a page, moving byte by byte, and names; knows no tag.

use super::Stop;

/// A place in a page.
pub(super) struct Cursor<'a> {
    page: &'a str,
    at: usize,
    cut: bool,
    /// Whether `]]>` may stand in quotes.
    pub(super) lenient: bool,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(page: &'a str, cut: bool, lenient: bool) -> Self {
        Cursor { page, at: 0, cut, lenient }
    }

    /// The next byte; the end of the page is no error here.
    pub(super) fn get(&mut self) -> Result<u8, Stop> {
        let byte = self.page.as_bytes().get(self.at).copied();
        match byte {
            Some(byte) => {
                self.at += 1;
                Ok(byte)
            }
            None if self.cut => Err(Stop::Error("unexpected EOF".to_owned())),
            None => Err(Stop::End),
        }
    }

    /// The next byte; there has to be one.
    pub(super) fn must(&mut self) -> Result<u8, Stop> {
        self.get().map_err(|stop| if stop == Stop::End { self.error("unexpected EOF") } else { stop })
    }

    /// One byte back.
    pub(super) fn back(&mut self) {
        self.at = self.at.saturating_sub(1);
    }

    pub(super) fn place(&self) -> usize {
        self.at
    }

    /// The text since a place; both ends are at ASCII bytes wherever this is used.
    pub(super) fn since(&self, from: usize) -> &'a str {
        self.page.get(from..self.at).unwrap_or_default()
    }

    /// `encoding/xml.SyntaxError`: names the line.
    pub(super) fn error(&self, words: &str) -> Stop {
        let read = self.page.as_bytes().get(..self.at).unwrap_or_default();
        let line = read.split(|byte| *byte == b'\n').count();
        Stop::Error(format!("XML syntax error on line {line}: {words}"))
    }

    pub(super) fn space(&mut self) -> Result<(), Stop> {
        loop {
            match self.get() {
                Ok(b' ' | b'\r' | b'\n' | b'\t') => {}
                Ok(_) => {
                    self.back();
                    return Ok(());
                }
                Err(Stop::End) => return Ok(()),
                Err(stop) => return Err(stop),
            }
        }
    }

    /// Moves behind these bytes.
    pub(super) fn until(&mut self, end: &[u8]) -> Result<(), Stop> {
        let from = self.at;
        loop {
            self.must()?;
            if self.page.as_bytes().get(from..self.at).is_some_and(|read| read.ends_with(end)) {
                return Ok(());
            }
        }
    }

    /// Moves behind these bytes if they come next.
    pub(super) fn skip_if(&mut self, next: &[u8]) -> bool {
        let comes = self.page.as_bytes().get(self.at..).is_some_and(|rest| rest.starts_with(next));
        if comes {
            self.at += next.len();
        }
        comes
    }

    /// A name; `missing` says what was expected where there is none.
    pub(super) fn name(&mut self, missing: &str) -> Result<String, Stop> {
        let from = self.at;
        if !self.raw_name()? {
            return Err(self.error(missing));
        }
        let name = self.since(from);
        if !is_name(name) {
            return Err(self.error(&format!("invalid XML name: {name}")));
        }
        Ok(name.to_owned())
    }

    /// A name without its prefix (`Decoder.nsname`).
    pub(super) fn local_name(&mut self, missing: &str) -> Result<String, Stop> {
        let name = self.name(missing)?;
        match name.split_once(':') {
            Some((_, local)) if local.contains(':') => Err(self.error(missing)),
            Some((space, local)) if !space.is_empty() && !local.is_empty() => Ok(local.to_owned()),
            _ => Ok(name),
        }
    }

    /// Bytes that may be a name's; whether there is one.
    pub(super) fn raw_name(&mut self) -> Result<bool, Stop> {
        let from = self.at;
        while is_name_byte(self.must()?) {}
        self.back();
        Ok(self.at > from)
    }
}

fn is_name_byte(byte: u8) -> bool {
    byte >= 0x80 || byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b':' | b'.' | b'-')
}

/// `encoding/xml.isName`; letters and digits of other scripts by Unicode's tables instead of XML's.
pub(super) fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|first| first.is_alphabetic() || first == '_' || first == ':')
        && chars.all(|other| other.is_alphanumeric() || matches!(other, '_' | ':' | '.' | '-' | '\u{b7}'))
}
