//! Ready-made answers, one for each situation that people come with.

use super::{Answers, link};

/// A situation with the answers that it starts from.
#[derive(Debug, PartialEq, Eq)]
pub struct Preset {
    /// The stable name in links and on the command line; the texts are `preset.NAME` and `preset.NAME.help`.
    pub name: &'static str,
    /// What differs from the defaults, as a link says it.
    pub answers: &'static str,
}

/// Every preset, in the order in which it is offered.
pub const PRESETS: &[Preset] = &[
    Preset { name: "china-mirror", answers: "" },
    Preset { name: "forward-proxy", answers: "have=forward-proxy&runner=self-hosted" },
    Preset {
        name: "private-module-proxy",
        answers: "have=module-proxy&module-login=netrc&relay=yes&runner=self-hosted",
    },
    Preset { name: "private-vcs", answers: "have=private" },
    Preset { name: "tls-inspection", answers: "have=forward-proxy,inspection&runner=self-hosted" },
    Preset { name: "air-gapped", answers: "have=air-gap&runner=self-hosted&registry=registry.corp.example/library" },
];

impl Preset {
    /// The preset of that name.
    pub fn named(name: &str) -> Option<&'static Preset> {
        PRESETS.iter().find(|preset| preset.name == name)
    }

    /// The answers.
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::default();
        let remarks = link::apply(&mut answers, self.answers);
        debug_assert!(remarks.is_empty(), "{}: {remarks:?}", self.name);
        answers
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::QUESTIONS;

    #[test]
    fn every_preset_says_only_what_is_asked() {
        for preset in PRESETS {
            let answers = preset.answers();
            for (key, _) in preset.answers.split('&').filter_map(|pair| pair.split_once('=')) {
                let question = QUESTIONS.iter().find(|question| question.name == key).unwrap();
                assert!((question.asked)(&answers), "{}: {key}", preset.name);
                assert_ne!((question.get)(&answers), (question.get)(&Answers::default()), "{}: {key}", preset.name);
            }
        }
    }
}
