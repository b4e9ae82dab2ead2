//! What a test counts as it goes: cases that had to succeed, and their broken twins that had to fail.

use super::lab::Attempt;

/// The counts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    /// With our files: it worked.
    pub(super) cases: usize,
    /// Without them, or after they were undone: it failed as it should.
    pub(super) twins: usize,
}

impl Tally {
    /// Counts a case that succeeded.
    pub(super) fn case(&mut self, outcome: Attempt<()>) -> Attempt<()> {
        self.cases += 1;
        outcome
    }

    /// Adds what was counted elsewhere.
    pub(super) fn add(&mut self, other: Self) {
        self.cases += other.cases;
        self.twins += other.twins;
    }

    /// Counts a twin that failed as it should.
    pub(super) fn twin(&mut self, outcome: Attempt<()>) -> Attempt<()> {
        self.twins += 1;
        outcome
    }
}
