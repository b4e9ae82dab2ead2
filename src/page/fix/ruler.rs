//! Where things stand in a text, as a person counts, in lines, and as a field counts, in UTF-16.

use super::told::{Excerpt, Spot, Window};
use crate::base::Span;

/// So many characters of a line are shown before a place, of the place and behind it.
const SHOWN: [usize; 3] = [60, 160, 80];
/// A part of a long text has at most so many bytes, a single long line aside.
const PART: usize = 12 * 1024;
/// So many lines are shown before a place that is looked for.
const BEFORE: usize = 12;

/// A text that is measured.
pub(crate) struct Ruler<'t> {
    text: &'t str,
    /// Where each line begins: in bytes, and as a field counts.
    starts: Vec<(usize, usize)>,
}

impl<'t> Ruler<'t> {
    /// Measures a text, once from end to end.
    pub(crate) fn of(text: &'t str) -> Self {
        let (mut starts, mut byte, mut unit) = (vec![(0, 0)], 0, 0);
        for line in text.split_inclusive('\n') {
            byte += line.len();
            unit += units(line);
            if line.ends_with('\n') {
                starts.push((byte, unit));
            }
        }
        Self { text, starts }
    }

    /// How many lines there are; an empty last one doesn't count.
    pub(crate) fn lines(&self) -> usize {
        self.starts.len() - usize::from(self.starts.last().is_some_and(|(byte, _)| *byte == self.text.len()))
    }

    /// The line of a byte, from 0.
    fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|(start, _)| *start <= byte) - 1
    }

    /// A byte as a field counts.
    fn unit(&self, byte: usize) -> usize {
        let (start, unit) = self.starts[self.line(byte)];
        unit + self.text.get(start..byte).map_or(0, units)
    }

    /// What a field counts as a byte: the first of a character.
    fn byte(&self, unit: usize) -> usize {
        let line = self.starts.partition_point(|(_, start)| *start <= unit) - 1;
        let (start, mut at) = self.starts[line];
        for (byte, ch) in self.text[start..].char_indices() {
            at += ch.len_utf16();
            if at > unit {
                return start + byte;
            }
        }
        self.text.len()
    }

    /// A place as a person and a field count.
    pub(crate) fn spot(&self, at: Span) -> Spot {
        Spot { line: self.line(at.start) + 1, from: self.unit(at.start), to: self.unit(at.end) }
    }

    /// The line that a place begins in.
    pub(crate) fn excerpt(&self, at: Span) -> Excerpt {
        let (start, _) = self.starts[self.line(at.start)];
        let rest = &self.text[at.start..];
        let end = at.start + rest.find('\n').unwrap_or(rest.len());
        let (before, is_cut_before) = tail(&self.text[start..at.start], SHOWN[0]);
        let (marked, is_long) = head(&self.text[at.start..at.end.clamp(at.start, end)], SHOWN[1]);
        let (after, is_cut) = head(if at.end < end { &self.text[at.end..end] } else { "" }, SHOWN[2]);
        Excerpt {
            before: before.trim_start().to_owned(),
            marked: marked.to_owned(),
            after: if is_long { String::new() } else { after.trim_end().to_owned() },
            is_cut_before,
            is_cut_after: is_long || is_cut || at.end > end + 1,
        }
    }

    /// The part around a place.
    pub(crate) fn around(&self, unit: usize) -> Window {
        let byte = self.byte(unit);
        let first = self.line(byte).saturating_sub(BEFORE);
        let start = self.starts[first].0.max(self.boundary(byte.saturating_sub(PART / 2)));
        self.window(start, self.end(start))
    }

    /// The part that begins at a place.
    pub(crate) fn from(&self, unit: usize) -> Window {
        let start = self.byte(unit);
        self.window(start, self.end(start))
    }

    /// The part that ends at a place.
    pub(crate) fn up_to(&self, unit: usize) -> Window {
        let end = self.byte(unit);
        let least = self.boundary(end.saturating_sub(PART));
        let line = self.starts.partition_point(|(start, _)| *start < least);
        let start = self.starts.get(line).map(|(start, _)| *start).filter(|start| *start < end).unwrap_or(least);
        self.window(start, end)
    }

    /// Where a part ends that begins there: at the end of a line, if there is one in reach.
    fn end(&self, start: usize) -> usize {
        let most = self.boundary(start.saturating_add(PART));
        if most == self.text.len() {
            return most;
        }
        let (line, _) = self.starts[self.line(most)];
        if line > start { line } else { most }
    }

    fn boundary(&self, byte: usize) -> usize {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    }

    fn window(&self, start: usize, end: usize) -> Window {
        Window {
            text: self.text[start..end].to_owned(),
            from: self.unit(start),
            to: self.unit(end),
            first: self.line(start) + 1,
            last: self.line(end.saturating_sub(1).max(start)) + 1,
        }
    }
}

