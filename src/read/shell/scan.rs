//! Reads one line of commands at a time, with all that continues it; every byte is looked at once.

use super::{Command, Shell, Word};
use crate::base::Span;

/// Words before a command that are no part of it.
const KEYWORDS: &[&str] =
    &["if", "then", "else", "elif", "do", "while", "until", "!", "{", "time", "and", "or", "not", "begin"];

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
    /// The next `'` and `"`, as far as they have been looked for.
    next: [usize; 2],
    /// The end of the line that was last looked at.
    line_end: usize,
}

/// A command that is being read.
#[derive(Default)]
struct Draft {
    words: Vec<Word>,
    /// Delimiters of here-documents, in order.
    heredocs: Vec<String>,
    /// Whether a here-document's delimiter comes next.
    wants_delimiter: bool,
    /// Whether the brackets of a method's arguments are open.
    in_call: bool,
}

impl<'a> Scanner<'a> {
    pub(super) fn new(text: &'a str, part: Span, shell: Shell) -> Self {
        let escape = match shell {
            Shell::Posix | Shell::Fish => b'\\',
            Shell::PowerShell => b'`',
            Shell::Cmd => b'^',
        };
        let end = part.end.min(text.len());
        let bytes = text.as_bytes();
        Self {
            text,
            bytes,
            at: part.start,
            end,
            shell,
            escape,
            in_dockerfile: false,
            has_only_words: false,
            next: [0; 2],
            line_end: part.start,
        }
    }

    pub(super) fn in_dockerfile(mut self, escape: char) -> Self {
        self.in_dockerfile = true;
        if self.shell == Shell::Posix && escape == '`' {
            self.escape = b'\\';
        }
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
        draft.words
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
        self.escape = match shell {
            Shell::Posix | Shell::Fish => b'\\',
            Shell::PowerShell => b'`',
            Shell::Cmd => b'^',
        };
    }

    fn peek(&self, ahead: usize) -> u8 {
        let at = self.at + ahead;
        if at < self.end { self.bytes[at] } else { b'\n' }
    }

    /// Reads the line that begins here and all that belongs to it; the place is then the start of another line.
    pub(super) fn line(&mut self, prompt: Option<Span>, out: &mut Vec<Command>) {
        let first = out.len();
        let mut draft = Draft::default();
        let mut heredocs = Vec::new();
        loop {
            self.blanks();
            if self.at >= self.end {
                break;
            }
            let byte = self.bytes[self.at];
            match byte {
                b'\n' => {
                    self.at += 1;
                    break;
                }
                b'#' if self.shell != Shell::Cmd => {
                    self.finish(&mut draft, &mut heredocs, prompt, out);
                    let comment = self.to_line_end();
                    if let Some(last) = out[first..].last_mut() {
                        last.comment = Some(comment);
                    }
                }
                b';' if self.shell != Shell::Cmd => self.operator(1, &mut draft, &mut heredocs, prompt, out),
                b'&' if self.shell == Shell::PowerShell && self.peek(1) != b'&' => self.at += 1,
                b'&' if self.peek(1) == b'>' => self.redirection(&mut draft),
                b'&' | b'|' => self.operator(1, &mut draft, &mut heredocs, prompt, out),
                b'(' if self.shell == Shell::Fish => self.word(&mut draft),
                b'(' | b')' | b',' if self.shell == Shell::PowerShell && (draft.in_call || byte != b',') => {
                    draft.in_call = byte != b')' && !draft.words.is_empty();
                    self.at += 1;
                }
                b'(' | b')' if self.shell != Shell::Cmd => self.operator(1, &mut draft, &mut heredocs, prompt, out),
                b'}' | b'{' if self.shell == Shell::PowerShell => {
                    self.operator(1, &mut draft, &mut heredocs, prompt, out);
                }
                b'>' | b'<' if !self.is_placeholder() => self.redirection(&mut draft),
                b'0'..=b'9' if matches!(self.peek(1), b'>' | b'<') => self.redirection(&mut draft),
                _ => self.word(&mut draft),
            }
            if self.shell == Shell::Cmd && draft.words.len() == 1 && is_remark(&draft.words[0].value) {
                let start = draft.words[0].at.start;
                draft.words.clear();
                let rest = self.to_line_end();
                if let Some(last) = out[first..].last_mut() {
                    last.comment = Some(Span::new(start, rest.end));
                }
            }
        }
        self.finish(&mut draft, &mut heredocs, prompt, out);
        for (command, delimiter) in heredocs {
            let body = self.body(&delimiter);
            if let Some(command) = command.and_then(|at: usize| out.get_mut(at)) {
                command.body = Some(body);
            }
        }
    }

