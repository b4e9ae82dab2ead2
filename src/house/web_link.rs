//! An address that a person is led to.

use std::fmt;

use super::part::text_part;
use crate::base::Clean;

/// An address of the web, or of mail; without a password in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WebLink(Clean);

impl WebLink {
    /// Takes an address.
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain = text.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>\\`".contains(&b));
        let rest = |scheme: &str| text.strip_prefix(scheme).filter(|rest| !rest.is_empty());
        let is_web = rest("https://").or_else(|| rest("http://")).is_some_and(|rest| {
            let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
            !authority.is_empty() && !authority.contains('@')
        });
        let is_mail = rest("mailto:").is_some_and(|rest| rest.contains('@'));
        (is_plain && (is_web || is_mail)).then(|| Clean::new(text).ok().map(Self)).flatten()
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Display for WebLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

text_part!(WebLink, "house.link", "^(https?://|mailto:)[!-~]+$");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_to_the_web_or_to_a_person() {
        for text in ["https://wiki.acme.example/go?x=1#y", "http://wiki/go", "mailto:platform@acme.example?subject=Go"]
        {
            assert!(WebLink::parse(text).is_some(), "{text}");
        }
        for text in [
            "javascript:alert(1)",
            "//a.example",
            "/go",
            "https://",
            "https://me:it@a.example",
            "data:text/html,x",
            "https://a b",
            "https://a/\"",
            "HTTPS:",
        ] {
            assert_eq!(WebLink::parse(text), None, "{text}");
        }
    }
}
