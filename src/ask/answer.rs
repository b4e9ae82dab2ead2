//! How the answer to a question is read from text and written back, whatever its kind.

use super::Choice;
use crate::door::{
    Door, ForwardProxy, GoVersion, ImagePrefix, MachinePath, ModulePattern, ModuleProxy, NoProxyEntry, PackagePath,
    Refusal, RepoPath,
};

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One of these.
    One(&'static [&'static str]),
    /// Any of these.
    Many(&'static [&'static str]),
    /// A text.
    Text,
    /// Texts, one a line or parted by commas.
    List,
}

impl Kind {
    /// The texts of an answer that is written in one: those of a list are parted by commas.
    pub fn split(self, text: &str) -> Vec<&str> {
        match self {
            Kind::Many(_) | Kind::List if text.is_empty() => Vec::new(),
            Kind::Many(_) | Kind::List => text.split(',').collect(),
            Kind::One(_) | Kind::Text => vec![text],
        }
    }
}

/// The answer to a question.
pub trait Answer: Sized {
    /// How it is answered.
    const KIND: Kind;

    /// The answer as texts; one where only one can be given.
    fn write(&self) -> Vec<String>;

    /// The answer from texts, or what is wrong with one of them.
    fn read(texts: &[String]) -> Result<Self, Refusal>;
}

/// Several answers of one list, in the order of that list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<T>(Vec<T>);

impl<T: Choice> Set<T> {
    /// These answers.
    pub fn of(items: &[T]) -> Self {
        Self(T::ALL.iter().copied().filter(|it| items.contains(it)).collect())
    }

    /// Whether the answer was given.
    pub fn has(&self, item: T) -> bool {
        self.0.contains(&item)
    }

    /// The answers.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.0.iter().copied()
    }

    /// Whether none was given.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn one(texts: &[String]) -> Result<&str, Refusal> {
    match texts {
        [text] => Ok(text),
        [] => Ok(""),
        _ => Err(Refusal::new("one-only")),
    }
}

/// The place of a name in its list. Not generic: there are many lists, and the page pays for each copy.
fn place(names: &[&str], text: &str) -> Result<usize, Refusal> {
    // What holds an @ may be a password that went into the wrong field.
    let said = if text.contains('@') { "…" } else { text };
    let refuse = || Refusal::new("choice").with("value", said).with("choices", names.join(", "));
    names.iter().position(|name| *name == text).ok_or_else(refuse)
}

fn places(names: &[&str], texts: &[String]) -> Result<Vec<usize>, Refusal> {
    texts.iter().map(|text| place(names, text)).collect()
}

impl<T: Choice> Answer for T {
    const KIND: Kind = Kind::One(T::NAMES);

    fn write(&self) -> Vec<String> {
        vec![self.name().to_owned()]
    }

    fn read(texts: &[String]) -> Result<Self, Refusal> {
        Ok(T::ALL[place(T::NAMES, one(texts)?)?])
    }
}

impl<T: Choice> Answer for Set<T> {
    const KIND: Kind = Kind::Many(T::NAMES);

    fn write(&self) -> Vec<String> {
        self.0.iter().map(|it| it.name().to_owned()).collect()
    }

    fn read(texts: &[String]) -> Result<Self, Refusal> {
        let given = places(T::NAMES, texts)?;
        Ok(Self((0..T::ALL.len()).filter(|i| given.contains(i)).map(|i| T::ALL[i]).collect()))
    }
}

/// The texts of a list without blank ones and repetitions, in order. A closing slash makes no difference to any door.
fn distinct(texts: &[String]) -> Vec<&str> {
    let mut seen = std::collections::HashSet::new();
    let trimmed = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    trimmed.filter(|text| seen.insert(text.strip_suffix('/').unwrap_or(text))).collect()
}

/// Typed values: alone a text, several a list without repetitions.
macro_rules! typed {
    ($($door:ident),+) => {$(
        impl Answer for $door {
            const KIND: Kind = Kind::Text;

            fn write(&self) -> Vec<String> {
                vec![self.text().to_string()]
            }

            fn read(texts: &[String]) -> Result<Self, Refusal> {
                Self::parse(one(texts)?)
            }
        }

        impl Answer for Vec<$door> {
            const KIND: Kind = Kind::List;

            fn write(&self) -> Vec<String> {
                self.iter().map(|it| it.text().to_string()).collect()
            }

            fn read(texts: &[String]) -> Result<Self, Refusal> {
                distinct(texts).into_iter().map($door::parse).collect()
            }
        }
    )+};
}

typed!(
    ForwardProxy,
    GoVersion,
    ImagePrefix,
    MachinePath,
    ModulePattern,
    ModuleProxy,
    NoProxyEntry,
    PackagePath,
    RepoPath
);
