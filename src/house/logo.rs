//! The image beside a preset.

use super::part::{Part, Reader, text_schema};
use crate::jsonc::{Tree, Value};
use crate::text::Msg;

/// A file name without folders, of a kind that browsers show as an image and nothing else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo(String);

impl Logo {
    /// Takes a file name.
    pub fn parse(text: &str) -> Option<Self> {
        let (stem, ending) = text.rsplit_once('.')?;
        let is_plain = |ch: u8| ch.is_ascii_alphanumeric() || matches!(ch, b'-' | b'_');
        let is_name = !stem.is_empty() && stem.bytes().all(is_plain) && matches!(ending, "svg" | "png" | "webp");
        is_name.then(|| Self(text.to_owned()))
    }

    /// The image, from where the page lies.
    pub fn path(&self) -> String {
        format!("presets/{}", self.0)
    }
}

impl Part for Logo {
    fn read(value: &Value<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        let text = reader.text(value, "house.logo")?;
        Self::parse(text).or_else(|| reader.no(value.span.start, Msg::new("house.logo")))
    }

    fn tree(&self) -> Tree {
        Tree::text(&*self.0)
    }

    fn schema() -> Tree {
        text_schema("^[A-Za-z0-9_-]+\\.(svg|png|webp)$")
    }
}
