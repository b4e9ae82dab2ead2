//! The language of a view: the texts in use, those that have arrived, and the one that is asked for.

use super::browser;
use super::languages::Texts;
use super::notice::Notice;
use super::words::Words;
use crate::text::{Lang, Msg};

/// The language of a view.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Speech {
    /// The texts in use.
    pub(crate) words: Words,
    /// The language that is asked for; its texts may be on their way.
    pub(crate) wanted: Lang,
    /// Every catalogue that has arrived.
    arrived: Vec<Words>,
    /// Whether a person asked for it, so that it belongs into the address.
    is_chosen: bool,
}

/// Something that happens to it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Turn {
    /// A person asked for a language.
    Want(Lang),
    /// The texts of a language arrived.
    Learn(Words),
    /// The texts of this language can't be had.
    Miss(Lang),
}

impl Speech {
    /// These texts; whether a person asked for their language.
    pub(crate) fn new(words: Words, is_chosen: bool) -> Self {
        Self { wanted: words.lang(), arrived: vec![words.clone()], words, is_chosen }
    }

    /// The language of the address or else of the browser. It is there before the first view, so that no other flashes
    /// up; if it can't be had, that is said.
    pub(crate) async fn first(texts: Texts, named: Option<Lang>) -> (Self, Option<Notice>) {
        let lang = named.unwrap_or_else(|| Lang::preferred(browser::languages().iter().map(String::as_str)));
        match texts.load(lang).await {
            Some(words) => (Self::new(words, named.is_some()), None),
            None => (Self::new(texts.english(), named.is_some()), Some(missing(lang))),
        }
    }

    /// The language, if a person chose it.
    pub(crate) fn chosen(&self) -> Option<Lang> {
        self.is_chosen.then_some(self.wanted)
    }

    /// Whether the texts that are asked for have yet to arrive.
    pub(crate) fn is_missing(&self) -> bool {
        self.arrived.iter().all(|words| words.lang() != self.wanted)
    }

    /// An address was gone to, which may name a language.
    pub(crate) fn follow(&mut self, named: Option<Lang>) {
        if let Some(lang) = named {
            self.is_chosen = true;
            self.want(lang);
        }
    }

    /// Something happened; what a person should know of it is given back.
    pub(crate) fn take(&mut self, turn: Turn) -> Option<Notice> {
        match turn {
            Turn::Want(lang) => self.follow(Some(lang)),
            Turn::Learn(words) => {
                self.arrived.push(words);
                self.want(self.wanted);
            }
            Turn::Miss(lang) if self.wanted == lang => {
                self.wanted = self.words.lang();
                return Some(missing(lang));
            }
            Turn::Miss(_) => {}
        }
        None
    }

    fn want(&mut self, lang: Lang) {
        self.wanted = lang;
        if let Some(words) = self.arrived.iter().find(|words| words.lang() == lang) {
            self.words = words.clone();
        }
    }
}

/// The view stays with the language that is there.
fn missing(lang: Lang) -> Notice {
    Notice { about: None, msg: Msg::new("page.language-missing").with("language", lang.name()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Catalogue;

    fn words(lang: Lang) -> Words {
        Words::new(Catalogue::of(lang))
    }

    #[test]
    fn a_language_is_spoken_when_its_texts_are_there() {
        let mut it = Speech::new(words(Lang::En), false);
        assert_eq!((it.chosen(), it.is_missing()), (None, false));
        assert_eq!(it.take(Turn::Want(Lang::ZhCn)), None);
        assert_eq!((it.words.lang(), it.chosen(), it.is_missing()), (Lang::En, Some(Lang::ZhCn), true));
        it.take(Turn::Learn(words(Lang::ZhCn)));
        assert_eq!((it.words.lang(), it.is_missing()), (Lang::ZhCn, false));
        it.take(Turn::Want(Lang::En));
        assert_eq!(it.words.lang(), Lang::En);
    }

    #[test]
    fn a_language_that_does_not_arrive_is_said() {
        let mut it = Speech::new(words(Lang::En), false);
        it.take(Turn::Want(Lang::ZhCn));
        assert!(it.take(Turn::Miss(Lang::ZhCn)).is_some());
        assert_eq!(it.wanted, Lang::En);
        assert_eq!(it.take(Turn::Miss(Lang::ZhCn)), None);
    }
}
