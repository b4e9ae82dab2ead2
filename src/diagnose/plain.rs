//! Edits for programs that know no runs: places and texts.

use crate::base::Span;
use crate::rules::{Edit, Run};

/// A place and the text that it gives way to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    /// What gives way.
    pub at: Span,
    /// What comes.
    pub text: String,
    /// Whether a secret would come from elsewhere: the text then has what covers it.
    pub is_covered: bool,
}

/// Edits without their runs, in the order of the text. What is kept where it stands is no part of them, so that secrets
/// there stay as they are.
pub fn plain(text: &str, edits: &[Edit], secrets: &[Span]) -> Vec<Plain> {
    let mut edits: Vec<_> = edits.iter().collect();
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));
    edits.into_iter().flat_map(|edit| one(text, edit, secrets)).collect()
}

fn one(text: &str, edit: &Edit, secrets: &[Span]) -> Vec<Plain> {
    let mut out = Vec::new();
    let mut next = Plain { at: Span::at(edit.at.start), text: String::new(), is_covered: false };
    let mut put = |mut plain: Plain, end: usize| {
        plain.at.end = end;
        if !plain.at.is_empty() || !plain.text.is_empty() {
            out.push(plain);
        }
    };
    for run in &edit.with {
        match run {
            Run::Keep(span) if next.at.start <= span.start && span.end <= edit.at.end => {
                put(next, span.start);
                next = Plain { at: Span::at(span.end), text: String::new(), is_covered: false };
            }
            Run::Keep(span) => {
                next.text.push_str(span.of(text));
                next.is_covered |= secrets.iter().any(|it| it.start < span.end && span.start < it.end);
            }
            Run::New(new) => next.text.push_str(new),
        }
    }
    put(next, edit.at.end);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_in_its_place_is_not_named() {
        let text = "GOPROXY=direct,https://a.example";
        let (direct, other) = (Span::new(8, 14), Span::new(15, 32));
        let moved = Edit::runs(direct.to(other), [Run::Keep(other), Run::New(",".to_owned()), Run::Keep(direct)]);
        let said = |edit: &Edit, secrets: &[Span]| -> Vec<_> {
            plain(text, std::slice::from_ref(edit), secrets)
                .into_iter()
                .map(|it| (it.at.start, it.at.end, it.text, it.is_covered))
                .collect()
        };
        let ends = vec![(8, 15, String::new(), false), (32, 32, ",direct".to_owned(), false)];
        assert_eq!(said(&moved, &[Span::new(25, 27)]), ends);
        let copied = Edit::runs(Span::at(0), [Run::Keep(other)]);
        assert_eq!(said(&copied, &[Span::new(25, 27)]), [(0, 0, "https://a.example".to_owned(), true)]);
        assert_eq!(said(&copied, &[direct]), [(0, 0, "https://a.example".to_owned(), false)]);
    }
}
