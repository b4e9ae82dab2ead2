//! What is diagnosed: a file or standard input, and how its bytes are text.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::read::{Kind, kind_of_file};
use crate::text::{Both, Lang, Said, both};

/// How bytes are text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// UTF-8.
    Utf8,
    /// UTF-8 after its byte-order mark.
    Marked,
    /// UTF-16 after its byte-order mark, as PowerShell writes it; little-endian or not.
    Utf16 { little: bool },
    /// Something else: each byte that is no UTF-8 was read as `?`.
    Other,
}

/// Why a text can't be looked at.
#[derive(Debug)]
pub(super) enum Unusable {
    /// There is nothing in it.
    Empty(Said),
    /// It can't be read, or it is no text.
    Refused(Said),
}

const STDIN: Both = both("standard input", "标准输入");

/// The byte-order mark of UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// A text to look at.
#[derive(Debug)]
pub(super) struct Input {
    /// The file's name as it was said; `-` for standard input.
    pub(super) name: String,
    /// Where the file is; nothing for standard input.
    pub(super) path: Option<PathBuf>,
    /// The text, without its byte-order mark.
    pub(super) text: String,
    /// How it is written.
    pub(super) form: Form,
    /// The bytes, where the text can't be turned back into them.
    raw: Vec<u8>,
    /// What it is, if that was said or its name tells it.
    pub(super) kind: Option<Kind>,
}

impl Input {
    /// Reads a file, or standard input for `-`; says what is in the way.
    pub(super) fn read(path: &Path, kind: Option<Kind>, lang: Lang) -> Result<Self, Unusable> {
        let is_file = path != Path::new("-");
        let name = path.display().to_string();
        let title = if is_file { &name } else { STDIN.of(lang) };
        let said = |text: Both| Said::from(text).with("path", title);
        if is_file && path.is_dir() {
            let text = both("{path} is a folder; name the files in it", "{path} 是文件夹；请写出其中的文件");
            return Err(Unusable::Refused(said(text)));
        }
        let mut bytes = Vec::new();
        let outcome = if is_file {
            std::fs::read(path).map(|read| bytes = read)
        } else {
            io::stdin().read_to_end(&mut bytes).map(|_| ())
        };
        outcome.map_err(|error| {
            let text = both("{path} can't be read: {error}", "无法读取 {path}：{error}");
            Unusable::Refused(said(text).with("error", error))
        })?;
        let Some((text, form)) = decode(&bytes) else {
            return Err(Unusable::Refused(said(both("{path} is no text", "{path} 不是文本"))));
        };
        if text.trim().is_empty() {
            let text = both("{path} is empty: there is nothing to diagnose", "{path} 是空的：没有可诊断的内容");
            return Err(Unusable::Empty(said(text)));
        }
        let kind = kind.or_else(|| if is_file { kind_of_file(&name) } else { None });
        let raw = if form == Form::Other { bytes } else { Vec::new() };
        Ok(Self { name, path: is_file.then(|| path.to_owned()), text, form, raw, kind })
    }

    /// Its name in a sentence.
    pub(super) fn title(&self, lang: Lang) -> &str {
        if self.path.is_some() { &self.name } else { STDIN.of(lang) }
    }

    /// Its name in a diff.
    pub(super) fn shown(&self) -> &str {
        if self.path.is_some() { self.name.trim_start_matches("./").trim_start_matches('/') } else { "input" }
    }

    /// Where a byte of the text stands in the file.
    pub(super) fn byte(&self, at: usize) -> usize {
        match self.form {
            Form::Utf8 | Form::Other => at,
            Form::Marked => at + MARK.len(),
            Form::Utf16 { .. } => 2 + 2 * self.text[..at].encode_utf16().count(),
        }
    }

    /// A text in the form of this one; nothing for one that is changed where that can't be told.
    pub(super) fn encode(&self, text: &str) -> Option<Vec<u8>> {
        match self.form {
            Form::Utf8 => Some(text.as_bytes().to_vec()),
            Form::Marked => Some([MARK, text.as_bytes()].concat()),
            Form::Utf16 { little } => {
                let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
                Some([0xfeff].into_iter().chain(text.encode_utf16()).flat_map(bytes).collect())
            }
            Form::Other => (text == self.text).then(|| self.raw.clone()),
        }
    }
}

/// The text that bytes are and how; nothing if they are none.
fn decode(bytes: &[u8]) -> Option<(String, Form)> {
    if let Some(rest) = bytes.strip_prefix(MARK) {
        return String::from_utf8(rest.to_vec()).ok().map(|text| (text, Form::Marked));
    }
    for (mark, little) in [(b"\xff\xfe", true), (b"\xfe\xff", false)] {
        let Some(rest) = bytes.strip_prefix(mark) else { continue };
        let unit = |two: &[u8]| if little { [two[0], two[1]] } else { [two[1], two[0]] };
        let units: Vec<_> = rest.chunks_exact(2).map(|two| u16::from_le_bytes(unit(two))).collect();
        return String::from_utf16(&units)
            .ok()
            .filter(|_| rest.len() % 2 == 0)
            .map(|text| (text, Form::Utf16 { little }));
    }
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Some((text.to_owned(), Form::Utf8)),
        Err(_) => {
            let mut text = String::with_capacity(bytes.len());
            for chunk in bytes.utf8_chunks() {
                text.push_str(chunk.valid());
                text.extend(chunk.invalid().iter().map(|_| '?'));
            }
            Some((text, Form::Other))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(bytes: &[u8]) -> Input {
        let (text, form) = decode(bytes).unwrap();
        Input { name: String::new(), path: None, text, form, raw: bytes.to_vec(), kind: None }
    }

    #[test]
    fn each_form_comes_back_as_it_was() {
        let utf16 =
            |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> { "\u{feff}a中😀\r\n".encode_utf16().flat_map(bytes).collect() };
        for bytes in ["a中😀\r\n".into(), "\u{feff}a中😀\r\n".into(), utf16(u16::to_le_bytes), utf16(u16::to_be_bytes)]
        {
            let bytes: Vec<u8> = bytes;
            let it = input(&bytes);
            assert_eq!(it.text, "a中😀\r\n");
            assert_eq!(it.encode(&it.text).unwrap(), bytes);
            assert_eq!(it.byte(it.text.len()), bytes.len());
            let end = it.byte(it.text.find('\r').unwrap());
            assert_eq!(it.encode("a中😀").unwrap(), bytes[..end]);
        }
    }

    #[test]
    fn other_bytes_keep_their_places() {
        let it = input(b"na\xefve \xe4\xb8 x");
        assert_eq!((it.text.as_str(), it.form), ("na?ve ?? x", Form::Other));
        assert_eq!(it.encode("x"), None);
        assert_eq!(it.encode(&it.text).unwrap(), b"na\xefve \xe4\xb8 x");
        assert!(decode(b"\x7fELF\0\x01").is_none() && decode(b"\xff\xfea").is_none());
    }
}
