//! The lines of a text with their places.

use crate::base::Span;

/// The lines of a part of a text, without their ends (`\n`, `\r\n`).
pub fn lines(text: &str, part: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = part.start;
    let mut is_done = false;
    std::iter::from_fn(move || {
        if is_done {
            return None;
        }
        let rest = Span::new(start, part.end).of(text);
        let end = rest.find('\n').map_or(part.end, |at| start + at);
        let line = Span::new(start, end);
        is_done = end == part.end;
        start = end + 1;
        let cut = line.of(text).strip_suffix('\r').map_or(line.end, |it| line.start + it.len());
        Some(Span::new(line.start, cut))
    })
}
