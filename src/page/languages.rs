//! The texts of a view in a language: built in, or fetched when they are first wanted.

use super::browser;
use super::words::Words;
use crate::text::{Catalogue, Lang, Part};

/// Which texts a view needs.
#[derive(Clone, Copy)]
pub(crate) struct Texts {
    /// English, which is built in.
    pub(crate) english: fn() -> Catalogue,
    /// The parts that are fetched for another language.
    pub(crate) further: &'static [Part],
}

impl Texts {
    /// English.
    pub(crate) fn english(self) -> Words {
        Words::new((self.english)())
    }

    /// The texts of a language, if they can be had.
    pub(crate) async fn load(self, lang: Lang) -> Option<Words> {
        if lang == Lang::En {
            return Some(self.english());
        }
        let mut catalogue = Catalogue::parse(lang, fetched(Part::Main, lang).await?);
        for part in self.further {
            catalogue = catalogue.and(*part, fetched(*part, lang).await?);
        }
        Some(Words::new(catalogue))
    }
}

/// These texts with a further part, if it can be had.
pub(crate) async fn with_part(words: &Words, part: Part) -> Option<Catalogue> {
    let text = fetched(part, words.lang()).await?;
    Some(Catalogue::clone(words).and(part, text))
}

/// A part's file. A catalogue lives as long as the page.
async fn fetched(part: Part, lang: Lang) -> Option<&'static str> {
    let text = browser::fetch(&format!("text/{}", part.file(lang))).await.ok()?;
    Some(Box::leak(text.into_boxed_str()))
}
