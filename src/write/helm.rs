//! Values for a Helm chart: YAML that the chart's templates may print again without quotes.

use super::dialect;
use super::yaml::{self, Scalar};
use crate::base::Clean;

pub use dialect::print;

/// The program.
#[derive(Clone, Debug, PartialEq)]
pub enum Helm {}

/// A value.
pub type Node<W> = dialect::Node<Helm, W>;

/// A key with its value and reason.
pub type Member<W> = dialect::Member<Helm, W>;

impl<W: Clone> Node<W> {
    /// Text. Where a template prints it as it is, it has to be text that YAML takes without quotes, as an address is.
    pub fn text(text: &Clean) -> Self {
        Self::of(yaml::Node::Scalar(Scalar::text(text.as_str())))
    }

    /// Texts, one a line, with one reason.
    pub fn list(texts: &[Clean], why: &W) -> Self {
        Self::of(yaml::Node::Items(texts.iter().map(|text| (Scalar::text(text.as_str()), why.clone())).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_lists() {
        let list = Node::list(&[Clean::of("corp.example"), Clean::of("10.0.0.0/8"), Clean::of("::1")], &2);
        let proxy = vec![Member::new("url", Node::text(&Clean::of("http://p:3128")), 1), Member::new("no", list, 2)];
        let file = print(vec![Member::new("proxy", Node::map(proxy), 0)]);
        assert_eq!(
            file.text(),
            "proxy:\n  url: http://p:3128\n  no:\n    - corp.example\n    - \"10.0.0.0/8\"\n    - \"::1\"\n"
        );
    }
}
