//! A Compose file: YAML in which text from outside never becomes a variable.

use super::dialect;
use super::yaml::{self, Scalar};
use crate::base::Clean;

pub use dialect::print;

/// The program.
#[derive(Clone, Debug, PartialEq)]
pub enum Compose {}

/// A value.
pub type Node<W> = dialect::Node<Compose, W>;

/// A key with its value and reason.
pub type Member<W> = dialect::Member<Compose, W>;

impl<W> Node<W> {
    /// Text from anywhere; Compose reads `$$` as a single `$` (Compose file reference, "Interpolation").
    pub fn text(text: &Clean) -> Self {
        Self::of(yaml::Node::Scalar(Scalar::text(&text.as_str().replace('$', "$$"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_never_becomes_a_variable() {
        let file = vec![
            Member::new("a", Node::text(&Clean::of("x$HOME ${Y} $$")), ()),
            Member::new("ssh", Node::words(&["default"]), ()),
        ];
        assert_eq!(print(file).text(), "a: \"x$$HOME $${Y} $$$$\"\nssh: [default]\n");
    }
}
