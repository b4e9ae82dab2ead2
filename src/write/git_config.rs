//! A file of git's configuration, section by section.

use super::body::{Body, Line};
use super::token::{keyword, name, plain, value};
use crate::base::Clean;

/// The format.
#[derive(Clone, Debug, PartialEq)]
pub enum GitConfig {}

/// A file, put together line by line.
#[derive(Clone, Debug, PartialEq)]
pub struct Sections<W> {
    lines: Vec<Line<W>>,
}

impl<W> Default for Sections<W> {
    fn default() -> Self {
        Self { lines: Vec::new() }
    }
}

impl<W: Clone> Sections<W> {
    /// `[title]`, or `[title "of"]`.
    #[must_use]
    pub fn section(mut self, title: &'static str, of: Option<&Clean>, why: &W) -> Self {
        let mut tokens = vec![plain("["), keyword(title)];
        if let Some(of) = of {
            tokens.extend([plain(" "), value(quote(of.as_str()))]);
        }
        tokens.push(plain("]"));
        self.lines.push(Line::new(tokens, why.clone()));
        self
    }

    /// `key = value`, in the section above.
    #[must_use]
    pub fn entry(mut self, key: &'static str, text: &Clean, why: &W) -> Self {
        let tokens = vec![plain("  "), name(key), plain(" = "), value(quote(text.as_str()))];
        self.lines.push(Line::new(tokens, why.clone()));
        self
    }

    /// The lines.
    pub fn body(self) -> Body<GitConfig, W> {
        Body::new(self.lines)
    }
}

/// Between double quotes, `#` and `;` are no comment and blanks stay; only `\` and `"` are escaped, in subsections and in
/// values alike (git-config(1), "Syntax").
fn quote(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_sections_and_entries() {
        let body = Sections::default()
            .section("http", None, &1)
            .entry("proxy", &Clean::of(r#"a\b"c;d # e"#), &2)
            .section("url", Some(&Clean::of("ssh://git@h/")), &3)
            .entry("insteadOf", &Clean::of(""), &4)
            .body();
        let expected = "[http]\n  proxy = \"a\\\\b\\\"c;d # e\"\n[url \"ssh://git@h/\"]\n  insteadOf = \"\"\n";
        assert_eq!(body.text(), expected);
    }
}
