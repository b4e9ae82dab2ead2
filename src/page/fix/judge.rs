//! The judge: holds the text, diagnoses it, mends it, and goes back. Pure; it runs beside the page (`worker.rs`), so that
//! the page stays responsive however long the text is.

use super::onward;
use super::ruler::{Ruler, head, units};
use super::told::{Deciding, Found, Hunk, Mending, Reply, Request, Telling, Told, Window};
use crate::diagnose::{Block, Judged, Report, blocks, diagnose, mend, together};
use crate::read::Kind;
use crate::rules::{Care, Fix, rules};

/// From so many characters on, as a field counts, a text is shown in parts: a field that holds more takes longer than a
/// frame to lay out.
const LONG: usize = 50_000;
/// So many findings are told.
const TOLD: usize = 60;
/// So many further places of a finding are told.
const PLACES: usize = 12;
/// So many lines of a fix are told, and so many characters of each.
const DIFF: (usize, usize) = (24, 240);
/// So many earlier texts are kept.
const PAST: usize = 20;

/// The judge.
#[derive(Default)]
pub(crate) struct Judge {
    /// The text, secrets covered.
    text: String,
    kind: Option<Kind>,
    /// The findings as they are told: one, or several that say the same.
    groups: Vec<Vec<Judged>>,
    past: Vec<String>,
    future: Vec<String>,
    /// Where the field is in a long text, as it counts.
    place: usize,
}

impl Judge {
    /// Answers a request; gives back the text that the field is to have, if it is another than that which came.
    pub(crate) fn answer(&mut self, request: Request, text: Option<String>) -> (Reply, Option<String>) {
        let mut mended = 0;
        let mut had = self.text.clone();
        let mut is_new = false;
        match request {
            Request::Look(at) => return (self.look(|ruler| ruler.around(at)), None),
            Request::LookFrom(at) => return (self.look(|ruler| ruler.from(at)), None),
            Request::LookUpTo(at) => return (self.look(|ruler| ruler.up_to(at)), None),
            Request::Judge(kind) | Request::Replace(kind) => {
                self.kind = kind;
                is_new = true;
                if let Some(text) = text {
                    if matches!(request, Request::Replace(_)) {
                        self.keep();
                    } else if text != self.text {
                        self.future.clear();
                    }
                    self.text.clone_from(&text);
                    had = text;
                }
            }
            Request::Apply(which) => {
                let group = self.groups.get(which).map(Vec::as_slice).unwrap_or_default();
                if let Some(first) = group.first() {
                    self.place = Ruler::of(&self.text).spot(first.finding.at).from;
                }
                let fixes = fixes(group);
                mended = self.mend(&fixes);
            }
            Request::ApplySafe => {
                let all: Vec<_> = self.groups.iter().flat_map(|group| fixes(group)).collect();
                mended = self.mend(&all.into_iter().filter(|fix| fix.care == Care::Safe).collect::<Vec<_>>());
            }
            Request::Undo => step(&mut self.past, &mut self.text, &mut self.future),
            Request::Redo => step(&mut self.future, &mut self.text, &mut self.past),
        }
        let report = diagnose(&self.text, self.kind);
        let covered =
            report.covered.secrets.iter().filter(|it| it.of(&self.text) != it.of(&report.covered.text)).count();
        self.text.clone_from(&report.covered.text);
        let mut told = self.tell(report, covered, mended);
        if units(&self.text) > LONG {
            if is_new {
                self.place = told.findings.first().map_or(0, |it| it.spot.from);
            }
            told.window = Some(Ruler::of(&self.text).around(self.place));
        }
        (Reply::Told(Box::new(told)), (had != self.text).then(|| self.text.clone()))
    }

    /// Shows a part of the text.
    fn look(&mut self, part: impl FnOnce(&Ruler) -> Window) -> Reply {
        let window = part(&Ruler::of(&self.text));
        self.place = window.from;
        Reply::Window(window)
    }

    /// Keeps the text as one that can be gone back to.
    fn keep(&mut self) {
        if !self.text.is_empty() && self.past.last() != Some(&self.text) {
            self.past.push(self.text.clone());
            self.past.drain(..self.past.len().saturating_sub(PAST));
        }
        self.future.clear();
    }

    fn mend(&mut self, fixes: &[Fix]) -> usize {
        let (text, applied) = mend(&self.text, fixes);
        let count = applied.len();
        if count > 0 {
            self.keep();
            self.text = text;
        }
        count
    }

