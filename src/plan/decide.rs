//! Answers in, plan out: pure, total, and in one place.

use super::{Forward, Login, Plan, modules, notes};
use crate::ask::Answers;

pub(super) fn decide(answers: &Answers) -> Plan {
    let mut plan = Plan {
        answers: answers.clone(),
        go: modules::settings(answers),
        forward: Forward::of(answers),
        logins: Login::all(answers),
        notes: Vec::new(),
    };
    plan.notes = notes::notes(&plan);
    plan
}
