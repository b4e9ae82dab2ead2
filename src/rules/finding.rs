//! A finding: what is wrong where, why it matters, what to do, and how sure that is.

use super::Fix;
use crate::base::Span;
use crate::text::{Both, Said};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; works as it is.
    Note,
    /// Works, but not as meant, not everywhere or not safely.
    Warning,
    /// Does not work, or gives a secret away.
    Error,
}

/// How sure it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// One of several explanations; the text alone can't tell.
    Low,
    /// The likely explanation.
    Medium,
    /// Nothing else explains it.
    High,
}

impl Severity {
    /// Its name, as programs see it.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl Confidence {
    /// Its name, as programs see it.
    pub const fn name(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
        }
    }
}

/// What would decide between explanations: a command or an answer, and how to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decider {
    /// The command to run; empty if it is a question to the person.
    pub command: String,
    /// What its outcome means.
    pub reading: Said,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The words that are wrong or that tell of it.
    pub at: Span,
    /// How bad it is.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// How probably this is what the person came for, from 0 to 100: findings are told in this order. By itself 40 and
    /// 15 for each step of severity and of confidence above the lowest.
    pub weight: u8,
    /// Whether it says in general what another rule may know better: it is told only where nothing else is sure.
    pub gives_way: bool,
    /// Whether it is told only where nothing else is found.
    pub is_last_resort: bool,
    /// What is wrong, in one sentence.
    pub what: Said,
    /// Why that matters or how it comes about.
    pub why: Said,
    /// What to do.
    pub todo: Said,
    /// What would decide, where the text alone can't.
    pub decide: Option<Decider>,
    /// The mended text.
    pub fix: Option<Fix>,
}

impl Finding {
    /// An error that is sure. The other texts follow by [`why`](Self::why) and [`todo`](Self::todo).
    pub fn error(at: Span, what: impl Into<Said>) -> Self {
        Self::new(at, Severity::Error, what)
    }

    /// A warning that is sure.
    pub fn warning(at: Span, what: impl Into<Said>) -> Self {
        Self::new(at, Severity::Warning, what)
    }

    /// A note that is sure.
    pub fn note(at: Span, what: impl Into<Said>) -> Self {
        Self::new(at, Severity::Note, what)
    }

    fn new(at: Span, severity: Severity, what: impl Into<Said>) -> Self {
        let none = || Said::from(Both { en: "", zh: "" });
        let mut it = Self {
            at,
            severity,
            confidence: Confidence::High,
            weight: 0,
            gives_way: false,
            is_last_resort: false,
            what: what.into(),
            why: none(),
            todo: none(),
            decide: None,
            fix: None,
        };
        it.weight = it.own_weight();
        it
    }

    fn own_weight(&self) -> u8 {
        40 + 15 * (self.severity as u8) + 15 * (self.confidence as u8)
    }

    /// Why it matters.
    #[must_use]
    pub fn why(mut self, why: impl Into<Said>) -> Self {
        self.why = why.into();
        self
    }

    /// What to do.
    #[must_use]
    pub fn todo(mut self, todo: impl Into<Said>) -> Self {
        self.todo = todo.into();
        self
    }

    /// It is less than sure.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self.weight = self.own_weight();
        self
    }

    /// How probably it is what the person came for; after [`confidence`](Self::confidence).
    #[must_use]
    pub fn weight(mut self, weight: u8) -> Self {
        self.weight = weight;
        self
    }

    /// It is told only where no finding of another rule is sure.
    #[must_use]
    pub fn gives_way(mut self) -> Self {
        self.gives_way = true;
        self
    }

    /// A guess from what the text is about: told only where nothing else is found.
    #[must_use]
    pub fn last_resort(mut self) -> Self {
        self.is_last_resort = true;
        self.confidence(Confidence::Low)
    }

    /// Whether it surely explains what the person came for.
    pub fn is_sure(&self) -> bool {
        self.confidence == Confidence::High && self.weight >= 95
    }

    /// What would decide.
    #[must_use]
    pub fn decide(mut self, command: impl Into<String>, reading: impl Into<Said>) -> Self {
        self.decide = Some(Decider { command: command.into(), reading: reading.into() });
        self
    }

    /// How to mend it, where there is a way.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }
}
