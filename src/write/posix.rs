//! Shell text for bash, zsh, dash and ksh: words are quoted here and nowhere else.

use super::script::{self, Shell};
use super::token::{Token, keyword, name, plain, value, variable};
use crate::base::Clean;

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum Posix {}

/// A part of a word.
#[derive(Clone, Debug, PartialEq)]
enum Part {
    Lit(Clean),
    Var(&'static str),
    Script(&'static str),
}

/// One word of a command: text that is taken literally, variables, and script of our own, in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct Word(Vec<Part>);

impl Word {
    /// Text, taken literally whatever it holds.
    pub fn lit(text: impl Into<Clean>) -> Self {
        Self(vec![Part::Lit(text.into())])
    }

    /// The value of a variable, unsplit.
    pub fn var(name: &'static str) -> Self {
        Self(vec![Part::Var(name)])
    }

    /// Shell text of our own, printed as it is: an operator, a redirection, a pipeline.
    pub fn script(text: &'static str) -> Self {
        Self(vec![Part::Script(text)])
    }

    /// This word continued by text.
    #[must_use]
    pub fn and_lit(mut self, text: impl Into<Clean>) -> Self {
        self.0.push(Part::Lit(text.into()));
        self
    }

    /// This word continued by a variable's value.
    #[must_use]
    pub fn and_var(mut self, name: &'static str) -> Self {
        self.0.push(Part::Var(name));
        self
    }

    /// This word continued by shell text of our own.
    #[must_use]
    pub fn and_script(mut self, text: &'static str) -> Self {
        self.0.push(Part::Script(text));
        self
    }

    fn tokens(&self, out: &mut Vec<Token>) {
        for part in &self.0 {
            match part {
                Part::Lit(text) => out.push(value(quote(text.as_str()))),
                Part::Var(name) => out.push(variable(format!("\"${name}\""))),
                Part::Script(text) => out.push(plain(*text)),
            }
        }
    }
}

impl From<&'static str> for Word {
    fn from(text: &'static str) -> Self {
        Word::lit(text)
    }
}

/// The word as every POSIX shell reads it back (POSIX.1-2024, XCU 2.2.2). Bare where no shell, zsh's `=cmd` included,
/// gives a character a meaning; `${{` never stands unbroken, so that GitHub does not expand it either.
pub(super) fn quote(text: &str) -> String {
    let is_safe = |b: u8| b.is_ascii_alphanumeric() || b"_@%+:,./-".contains(&b);
    if !text.is_empty() && text.bytes().all(|b| is_safe(b) || b == b'=') && !text.starts_with('=') {
        return text.to_owned();
    }
    always_quote(text)
}

/// fish reads two backslashes, or one before a quote, as one character even between single quotes: such a backslash
/// stands outside of them, where all shells agree.
fn always_quote(text: &str) -> String {
    let mut out = String::from("'");
    let mut rest = text.chars().peekable();
    while let Some(ch) = rest.next() {
        match ch {
            '\'' => out.push_str(r"'\''"),
            '\\' if matches!(rest.peek(), None | Some('\\' | '\'')) => out.push_str(r"'\\'"),
            other => out.push(other),
        }
    }
    out.push('\'');
    out.replace("${{", "$''{{")
}

/// A script for bash, zsh and their kin.
pub type Script<W> = script::Script<Posix, W>;

impl Shell for Posix {
    /// `export NAME='value'`, always quoted, as a person expects to see it.
    fn export(variable: &'static str, text: &Clean) -> Vec<Token> {
        vec![keyword("export"), plain(" "), name(variable), plain("="), value(always_quote(text.as_str()))]
    }

    fn forgetting(function: &'static str, variables: &[&'static str]) -> Vec<Vec<Token>> {
        let unset = vec![plain("  "), keyword("unset"), plain(" "), name(variables.join(" "))];
        vec![vec![name(function), plain("() {")], unset, vec![plain("}")]]
    }
}

impl<W: Clone> Script<W> {
    /// `export NAME=word`.
    #[must_use]
    pub fn export_word(self, variable_name: &'static str, word: &Word, why: &W) -> Self {
        let mut tokens = vec![keyword("export"), plain(" "), name(variable_name), plain("=")];
        word.tokens(&mut tokens);
        self.line(tokens, why)
    }

    /// A command with its arguments.
    #[must_use]
    pub fn run(self, words: impl IntoIterator<Item = Word>, why: &W) -> Self {
        self.line(command(words), why)
    }

    /// One command over several lines, each part with its own reason.
    #[must_use]
    pub fn run_lines(mut self, parts: Vec<(Vec<Word>, W)>) -> Self {
        let last = parts.len().saturating_sub(1);
        for (i, (words, why)) in parts.into_iter().enumerate() {
            let mut tokens = Vec::new();
            if i == 0 {
                tokens.extend(command(words));
            } else {
                tokens.push(plain("  "));
                push_words(words, &mut tokens);
            }
            if i < last {
                tokens.push(plain(" \\"));
            }
            self = self.line(tokens, &why);
        }
        self
    }
}

/// A command's tokens: the program as a keyword, the words quoted.
pub(super) fn command(words: impl IntoIterator<Item = Word>) -> Vec<Token> {
    let mut tokens = Vec::new();
    push_words(words, &mut tokens);
    let is_assignment = |token: &Token| token.text().contains('=');
    if let Some(first) = tokens.first_mut().filter(|token| !is_assignment(token)) {
        *first = keyword(first.text().to_owned());
    }
    tokens
}

fn push_words(words: impl IntoIterator<Item = Word>, tokens: &mut Vec<Token>) {
    for (i, word) in words.into_iter().enumerate() {
        if i > 0 {
            tokens.push(plain(" "));
        }
        word.tokens(tokens);
    }
}

/// One command as text, for a step that a person runs.
pub fn one_line(words: impl IntoIterator<Item = Word>) -> String {
    command(words).iter().map(Token::text).collect()
}

/// A command of these words, taken literally, as text. What is not clean is left out: doors let nothing such in.
pub fn literal_line(words: impl IntoIterator<Item = String>) -> String {
    one_line(words.into_iter().filter_map(|word| Clean::new(word).ok()).map(Word::lit))
}

/// Script of our own in one line, run by `sh`: a person can start it from every shell, fish included.
pub fn in_sh(script: &str) -> String {
    format!("sh -c {}", always_quote(script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_only_where_it_must() {
        assert_eq!(quote("https://goproxy.cn,direct"), "https://goproxy.cn,direct");
        assert_eq!(quote("a|b"), "'a|b'");
        assert_eq!(quote("it's"), r"'it'\''s'");
        assert_eq!(quote(""), "''");
        assert_eq!(quote("=ls"), "'=ls'");
        assert_eq!(quote("~"), "'~'");
        assert_eq!(quote("a${{b}}"), "'a$''{{b}}'");
        assert_eq!(quote(r"a\n\\'\"), r"'a\n'\\''\\''\'''\\''");
    }

    #[test]
    fn keeps_variables_apart_from_text() {
        let word = Word::var("HOME").and_lit("/a b$c");
        assert_eq!(one_line(["cat".into(), word]), r#"cat "$HOME"'/a b$c'"#);
    }
}
