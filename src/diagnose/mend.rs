//! Applies fixes to a text: every byte outside of their edits stays.

use std::collections::BTreeMap;

use crate::base::Span;
use crate::rules::{Edit, Fix, Run};

/// The text after these edits; nothing if they overlap or don't lie in the text.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut edits: Vec<_> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    if !is_in_order(text, &edits) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        out.push_str(text.get(done..edit.at.start)?);
        put_in(text, edit, &mut out)?;
        done = edit.at.end;
    }
    out.push_str(text.get(done..)?);
    Some(out)
}

/// Whether sorted edits lie in the text and apart from each other.
pub(super) fn is_in_order(text: &str, edits: &[&Edit]) -> bool {
    let is_there = |edit: &&Edit| text.get(edit.at.start..edit.at.end).is_some();
    edits.iter().all(is_there) && edits.windows(2).all(|pair| pair[0].at.end <= pair[1].at.start)
}

/// What an edit puts in.
pub(super) fn put_in(text: &str, edit: &Edit, out: &mut String) -> Option<()> {
    for run in &edit.with {
        match run {
            Run::New(new) => out.push_str(new),
            Run::Keep(span) => out.push_str(text.get(span.start..span.end)?),
        }
    }
    Some(())
}

/// Whether each of these secrets, in the order of the text, is still there after a fix: as it was, or moved as a whole.
pub fn keeps(fix: &Fix, secrets: &[Span]) -> bool {
    let moved = |secret: Span| {
        let runs = || fix.edits.iter().flat_map(|edit| &edit.with);
        runs().any(|run| matches!(run, Run::Keep(span) if span.contains(secret)))
    };
    fix.edits.iter().all(|edit| {
        let first = secrets.partition_point(|secret| secret.end <= edit.at.start);
        secrets[first..].iter().take_while(|secret| secret.start < edit.at.end).all(|secret| moved(*secret))
    })
}

/// As many of these fixes as go together, earlier ones first: their edits, each once, and the fixes.
pub fn together<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> (Vec<Edit>, Vec<&'f Fix>) {
    let mut placed = Placed { text, edits: BTreeMap::new() };
    let chosen = fixes.into_iter().filter(|fix| placed.place(fix)).collect();
    (placed.edits.into_values().cloned().collect(), chosen)
}

/// Edits that go together, by their places; several may stand at one empty place.
struct Placed<'t, 'f> {
    text: &'t str,
    edits: BTreeMap<(usize, usize, usize), &'f Edit>,
}

impl<'f> Placed<'_, 'f> {
    /// Takes the edits of a fix, if all of them go with those that are there.
    fn place(&mut self, fix: &'f Fix) -> bool {
        let mut new = Vec::new();
        for edit in &fix.edits {
            let Span { start, end } = edit.at;
            let here = self.edits.range((start, end, 0)..=(start, end, usize::MAX));
            if here.clone().any(|(_, other)| *other == edit) {
                continue;
            }
            let key = (start, end, here.count());
            let before = self.edits.range(..=key).next_back().map_or(0, |(_, other)| other.at.end);
            let behind = self.edits.range(key..).next().map_or(end, |(_, other)| other.at.start);
            if before > start || behind < end || self.text.get(start..end).is_none() {
                for key in new {
                    self.edits.remove(&key);
                }
                return false;
            }
            self.edits.insert(key, edit);
            new.push(key);
        }
        true
    }
}

/// The text after as many of these fixes as go together, earlier ones first, and which of them were applied.
pub fn mend<'f>(text: &str, fixes: impl IntoIterator<Item = &'f Fix>) -> (String, Vec<&'f Fix>) {
    let (edits, applied) = together(text, fixes);
    (apply(text, &edits).unwrap_or_else(|| text.to_owned()), applied)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Span;
    use crate::text::both;

    #[test]
    fn what_is_not_edited_stays() {
        let edits = [
            Edit::runs(
                Span::new(2, 8),
                [Run::Keep(Span::new(6, 8)), Run::New("-".to_owned()), Run::Keep(Span::new(2, 4))],
            ),
            Edit::insert(0, ">"),
        ];
        assert_eq!(apply("a b1..c2 d", &edits).unwrap(), ">a c2-b1 d");
        assert_eq!(apply("abc", &[Edit::delete(Span::new(0, 2)), Edit::delete(Span::new(1, 3))]), None);
        assert_eq!(apply("abc", &[Edit::delete(Span::new(2, 4))]), None);
    }

    #[test]
    fn fixes_that_meet_are_not_applied_together() {
        let fix = |edits: &[Edit]| Fix::safe(both("", ""), edits);
        let (a, b) = (Edit::replace(Span::new(0, 2), "x"), Edit::insert(2, "!"));
        let fixes = [
            fix(std::slice::from_ref(&a)),
            fix(&[Edit::insert(1, "?")]),
            fix(&[b.clone(), a.clone()]),
            fix(&[Edit::delete(Span::new(3, 4)), Edit::replace(Span::new(3, 4), "?")]),
            fix(&[Edit::delete(Span::new(3, 9))]),
        ];
        let (text, applied) = mend("abcd", &fixes);
        assert_eq!((text.as_str(), applied.len()), ("x!cd", 2));
    }

    #[test]
    fn a_secret_is_moved_as_a_whole_or_lost() {
        let secret = Span::new(3, 6);
        let fix = |edit| Fix::safe(both("", ""), [edit]);
        assert!(keeps(&fix(Edit::delete(Span::new(0, 3))), &[secret]));
        assert!(!keeps(&fix(Edit::delete(Span::new(0, 4))), &[secret]));
        assert!(keeps(&fix(Edit::runs(Span::new(0, 8), [Run::Keep(Span::new(2, 7))])), &[secret]));
        assert!(!keeps(&fix(Edit::runs(Span::new(0, 8), [Run::Keep(Span::new(2, 5))])), &[secret]));
    }
}
