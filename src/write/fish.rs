//! Text for the fish shell.

use super::script::{self, Shell};
use super::token::{Token, keyword, name, plain, value, variable};
use crate::base::Clean;

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum Fish {}

/// A script for fish.
pub type Script<W> = script::Script<Fish, W>;

/// Single quotes; inside, only `\` and `'` are escaped (fish documentation, "Quotes").
pub fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\\', r"\\").replace('\'', r"\'"))
}

impl Shell for Fish {
    /// `set -gx NAME 'value'`.
    fn export(variable: &'static str, text: &Clean) -> Vec<Token> {
        vec![keyword("set"), plain(" -gx "), name(variable), plain(" "), value(quote(text.as_str()))]
    }

    /// A global variable hides a universal one and nothing else, so only the global one is erased.
    fn forgetting(function: &'static str, variables: &[&'static str]) -> Vec<Vec<Token>> {
        let erase = |it: &&'static str| vec![plain("  "), keyword("set"), plain(" -eg "), name(*it)];
        let mut lines = vec![vec![keyword("function"), plain(" "), name(function)]];
        lines.extend(variables.iter().map(erase));
        lines.push(vec![keyword("end")]);
        lines
    }
}

impl<W: Clone> Script<W> {
    /// `set -l NAME 'value'`.
    #[must_use]
    pub fn set_local(self, variable: &'static str, text: &Clean, why: &W) -> Self {
        let tokens = vec![keyword("set"), plain(" -l "), name(variable), plain(" "), value(quote(text.as_str()))];
        self.line(tokens, why)
    }

    /// `set -gx NAME "$a$b"'text'`: the values of variables, then a text.
    #[must_use]
    pub fn export_joined(self, variable_name: &'static str, parts: &[&'static str], text: &Clean, why: &W) -> Self {
        let values = format!("${}", parts.join("$"));
        let mut tokens = vec![keyword("set"), plain(" -gx "), name(variable_name), plain(" ")];
        tokens.extend([variable(format!("\"{values}\"")), value(quote(text.as_str()))]);
        self.line(tokens, why)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_backslash_before_quote() {
        assert_eq!(quote(r"a\'b$c"), r"'a\\\'b$c'");
    }
}
