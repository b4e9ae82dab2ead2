//! Pages of the organisation's own, by question.

use super::help::Help;
use super::part::{Part, Reader, object_schema};
use super::questions::question;
use crate::ask::{QUESTIONS, QuestionId};
use crate::jsonc::{Tree, Value};

/// A text and where it leads, for some questions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Links(Vec<(QuestionId, Help)>);

impl Links {
    /// What there is to read about a question.
    pub fn about(&self, id: QuestionId) -> Option<&Help> {
        self.0.iter().find(|(of, _)| *of == id).map(|(_, link)| link)
    }
}

impl FromIterator<(QuestionId, Help)> for Links {
    fn from_iter<T: IntoIterator<Item = (QuestionId, Help)>>(links: T) -> Self {
        Self(links.into_iter().collect())
    }
}

impl Part for Links {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let members = reader.members(value)?;
        let read = |member: &crate::jsonc::Member<'_>| {
            reader.within(&member.name, |it| {
                let id = question(&member.name, member.name_span.start, it);
                Some((id?, Help::read(&member.value, it)?))
            })
        };
        let links: Vec<_> = members.iter().map(read).collect();
        links.into_iter().collect::<Option<_>>().map(Self)
    }

    fn tree(&self) -> Tree {
        Tree::object(self.0.iter().map(|(id, link)| (id.question().name, link.tree())))
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn schema() -> Tree {
        object_schema(QUESTIONS.iter().map(|question| (question.name, false, Help::schema())).collect())
    }
}
