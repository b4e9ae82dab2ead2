//! The image beside a preset.

use std::fmt;

use super::part::text_part;

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

impl fmt::Display for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

text_part!(Logo, "house.logo", "^[A-Za-z0-9_-]+\\.(svg|png|webp)$");
