//! A text of the organisation's, in one language or several; shown as text, never as markup.

use super::part::{Part, Reader, name_schema, object_schema};
use crate::base::Clean;
use crate::door::Refusal;
use crate::jsonc::{Kind, Tree, Value};
use crate::text::{Lang, Msg};

/// Longer ones would not be read.
const LONGEST: usize = 500;

/// A text by language; English, or else the first, stands in for what is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label(Vec<(Lang, Clean)>);

impl Label {
    /// One text for all languages.
    pub fn new(text: &str) -> Result<Self, Refusal> {
        Ok(Self(vec![(Lang::En, checked(text)?)]))
    }

    /// The text for a language.
    pub fn of(&self, lang: Lang) -> &str {
        let text = |wanted: Lang| self.0.iter().find(|(lang, _)| *lang == wanted);
        text(lang).or_else(|| text(Lang::En)).or(self.0.first()).map_or("", |(_, text)| text.as_str())
    }
}

fn checked(text: &str) -> Result<Clean, Refusal> {
    let text = text.trim();
    let clean = Clean::new(text).map_err(|no| Refusal::unclean(no.ch, no.at))?;
    let length = text.chars().count();
    if length == 0 || length > LONGEST {
        return Err(Refusal { msg: Msg::new("house.length").with("most", LONGEST), instead: None });
    }
    Ok(clean)
}

fn taken(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Clean> {
    let text = reader.text(value, "house.label")?;
    checked(text).map_err(|no| reader.no::<()>(value.span.start, no.msg)).ok()
}

impl Part for Label {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        if !matches!(value.kind, Kind::Object(_)) {
            return Some(Self(vec![(Lang::En, taken(value, reader)?)]));
        }
        let members = reader.known_members(value, &Lang::ALL.map(Lang::tag))?;
        let mut texts = Vec::new();
        for member in members {
            let text = reader.within(&member.name, |it| taken(&member.value, it));
            texts.push((Lang::from_tag(&member.name)?, text?));
        }
        if texts.is_empty() {
            return reader.no(value.span.start, Msg::new("house.label"));
        }
        Some(Self(texts))
    }

    fn tree(&self) -> Tree {
        match &self.0[..] {
            [(Lang::En, text)] => Tree::text(text.as_str()),
            texts => Tree::object(texts.iter().map(|(lang, text)| (lang.tag(), Tree::text(text.as_str())))),
        }
    }

    fn schema() -> Tree {
        let text = || {
            Tree::object([
                ("type", Tree::text("string")),
                ("minLength", Tree::Number(1)),
                ("maxLength", Tree::Number(LONGEST.try_into().unwrap_or(u32::MAX))),
            ])
        };
        let Tree::Object(mut by_lang) =
            object_schema(Lang::ALL.iter().map(|lang| (lang.tag(), false, text())).collect())
        else {
            return name_schema([]);
        };
        by_lang.push(("minProperties".into(), Tree::Number(1)));
        Tree::object([("anyOf", Tree::List(vec![text(), Tree::Object(by_lang)]))])
    }
}
