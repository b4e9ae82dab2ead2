//! A Compose file: YAML in which text from outside never becomes a variable.

use super::body::Body;
use super::yaml::{self, Scalar, Yaml};
use crate::base::Clean;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub struct Node<W>(yaml::Node<W>);

/// A key with its value and reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Member<W>(yaml::Member<W>);

impl<W> Member<W> {
    /// A member; the key is ours.
    pub fn new(key: &'static str, node: Node<W>, why: W) -> Self {
        Self(yaml::Member { key, node: node.0, why })
    }
}

impl<W> Node<W> {
    /// Text from anywhere; Compose reads `$$` as a single `$` (Compose file reference, "Interpolation").
    pub fn text(text: &Clean) -> Self {
        Self(yaml::Node::Scalar(Scalar::text(&text.as_str().replace('$', "$$"))))
    }

    /// No value: Compose takes the one of its environment.
    pub fn empty() -> Self {
        Self(yaml::Node::Empty)
    }

    /// Words of ours in one row: `[default]`.
    pub fn words(words: &[&'static str]) -> Self {
        Self(yaml::Node::Words(words.iter().map(|word| Scalar::text(word)).collect()))
    }

    /// Names with values.
    pub fn map(members: Vec<Member<W>>) -> Self {
        Self(yaml::Node::Map(members.into_iter().map(|member| member.0).collect()))
    }

    /// A list of mappings.
    pub fn seq(items: Vec<Vec<Member<W>>>) -> Self {
        let inner = |item: Vec<Member<W>>| item.into_iter().map(|member| member.0).collect();
        Self(yaml::Node::Seq(items.into_iter().map(inner).collect()))
    }
}

/// Prints a Compose file.
pub fn print<W: Clone>(members: Vec<Member<W>>) -> Body<Yaml, W> {
    yaml::print(&members.into_iter().map(|member| member.0).collect::<Vec<_>>())
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
