//! What a rule is: a judgement with a name, and what is written about it.

use super::{Cause, Finding};
use crate::data::source::Source;
use crate::facts::Case;
use crate::read::Kind;
use crate::text::Both;

/// A rule. It and its [`Doc`] stand in one file, named after it.
#[derive(Debug)]
pub struct Rule {
    /// Its code, which never changes: `GP012`.
    pub code: &'static str,
    /// Its name, as in its file's: `direct-first`.
    pub name: &'static str,
    /// The cause of what it finds.
    pub cause: Cause,
    /// What it says, in one line.
    pub title: Both,
    /// Judges a paste.
    pub check: fn(&Case, &mut Vec<Finding>),
}

/// What is written about a rule; only the pages about rules and the command line carry it.
#[derive(Debug)]
pub struct Doc {
    /// What is wrong and why, in a paragraph or two, parted by an empty line.
    pub about: Both,
    /// What raises the rule, and only it.
    pub bad: &'static [Example],
    /// The same done right: nothing is found in it.
    pub good: &'static [Example],
    /// Where the rule comes from: official pages and sources.
    pub sources: &'static [Source],
}

/// An example.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// What it is.
    pub kind: Kind,
    /// The text.
    pub text: &'static str,
}

/// Makes an [`Example`].
pub const fn example(kind: Kind, text: &'static str) -> Example {
    Example { kind, text }
}

/// Declares the rules of a group: a module each, and the lists of them all.
macro_rules! group {
    ($($rule:ident,)*) => {
        $(mod $rule;)*

        pub(super) static RULES: &[&super::Rule] = &[$(&$rule::RULE,)*];
        pub(super) static DOCS: &[(&super::Rule, &super::Doc)] = &[$((&$rule::RULE, &$rule::DOC),)*];
    };
}
pub(crate) use group;
