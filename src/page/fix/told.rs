//! What passes between the view and its judge. Of the text itself only excerpts are told, however long it is.

use super::carry::{Carry, carried};
use crate::read::Kind;
use crate::rules::{Care, Confidence, Severity};
use crate::text::{Lang, Said};

carried! {
    /// A text in every language.
    Telling {
        /// English.
        en: String,
        /// 简体中文.
        zh: String,
    }
    /// A place in the text.
    Spot {
        /// Its line, from 1.
        line: usize,
        /// Its first place, as a field counts (UTF-16).
        from: usize,
        /// The place behind its last.
        to: usize,
    }
    /// A line, or what of it is around a place.
    Excerpt {
        /// What stands before the place.
        before: String,
        /// The place.
        marked: String,
        /// What stands behind it.
        after: String,
        /// Whether the line begins earlier.
        is_cut_before: bool,
        /// Whether line or place go on.
        is_cut_after: bool,
    }
    /// Lines that give way to others.
    Hunk {
        /// The line of the first, from 1.
        line: usize,
        /// The lines that go.
        old: Vec<String>,
        /// The lines that come.
        new: Vec<String>,
        /// How many more lines go or come.
        more: usize,
    }
    /// A command or question that decides.
    Deciding {
        /// The command; empty if it is a question.
        command: String,
        /// How to read its answer.
        reading: Telling,
    }
    /// How to mend it.
    Mending {
        /// What it does, as on a button.
        title: Telling,
        /// Whether it can be applied without looking.
        care: Care,
        /// In how many places.
        places: usize,
        /// What changes.
        hunks: Vec<Hunk>,
    }
    /// Something that was found, in one place or in several.
    Found {
        /// The rule's code.
        code: String,
        /// How bad it is.
        severity: Severity,
        /// How sure it is.
        confidence: Confidence,
        /// What is wrong.
        what: Telling,
        /// Why it matters.
        why: Telling,
        /// What to do.
        advice: Telling,
        /// Where it is.
        spot: Spot,
        /// The line there.
        excerpt: Excerpt,
        /// Where else it is.
        others: Vec<Spot>,
        /// What would decide.
        deciding: Option<Deciding>,
        /// How to mend it.
        mending: Option<Mending>,
    }
    /// A part of a long text.
    Window {
        /// The part.
        text: String,
        /// Where it begins, as a field counts.
        from: usize,
        /// Where it ends.
        to: usize,
        /// Its first line, from 1.
        first: usize,
        /// Its last line.
        last: usize,
    }
    /// What is told of a text.
    Told {
        /// What its parts were taken for.
        kinds: Vec<Kind>,
        /// How many lines it has.
        lines: usize,
        /// The variables that it sets.
        variables: Vec<String>,
        /// How many failures it tells of.
        failures: usize,
        /// How many rules looked at it.
        rules: usize,
        /// How many secrets were covered just now.
        covered: usize,
        /// What was found, most probable first.
        findings: Vec<Found>,
        /// How many more findings there are.
        more: usize,
        /// How many fixes can be applied without looking.
        safe: usize,
        /// How many fixes were applied just now.
        mended: usize,
        /// Whether an earlier text can be gone back to.
        has_past: bool,
        /// Whether a later text can be gone back to.
        has_future: bool,
        /// The answers for Set up, as a link writes them.
        set_up: Option<String>,
        /// The settings for Explain, as its address writes them.
        explain: Option<String>,
        /// What the field shows of a long text.
        window: Option<Window>,
    }
}

impl Telling {
    /// The text in a language.
    pub(crate) fn of(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::ZhCn => &self.zh,
        }
    }
}

impl From<&Said> for Telling {
    fn from(said: &Said) -> Self {
        Self { en: said.of(Lang::En), zh: said.of(Lang::ZhCn) }
    }
}

/// What the judge is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Request {
    /// To judge the text that comes with it, which a person changed.
    Judge(Option<Kind>),
    /// To judge the text that comes with it, which takes the place of all that was there.
    Replace(Option<Kind>),
    /// To apply the fix of a finding.
    Apply(usize),
    /// To apply all fixes that can be applied without looking.
    ApplySafe,
    /// To go back to the text before.
    Undo,
    /// To go to the text after.
    Redo,
    /// To show a long text around a place.
    Look(usize),
    /// To show it up to a place.
    LookUpTo(usize),
    /// To show it from a place on.
    LookFrom(usize),
}

/// What the judge answers.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Reply {
    /// What there is to tell of the text.
    Told(Box<Told>),
    /// Another part of the long text.
    Window(Window),
}

impl Carry for Request {
    fn put(&self, out: &mut String) {
        let number = |out: &mut String, which: usize, value: usize| {
            which.put(out);
            value.put(out);
        };
        match self {
            Request::Judge(kind) | Request::Replace(kind) => {
                usize::from(matches!(self, Request::Replace(_))).put(out);
                kind.put(out);
            }
            Request::Apply(which) => number(out, 2, *which),
            Request::ApplySafe => 3.put(out),
            Request::Undo => 4.put(out),
            Request::Redo => 5.put(out),
            Request::Look(at) => number(out, 6, *at),
            Request::LookUpTo(at) => number(out, 7, *at),
            Request::LookFrom(at) => number(out, 8, *at),
        }
    }

    fn draw(from: &mut &str) -> Option<Self> {
        Some(match usize::draw(from)? {
            0 => Request::Judge(Carry::draw(from)?),
            1 => Request::Replace(Carry::draw(from)?),
            2 => Request::Apply(Carry::draw(from)?),
            3 => Request::ApplySafe,
            4 => Request::Undo,
            5 => Request::Redo,
            6 => Request::Look(Carry::draw(from)?),
            7 => Request::LookUpTo(Carry::draw(from)?),
            8 => Request::LookFrom(Carry::draw(from)?),
            _ => return None,
        })
    }
}

impl Carry for Reply {
    fn put(&self, out: &mut String) {
        matches!(self, Reply::Told(_)).put(out);
        match self {
            Reply::Told(told) => told.put(out),
            Reply::Window(window) => window.put(out),
        }
    }

    fn draw(from: &mut &str) -> Option<Self> {
        let is_told = bool::draw(from)?;
        Some(if is_told { Reply::Told(Box::new(Carry::draw(from)?)) } else { Reply::Window(Carry::draw(from)?) })
    }
}

#[cfg(test)]
mod tests {
    use super::super::carry::{pack, unpack};
    use super::*;

    #[test]
    fn every_request_arrives() {
        let requests = [
            Request::Judge(None),
            Request::Replace(Some(Kind::Daemon)),
            Request::Apply(7),
            Request::ApplySafe,
            Request::Undo,
            Request::Redo,
            Request::Look(1),
            Request::LookUpTo(2),
            Request::LookFrom(3),
        ];
        for request in requests {
            assert_eq!(unpack(&pack(&request)), Some(request));
        }
    }
}
