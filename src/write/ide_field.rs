//! Variables in one line, as fields of IDEs from `JetBrains` take them.

use super::body::{Body, Line};
use super::token::{Token, name, plain, value};
use crate::base::Clean;

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum IdeField {}

/// Prints `A=1;B=2`. A semicolon parts variables, a backslash takes its meaning from the next character
/// (intellij-community, `EnvVariablesTable.parseEnvsFromText`).
pub fn print<W: Clone>(bindings: &[(&'static str, Clean)], why: &W) -> Body<IdeField, W> {
    let mut tokens: Vec<Token> = Vec::new();
    for (i, (variable, text)) in bindings.iter().enumerate() {
        if i > 0 {
            tokens.push(plain(";"));
        }
        let escaped = text.as_str().replace('\\', r"\\").replace(';', r"\;");
        tokens.extend([name(*variable), plain("="), value(escaped)]);
    }
    Body::new(vec![Line::new(tokens, why.clone())])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_variables_by_semicolons() {
        let bindings = [("A", Clean::of("https://x,direct")), ("B", Clean::of(r"a;b\c"))];
        assert_eq!(print(&bindings, &()).text(), "A=https://x,direct;B=a\\;b\\\\c\n");
    }
}