    fn tell(&mut self, report: Report, covered: usize, mended: usize) -> Told {
        self.groups = grouped(report.findings);
        let ruler = Ruler::of(&self.text);
        let found = self.groups.iter().take(TOLD).filter_map(|group| found(&self.text, &ruler, group));
        let findings: Vec<_> = found.collect();
        let is_safe = |it: &&Judged| it.finding.fix.as_ref().is_some_and(|fix| fix.care == Care::Safe);
        Told {
            kinds: if self.text.trim().is_empty() { Vec::new() } else { report.kinds },
            lines: ruler.lines(),
            variables: report.variables,
            failures: report.failures,
            rules: rules().count(),
            covered,
            more: self.groups.len() - findings.len(),
            safe: self.groups.iter().flatten().filter(is_safe).count(),
            mended,
            has_past: !self.past.is_empty(),
            has_future: !self.future.is_empty(),
            set_up: onward::set_up(&report.onward),
            explain: onward::explain(report.onward),
            window: None,
            findings,
        }
    }
}

/// The text that was kept last takes the place of this one, which is kept on the other side.
fn step(from: &mut Vec<String>, text: &mut String, to: &mut Vec<String>) {
    if let Some(kept) = from.pop() {
        to.push(std::mem::replace(text, kept));
    }
}

/// What says the same of several places is one.
fn grouped(findings: Vec<Judged>) -> Vec<Vec<Judged>> {
    let mut out: Vec<Vec<Judged>> = Vec::new();
    let mut places = std::collections::HashMap::new();
    for it in findings {
        let place = *places.entry((it.rule.code, it.finding.what.of(crate::text::Lang::En))).or_insert(out.len());
        match out.get_mut(place) {
            Some(group) => group.push(it),
            None => out.push(vec![it]),
        }
    }
    out
}

fn fixes(group: &[Judged]) -> Vec<Fix> {
    group.iter().filter_map(|it| it.finding.fix.clone()).collect()
}

fn found(text: &str, ruler: &Ruler, group: &[Judged]) -> Option<Found> {
    let Judged { rule, finding } = group.first()?;
    let others = group[1..].iter().map(|it| it.finding.at).filter(|at| *at != finding.at);
    let deciding = finding.decide.as_ref();
    Some(Found {
        code: rule.code.to_owned(),
        severity: finding.severity,
        confidence: finding.confidence,
        what: (&finding.what).into(),
        why: (&finding.why).into(),
        advice: (&finding.todo).into(),
        spot: ruler.spot(finding.at),
        excerpt: ruler.excerpt(finding.at),
        others: others.take(PLACES).map(|at| ruler.spot(at)).collect(),
        deciding: deciding.map(|it| Deciding { command: it.command.clone(), reading: Telling::from(&it.reading) }),
        mending: mending(text, group),
    })
}

fn mending(text: &str, group: &[Judged]) -> Option<Mending> {
    let fixes = fixes(group);
    let (edits, applied) = together(text, &fixes);
    let first = applied.first()?;
    let mut left = DIFF.0;
    let hunks: Vec<_> = blocks(text, &edits)?.iter().filter_map(|block| hunk(block, &mut left)).collect();
    (!hunks.is_empty()).then(|| Mending {
        title: (&first.title).into(),
        care: if applied.iter().all(|fix| fix.care == Care::Safe) { Care::Safe } else { Care::Review },
        places: applied.len(),
        hunks,
    })
}

/// As much of a block as there is room for.
fn hunk(block: &Block, left: &mut usize) -> Option<Hunk> {
    if *left == 0 {
        return None;
    }
    let line = |line: &str| {
        let (text, is_cut) = head(line.trim_end_matches(['\n', '\r']), DIFF.1);
        if is_cut { format!("{text}…") } else { text.to_owned() }
    };
    let old: Vec<_> = block.old.iter().take(*left).map(|it| line(it)).collect();
    *left -= old.len();
    let new: Vec<_> = block.new.iter().take((*left).max(1)).map(|it| line(it)).collect();
    *left = left.saturating_sub(new.len());
    let more = block.old.len() + block.new.len() - old.len() - new.len();
    Some(Hunk { line: block.first + 1, old, new, more })
}

#[cfg(test)]
mod tests {
    use super::super::carry::{pack, unpack};
    use super::*;

    const BAD: &str = "export GOPROXY=direct,https://goproxy.cn\n";

    fn told(judge: &mut Judge, request: Request, text: Option<&str>) -> (Told, Option<String>) {
        let (reply, text) = judge.answer(request, text.map(str::to_owned));
        let reply = unpack(&pack(&reply)).expect("what is packed comes out");
        let Reply::Told(told) = reply else { panic!("{reply:?}") };
        (*told, text)
    }

