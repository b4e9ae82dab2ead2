//! From a commit to a version: tags of the module, `+incompatible`, pseudo-versions (`codeRepo.convert`).

use super::{CodeRepo, joined, without_suffix};
use crate::go::direct::asks::Asks;
use crate::go::direct::commit::{Commit, all_hex};
use crate::go::info::Info;
use crate::go::{Change, Failure, Kind, module_path, pseudo_version, semver};

impl CodeRepo {
    /// The version of a commit that was asked for as `asked`, which is empty for the newest.
    pub(super) fn convert(&mut self, asks: &mut dyn Asks, commit: &Commit, asked: &str) -> Result<Info, Failure> {
        if pseudo_version::is_pseudo(asked) {
            let folder_first = asks.release().has(Change::GoModBeforeAncestors);
            if folder_first {
                self.canonical(asks, commit, asked, asked)?;
            }
            self.check_pseudo(asks, commit, asked)?;
            return self.canonical(asks, commit, asked, asked);
        }
        let retracted = self.retracted(asks)?;
        let is_retracted = |version: &str| {
            let within = |low: &String, high: &String| {
                semver::compare(low, version).is_le() && semver::compare(version, high).is_le()
            };
            retracted.iter().any(|(low, high)| within(low, high))
        };
        if let Some((version, true)) = self.version_of_tag(&commit.version) {
            match self.canonical(asks, commit, asked, &version) {
                Err(failure) if !failure.ends() => {}
                said => return said,
            }
        }
        let (mut highest, mut base) = (String::new(), String::new());
        for tag in &commit.tags {
            let (version, is_canonical) = self.version_of_tag(tag).unwrap_or_default();
            if !asked.is_empty() && semver::compare(&version, asked).is_eq() {
                if is_canonical {
                    return self.canonical(asks, commit, asked, &version);
                }
                base.clone_from(&version);
            }
            if is_canonical
                && semver::compare(&highest, &version).is_lt()
                && !is_retracted(&version)
                && self.fits(asks, commit, asked, &version)
            {
                highest = version;
            }
        }
        if !highest.is_empty() {
            return self.canonical(asks, commit, asked, &highest);
        }
        if base.is_empty() {
            base = self.recent_base(asks, commit, asked, &is_retracted)?;
        }
        let major = module_path::path_major_prefix(&self.major);
        let version = pseudo_version::pseudo_version(major, &base, &commit.time, &commit.short);
        self.canonical(asks, commit, asked, &version)
    }

    /// The version that a tag of the module names, and whether it is written out; none for other tags.
    fn version_of_tag(&self, tag: &str) -> Option<(String, bool)> {
        let trimmed = tag.strip_prefix(self.tag_prefix().as_str())?;
        if pseudo_version::is_pseudo(tag) {
            return None;
        }
        let version = semver::canonical(trimmed);
        if version.is_empty() || !trimmed.starts_with(&version) {
            return None;
        }
        let is_canonical = version == trimmed;
        Some((version, is_canonical))
    }

    /// Whether the major version fits the path, or may be `+incompatible`.
    fn fits(&mut self, asks: &mut dyn Asks, commit: &Commit, asked: &str, version: &str) -> bool {
        module_path::match_path_major(version, &self.major) || self.may_be_incompatible(asks, commit, asked, version)
    }

    /// The highest version before a commit, for its pseudo-version (`RecentTag`).
    fn recent_base(
        &mut self,
        asks: &mut dyn Asks,
        commit: &Commit,
        asked: &str,
        is_retracted: &dyn Fn(&str) -> bool,
    ) -> Result<String, Failure> {
        let Some(merged) = self.code.borrow_mut().merged(asks, &commit.name) else { return Ok(String::new()) };
        let mut found = self.highest(asks, commit, asked, &merged, is_retracted);
        let tag = format!("{}{found}", self.tag_prefix());
        let uncertain = found.is_empty() || all_hex(&tag);
        if uncertain && self.code.borrow().has_history() {
            let start = format!("{}v", self.tag_prefix());
            let tags = self.code.borrow_mut().tags(asks, &start)?;
            if tags.is_empty() {
                return Ok(String::new());
            }
            let merged = self.code.borrow_mut().merged_in_all(asks, &commit.name)?;
            found = self.highest(asks, commit, asked, &merged, is_retracted);
        }
        Ok(self
            .version_of_tag(&format!("{}{found}", self.tag_prefix()))
            .map_or_else(String::new, |(version, _)| version))
    }

    fn highest(
        &mut self,
        asks: &mut dyn Asks,
        commit: &Commit,
        asked: &str,
        tags: &[String],
        is_retracted: &dyn Fn(&str) -> bool,
    ) -> String {
        let mut highest = String::new();
        for tag in tags {
            let Some((version, _)) = self.version_of_tag(tag) else { continue };
            if !self.fits(asks, commit, asked, &version) || is_retracted(&version) {
                continue;
            }
            let named = tag.get(self.tag_prefix().len()..).unwrap_or_default();
            if semver::compare(named, &highest).is_gt() {
                named.clone_into(&mut highest);
            }
        }
        highest
    }

    /// Whether a commit's versions from v2 on may be used without a major version in the path: it has no go.mod.
    fn may_be_incompatible(&mut self, asks: &mut dyn Asks, commit: &Commit, asked: &str, version: &str) -> bool {
        if !self.folder.is_empty() || !self.major.is_empty() {
            return false;
        }
        let mut has = |folder: &str| {
            let found = self.code.borrow_mut().go_mod(asks, &commit.name, folder);
            matches!(found, Ok(Some(_)))
        };
        if has("") {
            return false;
        }
        version.is_empty() || asked.ends_with("+incompatible") || !has(semver::major(version))
    }

    /// The version, if the commit may be called so by the module's path (`checkCanonical`).
    fn canonical(&mut self, asks: &mut dyn Asks, commit: &Commit, asked: &str, version: &str) -> Result<Info, Failure> {
        if let Err(failure) = self.find_folder(asks, version) {
            return Err(self.invalid(version, Failure { not_found: true, ..failure }));
        }
        let named = if version == without_suffix(asked) { asked } else { version };
        let base = without_suffix(named);
        let mut named = named.to_owned();
        let mut wrong = None;
        if !module_path::match_path_major(base, &self.major) {
            if self.may_be_incompatible(asks, commit, asked, base) {
                named = format!("{base}+incompatible");
            } else if self.major.is_empty() {
                let path = joined(&[&self.stem, semver::major(&named)]);
                let text =
                    format!("module contains a go.mod file, so module path must match major version (\"{path}\")");
                wrong = Some((Kind::MajorVersionMismatch, text));
            } else {
                let text = "module path includes a major version suffix, so major version must match";
                wrong = Some((Kind::UnknownRevision, text.to_owned()));
            }
        } else if named.ends_with("+incompatible") {
            let major = semver::major(&named);
            let text = format!("+incompatible suffix not allowed: major version {major} is compatible");
            wrong = Some((Kind::UnknownRevision, text));
        }
        if !asked.is_empty() && asked == pseudo_version::canonical_version(asked) && without_suffix(asked) != base {
            let text = format!("resolves to version {named} ({} is not a tag)", without_suffix(asked));
            return Err(self.invalid(asked, Failure::new(Kind::UnknownRevision, text)));
        }
        match wrong {
            Some((kind, text)) => Err(self.invalid(&named, Failure::new(kind, text))),
            None => Ok(Self::info(commit, named)),
        }
    }
}
