//! A text that stands beside what it speaks of, in every language at once; a rule's messages are written so.

use std::fmt::Display;

use super::Lang;

/// A text in both languages. `{name}` is a gap, backticks mark code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Both {
    /// English.
    pub en: &'static str,
    /// 简体中文.
    pub zh: &'static str,
}

/// Makes a [`Both`].
pub const fn both(en: &'static str, zh: &'static str) -> Both {
    Both { en, zh }
}

/// A text with what fills its gaps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    text: Both,
    gaps: Vec<(&'static str, String)>,
}

impl Both {
    /// The text in a language.
    pub const fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.en,
            Lang::ZhCn => self.zh,
        }
    }

    /// Fills the gap `{name}`.
    pub fn with(self, name: &'static str, value: impl Display) -> Said {
        Said::from(self).with(name, value)
    }
}

impl From<Both> for Said {
    fn from(text: Both) -> Self {
        Self { text, gaps: Vec::new() }
    }
}

impl Said {
    /// Fills the gap `{name}`; a backtick in the value would end the code that it stands in.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.gaps.push((name, value.to_string().replace('`', "'")));
        self
    }

    /// In a language, gaps filled.
    pub fn of(&self, lang: Lang) -> String {
        super::fill(self.text.of(lang), |name| {
            self.gaps.iter().find(|(given, _)| *given == name).map(|(_, value)| value.as_str())
        })
    }
}