    #[test]
    fn finds_mends_and_goes_back() {
        let mut judge = Judge::default();
        let (found, text) = told(&mut judge, Request::Replace(Some(Kind::Shell)), Some(BAD));
        assert_eq!((text, found.safe, found.has_past, found.lines), (None, 1, false, 1));
        let first = &found.findings[0];
        assert_eq!((first.code.as_str(), first.spot.line, first.spot.from), ("GP001", 1, 15));
        assert_eq!(first.excerpt.marked, "direct,https://goproxy.cn");
        let mending = first.mending.as_ref().unwrap();
        assert_eq!(mending.hunks[0].new, ["export GOPROXY=https://goproxy.cn,direct"]);
        let (after, text) = told(&mut judge, Request::Apply(0), None);
        assert_eq!(text.as_deref(), Some("export GOPROXY=https://goproxy.cn,direct\n"));
        assert_eq!((after.mended, after.findings.len(), after.has_past), (1, 0, true));
        let (back, text) = told(&mut judge, Request::Undo, None);
        assert_eq!((text.as_deref(), back.has_past, back.has_future), (Some(BAD), false, true));
        let (again, _) = told(&mut judge, Request::Redo, None);
        assert_eq!((again.findings.len(), again.has_past, again.has_future), (0, true, false));
    }

    #[test]
    fn the_same_in_several_places_is_one_finding() {
        let mut judge = Judge::default();
        let (found, _) = told(&mut judge, Request::Judge(Some(Kind::Shell)), Some(&BAD.repeat(40)));
        let [one] = &found.findings[..] else { panic!("{:?}", found.findings) };
        assert_eq!((one.others.len(), one.others[0].line, found.safe), (PLACES, 2, 40));
        let mending = one.mending.as_ref().unwrap();
        assert_eq!(mending.places, 40);
        let (after, text) = told(&mut judge, Request::ApplySafe, None);
        assert_eq!((after.mended, after.findings.len()), (40, 0));
        assert!(!text.unwrap().contains("=direct"));
    }

    #[test]
    fn secrets_are_covered_and_nowhere_else() {
        let mut judge = Judge::default();
        let text =
            "export HTTPS_PROXY=http://me:hunter2@proxy.acme.example:8080\nexport GOPROXY=direct,https://goproxy.cn\n";
        let (found, covered) = told(&mut judge, Request::Judge(Some(Kind::Shell)), Some(text));
        let covered = covered.unwrap();
        assert_eq!((found.covered, covered.len()), (1, text.len()));
        assert!(!covered.contains("hunter2") && !format!("{found:?}").contains("hunter2"));
        assert!(!judge.text.contains("hunter2") && judge.past.is_empty());
        assert!(found.set_up.as_ref().unwrap().contains("proxy=http://proxy.acme.example:8080"));
        assert!(found.explain.as_ref().unwrap().contains("&HTTPS_PROXY=http://me:"));
        let (found, covered) = told(&mut judge, Request::Judge(Some(Kind::Shell)), Some(&covered));
        assert_eq!((found.covered, covered), (0, None));
    }

    #[test]
    fn a_long_text_is_shown_in_parts() {
        let mut judge = Judge::default();
        let text = "go: downloading a.example/b v1.0.0\n".repeat(4000) + BAD;
        let (found, _) = told(&mut judge, Request::Replace(Some(Kind::Shell)), Some(&text));
        let window = found.window.unwrap();
        assert_eq!(window.last, 4001);
        let (reply, _) = judge.answer(Request::LookUpTo(window.from), None);
        let Reply::Window(before) = reply else { panic!("{reply:?}") };
        assert_eq!(before.to, window.from);
        let (mended, _) = told(&mut judge, Request::Apply(0), None);
        assert!(mended.window.unwrap().text.contains("=https://goproxy.cn,direct"));
        assert_eq!(told(&mut judge, Request::Judge(None), Some("short")).0.window, None);
    }

    #[test]
    fn what_was_replaced_is_kept_and_what_was_typed_is_not() {
        let mut judge = Judge::default();
        assert!(!told(&mut judge, Request::Judge(None), Some("one")).0.has_past);
        assert!(!told(&mut judge, Request::Judge(None), Some("two")).0.has_past);
        assert!(told(&mut judge, Request::Replace(None), Some("three")).0.has_past);
        assert_eq!(told(&mut judge, Request::Undo, None).1.as_deref(), Some("two"));
    }
}
