//! Where answers start from: the defaults, or what an organisation gives, some of it fixed; knows no file and no page.

use super::{Answers, Preset, QuestionId};

/// The answers that a person starts from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ground {
    /// Whose they are, as links name it in `preset=`; nobody's are the defaults.
    pub name: Option<String>,
    /// The answers.
    pub answers: Answers,
    /// The questions whose answers nobody changes, neither in the page nor by a link.
    pub fixed: Vec<QuestionId>,
}

impl Ground {
    /// Whether nobody changes the answer to this question.
    pub fn is_fixed(&self, id: QuestionId) -> bool {
        self.fixed.contains(&id)
    }

    /// These answers, with the fixed ones as they are here.
    #[must_use]
    pub fn hold(&self, mut answers: Answers) -> Answers {
        for id in &self.fixed {
            let question = id.question();
            // An answer reads back what it wrote.
            let _ = (question.set)(&mut answers, &(question.get)(&self.answers));
        }
        answers
    }

    /// The answers of a situation, as far as they are free here.
    pub fn start(&self, preset: &Preset) -> Answers {
        self.hold(preset.answers())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::{Have, Set};

    #[test]
    fn what_is_fixed_stays() {
        let answers = Answers { have: Set::of(&[Have::ForwardProxy]), ..Answers::default() };
        let ground = Ground { name: Some("acme".into()), answers: answers.clone(), fixed: vec![QuestionId::Have] };
        let started = ground.start(Preset::named("air-gapped").unwrap());
        assert_eq!(started.have, answers.have);
        assert_eq!((QuestionId::Registry.question().get)(&started), ["registry.corp.example/library"]);
        assert!(ground.is_fixed(QuestionId::Have) && !ground.is_fixed(QuestionId::Registry));
    }
}
