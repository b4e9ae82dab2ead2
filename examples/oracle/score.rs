//! Counts how far the model and what was seen agree, by family; shows one case side by side.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::case::{Case, Observed};
use crate::run::{self, Got};

/// How far a case agrees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Agreement {
    /// The outcome.
    pub(crate) outcome: bool,
    /// The hops; as a set, where their order is chance.
    pub(crate) hops: bool,
    /// The requests.
    pub(crate) requests: bool,
}

impl Agreement {
    /// Compares.
    pub(crate) fn of(observed: &Observed, got: &Got) -> Self {
        let mut requests = (observed.requests.clone(), got.requests.clone());
        let mut hops = (observed.hops.clone(), got.hops.clone());
        if !observed.ordered {
            run::sort(&mut requests.0);
            run::sort(&mut requests.1);
            hops.0.sort();
            hops.1.sort();
        }
        Agreement {
            outcome: observed.outcome == got.outcome,
            hops: hops.0 == hops.1,
            requests: requests.0 == requests.1,
        }
    }

    /// Whether outcome and hops agree.
    pub(crate) fn main(self) -> bool {
        self.outcome && self.hops
    }
}

/// The count of all cases.
#[derive(Debug, Default)]
pub(crate) struct Score {
    families: BTreeMap<String, [usize; 3]>,
    apart: Vec<String>,
}

impl Score {
    /// Counts a case.
    pub(crate) fn add(&mut self, case: &Case, observed: &Observed, got: &Got) {
        let agreement = Agreement::of(observed, got);
        let family = case.id.split('/').next().unwrap_or_default().to_owned();
        let count = self.families.entry(family).or_default();
        count[0] += 1;
        count[1] += usize::from(agreement.main());
        count[2] += usize::from(agreement.requests);
        if !agreement.main() || !agreement.requests {
            self.apart.push(apart(case, observed, got, agreement));
        }
    }

    /// Whether there is anything to say.
    pub(crate) fn is_empty(&self) -> bool {
        self.families.is_empty()
    }

    /// The table, and with `show` a line for every case that is apart.
    pub(crate) fn table(&self, show: bool) -> String {
        let mut out = String::new();
        if show {
            out += &self.apart.concat();
        }
        let _ = writeln!(out, "{:<12}{:>7}{:>18}{:>12}", "family", "cases", "outcome and hops", "requests");
        let mut all = [0; 3];
        for (family, count) in &self.families {
            let _ = writeln!(out, "{family:<12}{:>7}{:>18}{:>12}", count[0], count[1], count[2]);
            all.iter_mut().zip(count).for_each(|(sum, one)| *sum += one);
        }
        let _ = writeln!(out, "{:<12}{:>7}{:>18}{:>12}", "all", all[0], all[1], all[2]);
        out
    }
}

fn apart(case: &Case, observed: &Observed, got: &Got, agreement: Agreement) -> String {
    let mut line = case.id.clone();
    if !agreement.outcome {
        let _ = write!(line, "  outcome: {} not {}", got.outcome, observed.outcome);
    }
    if !agreement.hops {
        let _ = write!(line, "  hops: {:?} not {:?}", got.hops, observed.hops);
    } else if !agreement.requests {
        line += "  requests";
    }
    line + "\n"
}

