//! A message: its key in the catalogues and what fills its gaps.

use std::borrow::Cow;

/// Something to say, in no language yet. [`Catalogue::say`](super::Catalogue::say) puts it into words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Msg {
    pub(super) key: Cow<'static, str>,
    pub(super) args: Vec<(&'static str, String)>,
    pub(super) about: Option<String>,
}

impl Msg {
    /// The message with this key, as in `why.goproxy-mirror`.
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), args: Vec::new(), about: None }
    }

    /// Fills the gap `{name}`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    /// Says first what the message is about, as in `proxy: …`.
    #[must_use]
    pub fn under(mut self, about: impl Into<String>) -> Self {
        self.about = Some(about.into());
        self
    }

    /// What fills a gap.
    pub fn gap(&self, name: &str) -> Option<&str> {
        self.args.iter().find(|(given, _)| *given == name).map(|(_, value)| value.as_str())
    }

    /// The key.
    pub fn key(&self) -> &str {
        &self.key
    }
}
