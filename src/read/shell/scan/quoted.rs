//! What stands in quotes, and how far a quote reaches that may have been forgotten.

use super::word::Raw;
use super::{QUOTED, Scanner};
use crate::read::shell::Shell;

impl Scanner<'_> {
    /// Reads from a quote to its other end, or to the end of the line if it has none; whether it had one.
    pub(super) fn quoted(&mut self, quote: u8, raw: &mut Raw) -> bool {
        raw.value.push_str(&self.text[raw.plain.min(self.at)..self.at]);
        let limit = self.quote_limit(raw.start, quote);
        self.at += 1;
        let mut plain = self.at;
        while self.at < limit {
            let byte = self.bytes[self.at];
            let is_doubled = self.shell == Shell::PowerShell && self.peek(1) == quote && self.at + 1 < limit;
            if byte == quote && !is_doubled {
                raw.value.push_str(&self.text[plain..self.at]);
                self.at += 1;
                raw.plain = self.at;
                return true;
            }
            if self.at + 1 < limit && (byte == quote || self.is_escaped_in(quote, byte)) {
                raw.value.push_str(&self.text[plain..self.at]);
                self.at += 1;
                // A continued line leaves nothing behind.
                plain = self.at + usize::from(self.bytes[self.at] == b'\n');
                self.at += self.text[self.at..limit].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            self.at += 1;
        }
        self.at = limit.max(plain.min(self.end));
        raw.value.push_str(&self.text[plain.min(self.at)..self.at]);
        raw.plain = self.at;
        false
    }

    /// Whether a byte in these quotes makes the next one stand for itself.
    fn is_escaped_in(&self, quote: u8, byte: u8) -> bool {
        let next = self.peek(1);
        match self.shell {
            Shell::Posix => quote == b'"' && byte == b'\\' && matches!(next, b'$' | b'`' | b'"' | b'\\' | b'\n'),
            Shell::Fish => byte == b'\\' && (next == quote || matches!(next, b'\\' | b'$')),
            Shell::PowerShell => quote == b'"' && byte == b'`',
            Shell::Cmd => false,
        }
    }

    /// How far a quote may reach: to the end of its line, or over further lines if it is closed there and gives no
    /// variable its value. A forgotten quote would swallow the lines that follow.
    fn quote_limit(&mut self, word: usize, quote: u8) -> usize {
        if self.line_end <= self.at {
            let rest = &self.text[self.at..self.end];
            self.line_end = rest.find('\n').map_or(self.end, |it| self.at + it);
        }
        let has_return = self.line_end > self.at + 1 && self.bytes[self.line_end - 1] == b'\r';
        let line_end = self.line_end - usize::from(has_return);
        if line_end >= self.end || self.shell == Shell::Cmd {
            return line_end;
        }
        if self.bytes[self.at..line_end].last() == Some(&self.escape) {
            return self.far(line_end);
        }
        if self.is_assignment(word) {
            return line_end;
        }
        let slot = usize::from(quote == b'"');
        if self.next[slot] < line_end {
            let found = self.bytes[line_end..self.end].iter().position(|byte| *byte == quote);
            self.next[slot] = found.map_or(usize::MAX, |it| line_end + it);
        }
        let far = self.far(line_end);
        let is_closed_later = self.next[slot] < far;
        if is_closed_later && !self.bytes[self.at + 1..line_end].contains(&quote) { far } else { line_end }
    }

    fn far(&self, from: usize) -> usize {
        let mut at = (from + QUOTED).min(self.end);
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }

    /// Whether the word gives a variable its value.
    fn is_assignment(&self, word: usize) -> bool {
        let before = &self.bytes[word..self.at];
        let is_name =
            |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b':' | b'"' | b'\'' | b'-');
        before.split_last().is_some_and(|(last, name)| *last == b'=' && name.len() < 80 && name.iter().all(is_name))
    }
}
