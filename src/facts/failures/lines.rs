//! The lines of messages: those of the text, and those that a message written as one line (`\n`) has within it.

use crate::base::Span;

/// A line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Where it stands.
    pub at: Span,
    /// Whether it stands in a comment.
    pub is_remark: bool,
}

/// The lines of a text.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line> + '_ {
    let whole = Span::new(0, text.len());
    crate::read::lines::lines(text, whole).flat_map(move |at| {
        let is_remark = is_remark(at.of(text));
        inner(text, at).map(move |at| Line { at, is_remark })
    })
}

/// Splits at `\n` as JSON and Go write it, also where it is escaped once more.
fn inner(text: &str, at: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = Some(at.start);
    std::iter::from_fn(move || {
        let from = start?;
        let rest = Span::new(from, at.end).of(text);
        let Some(cut) = rest.find("\\n") else {
            start = None;
            return Some(Span::new(from, at.end));
        };
        start = Some(from + cut + 2);
        Some(Span::new(from, from + cut))
    })
}

/// Whether a line is a comment; BuildKit's `#7 0.161` and a root's prompt before a command are none.
fn is_remark(line: &str) -> bool {
    let line = line.trim_start();
    let Some(rest) = line.strip_prefix('#').or_else(|| line.strip_prefix("//")).or_else(|| line.strip_prefix("REM "))
    else {
        return false;
    };
    !rest.starts_with(|ch: char| ch.is_ascii_digit())
}
