//! A run of printed text with its part of speech, from which the page takes its colours.

use std::borrow::Cow;

/// The part of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Brackets, separators, indentation and other words of the format.
    Plain,
    /// What the format itself names: `FROM`, `export`, `true`.
    Keyword,
    /// The name that a value is given to.
    Name,
    /// A value.
    Value,
    /// A part that the reading program replaces: `$HOME`, `${{ … }}`.
    Variable,
    /// A remark.
    Comment,
}

/// A run of text on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    class: Class,
    text: Cow<'static, str>,
}

impl Token {
    pub(super) fn new(class: Class, text: impl Into<Cow<'static, str>>) -> Self {
        Self { class, text: text.into() }
    }

    /// The part of speech.
    pub fn class(&self) -> Class {
        self.class
    }

    /// The text; never holds a line break.
    pub fn text(&self) -> &str {
        &self.text
    }
}

pub(super) fn plain(text: impl Into<Cow<'static, str>>) -> Token {
    Token::new(Class::Plain, text)
}

pub(super) fn keyword(text: impl Into<Cow<'static, str>>) -> Token {
    Token::new(Class::Keyword, text)
}

pub(super) fn name(text: impl Into<Cow<'static, str>>) -> Token {
    Token::new(Class::Name, text)
}

pub(super) fn value(text: impl Into<Cow<'static, str>>) -> Token {
    Token::new(Class::Value, text)
}

pub(super) fn variable(text: impl Into<Cow<'static, str>>) -> Token {
    Token::new(Class::Variable, text)
}

pub(super) fn comment(text: impl Into<Cow<'static, str>>) -> Token {
    Token::new(Class::Comment, text)
}