/// How long a text is, as a field counts.
pub(crate) fn units(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.chars().map(char::len_utf16).sum() }
}

/// So many characters from the front, and whether there are more.
pub(crate) fn head(text: &str, count: usize) -> (&str, bool) {
    text.char_indices().nth(count).map_or((text, false), |(at, _)| (&text[..at], true))
}

fn tail(text: &str, count: usize) -> (&str, bool) {
    match text.char_indices().rev().nth(count.saturating_sub(1)) {
        Some((at, _)) if at > 0 => (&text[at..], true),
        _ => (text, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_people_and_fields_do() {
        let text = "a\n字🙂b\nend";
        let ruler = Ruler::of(text);
        assert_eq!(ruler.lines(), 3);
        let at = text.find('b').unwrap();
        assert_eq!(ruler.spot(Span::new(at, at + 1)), Spot { line: 2, from: 5, to: 6 });
        assert_eq!((ruler.byte(5), ruler.byte(2), ruler.byte(99)), (at, 2, text.len()));
        assert_eq!(Ruler::of("a\n").lines(), 1);
        assert_eq!(Ruler::of("").lines(), 0);
    }

    #[test]
    fn a_line_is_shown_around_its_place() {
        let excerpt = |text: &str, from, to| {
            let it = Ruler::of(text).excerpt(Span::new(from, to));
            (it.before, it.marked, it.after, it.is_cut_before, it.is_cut_after)
        };
        let s = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        let (a, b, c) = s("ENV A=", "direct", ",x");
        assert_eq!(excerpt("FROM x\n  ENV A=direct,x\nEND", 15, 21), (a, b, c, false, false));
        let (a, b, c) = s("", "one", "");
        assert_eq!(excerpt("one\ntwo", 0, 7), (a, b, c, false, true));
        let long = format!("{}X{}", "字".repeat(500), "y".repeat(500));
        let (before, marked, after, is_cut_before, is_cut_after) = excerpt(&long, 1500, 1501);
        assert_eq!((before.chars().count(), marked.as_str(), after.len()), (60, "X", 80));
        assert!(is_cut_before && is_cut_after);
    }

    #[test]
    fn parts_of_a_long_text_follow_each_other() {
        let text = (0..5000).map(|i| format!("line {i}\n")).collect::<Vec<_>>().concat();
        let ruler = Ruler::of(&text);
        let at = text.find("line 2500\n").unwrap();
        let part = ruler.around(at);
        assert_eq!(part.first, 2501 - BEFORE);
        assert!(part.text.len() <= PART && part.text.contains("line 2500\n") && part.text.ends_with('\n'));
        let next = ruler.from(part.to);
        assert_eq!((next.from, next.first), (part.to, part.last + 1));
        let before = ruler.up_to(part.from);
        assert_eq!((before.to, before.last), (part.from, part.first - 1));
        assert_eq!((ruler.up_to(0).text.as_str(), ruler.from(text.len()).text.as_str()), ("", ""));
        let single = "字".repeat(50_000);
        let ruler = Ruler::of(&single);
        let part = ruler.around(25_000);
        assert!(part.text.len() <= PART && part.from < 25_000 && part.to > 25_000);
    }
}
