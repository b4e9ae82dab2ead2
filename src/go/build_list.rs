//! The versions that requirements lead to (`modload.readModGraph`, `cmd/go/internal/mvs`).

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::mod_file::ModFile;
use super::session::{Mode, Session};
use super::{Failure, Kind, gover, module_version};

type Version = (String, String);

/// Who requires what, as far as it was read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Graph {
    requires: BTreeMap<Version, Vec<Version>>,
    failures: BTreeMap<Version, Failure>,
    selected: BTreeMap<String, String>,
    roots: Vec<Version>,
}

impl Graph {
    /// The version that was selected of a module, if any.
    pub(crate) fn selected(&self, path: &str) -> Option<&str> {
        self.selected.get(path).map(String::as_str)
    }

    /// All that was selected.
    pub(crate) fn build_list(&self) -> Vec<Version> {
        self.selected.iter().map(|(path, version)| (path.clone(), version.clone())).collect()
    }

    /// The first failure on a shortest way from the main module, in words that tell the way (`mvs.BuildListError`).
    pub(crate) fn error(&self) -> Option<Failure> {
        self.first_failure().map(|(way, failure)| tell(&way, failure))
    }

    /// The same, and the way to it.
    pub(crate) fn first_failure(&self) -> Option<(Vec<&Version>, &Failure)> {
        let mut queue: VecDeque<Vec<&Version>> = self.roots.iter().map(|root| vec![root]).collect();
        let mut seen = BTreeSet::new();
        while let Some(way) = queue.pop_front() {
            let last = *way.last()?;
            if !seen.insert(last) {
                continue;
            }
            if let Some(failure) = self.failures.get(last) {
                return Some((way, failure));
            }
            for next in self.requires.get(last).into_iter().flatten() {
                let mut longer = way.clone();
                longer.push(next);
                queue.push_back(longer);
            }
        }
        None
    }
}

/// A failure with the way that led to it.
fn tell(way: &[&Version], failure: &Failure) -> Failure {
    if failure.ends() {
        return failure.clone();
    }
    let Some((last, before)) = way.split_last() else { return failure.clone() };
    let words: Vec<String> = before
        .iter()
        .map(|(path, version)| {
            format!(
                "{path}@{version} requires
	"
            )
        })
        .collect();
    let named = failure.text.starts_with(&format!("{}@{}: ", last.0, last.1));
    let failure = match (&failure.inner, named) {
        (Some(_), true) => failure.clone(),
        (Some(inner), false) => {
            let actual = failure.text.split(": ").next().unwrap_or_default();
            let text = format!("{}@{} (replaced by {actual}): {inner}", last.0, last.1);
            Failure { text, ..failure.clone() }
        }
        (None, _) => failure.clone().of_module(&last.0, &last.1),
    };
    failure.after(&words.concat())
}

impl Session<'_> {
    /// Reads the go.mod files that the requirements lead to.
    pub(crate) fn graph(&mut self, roots: &[Version]) -> Result<Graph, Failure> {
        let pruned = self.main.is_pruned();
        let mut sorted = roots.to_vec();
        sorted.sort();
        let mut graph = Graph { roots: sorted, ..Graph::default() };
        let mut queue: VecDeque<(Version, bool)> = graph.roots.iter().map(|root| (root.clone(), pruned)).collect();
        let mut seen = BTreeSet::new();
        let before = self.at_once;
        // What ends the process does not keep back what was begun at the same time.
        let mut end = None;
        while let Some((version, pruned)) = queue.pop_front() {
            self.at_once |= !queue.is_empty();
            if version.1 == "none" || !seen.insert((version.clone(), pruned)) {
                continue;
            }
            let newest = graph.selected.entry(version.0.clone()).or_insert_with(|| version.1.clone());
            if module_version::compare(&version.0, newest, &version.1).is_lt() {
                newest.clone_from(&version.1);
            }
            let summary = match self.go_mod_summary(&version.0, &version.1) {
                Ok(summary) => summary,
                Err(failure) if failure.ends() => {
                    end.get_or_insert(failure);
                    continue;
                }
                Err(failure) => {
                    graph.failures.insert(version, failure);
                    continue;
                }
            };
            let requires: Vec<Version> =
                summary.require.iter().map(|it| (it.path.clone(), it.version.clone())).collect();
            let own_pruning = gover::compare(&summary.go, "1.17").is_ge();
            for next in &requires {
                let newest = graph.selected.entry(next.0.clone()).or_insert_with(|| next.1.clone());
                if module_version::compare(&next.0, newest, &next.1).is_lt() {
                    newest.clone_from(&next.1);
                }
                if !pruned || !own_pruning {
                    queue.push_back((next.clone(), pruned && own_pruning));
                }
            }
            graph.requires.insert(version, requires);
        }
        self.at_once = before;
        match end {
            Some(failure) => Err(failure),
            None => Ok(graph),
        }
    }

    /// What a required module's go.mod says, checked (`modload.goModSummary`).
    pub(crate) fn go_mod_summary(&mut self, path: &str, version: &str) -> Result<ModFile, Failure> {
        let (actual_path, actual_version) =
            self.main.replacement(path, version).unwrap_or_else(|| (path.to_owned(), version.to_owned()));
        if actual_version.is_empty() {
            // A folder of this machine.
            return Ok(ModFile::default());
        }
        if self.mode == Mode::Vendor || super::repo::is_toolchain(path) {
            return Ok(ModFile::default());
        }
        if self.must_have_sums() && !self.has_sum(&actual_path, &format!("{actual_version}/go.mod"))? {
            let text = format!("missing go.sum entry for go.mod file; to add it:\n\tgo mod download {path}");
            return Err(Failure::new(Kind::MissingGoSumEntry, text).of_module(&actual_path, &actual_version));
        }
        let mut summary = self.summary(&actual_path, &actual_version)?;
        if gover::compare(&summary.go, "1.21").is_ge() && gover::compare(&summary.go, &self.release.to_string()).is_gt()
        {
            return Err(self.too_new(&format!("module {actual_path}@{actual_version}"), &summary.go));
        }
        let wrong = |text: String, kind| Err(Failure::new(kind, text).of_module(&actual_path, &actual_version));
        if summary.module.is_empty() {
            return wrong("parsing go.mod: missing module line".to_owned(), Kind::Unclassified);
        }
        if summary.module != path && summary.module != actual_path {
            let text = format!(
                "parsing go.mod:\n\tmodule declares its path as: {}\n\t        but was required as: {path}",
                summary.module
            );
            return wrong(text, Kind::GoModMismatch);
        }
        summary.require.retain(|it| !self.main.excludes(&it.path, &it.version));
        Ok(summary)
    }
}
