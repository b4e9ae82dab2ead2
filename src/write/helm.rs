//! Values for a Helm chart: YAML that the chart's templates may print again without quotes.

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

impl<W: Clone> Node<W> {
    /// Text. Where a template prints it as it is, it has to be text that YAML takes without quotes, as an address is.
    pub fn text(text: &Clean) -> Self {
        Self(yaml::Node::Scalar(Scalar::text(text.as_str())))
    }

    /// Texts, one a line, with one reason.
    pub fn list(texts: &[Clean], why: &W) -> Self {
        Self(yaml::Node::Items(texts.iter().map(|text| (Scalar::text(text.as_str()), why.clone())).collect()))
    }

    /// Names with values.
    pub fn map(members: Vec<Member<W>>) -> Self {
        Self(yaml::Node::Map(members.into_iter().map(|member| member.0).collect()))
    }
}

/// Prints values.
pub fn print<W: Clone>(members: Vec<Member<W>>) -> Body<Yaml, W> {
    yaml::print(&members.into_iter().map(|member| member.0).collect::<Vec<_>>())
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
