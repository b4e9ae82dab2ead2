//! `NAME=value` as one word, with the places of its halves.

use crate::base::Span;
use crate::read::shell::Word;
use crate::read::variable::is_name;

/// A name and its value.
pub(in crate::facts::settings) struct Assignment {
    pub name: String,
    pub value: String,
    pub name_at: Span,
    pub value_at: Span,
    pub quote: Option<char>,
}

/// The halves of a word, if it is an assignment.
pub(in crate::facts::settings) fn of(text: &str, word: &Word) -> Option<Assignment> {
    let raw = word.at.of(text);
    let (name, value) = word.value.split_once('=')?;
    if !is_name(name) {
        return None;
    }
    let lead = raw.find(name)?;
    if !raw[..lead].trim_matches(['"', '\'']).is_empty() {
        return None;
    }
    let name_at = Span::new(word.at.start + lead, word.at.start + lead + name.len());
    let sign = name_at.end + text.get(name_at.end..word.at.end)?.find('=')?;
    let mut value_at = Span::new(sign + 1, word.at.end);
    let mut quote = word.quote;
    if let Some(quote) = quote {
        value_at.end = closed(text, value_at, quote);
    } else {
        (value_at, quote) = unquoted(text, value_at);
    }
    Some(Assignment { name: name.to_owned(), value: value.to_owned(), name_at, value_at, quote })
}

/// A name and a value that are words of their own.
pub(in crate::facts::settings) fn pair(text: &str, name: &Word, value: &Word) -> Assignment {
    let (name_at, _) = unquoted(text, name.at);
    let (value_at, quote) = unquoted(text, value.at);
    Assignment { name: name.value.clone(), value: value.value.clone(), name_at, value_at, quote }
}

/// A name that loses its value.
pub(in crate::facts::settings) fn name_only(word: &Word) -> Assignment {
    let value_at = Span::at(word.at.end);
    Assignment { name: word.value.clone(), value: String::new(), name_at: word.at, value_at, quote: None }
}

/// A place without the quotes around it, and the quote. A quote that is not closed is taken off all the same.
pub(in crate::facts::settings) fn unquoted(text: &str, at: Span) -> (Span, Option<char>) {
    let raw = at.of(text);
    for quote in ['"', '\''] {
        if let Some(rest) = raw.strip_prefix(quote) {
            if rest.strip_suffix(quote).unwrap_or(rest).contains(quote) {
                return (at, None);
            }
            let inner = Span::new(at.start + 1, at.end);
            return (Span::new(inner.start, closed(text, inner, quote)), Some(quote));
        }
    }
    (at, None)
}

fn closed(text: &str, inner: Span, quote: char) -> usize {
    if inner.of(text).ends_with(quote) { inner.end - 1 } else { inner.end }
}
