//! A question: when it is asked, how it is answered, where its answer is kept.

use super::{Answers, Kind, QuestionId};
use crate::door::Refusal;
use crate::text::Catalogue;

/// The groups of questions, as a person thinks of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// What has to work, and where it runs.
    Place,
    /// What the network has and lacks.
    Network,
    /// The forward proxy.
    Forward,
    /// Where modules come from.
    Modules,
    /// The Go release and what happens on errors.
    Go,
    /// The Docker engine.
    Engine,
    /// How the files are to look.
    Form,
}

impl Group {
    /// Every group, in the order in which it is asked.
    pub const ALL: [Group; 7] =
        [Group::Place, Group::Network, Group::Forward, Group::Modules, Group::Go, Group::Engine, Group::Form];

    /// The name in the catalogues.
    pub const fn name(self) -> &'static str {
        match self {
            Group::Place => "place",
            Group::Network => "network",
            Group::Forward => "forward",
            Group::Modules => "modules",
            Group::Go => "go",
            Group::Engine => "engine",
            Group::Form => "form",
        }
    }
}

/// A question. Its texts are `ask.NAME` (the question), `ask.NAME.help` (one line) and, for each choice,
/// `ask.NAME.CHOICE`.
#[derive(Debug)]
pub struct Question {
    /// Which one.
    pub id: QuestionId,
    /// The stable name in links, answer files and catalogues.
    pub name: &'static str,
    /// Where it stands.
    pub group: Group,
    /// How it is answered.
    pub kind: Kind,
    /// Whether it matters, given the other answers.
    pub asked: fn(&Answers) -> bool,
    /// The answer as texts.
    pub get: fn(&Answers) -> Vec<String>,
    /// Takes an answer, or says what is wrong and changes nothing.
    pub set: fn(&mut Answers, &[String]) -> Result<(), Refusal>,
}

impl Question {
    /// What a choice is called: the catalogue's word, or its own name where that needs no translation.
    pub fn choice_label<'a>(&self, choice: &'a str, words: &'a Catalogue) -> &'a str {
        let key = format!("ask.{}.{choice}", self.name);
        if words.has(&key) { words.get(&key) } else { choice }
    }

    /// The question of that name.
    pub fn named(name: &str) -> Option<&'static Question> {
        super::QUESTIONS.iter().find(|question| question.name == name)
    }
}