/// A case and what the model makes of it, beside what was seen.
pub(crate) fn explain(case: &Case, got: &Got) -> String {
    let mut out = format!("{}\n  go {}: {}\n", case.id, case.go, case.cmd.join(" "));
    let usual = ["HOME", "GOPATH", "GOCACHE", "TMPDIR", "LC_ALL", "GIT_CONFIG_NOSYSTEM", "GOORACLE_VCS_LOG"];
    for (name, value) in case.env.iter().filter(|(name, _)| !usual.contains(&name.as_str())) {
        let _ = writeln!(out, "  {name}={value:?}");
    }
    for (name, persona) in &case.servers {
        let _ = writeln!(out, "  {name}: {persona}");
    }
    for (path, text) in case.files.iter().filter(|(path, _)| !path.contains("telemetry")) {
        let _ = writeln!(out, "  {path}: {text:?}");
    }
    for (folder, modules) in &case.file_proxies {
        let _ = writeln!(out, "  {folder}/: {modules:?}");
    }
    if let Some(pre) = &case.pre {
        let _ = writeln!(out, "  before: {pre:?}, then {:?}", case.after_pre);
    }
    let Some(seen) = &case.observed else {
        let _ = writeln!(out, "\n  outcome   got {}", got.outcome);
        for (title, lines) in [("hops", &got.hops), ("requests", &got.requests), ("forward proxies", &got.forward)] {
            if !lines.is_empty() {
                let _ = writeln!(out, "  {title}\n      {}", lines.join("\n      "));
            }
        }
        let _ = writeln!(out, "  the model says\n{}", indented(&got.text));
        return out;
    };
    let agreement = Agreement::of(seen, got);
    let mark = |same: bool| if same { "  " } else { "! " };
    let order = if seen.ordered { "" } else { " (in any order)" };
    let _ = writeln!(out, "\n{}outcome   wanted {}   got {}", mark(agreement.outcome), seen.outcome, got.outcome);
    out += &beside(&format!("{}hops", mark(agreement.hops)), &seen.hops, &got.hops);
    let (mut wanted, mut lines) = (seen.requests.clone(), got.requests.clone());
    if !seen.ordered {
        run::sort(&mut wanted);
        run::sort(&mut lines);
    }
    out += &beside(&format!("{}requests{order}", mark(agreement.requests)), &wanted, &lines);
    out += &beside("  forward proxies", &seen.forward, &got.forward);
    let _ = writeln!(out, "  go said\n{}", indented(&seen.stderr));
    let _ = writeln!(out, "  the model says\n{}", indented(&got.text));
    out
}

/// Two lists, one line each: what is in both, only wanted (`-`), only got (`+`); the shortest way from one to the other.
fn beside(title: &str, wanted: &[String], got: &[String]) -> String {
    if wanted.is_empty() && got.is_empty() {
        return String::new();
    }
    // Lengths of the longest common rest.
    let mut common = vec![vec![0_usize; got.len() + 1]; wanted.len() + 1];
    for i in (0..wanted.len()).rev() {
        for j in (0..got.len()).rev() {
            let skip = common[i + 1][j].max(common[i][j + 1]);
            common[i][j] = if wanted[i] == got[j] { common[i + 1][j + 1] + 1 } else { skip };
        }
    }
    let mut out = format!("{title}\n");
    let (mut i, mut j) = (0, 0);
    while i < wanted.len() || j < got.len() {
        if i < wanted.len() && j < got.len() && wanted[i] == got[j] {
            let _ = writeln!(out, "      {}", wanted[i]);
            (i, j) = (i + 1, j + 1);
        } else if j == got.len() || (i < wanted.len() && common[i + 1][j] >= common[i][j + 1]) {
            let _ = writeln!(out, "    - {}", wanted[i]);
            i += 1;
        } else {
            let _ = writeln!(out, "    + {}", got[j]);
            j += 1;
        }
    }
    out
}

fn indented(text: &str) -> String {
    text.trim_end().lines().flat_map(|line| ["    | ", line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    fn agreement(ordered: bool, hops: &str) -> Agreement {
        let requests = Vec::new;
        let seen = Observed {
            outcome: "ok".to_owned(),
            ordered,
            hops: lines("a b"),
            requests: requests(),
            forward: Vec::new(),
            stderr: String::new(),
        };
        let (outcome, text) = ("ok".to_owned(), String::new());
        Agreement::of(&seen, &Got { outcome, text, hops: lines(hops), requests: requests(), forward: Vec::new() })
    }

    #[test]
    fn order_counts_unless_it_is_chance() {
        assert!(agreement(true, "a b").main());
        assert!(!agreement(true, "b a").main());
        assert!(agreement(false, "b a").main());
        assert!(!agreement(false, "b").main());
    }

    #[test]
    fn the_shortest_difference_is_shown() {
        let shown = beside("x", &lines("a b c"), &lines("a c d"));
        assert_eq!(shown, "x\n      a\n    - b\n      c\n    + d\n");
    }
}
