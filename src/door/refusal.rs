//! Why a typed value is not taken, what to do, and what was probably meant.

use crate::text::Msg;

/// A friendly no: the message for the field and, where it can be told, the text to use instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong and what to do.
    pub msg: Msg,
    /// What was probably meant; never holds a password.
    pub instead: Option<String>,
}

impl Refusal {
    /// The refusal `refuse.NAME`.
    pub fn new(name: &str) -> Self {
        Self { msg: Msg::new(format!("refuse.{name}")), instead: None }
    }

    /// Fills a gap of the message.
    #[must_use]
    pub fn with(mut self, gap: &'static str, value: impl std::fmt::Display) -> Self {
        self.msg = self.msg.with(gap, value);
        self
    }

    /// Adds what was probably meant; the message may use it as `{instead}`.
    #[must_use]
    pub fn instead(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        self.msg = self.msg.with("instead", &text);
        self.instead = Some(text);
        self
    }

    /// The character that must not be there, at its place, counted from 1.
    pub fn unclean(ch: char, at: usize) -> Self {
        Self::new("unclean").with("code", format!("U+{:04X}", ch as u32)).with("at", at)
    }

    pub(super) fn character(ch: char) -> Self {
        match ch {
            ' ' => Self::new("blank"),
            ch if ch as u32 >= 0xFF01 && ch as u32 <= 0xFF5E => {
                let ascii = char::from_u32(ch as u32 - 0xFEE0).unwrap_or(ch);
                Self::new("full-width").with("ch", ch).with("ascii", ascii)
            }
            ch => Self::new("character").with("ch", ch),
        }
    }
}
