//! A GitHub Actions workflow: YAML in which text from outside can never become an expression.

use super::dialect;
use super::yaml::{self, Scalar};
use crate::base::Clean;

pub use dialect::print;

/// The program.
#[derive(Clone, Debug, PartialEq)]
pub enum GitHub {}

/// A value.
pub type Node<W> = dialect::Node<GitHub, W>;

/// A key with its value and reason.
pub type Member<W> = dialect::Member<GitHub, W>;

impl<W> Node<W> {
    /// Text from anywhere. A `${{` in it is broken up, so that GitHub prints it instead of running it.
    pub fn text(text: &Clean) -> Self {
        Self::of(yaml::Node::Scalar(Scalar::text(&text.as_str().replace("${{", "${{ '${{' }}"))))
    }

    /// A word of ours that needs no quotes, or an expression of ours.
    pub fn bare(text: &'static str) -> Self {
        Self::of(yaml::Node::Scalar(Scalar::bare(text)))
    }
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
