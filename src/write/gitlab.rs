//! A GitLab pipeline: YAML in whose variables text from outside is never taken for a reference.

use super::body::Body;
use super::dialect;
use super::posix::Posix;
use super::yaml::{self, Scalar};
use crate::base::Clean;

pub use dialect::print;

/// The program.
#[derive(Clone, Debug, PartialEq)]
pub enum GitLab {}

/// A value.
pub type Node<W> = dialect::Node<GitLab, W>;

/// A key with its value and reason.
pub type Member<W> = dialect::Member<GitLab, W>;

impl<W: Clone> Member<W> {
    /// A variable. GitLab takes `$name` and `%name%` in values for references and replaces them (GitLab,
    /// `lib/expand_variables.rb`), except where `expand: false` says not to; `raw` is the reason for that line.
    pub fn variable(name: &'static str, text: &Clean, why: W, raw: W) -> Self {
        let value = yaml::Node::Scalar(Scalar::text(text.as_str()));
        if !text.as_str().contains(['$', '%']) {
            return Self::new(name, Node::of(value), why);
        }
        let members = vec![
            yaml::Member { key: "value", node: value, why: why.clone() },
            yaml::Member { key: "expand", node: yaml::Node::Scalar(Scalar::bare("false")), why: raw },
        ];
        Self::new(name, Node::of(yaml::Node::Map(members)), why)
    }
}

impl<W: Clone> Node<W> {
    /// Text without `$` and `%`, such as the name of an image.
    pub fn text(text: &Clean) -> Self {
        Self::of(yaml::Node::Scalar(Scalar::text(text.as_str())))
    }

    /// A word of ours, in which GitLab may replace variables.
    pub fn own(text: &'static str) -> Self {
        Self::of(yaml::Node::Scalar(Scalar::bare(text)))
    }

    /// Commands of one line each, which the log names one by one.
    pub fn commands(body: &Body<Posix, W>) -> Self {
        let item = |line: &super::body::Line<W>| (Scalar::text(&line.text()), line.why().clone());
        Self::of(yaml::Node::Items(body.lines().iter().map(item).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::write::posix::{Script, Word};

    #[test]
    fn prints_variables_and_commands() {
        let body = Script::default().run(["go".into(), "test".into()], &1).run([Word::lit("a b")], &2).body();
        let variables = vec![
            Member::variable("A", &Clean::of("https://x/y"), 3, 9),
            Member::variable("B", &Clean::of("p%2F$HOME"), 4, 9),
        ];
        let file = print(vec![
            Member::new(".go", Node::map(vec![Member::new("variables", Node::map(variables), 5)]), 6),
            Member::new("script", Node::commands(&body), 7),
        ]);
        assert_eq!(
            file.text(),
            ".go:\n  variables:\n    A: https://x/y\n    B:\n      value: \"p%2F$HOME\"\n      expand: false\nscript:\n  - go test\n  - \"'a b'\"\n"
        );
        let whys: Vec<_> = file.lines().iter().map(|line| *line.why()).collect();
        assert_eq!(whys, [6, 5, 3, 4, 4, 9, 7, 1, 2]);
    }
}
