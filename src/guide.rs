//! The quick reference: what is seen, what to check first, what to do; and how to read what the checks answer.

mod checks;
mod symptoms;

pub use checks::{CHECKS, Check};
pub use symptoms::{Symptom, Where};

use crate::rules::{Rule, rules};

/// The rule of that name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.name == name)
}
