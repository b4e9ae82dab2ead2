//! Real failures by the rule that explains them, from the corpus of the tests: public threads to read on.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnose::diagnose;
use crate::read::Kind;

const CORPUS: &str = include_str!("../../tests/corpus/failures.json");

/// The threads in which somebody had what a rule finds, by the rule's code.
pub(super) struct Cases(BTreeMap<&'static str, Vec<String>>);

impl Cases {
    /// Judges the corpus.
    pub(super) fn find() -> Self {
        let cases: Vec<Value> = serde_json::from_str(CORPUS).unwrap_or_default();
        let mut out = BTreeMap::<_, Vec<_>>::new();
        for case in &cases {
            let text = |key: &str| case[key].as_str().unwrap_or_default();
            let report = diagnose(text("input"), Kind::named(text("kind")));
            let first = report.findings.first().filter(|it| it.rule.cause.name() == text("cause"));
            if let Some(it) = first.filter(|_| text("source").starts_with("https://")) {
                out.entry(it.rule.code).or_default().push(text("source").to_owned());
            }
        }
        Self(out)
    }

    /// Those of a rule.
    pub(super) fn of(&self, code: &str) -> &[String] {
        self.0.get(code).map_or(&[], Vec::as_slice)
    }
}
