//! What a printer gives back: lines that only printers can make, each with its reason.

use std::marker::PhantomData;

use super::token::{Token, plain};

/// One printed line and why it is there.
#[derive(Clone, Debug, PartialEq)]
pub struct Line<W> {
    tokens: Vec<Token>,
    why: W,
}

impl<W> Line<W> {
    pub(super) fn new(tokens: Vec<Token>, why: W) -> Self {
        Self { tokens, why }
    }

    /// The line in its runs.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// The line without its end.
    pub fn text(&self) -> String {
        self.tokens.iter().map(Token::text).collect()
    }

    /// Why it is there.
    pub fn why(&self) -> &W {
        &self.why
    }

    /// The same line further in.
    pub(super) fn indented(mut self, by: &'static str) -> Self {
        if !self.tokens.is_empty() {
            self.tokens.insert(0, plain(by));
        }
        self
    }
}

/// The lines of one text in the format `F`. Its lines cannot be put together from strings outside the printers:
///
/// ```compile_fail
/// use goproxy_wizard::write::{Body, posix::Posix};
/// let forged: Body<Posix, ()> = Body { lines: vec!["rm -rf /".into()] };
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Body<F, W> {
    lines: Vec<Line<W>>,
    format: PhantomData<F>,
}

impl<F, W> Body<F, W> {
    pub(super) fn new(lines: Vec<Line<W>>) -> Self {
        Self { lines, format: PhantomData }
    }

    /// The lines.
    pub fn lines(&self) -> &[Line<W>] {
        &self.lines
    }

    /// The lines, whatever their format was.
    pub fn erase(self) -> Vec<Line<W>> {
        self.lines
    }

    /// The text, every line ended.
    pub fn text(&self) -> String {
        let mut out = String::new();
        for line in &self.lines {
            out.extend(line.tokens.iter().map(Token::text));
            out.push('\n');
        }
        out
    }
}
