//! The syntax of go.mod and go.work: lines and blocks of words with their comments; knows no directive.

use super::quote::{is_print, quote_char};

/// A line of words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    /// The line's number and column of the first word, from 1.
    pub(super) at: (usize, usize),
    /// The words; in a block, without the block's own.
    pub(super) words: Vec<String>,
    /// The comment behind them, without `//`.
    pub(super) comment: Option<String>,
}

/// A line, or a block of them behind its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Statement {
    /// A line.
    Line(Line),
    /// A block: its own words with their place, and its lines.
    Block(Line, Vec<Line>),
}

/// What is wrong where, in go's words (`golang.org/x/mod/modfile.Error`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    pub(super) at: (usize, usize),
    pub(super) text: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    End,
    NewLine,
    /// A comment on a line of its own.
    Comment,
    /// A comment behind words, and the end of their line.
    LineComment(String),
    Word(String),
}

impl Token {
    fn ends_line(&self) -> bool {
        matches!(self, Token::End | Token::NewLine | Token::LineComment(_))
    }

    fn is(&self, word: &str) -> bool {
        matches!(self, Token::Word(known) if known == word)
    }
}

struct Reader<'a> {
    rest: &'a str,
    at: (usize, usize),
    /// Whether words stand before the place on its line.
    after_words: bool,
    token: Token,
    token_at: (usize, usize),
}

/// The statements of a file, or its first mistake (`golang.org/x/mod/modfile.parse`). `name` is the file's, for the one
/// message that has it in the middle.
pub(super) fn parse(name: &str, text: &str) -> Result<Vec<Statement>, Mistake> {
    let mut reader = Reader { rest: text, at: (1, 1), after_words: false, token: Token::End, token_at: (1, 1) };
    reader.advance()?;
    let mut out = Vec::new();
    loop {
        match reader.token {
            Token::NewLine | Token::Comment | Token::LineComment(_) => reader.advance()?,
            Token::End => return Ok(out),
            Token::Word(_) => out.push(reader.statement(name)?),
        }
    }
}

/// What words consist of, `//` and `/*` aside.
fn is_word(ch: char) -> bool {
    !" ()[]{},".contains(ch) && !ch.is_whitespace() && is_print(ch)
}

impl Reader<'_> {
    fn fail<T>(&self, text: impl Into<String>) -> Result<T, Mistake> {
        Err(Mistake { at: self.at, text: text.into() })
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn step(&mut self) -> Option<char> {
        let ch = self.peek()?;
        self.rest = &self.rest[ch.len_utf8()..];
        if ch == '\n' {
            self.at = (self.at.0 + 1, 1);
            self.after_words = false;
        } else {
            self.at.1 += 1;
            self.after_words |= !ch.is_whitespace();
        }
        Some(ch)
    }

    /// Reads the next token (`golang.org/x/mod/modfile.input.readToken`).
    fn advance(&mut self) -> Result<(), Mistake> {
        while let Some(' ' | '\t' | '\r') = self.peek() {
            self.step();
        }
        self.token_at = self.at;
        if self.rest.starts_with("//") {
            let behind = self.after_words;
            let end = self.rest.find('\n').unwrap_or(self.rest.len());
            let text = self.rest[2..end].trim_end_matches('\r').to_owned();
            while self.step().is_some_and(|ch| ch != '\n') {}
            self.token = if behind { Token::LineComment(text) } else { Token::Comment };
            return Ok(());
        }
        if self.rest.starts_with("/*") {
            return self.fail("mod files must use // comments (not /* */ comments)");
        }
        let before = self.rest;
        self.token = match self.peek() {
            None => Token::End,
            Some('\n') => {
                self.step();
                Token::NewLine
            }
            Some(ch @ ('(' | ')' | '[' | ']' | '{' | '}' | ',')) => {
                self.step();
                Token::Word(ch.to_string())
            }
            Some(quote @ ('"' | '`')) => {
                self.string(quote)?;
                Token::Word(before[..before.len() - self.rest.len()].to_owned())
            }
            Some(ch) if !is_word(ch) => {
                return self.fail(format!("unexpected input character {}", quote_char(ch)));
            }
            Some(_) => {
                while self.peek().is_some_and(is_word) && !self.rest.starts_with("//") {
                    if self.rest.starts_with("/*") {
                        return self.fail("mod files must use // comments (not /* */ comments)");
                    }
                    self.step();
                }
                Token::Word(before[..before.len() - self.rest.len()].to_owned())
            }
        };
        Ok(())
    }

    fn string(&mut self, quote: char) -> Result<(), Mistake> {
        let start = self.at;
        let unfinished = || Err(Mistake { at: start, text: "unexpected EOF in string".to_owned() });
        self.step();
        loop {
            if self.peek() == Some('\n') {
                return self.fail("unexpected newline in string");
            }
            match self.step() {
                None => return unfinished(),
                Some('\\') if quote != '`' => {
                    if self.step().is_none() {
                        return unfinished();
                    }
                }
                Some(ch) if ch == quote => return Ok(()),
                Some(_) => {}
            }
        }
    }

    fn take(&mut self) -> Result<Token, Mistake> {
        let token = std::mem::replace(&mut self.token, Token::End);
        self.advance()?;
        Ok(token)
    }

    /// The rest of a line's words (`golang.org/x/mod/modfile.input.parseLine`).
    fn line(&mut self) -> Result<Line, Mistake> {
        let mut line = Line { at: self.token_at, ..Line::default() };
        loop {
            match self.take()? {
                Token::Word(word) => line.words.push(word),
                Token::LineComment(text) => {
                    line.comment = Some(text);
                    return Ok(line);
                }
                _ => return Ok(line),
            }
        }
    }

    /// A line or a block (`golang.org/x/mod/modfile.input.parseStmt`).
    fn statement(&mut self, name: &str) -> Result<Statement, Mistake> {
        let mut line = Line { at: self.token_at, ..Line::default() };
        loop {
            match self.take()? {
                Token::Word(word) if word == "(" && !line.words.is_empty() => {
                    if self.token.ends_line() {
                        return self.block(name, line);
                    }
                    if self.token.is(")") {
                        self.take()?;
                        if self.token.ends_line() {
                            self.take()?;
                            return Ok(Statement::Block(line, Vec::new()));
                        }
                        line.words.extend(["(".to_owned(), ")".to_owned()]);
                    } else {
                        line.words.push(word);
                    }
                }
                Token::Word(word) => line.words.push(word),
                Token::LineComment(text) => {
                    line.comment = Some(text);
                    return Ok(Statement::Line(line));
                }
                _ => return Ok(Statement::Line(line)),
            }
        }
    }

    /// The lines of a block (`golang.org/x/mod/modfile.input.parseLineBlock`).
    fn block(&mut self, name: &str, start: Line) -> Result<Statement, Mistake> {
        let mut lines = Vec::new();
        loop {
            match &self.token {
                Token::End => {
                    let (line, column) = start.at;
                    return self.fail(format!("syntax error (unterminated block started at {name}:{line}:{column})"));
                }
                Token::Word(word) if word == ")" => {
                    self.take()?;
                    if !self.token.ends_line() {
                        return self.fail("syntax error (expected newline after closing paren)");
                    }
                    self.take()?;
                    return Ok(Statement::Block(start, lines));
                }
                Token::Word(_) => lines.push(self.line()?),
                _ => {
                    self.take()?;
                }
            }
        }
    }
}
