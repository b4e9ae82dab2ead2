//! One word: plain, quoted and substituted pieces without white space between them.

use super::Scanner;
use super::line::Draft;
use crate::base::Span;
use crate::read::shell::{Shell, Word};

/// A word that is being read.
pub(super) struct Raw {
    pub(super) start: usize,
    pub(super) value: String,
    /// The first byte that is not in the value yet.
    pub(super) plain: usize,
}

impl Scanner<'_> {
    /// Reads a word and puts it to the others.
    pub(super) fn word(&mut self, draft: &mut Draft) {
        let start = self.at;
        let mut raw = Raw { start, value: String::new(), plain: start };
        let mut quotes = 0;
        let mut depth = 0usize;
        while self.at < self.end {
            let byte = self.bytes[self.at];
            if depth > 0 {
                match byte {
                    b'\n' => break,
                    b'(' | b'{' => depth += 1,
                    b')' | b'}' => depth -= 1,
                    _ => {}
                }
                self.at += 1;
                continue;
            }
            match byte {
                b'"' => quotes += usize::from(self.quoted(byte, &mut raw)),
                b'\'' if self.shell != Shell::Cmd => quotes += usize::from(self.quoted(byte, &mut raw)),
                b'`' if self.shell == Shell::Posix && !self.in_dockerfile => self.substitution(),
                b'$' if matches!(self.peek(1), b'(' | b'{') && self.shell != Shell::Cmd => {
                    depth = 1;
                    self.at += 2;
                }
                b'(' if self.shell == Shell::Fish => {
                    depth = 1;
                    self.at += 1;
                }
                b'<' if self.is_placeholder() => {
                    while self.bytes[self.at] != b'>' {
                        self.at += 1;
                    }
                    self.at += 1;
                }
                _ if byte == self.escape => self.escaped(&mut raw),
                _ if self.ends_word(byte, draft) => break,
                _ => self.at += 1,
            }
        }
        self.at = self.at.min(self.end);
        if self.at == start {
            // Nothing that begins a word: passed, so that reading goes on.
            self.at += 1;
            return;
        }
        raw.value.push_str(&self.text[raw.plain.min(self.at)..self.at]);
        let at = Span::new(start, self.at);
        let first = char::from(self.bytes[start]);
        let is_whole = quotes == 1 && matches!(first, '"' | '\'') && self.bytes[self.at - 1] == self.bytes[start];
        if draft.wants_delimiter {
            draft.wants_delimiter = false;
            draft.heredocs.push(raw.value.clone());
        }
        draft.words.push(Word { at, value: raw.value, quote: is_whole.then_some(first) });
    }

    /// Whether a byte outside of quotes is no part of the word.
    fn ends_word(&self, byte: u8, draft: &mut Draft) -> bool {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => true,
            _ if self.has_only_words => false,
            b'&' | b'|' | b'<' | b'>' => true,
            b'(' if self.shell == Shell::PowerShell => {
                draft.in_call = true;
                true
            }
            b')' if self.shell == Shell::PowerShell => {
                draft.in_call = false;
                true
            }
            b',' => self.shell == Shell::PowerShell && draft.in_call,
            b'{' | b'}' => self.shell == Shell::PowerShell,
            b'(' | b')' | b';' => self.shell != Shell::Cmd,
            _ => false,
        }
    }

    /// A backslash or its like: a continued line, or the next character as it is.
    fn escaped(&mut self, raw: &mut Raw) {
        raw.value.push_str(&self.text[raw.plain.min(self.at)..self.at]);
        if self.is_continuation() {
            self.pass_continuation();
            raw.plain = self.at;
            return;
        }
        self.at += 1;
        raw.plain = self.at;
        if self.at < self.end {
            self.at += self.text[self.at..self.end].chars().next().map_or(0, char::len_utf8);
        }
    }

    /// `` `…` ``, which stays as it is written.
    fn substitution(&mut self) {
        let rest = &self.bytes[self.at + 1..self.end];
        let length = rest.iter().position(|byte| matches!(byte, b'`' | b'\n')).unwrap_or(rest.len());
        self.at = (self.at + 1 + length + usize::from(rest.get(length) == Some(&b'`'))).min(self.end);
    }
}
