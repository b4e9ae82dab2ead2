//! Every generated file given to the program that will read it.

use super::report::Report;

/// How much is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Depth {
    /// As much as fits beside the other tests.
    Quick,
    /// Everything.
    Full,
}

/// Asks every judge.
pub(crate) fn run(_report: &mut Report, _depth: Depth) {}
