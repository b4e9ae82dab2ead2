//! What a paste says beside its faults, for the other two ways to look at it: Set up and Explain.

use super::Judged;
use super::answers::answers;
use super::environment::environment;
use crate::ask::Answers;
use crate::explain::Pasted;
use crate::facts::Case;

/// What leads on. Holds no secret.
#[derive(Clone, Debug)]
pub struct Onward {
    /// The answers to Set up's questions, if the paste gives any.
    pub answers: Option<Answers>,
    /// The settings that go has.
    pub environment: Pasted,
    /// The module that failures are about, with its version if that is told.
    pub module: Option<String>,
}

impl Onward {
    /// What a case says.
    pub(super) fn of(case: &Case, findings: &[Judged]) -> Self {
        let module = case.failures.iter().find_map(|it| it.module.as_ref()).map(|it| match it.version.as_str() {
            "" => it.path.clone(),
            version => format!("{}@{version}", it.path),
        });
        Self { answers: answers(case, findings), environment: environment(case), module }
    }
}
