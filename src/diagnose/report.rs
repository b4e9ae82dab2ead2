//! What was found in a paste, most probable first.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Onward;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Finding, Rule, rules};
use crate::secret::{Covered, cover};

/// A finding with the rule that made it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// The rule.
    pub rule: &'static Rule,
    /// What it found.
    pub finding: Finding,
}

impl Judged {
    /// What sorts findings, most probable first.
    pub fn rank(&self) -> impl Ord + use<> {
        let it = &self.finding;
        (Reverse((it.weight, it.confidence, it.severity)), it.at.start, self.rule.code)
    }
}

/// What was found.
#[derive(Clone, Debug)]
pub struct Report {
    /// The text, its secrets covered; every place is one in it.
    pub covered: Covered,
    /// What the parts of the text were taken for.
    pub kinds: Vec<Kind>,
    /// The variables that are set in it, each once, in order.
    pub variables: Vec<String>,
    /// How many failures of programs it tells of.
    pub failures: usize,
    /// The findings, most probable first.
    pub findings: Vec<Judged>,
    /// What else it says of its network.
    pub onward: Onward,
}

/// The weight of what is wrong but makes nothing fail, where something fails.
const BESIDE: u8 = 44;

/// Judges a text; a kind that a person chose holds for all of it. Nothing is refused.
pub fn diagnose(text: &str, kind: Option<Kind>) -> Report {
    let covered = cover(text);
    let case = Case::of(&covered.text, kind);
    let mut findings = Vec::new();
    for rule in rules() {
        let mut found = Vec::new();
        (rule.check)(&case, &mut found);
        findings.extend(found.into_iter().map(|finding| Judged { rule, finding }));
    }
    let sure: Vec<_> = findings.iter().filter(|it| it.finding.is_sure()).map(|it| it.rule.code).collect();
    let is_guessed = findings.iter().all(|it| it.finding.is_last_resort);
    findings.retain(|it| is_guessed || !it.finding.is_last_resort);
    findings.retain(|it| !it.finding.gives_way || sure.iter().all(|code| *code == it.rule.code));
    let explained = findings.iter().any(|it| it.rule.cause != Cause::SecretExposed && it.finding.weight > BESIDE);
    let fails = case.failures.iter().any(|it| !it.is_remark)
        || case.says_any(&["fatal: ", "error: ", "exit status "]).is_some();
    if explained && fails {
        let beside = findings.iter_mut().filter(|it| it.rule.cause == Cause::SecretExposed);
        beside.for_each(|it| it.finding.weight = it.finding.weight.min(BESIDE));
    }
    findings.sort_by_key(Judged::rank);
    let mut seen = BTreeSet::new();
    let named = case.settings.iter().filter(|it| it.is_set() && !it.is_remark).map(|it| &it.name);
    let variables = named.filter(|name| seen.insert(name.as_str())).cloned().collect();
    let (kinds, failures) = (case.kinds(), case.failures.len());
    let onward = Onward::of(&case, &findings);
    Report { covered, kinds, variables, failures, findings, onward }
}
