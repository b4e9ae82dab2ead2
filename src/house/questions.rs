//! The questions that an organisation offers.

use super::part::{Part, Reader, name_schema};
use crate::ask::{QUESTIONS, Question, QuestionId};
use crate::jsonc::{Tree, Value};
use crate::text::Msg;

/// Some questions.
#[derive(Clone, Debug, PartialEq)]
pub struct Offered(pub Vec<QuestionId>);

/// The question of that name.
pub(super) fn question(name: &str, at: usize, reader: &mut Reader<'_>) -> Option<QuestionId> {
    match Question::named(name) {
        Some(question) => Some(question.id),
        None => {
            let names: Vec<_> = QUESTIONS.iter().map(|question| question.name).collect();
            reader.no(at, Msg::new("house.question").with("names", names.join(", ")))
        }
    }
}

impl Part for QuestionId {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let name = reader.text(value, "house.list")?;
        question(name, value.span.start, reader)
    }

    fn tree(&self) -> Tree {
        Tree::text(self.question().name)
    }

    fn schema() -> Tree {
        name_schema(QUESTIONS.iter().map(|question| question.name))
    }
}

impl Part for Offered {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        Vec::read(value, reader).map(Self)
    }

    fn tree(&self) -> Tree {
        self.0.tree()
    }

    fn schema() -> Tree {
        Vec::<QuestionId>::schema()
    }
}
