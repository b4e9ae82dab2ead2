//! The answers that an organisation gives, and how firmly.

use super::part::{Part, Reader, described, name_schema, object_schema};
use super::questions::question;
use crate::ask::{Answers, Kind as Asked, QUESTIONS, Question, QuestionId, texts, value_tree};
use crate::jsonc::{Kind, Member, Tree, Value};
use crate::text::{Catalogue, Msg};

/// Answers, in the order of the file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Given(pub Vec<GivenAnswer>);

/// An answer that is given.
#[derive(Clone, Debug, PartialEq)]
pub struct GivenAnswer {
    /// To which question.
    pub id: QuestionId,
    /// The answer as texts, which the question takes.
    pub texts: Vec<String>,
    /// How firmly.
    pub role: Role,
}

/// How firmly an answer is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// People start from it and may change it.
    Default,
    /// It is shown, and nobody changes it.
    Locked,
    /// It holds and is not shown.
    Hidden,
}

impl Role {
    const ALL: [Role; 3] = [Role::Default, Role::Locked, Role::Hidden];

    const fn name(self) -> &'static str {
        match self {
            Role::Default => "default",
            Role::Locked => "locked",
            Role::Hidden => "hidden",
        }
    }
}

fn read_one(member: &Member<'_>, reader: &mut Reader<'_>) -> Option<GivenAnswer> {
    let id = question(&member.name, member.name_span.start, reader)?;
    let (value, role) = match &member.value.kind {
        Kind::Object(_) => {
            let parts = reader.known_members(&member.value, &["is", "as"])?;
            let of = |name: &str| parts.iter().find(|part| part.name == name).map(|part| &part.value);
            let role = match of("as") {
                None => Some(Role::Default),
                Some(value) => reader.within("as", |it| role(value, it)),
            };
            let Some(value) = of("is") else {
                return reader.no(member.value.span.start, Msg::new("house.missing").with("name", "is"));
            };
            (value, role?)
        }
        _ => (&member.value, Role::Default),
    };
    let given = texts(value).or_else(|| reader.no(value.span.start, Msg::new("house.answer")))?;
    let mut scratch = Answers::default();
    match (id.question().set)(&mut scratch, &given) {
        // As the answer is kept, so that it reads back the same.
        Ok(()) => Some(GivenAnswer { id, texts: (id.question().get)(&scratch), role }),
        Err(no) => reader.no(value.span.start, no.msg),
    }
}

fn role(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Role> {
    let names = Role::ALL.map(Role::name).join(", ");
    let no = || Msg::new("house.role").with("names", names);
    let found = match &value.kind {
        Kind::Text(text) => Role::ALL.into_iter().find(|role| role.name() == text),
        _ => None,
    };
    found.or_else(|| reader.no(value.span.start, no()))
}

impl Part for Given {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let members = reader.members(value)?;
        let read = |member| -> Option<GivenAnswer> { reader.within(name_of(member), |it| read_one(member, it)) };
        let given: Vec<_> = members.iter().map(read).collect();
        given.into_iter().collect::<Option<_>>().map(Self)
    }

    fn tree(&self) -> Tree {
        Tree::object(self.0.iter().map(|given| {
            let value = value_tree(given.id.question(), &given.texts);
            let tree = match given.role {
                Role::Default => value,
                role => Tree::object([("is", value), ("as", Tree::text(role.name()))]),
            };
            (given.id.question().name, tree)
        }))
    }

    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn schema() -> Tree {
        let words = Catalogue::built_in();
        let member = |question: &'static Question| {
            let about = words.get(&format!("ask.{}", question.name));
            let role = name_schema(Role::ALL.map(Role::name));
            let given = object_schema(vec![("is", true, value_schema(question)), ("as", false, role)]);
            let any = Tree::object([("anyOf", Tree::List(vec![value_schema(question), given]))]);
            (question.name, false, described(about, any))
        };
        object_schema(QUESTIONS.iter().map(member).collect())
    }
}

fn name_of<'m>(member: &'m Member<'_>) -> &'m str {
    &member.name
}

/// What a question may be answered with; doors look closer than a schema can.
fn value_schema(question: &Question) -> Tree {
    let text = || Tree::object([("type", Tree::text("string"))]);
    let list = |items: Tree| Tree::object([("type", Tree::text("array")), ("items", items)]);
    let any = |schemas: Vec<Tree>| Tree::object([("anyOf", Tree::List(schemas))]);
    match question.kind {
        Asked::One(["no", "yes"]) => {
            any(vec![name_schema(["no", "yes"]), Tree::object([("type", Tree::text("boolean"))])])
        }
        Asked::One(names) => name_schema(names.iter().copied()),
        Asked::Many(names) => list(name_schema(names.iter().copied())),
        Asked::Text => text(),
        Asked::List => list(text()),
    }
}
