//! A place in a text of commands, and what shells pass over; every byte is looked at once.

mod line;
mod quoted;
mod word;

use super::{Shell, Word};
use crate::base::Span;
use line::Draft;

/// How far a quote may reach beyond its line.
const QUOTED: usize = 8192;

/// A place in a part of a text.
pub(super) struct Scanner<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    end: usize,
    shell: Shell,
    escape: u8,
    in_dockerfile: bool,
    /// Whether nothing but white space parts words.
    has_only_words: bool,
    /// Whether the line began with a prompt.
    is_prompted: bool,
    /// The next `'` and `"`, as far as they have been looked for.
    next: [usize; 2],
    /// The end of the line that was last looked at.
    line_end: usize,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, part: Span, shell: Shell) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at: part.start,
            end: part.end.min(text.len()),
            shell,
            escape: escape(shell),
            in_dockerfile: false,
            has_only_words: false,
            is_prompted: false,
            next: [0; 2],
            line_end: part.start,
        }
    }

    /// For what stands in a Dockerfile, where `escape` continues a line.
    pub(super) fn in_dockerfile(mut self, escape: char) -> Self {
        self.in_dockerfile = true;
        // Behind a backtick as escape stand the commands of Windows; a backslash is part of a path there.
        self.escape = if escape == '`' { b'`' } else { self.escape };
        self
    }

    /// The words up to the end; operators are parts of words.
    pub(super) fn only_words(mut self) -> Vec<Word> {
        self.has_only_words = true;
        let mut draft = Draft::default();
        while !self.is_done() {
            self.blanks();
            match self.peek(0) {
                b'\n' => self.at += 1,
                _ => self.word(&mut draft),
            }
        }
        draft.into_words()
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.end
    }

    pub(super) const fn place(&self) -> usize {
        self.at
    }

    /// Goes to another place, for the next line.
    pub(super) fn seek(&mut self, at: usize) {
        self.at = at;
    }

    /// The shell of the lines that follow.
    pub(super) fn speak(&mut self, shell: Shell) {
        self.shell = shell;
        self.escape = escape(shell);
    }

    fn peek(&self, ahead: usize) -> u8 {
        let at = self.at + ahead;
        if at < self.end { self.bytes[at] } else { b'\n' }
    }

    /// Passes white space and continued line ends.
    fn blanks(&mut self) {
        while self.at < self.end {
            match self.bytes[self.at] {
                b' ' | b'\t' | b'\r' => self.at += 1,
                _ if self.is_continuation() => self.pass_continuation(),
                _ => return,
            }
        }
    }

    /// Whether a line that goes on ends here.
    fn is_continuation(&self) -> bool {
        if self.bytes[self.at] != self.escape {
            return false;
        }
        let mut ahead = 1;
        // Dockerfiles may have white space behind the backslash.
        while matches!(self.peek(ahead), b'\r') || (self.in_dockerfile && matches!(self.peek(ahead), b' ' | b'\t')) {
            ahead += 1;
        }
        self.at + ahead < self.end && self.bytes[self.at + ahead] == b'\n'
    }

    fn pass_continuation(&mut self) {
        while self.at < self.end && self.bytes[self.at] != b'\n' {
            self.at += 1;
        }
        self.at = (self.at + 1).min(self.end);
        // The prompt of a line that goes on.
        if self.is_prompted && self.text[self.at..self.end].starts_with("> ") {
            self.at += 2;
        }
        if !self.in_dockerfile {
            return;
        }
        // Comment lines and empty lines between continued lines are no part of the command.
        loop {
            let line = &self.text[self.at..self.end];
            let length = line.find('\n').map_or(line.len(), |it| it + 1);
            let bare = line[..length].trim();
            if length == 0 || !(bare.is_empty() || bare.starts_with('#')) {
                return;
            }
            self.at += length;
        }
    }

    /// Goes to the end of the line and gives back what is passed.
    fn rest_of_line(&mut self) -> Span {
        let start = self.at;
        let rest = &self.text[start..self.end];
        self.at = rest.find('\n').map_or(self.end, |it| start + it);
        let cut = self.text[start..self.at].trim_end();
        Span::new(start, start + cut.len())
    }

    /// Whether a `<` begins a placeholder, as in `<token>`.
    fn is_placeholder(&self) -> bool {
        if self.peek(0) != b'<' || !self.peek(1).is_ascii_alphabetic() {
            return false;
        }
        let rest = &self.bytes[self.at + 1..self.end.min(self.at + 40)];
        let is_inner = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let length = rest.iter().take_while(is_inner).count();
        rest.get(length) == Some(&b'>') && rest.get(length + 1).is_some_and(|byte| !byte.is_ascii_whitespace())
    }
}

const fn escape(shell: Shell) -> u8 {
    match shell {
        Shell::Posix | Shell::Fish => b'\\',
        Shell::PowerShell => b'`',
        Shell::Cmd => b'^',
    }
}
