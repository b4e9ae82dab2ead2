//! `.dockerignore`: one pattern a line.

use super::body::{Body, Line};
use super::token::{keyword, value};
use crate::door::{Door, RepoPath};

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum Ignore {}

/// The file, put together pattern by pattern.
#[derive(Clone, Debug, PartialEq)]
pub struct Patterns<W> {
    lines: Vec<Line<W>>,
}

impl<W: Clone> Default for Patterns<W> {
    fn default() -> Self {
        Self { lines: Vec::new() }
    }
}

impl<W: Clone> Patterns<W> {
    /// A pattern of ours.
    #[must_use]
    pub fn pattern(mut self, text: &'static str, why: &W) -> Self {
        self.lines.push(Line::new(vec![value(text)], why.clone()));
        self
    }

    /// `!path`: this file is sent after all. The path holds no character that a pattern gives a meaning.
    #[must_use]
    pub fn except(mut self, path: &RepoPath, why: &W) -> Self {
        self.lines.push(Line::new(vec![keyword("!"), value(path.text().to_string())], why.clone()));
        self
    }

    /// The lines.
    pub fn body(self) -> Body<Ignore, W> {
        Body::new(self.lines)
    }
}
