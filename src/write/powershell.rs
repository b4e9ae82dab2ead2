//! Text for PowerShell.

use super::script::{self, Shell};
use super::token::{Token, keyword, name, plain, value};
use crate::base::Clean;

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum PowerShell {}

/// A script for PowerShell.
pub type Script<W> = script::Script<PowerShell, W>;

/// Single quotes, inside which every kind of single quote is doubled: PowerShell takes U+2018 to U+201B for `'` as well
/// (language specification, §2.3.5.2).
pub fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    for ch in text.chars() {
        if matches!(ch, '\'' | '\u{2018}'..='\u{201B}') {
            out.push(ch);
        }
        out.push(ch);
    }
    out.push('\'');
    out
}

impl Shell for PowerShell {
    /// `$env:NAME = 'value'`.
    fn export(variable: &'static str, text: &Clean) -> Vec<Token> {
        vec![name(format!("$env:{variable}")), plain(" = "), value(quote(text.as_str()))]
    }

    /// A variable that is not there is no error.
    fn forgetting(function: &'static str, variables: &[&'static str]) -> Vec<Vec<Token>> {
        let remove = |it: &&'static str| {
            let variable = name(format!("env:{it}"));
            vec![plain("  "), keyword("Remove-Item"), plain(" "), variable, plain(" -ErrorAction SilentlyContinue")]
        };
        let mut lines = vec![vec![keyword("function"), plain(" "), name(function), plain(" {")]];
        lines.extend(variables.iter().map(remove));
        lines.push(vec![plain("}")]);
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubles_every_single_quote() {
        assert_eq!(quote("a'b’c`$d"), "'a''b’’c`$d'");
    }
}
