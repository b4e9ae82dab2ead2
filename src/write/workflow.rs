//! A GitHub Actions workflow: YAML in which text from outside can never become an expression.

use super::body::Body;
use super::posix::Posix;
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
    /// Text from anywhere. A `${{` in it is broken up, so that GitHub prints it instead of running it.
    pub fn text(text: &Clean) -> Self {
        Self(yaml::Node::Scalar(Scalar::text(&text.as_str().replace("${{", "${{ '${{' }}"))))
    }

    /// A word of ours that needs no quotes, or an expression of ours.
    pub fn bare(text: &'static str) -> Self {
        Self(yaml::Node::Scalar(Scalar::bare(text)))
    }

    /// Words of ours in one row: `[main]`.
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

    /// A script for `run:`.
    pub fn script(body: Body<Posix, W>) -> Self {
        Self(yaml::Node::Script(body))
    }

    /// No value: the key alone.
    pub fn empty() -> Self {
        Self(yaml::Node::Empty)
    }
}

/// Prints a workflow.
pub fn print<W: Clone>(members: Vec<Member<W>>) -> Body<Yaml, W> {
    yaml::print(&members.into_iter().map(|member| member.0).collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::posix;

    #[test]
    fn prints_a_job() {
        let run = posix::Script::default().run(["go".into(), "test".into(), "./...".into()], &4).body();
        let two = posix::Script::default().script("set -u", &5).script("echo \"$A\"", &6).body();
        let steps = vec![
            vec![Member::new("uses", Node::text(&Clean::of("actions/checkout@v7")), 2)],
            vec![Member::new("run", Node::script(run), 3)],
            vec![
                Member::new("name", Node::text(&Clean::of("Two: lines")), 7),
                Member::new("run", Node::script(two), 8),
            ],
        ];
        let file = vec![
            Member::new("on", Node::map(vec![Member::new("pull_request", Node::empty(), 1)]), 0),
            Member::new("steps", Node::seq(steps), 1),
        ];
        assert_eq!(
            print(file).text(),
            "on:\n  pull_request:\nsteps:\n  - uses: actions/checkout@v7\n  - run: go test ./...\n  - name: \"Two: lines\"\n    run: |\n      set -u\n      echo \"$A\"\n"
        );
    }

    #[test]
    fn text_never_becomes_an_expression() {
        let file = vec![Member::new("a", Node::text(&Clean::of("x${{ secrets.T }}")), ())];
        assert_eq!(print(file).text(), "a: \"x${{ '${{' }} secrets.T }}\"\n");
    }
}
