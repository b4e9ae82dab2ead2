//! A module in a repository: its versions, what a revision is called, its go.mod and its zip
//! (`cmd/go/internal/modfetch/coderepo.go`).

mod ancestors;
mod canonical;
mod folder;
mod retracted;

use std::cell::RefCell;
use std::rc::Rc;

use super::asks::Asks;
use super::code::Code;
use super::commit::Commit;
use super::go_import::has_path_prefix;
use crate::go::info::Info;
use crate::go::{Class, Failure, Kind, Zip, gover, module_path, pseudo_version, semver};

/// A module in a repository.
pub(crate) struct CodeRepo {
    path: String,
    /// The import path of the repository's root.
    root: String,
    /// The folder that the module is looked for in, without its major version.
    folder: String,
    /// `/v2`, `.v2`, `.v2-unstable` or nothing.
    major: String,
    /// The path without that.
    stem: String,
    code: Rc<RefCell<Code>>,
}

impl CodeRepo {
    /// The module of that path in the repository of another (`newCodeRepo`).
    pub(super) fn new(code: Rc<RefCell<Code>>, root: &str, within: &str, path: &str) -> Result<Self, Failure> {
        let failed = |text: String| Err(Failure::new(Kind::Unclassified, text));
        if !has_path_prefix(path, root) {
            return failed(format!("mismatched repo: found {root} for {path}"));
        }
        let (stem, major, fits) = module_path::split_path_version(path);
        if !fits {
            return failed(format!("invalid module path \"{path}\""));
        }
        let mut folder = String::new();
        let stem = if root == path { path } else { stem };
        if root != path {
            if !has_path_prefix(stem, root) {
                return failed(format!("repository rooted at {root} cannot contain module {path}"));
            }
            stem.get(root.len()..).unwrap_or_default().trim_matches('/').clone_into(&mut folder);
        }
        if !within.is_empty() {
            folder = joined(&[&folder, within]);
        }
        let (path, root, major, stem) = (path.to_owned(), root.to_owned(), major.to_owned(), stem.to_owned());
        Ok(CodeRepo { path, root, folder, major, stem, code })
    }

    /// What a tag of the module begins with.
    fn tag_prefix(&self) -> String {
        if self.folder.is_empty() { String::new() } else { format!("{}/", self.folder) }
    }

    /// The versions with that beginning, sorted; pseudo-versions are none.
    pub(crate) fn versions(&mut self, asks: &mut dyn Asks, prefix: &str) -> Result<Vec<String>, Failure> {
        if self.path.starts_with("gopkg.in/") && self.path.ends_with("-unstable") {
            return Ok(Vec::new());
        }
        let start = self.tag_prefix();
        let tags = self.code.borrow_mut().tags(asks, &format!("{start}{prefix}"));
        let tags = tags.map_err(|failure| failure.of_module(&self.path, ""))?;
        let (mut list, mut incompatible) = (Vec::new(), Vec::new());
        for tag in tags {
            let Some(version) = tag.strip_prefix(start.as_str()) else { continue };
            if version.is_empty() || version != semver::canonical(version) || pseudo_version::is_pseudo(version) {
                continue;
            }
            if module_path::match_path_major(version, &self.major) {
                list.push(version.to_owned());
            } else if self.folder.is_empty() && self.major.is_empty() && semver::major(version) > "v1" {
                incompatible.push(version.to_owned());
            }
        }
        list.sort_by(|one, other| semver::compare_texts(one, other));
        incompatible.sort_by(|one, other| semver::compare_texts(one, other));
        self.with_incompatible(asks, list, &incompatible)
    }

    /// Adds versions from v2 on of repositories without go.mod (`appendIncompatibleVersions`).
    fn with_incompatible(
        &mut self,
        asks: &mut dyn Asks,
        mut list: Vec<String>,
        incompatible: &[String],
    ) -> Result<Vec<String>, Failure> {
        if incompatible.is_empty() || !self.major.is_empty() {
            return Ok(list);
        }
        if let Some(last) = list.last()
            && self.has_go_mod(asks, &last.clone())?
        {
            return Ok(list);
        }
        let mut seen: Option<(&str, bool)> = None;
        for version in incompatible {
            let major = semver::major(version);
            let has = match seen {
                Some((known, has)) if known == major => has,
                _ => {
                    let newest = incompatible.iter().rfind(|other| semver::major(other) == major);
                    self.has_go_mod(asks, newest.unwrap_or(version))?
                }
            };
            seen = Some((major, has));
            if !has {
                list.push(format!("{version}+incompatible"));
            }
        }
        Ok(list)
    }

    fn has_go_mod(&mut self, asks: &mut dyn Asks, revision: &str) -> Result<bool, Failure> {
        let found = self.code.borrow_mut().go_mod(asks, revision, "");
        found.map(|text| text.is_some()).map_err(|failure| failure.of_module(&self.path, ""))
    }