    /// Ends a command at an operator, which may be doubled.
    fn operator(
        &mut self,
        length: usize,
        draft: &mut Draft,
        heredocs: &mut Vec<(Option<usize>, String)>,
        prompt: Option<Span>,
        out: &mut Vec<Command>,
    ) {
        self.at += length;
        self.finish(draft, heredocs, prompt, out);
    }

    /// Makes a command of the words so far.
    fn finish(
        &mut self,
        draft: &mut Draft,
        heredocs: &mut Vec<(Option<usize>, String)>,
        prompt: Option<Span>,
        out: &mut Vec<Command>,
    ) {
        let mut draft = std::mem::take(draft);
        let keywords = draft.words.iter().take_while(|word| KEYWORDS.contains(&word.value.as_str())).count();
        if self.shell != Shell::Cmd {
            draft.words.drain(..keywords);
        }
        let index = match (draft.words.first(), draft.words.last()) {
            (Some(first), Some(last)) => {
                let at = first.at.to(last.at);
                out.push(Command { at, prompt, shell: self.shell, words: draft.words, comment: None, body: None });
                Some(out.len() - 1)
            }
            _ => None,
        };
        heredocs.extend(draft.heredocs.into_iter().map(|it| (index, it)));
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
        if self.bytes[self.at] != self.escape && !(self.in_dockerfile && matches!(self.bytes[self.at], b'\\' | b'`')) {
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

    fn to_line_end(&mut self) -> Span {
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
        let length =
            rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.')).count();
        rest.get(length) == Some(&b'>') && rest.get(length + 1).is_some_and(|byte| !byte.is_ascii_whitespace())
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
        self.at = self.at.min(self.end);
        let at = Span::new(start, self.at);
        draft.words.push(Word { at, value: at.of(self.text).to_owned(), quote: None });
    }

    /// Reads a word and puts it to the others.
    fn word(&mut self, draft: &mut Draft) {
        let start = self.at;
        let mut value = String::new();
        let mut quotes = 0;
        let mut quote = None;
        let mut depth = 0usize;
        let mut plain = self.at;
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
                b' ' | b'\t' | b'\r' | b'\n' => break,
                b'\'' | b'"' if byte == b'"' || self.shell != Shell::Cmd => {
                    value.push_str(&self.text[plain..self.at]);
                    quotes += 1;
                    if self.at == start {
                        quote = Some(char::from(byte));
                    }
                    self.quoted(start, byte, &mut value);
                    plain = self.at;
                    if self.at < self.end && !is_end(self.bytes[self.at]) {
                        quote = None;
                    }
                    continue;
                }
                b'`' if self.shell == Shell::Posix && !self.has_only_words => {
                    // A substitution, which stays as it is written.
                    let line = &self.bytes[self.at + 1..self.end];
                    let length = line.iter().position(|byte| matches!(byte, b'`' | b'\n')).unwrap_or(line.len());
                    self.at = (self.at + 1 + length + usize::from(line.get(length) == Some(&b'`'))).min(self.end);
                    continue;
                }
                b'$' if matches!(self.peek(1), b'(' | b'{') && self.shell != Shell::Cmd => {
                    depth = 1;
                    self.at += 2;
                    continue;
                }
                b'(' if self.shell == Shell::Fish => depth = 1,
                b'(' | b')' if self.shell == Shell::PowerShell => {
                    draft.in_call = byte == b'(';
                    break;
                }
                b',' if self.shell == Shell::PowerShell && draft.in_call => break,
                b'{' | b'}' if self.shell == Shell::PowerShell => break,
                b'(' | b')' | b';' | b'&' | b'|' | b'<' | b'>' if self.has_only_words => {}
                b'(' | b')' if self.shell != Shell::Cmd => break,
                b';' if self.shell != Shell::Cmd => break,
                b'&' | b'|' => break,
                b'<' if self.is_placeholder() => {
                    while self.bytes[self.at] != b'>' {
                        self.at += 1;
                    }
                }
                b'<' | b'>' => break,
                _ if byte == self.escape || (self.in_dockerfile && self.is_continuation()) => {
                    value.push_str(&self.text[plain..self.at]);
                    if self.is_continuation() {
                        self.pass_continuation();
                        plain = self.at;
                    } else {
                        self.at += 1;
                        plain = self.at;
                        self.at += self.text[self.at..self.end].chars().next().map_or(0, char::len_utf8);
                    }
                    continue;
                }
                _ => {}
            }
            self.at += 1;
        }
        self.at = self.at.min(self.end);
        value.push_str(&self.text[plain.min(self.at)..self.at]);
        if self.at == start {
            // Nothing that begins a word: passed, so that reading goes on.
            self.at += 1;
            return;
        }
        let at = Span::new(start, self.at);
        if draft.wants_delimiter {
            draft.wants_delimiter = false;
            draft.heredocs.push(value.clone());
        }
        draft.words.push(Word { at, value, quote: quote.filter(|_| quotes == 1) });
    }

