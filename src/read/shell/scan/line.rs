//! One line of commands at a time, with all that continues it.

use super::Scanner;
use crate::base::Span;
use crate::read::shell::{Command, Shell, Word};

/// Words before a command that are no part of it.
const KEYWORDS: &[&str] =
    &["if", "then", "else", "elif", "do", "while", "until", "!", "{", "time", "and", "or", "not", "begin"];

/// A command that is being read.
#[derive(Default)]
pub(super) struct Draft {
    pub(super) words: Vec<Word>,
    /// Delimiters of here-documents, in order.
    pub(super) heredocs: Vec<String>,
    /// Whether a here-document's delimiter comes next.
    pub(super) wants_delimiter: bool,
    /// Whether the brackets of a method's arguments are open.
    pub(super) in_call: bool,
}

impl Draft {
    pub(super) fn into_words(self) -> Vec<Word> {
        self.words
    }
}

/// The commands of a line.
struct Line<'c> {
    prompt: Option<Span>,
    out: &'c mut Vec<Command>,
    /// How many commands there were before.
    first: usize,
    draft: Draft,
    /// The here-documents that follow the line, each with its command.
    heredocs: Vec<(Option<usize>, String)>,
}

impl Line<'_> {
    /// Makes a command of the words so far.
    fn finish(&mut self, shell: Shell) {
        let mut draft = std::mem::take(&mut self.draft);
        if shell != Shell::Cmd {
            let keywords = draft.words.iter().take_while(|word| KEYWORDS.contains(&word.value.as_str())).count();
            draft.words.drain(..keywords);
        }
        let index = draft.words.first().zip(draft.words.last()).map(|(first, last)| first.at.to(last.at)).map(|at| {
            let words = std::mem::take(&mut draft.words);
            self.out.push(Command { at, prompt: self.prompt, shell, words, comment: None, body: None });
            self.out.len() - 1
        });
        self.heredocs.extend(draft.heredocs.into_iter().map(|it| (index, it)));
    }

    fn comment(&mut self, at: Span) {
        if let Some(last) = self.out[self.first..].last_mut() {
            last.comment = Some(at);
        }
    }
}

impl Scanner<'_> {
    /// Reads the line that begins here and all that belongs to it; the place is then the start of another line.
    pub(in crate::read::shell) fn line(&mut self, prompt: Option<Span>, out: &mut Vec<Command>) {
        let first = out.len();
        self.is_prompted = prompt.is_some();
        let mut line = Line { prompt, out, first, draft: Draft::default(), heredocs: Vec::new() };
        loop {
            self.blanks();
            if self.at >= self.end {
                break;
            }
            if self.bytes[self.at] == b'\n' {
                self.at += 1;
                break;
            }
            self.step(&mut line);
            if self.shell == Shell::Cmd && line.draft.words.len() == 1 && is_remark(&line.draft.words[0].value) {
                let start = line.draft.words[0].at.start;
                line.draft.words.clear();
                let rest = self.rest_of_line();
                line.comment(Span::new(start, rest.end.max(start)));
            }
        }
        line.finish(self.shell);
        for (command, delimiter) in std::mem::take(&mut line.heredocs) {
            let body = self.body(&delimiter);
            if let Some(command) = command.and_then(|at| line.out.get_mut(at)) {
                command.body = Some(body);
            }
        }
    }

    /// Reads an operator, a redirection, a comment or a word.
    fn step(&mut self, line: &mut Line) {
        let byte = self.bytes[self.at];
        let is = |shell| self.shell == shell;
        let ends = match byte {
            b';' | b'(' | b')' if is(Shell::PowerShell) && byte != b';' => {
                line.draft.in_call = byte == b'(' && !line.draft.words.is_empty();
                self.at += 1;
                return;
            }
            b',' if is(Shell::PowerShell) && line.draft.in_call => {
                self.at += 1;
                return;
            }
            b'&' if is(Shell::PowerShell) && self.peek(1) != b'&' => {
                self.at += 1;
                return;
            }
            b'#' if !is(Shell::Cmd) => {
                line.finish(self.shell);
                let comment = self.rest_of_line();
                line.comment(comment);
                return;
            }
            b'&' if self.peek(1) == b'>' => return self.redirection(&mut line.draft),
            b'(' if is(Shell::Fish) => false,
            b';' | b'(' | b')' => !is(Shell::Cmd),
            b'{' | b'}' => is(Shell::PowerShell),
            b'&' | b'|' => true,
            b'>' | b'<' if !self.is_placeholder() => return self.redirection(&mut line.draft),
            b'0'..=b'9' if matches!(self.peek(1), b'>' | b'<') => return self.redirection(&mut line.draft),
            _ => false,
        };
        if ends {
            self.at += 1;
            line.finish(self.shell);
        } else {
            self.word(&mut line.draft);
        }
    }

    /// `>`, `>>`, `2>`, `&>`, `<`, `<<`, `<<-`, `<<<`, `>&1`.
    fn redirection(&mut self, draft: &mut Draft) {
        let start = self.at;
        while self.at < self.end && matches!(self.bytes[self.at], b'0'..=b'9' | b'&') {
            self.at += 1;
        }
        let sign = self.peek(0);
        let signs = self.at;
        while self.peek(0) == sign && self.at - signs < 3 && self.at < self.end {
            self.at += 1;
        }
        if sign == b'<' && self.at - signs == 2 {
            if self.peek(0) == b'-' {
                self.at += 1;
            }
            draft.wants_delimiter = self.shell == Shell::Posix;
        }
        if self.peek(0) == b'&' && (self.peek(1).is_ascii_digit() || self.peek(1) == b'-') {
            self.at += 2;
        }
        let at = Span::new(start, self.at.min(self.end));
        draft.words.push(Word { at, value: at.of(self.text).to_owned(), quote: None });
    }

    /// Passes a here-document, whose end stands alone in its line, and gives back its lines.
    fn body(&mut self, delimiter: &str) -> Span {
        let start = self.at;
        while self.at < self.end {
            let line = self.at;
            let rest = &self.text[line..self.end];
            let length = rest.find('\n').map_or(rest.len(), |it| it + 1);
            self.at += length;
            if rest[..length].trim() == delimiter {
                return Span::new(start, line);
            }
        }
        Span::new(start, self.end.max(start))
    }
}

fn is_remark(word: &str) -> bool {
    word.eq_ignore_ascii_case("rem") || word.starts_with("::")
}
