//! What edits change, as a unified diff.

use std::fmt::Write;

use super::mend::{is_in_order, put_in};
use crate::rules::Edit;

/// How many lines are shown around a change.
const AROUND: usize = 3;

/// Lines that give way to others, ends of lines included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<'t> {
    /// How many lines stand before it.
    pub first: usize,
    /// The lines that go.
    pub old: Vec<&'t str>,
    /// The lines that come.
    pub new: Vec<String>,
}

/// A text whose lines are known, so that diffs of it cost no more than what they show.
pub struct Differ<'t> {
    text: &'t str,
    /// Where each line begins.
    starts: Vec<usize>,
}

/// What edits change, line by line: whole lines, in order, at least one line apart; nothing if the edits don't fit the
/// text.
pub fn blocks<'t>(text: &'t str, edits: &[Edit]) -> Option<Vec<Block<'t>>> {
    Differ::of(text).blocks(edits)
}

impl<'t> Differ<'t> {
    /// Finds the lines of a text.
    pub fn of(text: &'t str) -> Self {
        let mut starts = Vec::new();
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            starts.push(start);
            start += line.len();
        }
        Self { text, starts }
    }

    /// A line with its end, counted from 0.
    fn line(&self, number: usize) -> &'t str {
        let end = self.starts.get(number + 1).copied().unwrap_or(self.text.len());
        &self.text[self.starts[number]..end]
    }

    /// The diff of the text, called `name`; nothing if the edits don't fit it or change nothing.
    pub fn unified(&self, name: &str, edits: &[Edit]) -> Option<String> {
        let blocks = self.blocks(edits)?;
        let mut out = format!("--- a/{name}\n+++ b/{name}\n");
        let mut rest = blocks.as_slice();
        // How many lines more there are on the right.
        let mut shift: isize = 0;
        while let Some(first) = rest.first() {
            let near = |pair: &[Block]| pair[1].first - (pair[0].first + pair[0].old.len()) <= 2 * AROUND;
            let count = 1 + rest.windows(2).take_while(|pair| near(pair)).count();
            let (hunk, after) = rest.split_at(count);
            rest = after;
            let last = &hunk[count - 1];
            let from = first.first.saturating_sub(AROUND);
            let to = (last.first + last.old.len() + AROUND).min(self.starts.len());
            let grown: isize = hunk.iter().map(|it| signed(it.new.len()) - signed(it.old.len())).sum();
            let (old, new) = (to - from, (signed(to - from) + grown).unsigned_abs());
            let start = |count: usize, shift: isize| (signed(from + usize::from(count > 0)) + shift).unsigned_abs();
            let _ = writeln!(out, "@@ -{},{old} +{},{new} @@", start(old, 0), start(new, shift));
            shift += grown;
            let mut at = from;
            for block in hunk {
                (at..block.first).for_each(|number| push(&mut out, ' ', self.line(number)));
                block.old.iter().for_each(|line| push(&mut out, '-', line));
                block.new.iter().for_each(|line| push(&mut out, '+', line));
                at = block.first + block.old.len();
            }
            (at..to).for_each(|number| push(&mut out, ' ', self.line(number)));
        }
        (!blocks.is_empty()).then_some(out)
    }

    fn blocks(&self, edits: &[Edit]) -> Option<Vec<Block<'t>>> {
        let text = self.text;
        let mut edits: Vec<_> = edits.iter().collect();
        edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
        if !is_in_order(text, &edits) {
            return None;
        }
        let mut out = Vec::new();
        let mut rest = edits.as_slice();
        while let Some(first) = rest.first() {
            let number = self.starts.partition_point(|start| *start <= first.at.start).saturating_sub(1);
            let start = self.starts.get(number).copied().unwrap_or_default();
            // Behind the last line end there is a line, too, if something is put there.
            let (number, start) = if text[start..first.at.start].ends_with('\n') {
                (number + 1, first.at.start)
            } else {
                (number, start)
            };
            let (mut end, mut count) = (start, 0);
            while let Some(edit) = rest.get(count).filter(|edit| count == 0 || edit.at.start <= end) {
                let line = text[edit.at.end..].find('\n').map_or(text.len(), |at| edit.at.end + at + 1);
                end = end.max(line);
                count += 1;
            }
            let mut new = String::new();
            let mut done = start;
            for edit in &rest[..count] {
                new.push_str(&text[done..edit.at.start]);
                put_in(text, edit, &mut new)?;
                done = edit.at.end;
            }
            new.push_str(&text[done..end]);
            out.extend(block(number, &text[start..end], &new));
            rest = &rest[count..];
        }
        Some(out)
    }
}

fn signed(count: usize) -> isize {
    isize::try_from(count).unwrap_or(isize::MAX)
}

fn push(out: &mut String, sign: char, line: &str) {
    out.push(sign);
    out.push_str(line);
    if !line.ends_with('\n') {
        out.push_str("\n\\ No newline at end of file\n");
    }
}

/// Without the lines that are the same at both ends.
fn block<'t>(first: usize, old: &'t str, new: &str) -> Option<Block<'t>> {
    let mut old: Vec<_> = old.split_inclusive('\n').collect();
    let mut new: Vec<_> = new.split_inclusive('\n').map(str::to_owned).collect();
    while old.last().is_some_and(|line| new.last().is_some_and(|other| other == line)) {
        old.pop();
        new.pop();
    }
    let same = old.iter().zip(&new).take_while(|(line, other)| **line == other.as_str()).count();
    let block = Block { first: first + same, old: old.split_off(same), new: new.split_off(same) };
    (!block.old.is_empty() || !block.new.is_empty()).then_some(block)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::rules::Run;

    #[test]
    fn lines_that_change_are_shown_among_others() {
        let text = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13";
        let place = |word: &str| {
            let at = text.find(word).unwrap();
            Span::new(at, at + word.len())
        };
        let edits = [
            Edit::delete(place("2\n")),
            Edit::replace(place("11"), "eleven\nand"),
            Edit::runs(place("13"), [Run::Keep(place("13")), Run::New("!".to_owned())]),
        ];
        let diff = "--- a/f\n+++ b/f\n@@ -1,5 +1,4 @@\n 1\n-2\n 3\n 4\n 5\n@@ -8,6 +7,7 @@\n 8\n 9\n 10\n-11\n+eleven\n+and\n \
                    12\n-13\n\\ No newline at end of file\n+13!\n\\ No newline at end of file\n";
        assert_eq!(Differ::of(text).unified("f", &edits).unwrap(), diff);
        assert_eq!(
            Differ::of(text).unified("f", &[Edit::delete(Span::new(0, 3)), Edit::delete(Span::new(2, 4))]),
            None
        );
        assert_eq!(Differ::of(text).unified("f", &[Edit::replace(place("5"), "5")]), None);
        let added = "--- a/f\n+++ b/f\n@@ -0,0 +1,1 @@\n+a\n";
        assert_eq!(Differ::of("").unified("f", &[Edit::insert(0, "a\n")]).unwrap(), added);
    }
}
