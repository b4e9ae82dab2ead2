//! `Clean`: one line of text that no format can mistake for structure; it does not know the formats.

use std::borrow::Cow;
use std::fmt;

/// One line of text without control characters, line separators, byte-order marks, noncharacters or bidirectional
/// overrides. The only kind of text that the writers accept from outside, so that a value can neither end its line
/// nor hide what it says (Unicode TR 36, §3; YAML 1.2.2, §5.1 for what a reader refuses).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clean(Cow<'static, str>);

/// Why a text is not [`Clean`]: the first character that must not be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unclean {
    /// The character.
    pub ch: char,
    /// Its place, counted in characters from 1.
    pub at: usize,
}

impl Clean {
    /// Takes text from outside, or names the first character that must not be there.
    pub fn new(text: impl Into<String>) -> Result<Self, Unclean> {
        let text = text.into();
        match text.chars().enumerate().find(|(_, ch)| is_unclean(*ch)) {
            Some((i, ch)) => Err(Unclean { ch, at: i + 1 }),
            None => Ok(Self(Cow::Owned(text))),
        }
    }

    /// Takes text written by us.
    ///
    /// # Panics
    /// If the text is not clean: a mistake in this crate, which the tests find.
    pub fn of(text: &'static str) -> Self {
        assert!(!text.chars().any(is_unclean), "unclean text of our own: {text:?}");
        Self(Cow::Borrowed(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Clean texts in a row, with a clean separator, are clean.
    pub fn join<'a>(items: impl IntoIterator<Item = &'a Clean>, separator: &'static str) -> Self {
        let separator = Clean::of(separator);
        let mut out = String::new();
        for (i, item) in items.into_iter().enumerate() {
            if i > 0 {
                out.push_str(separator.as_str());
            }
            out.push_str(item.as_str());
        }
        Self(Cow::Owned(out))
    }

    /// This text followed by that one.
    #[must_use]
    pub fn then(&self, next: &Clean) -> Self {
        Self::join([self, next], "")
    }
}

impl From<&'static str> for Clean {
    fn from(text: &'static str) -> Self {
        Self::of(text)
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_unclean(ch: char) -> bool {
    ch.is_control()
        || matches!(ch,
            '\u{2028}' | '\u{2029}' | '\u{FEFF}'
            | '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
            | '\u{FDD0}'..='\u{FDEF}')
        || (ch as u32) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_could_end_or_hide_a_line() {
        for ch in ['\n', '\r', '\0', '\u{7f}', '\u{85}', '\u{2028}', '\u{202e}', '\u{feff}', '\u{ffff}', '\u{200b}'] {
            assert_eq!(Clean::new(format!("a{ch}b")), Err(Unclean { ch, at: 2 }));
        }
    }

    #[test]
    fn keeps_everything_else_as_it_is() {
        let text = r#"a b"c'd\e$f`g%h#i|j中é😀"#;
        assert_eq!(Clean::new(text).unwrap().as_str(), text);
    }
}
