//! The entries of a list in a variable, with their places; knows no entry's meaning.

use super::Setting;
use crate::base::Span;

/// An entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'s> {
    /// What it says, blanks around it left out.
    pub text: &'s str,
    /// Where it stands.
    pub at: Span,
    /// What stands behind it; nothing at the end of the list.
    pub separator: Option<char>,
}

impl Setting {
    /// The entries between commas and bars, as in `GOPROXY`; empty ones are left out, as go does.
    pub fn hops<'s>(&'s self, text: &str) -> Vec<Entry<'s>> {
        self.entries(text, &[',', '|'])
    }

    /// The entries between these characters; empty ones are left out.
    pub fn entries<'s>(&'s self, text: &str, separators: &[char]) -> Vec<Entry<'s>> {
        let mut out = Vec::new();
        let mut start = 0;
        let value = self.value.as_str();
        loop {
            let end = value[start..].find(separators).map_or(value.len(), |at| start + at);
            let raw = &value[start..end];
            let word = raw.trim();
            let from = start + raw.len() - raw.trim_start().len();
            let separator = value[end..].chars().next();
            if !word.is_empty() {
                out.push(Entry { text: word, at: self.part(text, from, from + word.len()), separator });
            }
            match separator {
                Some(it) => start = end + it.len_utf8(),
                None => return out,
            }
        }
    }
}