    /// What a version, tag, branch or hash is.
    pub(crate) fn stat(&mut self, asks: &mut dyn Asks, revision: &str) -> Result<Info, Failure> {
        if revision == "latest" {
            return self.latest(asks);
        }
        let name = self.revision_of(revision);
        let commit = self.code.borrow_mut().stat(asks, &name);
        let commit = commit.map_err(|failure| self.invalid(revision, failure))?;
        self.convert(asks, &commit, revision)
    }

    /// The newest revision, where there is no version.
    pub(crate) fn latest(&mut self, asks: &mut dyn Asks) -> Result<Info, Failure> {
        let commit = self.code.borrow_mut().latest(asks)?;
        self.convert(asks, &commit, "")
    }

    /// The go.mod of a version; a repository without one has one that names the module.
    pub(crate) fn go_mod(&mut self, asks: &mut dyn Asks, version: &str) -> Result<String, Failure> {
        self.check_canonical(asks, version)?;
        let found = self.find_folder(asks, version)?;
        Ok(found.go_mod.unwrap_or_else(|| format!("module {}\n", self.path)))
    }

    /// The zip of a version.
    pub(crate) fn zip(&mut self, asks: &mut dyn Asks, version: &str) -> Result<Zip, Failure> {
        self.check_canonical(asks, version)?;
        let found = self.find_folder(asks, version)?;
        let go_mod = self.code.borrow_mut().go_mod(asks, &found.revision, &found.folder)?;
        let needed = go_mod.as_deref().and_then(folder::go_line).unwrap_or_default().to_owned();
        let local = asks.release().to_string();
        if gover::compare(&needed, &local).is_gt() {
            let text = format!("{}@{version} requires go >= {needed} (running go {local})", self.path);
            let failure = Failure::new(Kind::ToolchainLocalTooOld, text);
            return Err(Failure { needs_go: Some(needed), ..failure });
        }
        let packed = self.code.borrow_mut().zip(asks, &found.revision, &found.folder)?;
        let prefix = format!("{}@{version}/", self.path);
        let packed = packed.unwrap_or(Zip { prefix: String::new(), sum: String::new(), packages: Vec::new(), go_mod });
        if packed.prefix == prefix {
            return Ok(packed);
        }
        // Under another name it has another checksum; the world knows only that of its own.
        let sum = format!("h1:of {} as {prefix}", packed.sum);
        Ok(Zip { prefix, sum, ..packed })
    }

    /// A version has to be written out, and a pseudo-version has to be true.
    fn check_canonical(&mut self, asks: &mut dyn Asks, version: &str) -> Result<(), Failure> {
        if version != pseudo_version::canonical_version(version) {
            return Err(Failure::new(Kind::Unclassified, format!("version {version} is not canonical")));
        }
        if pseudo_version::is_pseudo(version) {
            self.stat(asks, version)?;
        }
        Ok(())
    }

    /// What the repository calls a version (`revToRev`).
    fn revision_of(&self, version: &str) -> String {
        if !semver::is_valid(version) {
            return version.to_owned();
        }
        if let Ok(revision) = pseudo_version::revision(version) {
            return revision.to_owned();
        }
        format!("{}{}", self.tag_prefix(), without_suffix(version))
    }

    /// `module.ModuleError` around a `module.InvalidVersionError`.
    fn invalid(&self, version: &str, why: Failure) -> Failure {
        self.invalid_as("version", version, why)
    }

    fn invalid_as(&self, noun: &str, version: &str, why: Failure) -> Failure {
        if why.ends() {
            return why;
        }
        let kind = match why.kind {
            Kind::Unclassified if noun == "version" => Kind::UnknownRevision,
            kind => kind,
        };
        let text = format!("{}@{version}: invalid {noun}: {}", self.path, why.text);
        let inner = Some(format!("{noun} \"{version}\" invalid: {}", why.text));
        Failure { kind, text, inner, class: Class::InvalidVersion, ..why }
    }

    fn info(commit: &Commit, version: String) -> Info {
        let part = |from: usize, to: usize| commit.time.get(from..to).unwrap_or_default();
        let (date, clock) = ((part(0, 4), part(4, 6), part(6, 8)), (part(8, 10), part(10, 12), part(12, 14)));
        let time = format!("{}-{}-{}T{}:{}:{}Z", date.0, date.1, date.2, clock.0, clock.1, clock.2);
        Info { version, time }
    }
}

/// A version without `+incompatible`.
fn without_suffix(version: &str) -> &str {
    version.strip_suffix("+incompatible").unwrap_or(version)
}

/// `path.Join`: elements with single slashes between them; `.` and `..` resolved.
fn joined(parts: &[&str]) -> String {
    let mut out: Vec<&str> = Vec::new();
    for element in parts.iter().flat_map(|part| part.split('/')) {
        match element {
            "" | "." => {}
            ".." if out.last().is_some_and(|last| *last != "..") => drop(out.pop()),
            element => out.push(element),
        }
    }
    out.join("/")
}
