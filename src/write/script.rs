//! What the shells' writers share: a script is lines in order; each shell says how it exports and forgets variables.

use std::marker::PhantomData;

use super::body::{Body, Line};
use super::token::{Token, comment, plain};
use crate::base::Clean;

/// A shell's own words.
pub trait Shell {
    /// Exports a variable, with its value quoted.
    fn export(variable: &'static str, text: &Clean) -> Vec<Token>;

    /// Defines a function that forgets these variables, line by line.
    fn forgetting(function: &'static str, variables: &[&'static str]) -> Vec<Vec<Token>>;
}

/// A script in the format `F`, put together statement by statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Script<F, W> {
    lines: Vec<Line<W>>,
    format: PhantomData<F>,
}

impl<F, W> Default for Script<F, W> {
    fn default() -> Self {
        Self { lines: Vec::new(), format: PhantomData }
    }
}

impl<F, W: Clone> Script<F, W> {
    /// A line of these tokens.
    pub(super) fn line(mut self, tokens: Vec<Token>, why: &W) -> Self {
        self.lines.push(Line::new(tokens, why.clone()));
        self
    }

    /// A remark on a line of its own.
    #[must_use]
    pub fn comment(self, text: &'static str, why: &W) -> Self {
        self.line(vec![comment(format!("# {text}"))], why)
    }

    /// Text of our own, printed as it is on a line of its own.
    #[must_use]
    pub fn script(self, text: &'static str, why: &W) -> Self {
        self.line(vec![plain(text)], why)
    }

    /// Another script, further in.
    #[must_use]
    pub fn nested(mut self, inner: Self) -> Self {
        self.lines.extend(inner.lines.into_iter().map(|line| line.indented("  ")));
        self
    }

    /// The lines.
    pub fn body(self) -> Body<F, W> {
        Body::new(self.lines)
    }
}

impl<F: Shell, W: Clone> Script<F, W> {
    /// Exports a variable.
    #[must_use]
    pub fn export(self, variable: &'static str, text: &Clean, why: &W) -> Self {
        self.line(F::export(variable, text), why)
    }

    /// Defines a function that forgets these variables.
    #[must_use]
    pub fn forgetting(self, function: &'static str, variables: &[&'static str], why: &W) -> Self {
        F::forgetting(function, variables).into_iter().fold(self, |script, tokens| script.line(tokens, why))
    }
}
