//! Sections and keys of our own in the form that `.wslconfig` has: no quotes, nothing from outside.

use super::body::{Body, Line};
use super::token::{keyword, name, plain, value};

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum Ini {}

/// One section with its keys and values, all ours.
pub fn print<W: Clone>(title: &'static str, why: W, entries: &[(&'static str, &'static str, W)]) -> Body<Ini, W> {
    let mut lines = vec![Line::new(vec![keyword(format!("[{title}]"))], why)];
    lines.extend(
        entries.iter().map(|(key, text, why)| Line::new(vec![name(*key), plain("="), value(*text)], why.clone())),
    );
    Body::new(lines)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_a_section() {
        assert_eq!(print("wsl2", 0, &[("autoProxy", "false", 1)]).text(), "[wsl2]\nautoProxy=false\n");
    }
}
