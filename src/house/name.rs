//! The name of an organisation's preset: of its file, and in links.

use std::fmt;

use crate::ask::Preset;

/// Letters, digits and single hyphens, in lower case: safe in a path and in an address. Never a situation's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseName(String);

/// Longer names are no names.
const LONGEST: usize = 64;

impl HouseName {
    /// Takes a name.
    pub fn parse(text: &str) -> Option<Self> {
        let is_word =
            |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        let is_name = text.len() <= LONGEST && text.split('-').all(is_word);
        (is_name && Preset::named(text).is_none()).then(|| Self(text.to_owned()))
    }

    /// The file, from where the page lies.
    pub fn path(&self) -> String {
        format!("presets/{}.json", self.0)
    }
}

impl fmt::Display for HouseName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_not_leave_its_folder() {
        assert_eq!(HouseName::parse("acme-2").unwrap().path(), "presets/acme-2.json");
        for text in ["", "..", "a/b", "a.b", "A", "-a", "a--b", "a%2fb", "__proto__", "公司", "china-mirror"] {
            assert_eq!(HouseName::parse(text), None, "{text}");
        }
        assert_eq!(HouseName::parse(&"a".repeat(65)), None);
    }
}
