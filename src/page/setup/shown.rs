//! A file as it is shown: line by line, merged with what a person has, and marked where the last answer changed it.

use yew::AttrValue;

use super::changes;
use crate::files::{Artifact, How};
use crate::merge::{self, Malformed};
use crate::plan::Why;
use crate::write::Class;

/// A line.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ShownLine {
    /// Its runs with their parts of speech.
    pub(crate) runs: Vec<(Class, AttrValue)>,
    /// The line break; the last line of a pasted file may have none.
    pub(crate) end: &'static str,
    /// Why it is there; nothing if it was there before.
    pub(crate) why: Option<Why>,
    /// Whether the last answer made it.
    pub(crate) is_changed: bool,
}

/// A file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Shown {
    /// The file as the core made it.
    pub(crate) file: Artifact,
    /// Its lines.
    pub(crate) lines: Vec<ShownLine>,
    /// Why what was pasted could not be merged.
    pub(crate) malformed: Option<Malformed>,
    /// How many lines the last answer changed.
    pub(crate) changed: usize,
    /// Whether the last answer called for the file.
    pub(crate) is_new: bool,
}

impl Shown {
    /// A file, merged with the existing one if there is one.
    pub(crate) fn new(file: Artifact, existing: Option<&str>) -> Self {
        let merged = match (file.place.how, existing) {
            (How::Merge { comments }, Some(text)) => Some(merge::merge(text, &file.text(), comments)),
            _ => None,
        };
        let (lines, malformed) = match merged {
            Some(Ok(text)) => (merged_lines(&file, &text), None),
            Some(Err(malformed)) => (own_lines(&file), Some(malformed)),
            None => (own_lines(&file), None),
        };
        Self { file, lines, malformed, changed: 0, is_new: false }
    }

    /// Marks what is different from before the last answer.
    pub(crate) fn mark(&mut self, before: Option<&Shown>) {
        let Some(before) = before else {
            self.is_new = true;
            return;
        };
        let texts = |shown: &Shown| shown.lines.iter().map(ShownLine::text).collect::<Vec<_>>();
        let change = changes::between(&texts(before), &texts(self));
        self.changed = change.count;
        for (line, is_changed) in self.lines.iter_mut().zip(change.marks) {
            line.is_changed = is_changed;
        }
    }

    /// Whether the last answer changed anything here.
    pub(crate) fn is_changed(&self) -> bool {
        self.is_new || self.changed > 0
    }
}

impl ShownLine {
    fn text(&self) -> String {
        self.runs.iter().map(|(_, run)| run.as_str()).collect()
    }
}

fn own_lines(file: &Artifact) -> Vec<ShownLine> {
    let line = |line: &crate::write::Line<Why>| ShownLine {
        runs: line.tokens().iter().map(|it| (it.class(), AttrValue::from(it.text().to_owned()))).collect(),
        end: "\n",
        why: Some(*line.why()),
        is_changed: false,
    };
    file.lines.iter().map(line).collect()
}

/// The lines of a merged file; those that say what one of ours says keep its reason and colours.
fn merged_lines(file: &Artifact, text: &str) -> Vec<ShownLine> {
    let own = file.lines.iter().map(|line| (bare(&line.text()).to_owned(), *line.why()));
    // A lone bracket says nothing about where it comes from.
    let ours: Vec<(String, Why)> = own.filter(|(text, _)| text.len() > 1).collect();
    let line = |raw: &str| {
        let (content, end) = match raw.strip_suffix('\n') {
            None => (raw, ""),
            Some(rest) => rest.strip_suffix('\r').map_or((rest, "\n"), |rest| (rest, "\r\n")),
        };
        let why = ours.iter().find(|(text, _)| text == bare(content)).map(|(_, why)| *why);
        let class = if why.is_some() { Class::Name } else { Class::Plain };
        ShownLine { runs: vec![(class, AttrValue::from(content.to_owned()))], end, why, is_changed: false }
    };
    text.split_inclusive('\n').map(line).collect()
}

/// A line without what merging may change about it: indentation and the comma after it.
fn bare(line: &str) -> &str {
    line.trim().trim_end_matches(',').trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::Preset;
    use crate::files::files;
    use crate::plan::Plan;

    fn file(preset: &str, target: &str) -> Artifact {
        let plan = Plan::of(&Preset::named(preset).unwrap().answers());
        files(&plan).into_iter().find(|file| file.target == target).unwrap()
    }

    fn text(shown: &Shown) -> String {
        shown.lines.iter().map(|line| line.text() + line.end).collect()
    }

    #[test]
    fn what_is_shown_is_the_file() {
        let plan = Plan::of(&Preset::named("tls-inspection").unwrap().answers());
        for file in files(&plan) {
            assert_eq!(text(&Shown::new(file.clone(), None)), file.text());
        }
    }

    #[test]
    fn a_merged_file_keeps_its_own_lines_apart_from_ours() {
        let existing = "{\r\n  \"log-driver\": \"local\"\r\n}";
        let file = file("forward-proxy", "daemon-json");
        let shown = Shown::new(file.clone(), Some(existing));
        assert_eq!(text(&shown), merge::merge(existing, &file.text(), false).unwrap());
        let why = |start: &str| shown.lines.iter().find(|line| line.text().contains(start)).unwrap().why;
        assert_eq!(why("log-driver"), None);
        assert!(why("https-proxy").is_some());
    }

    #[test]
    fn what_can_not_be_merged_leaves_our_file() {
        let file = file("forward-proxy", "daemon-json");
        let shown = Shown::new(file.clone(), Some("{ nonsense"));
        assert!(shown.malformed.is_some());
        assert_eq!(text(&shown), file.text());
    }
}