    /// Reads from a quote to its other end, or to the end of the line if it has none.
    fn quoted(&mut self, word: usize, quote: u8, value: &mut String) {
        let limit = self.quote_limit(word, quote);
        self.at += 1;
        let mut plain = self.at;
        while self.at < limit {
            let byte = self.bytes[self.at];
            if byte == quote {
                if self.shell == Shell::PowerShell && self.at + 1 < limit && self.bytes[self.at + 1] == quote {
                    self.at += 1;
                    value.push_str(&self.text[plain..self.at]);
                    self.at += 1;
                    plain = self.at;
                    continue;
                }
                value.push_str(&self.text[plain..self.at]);
                self.at += 1;
                return;
            }
            let escapes = match self.shell {
                Shell::Posix => {
                    quote == b'"' && byte == b'\\' && matches!(self.peek(1), b'$' | b'`' | b'"' | b'\\' | b'\n')
                }
                Shell::Fish => byte == b'\\' && (self.peek(1) == quote || matches!(self.peek(1), b'\\' | b'$')),
                Shell::PowerShell => quote == b'"' && byte == b'`',
                Shell::Cmd => false,
            };
            if escapes && self.at + 1 < limit {
                value.push_str(&self.text[plain..self.at]);
                self.at += 1;
                plain = self.at + usize::from(self.bytes[self.at] == b'\n');
                self.at += self.text[self.at..limit].chars().next().map_or(1, char::len_utf8);
                continue;
            }
            self.at += 1;
        }
        self.at = limit;
        value.push_str(&self.text[plain.min(limit)..limit]);
    }

    /// How far a quote may reach: to the end of its line, or over further lines if it is closed there and gives no
    /// variable its value. A forgotten quote would swallow the lines that follow.
    fn quote_limit(&mut self, word: usize, quote: u8) -> usize {
        if self.line_end < self.at || (self.line_end == self.at && self.at < self.end && self.bytes[self.at] != b'\n') {
            let rest = &self.text[self.at..self.end];
            self.line_end = rest.find('\n').map_or(self.end, |it| self.at + it);
        }
        let line_end = self.line_end;
        let line_end = if line_end > self.at && self.bytes[line_end - 1] == b'\r' { line_end - 1 } else { line_end };
        if self.is_assignment(word) || self.shell == Shell::Cmd || self.in_dockerfile && line_end == self.end {
            let ends_open = self.bytes[..line_end].ends_with(&[self.escape]) && self.shell != Shell::Cmd;
            return if ends_open { self.far(line_end) } else { line_end };
        }
        let slot = usize::from(quote == b'"');
        if self.next[slot] < line_end {
            let found = self.bytes[line_end..self.end].iter().position(|byte| *byte == quote);
            self.next[slot] = found.map_or(usize::MAX, |it| line_end + it);
        }
        if self.next[slot] < self.far(line_end) && self.bytes[self.at + 1..line_end].iter().all(|byte| *byte != quote) {
            self.far(line_end)
        } else {
            line_end
        }
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
        before.last() == Some(&b'=')
            && before[..before.len() - 1]
                .iter()
                .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$' | b':'))
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
        Span::new(start, self.end)
    }
}

fn is_end(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b';' | b'&' | b'|' | b')' | b',' | b'>' | b'<')
}

fn is_remark(word: &str) -> bool {
    word.eq_ignore_ascii_case("rem") || word.starts_with("::")
}
