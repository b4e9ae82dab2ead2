//! From a query such as `latest` or `v1.2` to a version of a module (`cmd/go/internal/modload/query.go`).

use std::cmp::Ordering;

use super::hops::Entry;
use super::info::Info;
use super::retraction::Allow;
use super::session::{Mode, Session};
use super::{Class, Failure, Kind, Operation, module_path, module_version, pseudo_version};

/// A query, taken apart.
struct Matcher {
    path: String,
    prefix: String,
    filter: Filter,
    prefer_lower: bool,
    may_use_latest: bool,
    prefer_incompatible: bool,
}

/// Which versions fit, beside the prefix.
enum Filter {
    Any,
    Bound(fn(Ordering) -> bool, String),
}

/// What a query refers to.
enum Meaning {
    Versions(Matcher),
    /// A version as a whole.
    Exact,
    /// A branch, a commit, anything that is no version.
    Revision,
}

impl Matcher {
    fn read(path: &str, query: &str, current: &str) -> Result<Meaning, Failure> {
        let mut it = Matcher {
            path: path.to_owned(),
            prefix: String::new(),
            filter: Filter::Any,
            prefer_lower: false,
            may_use_latest: false,
            prefer_incompatible: current.ends_with("+incompatible"),
        };
        let fresh = matches!(current, "" | "none");
        match query {
            "latest" => it.may_use_latest = true,
            "upgrade" if fresh => it.may_use_latest = true,
            "upgrade" => {
                it.may_use_latest = pseudo_version::is_pseudo(current);
                it.filter = Filter::Bound(Ordering::is_ge, current.to_owned());
            }
            "patch" if fresh => {
                let text = format!("can't query version \"patch\" of module {path}: no existing version is required");
                return Err(Failure::new(Kind::Unclassified, text).of(Class::NoPatchBase));
            }
            "patch" => {
                it.may_use_latest = pseudo_version::is_pseudo(current);
                it.prefix = format!("{}.", module_version::major_minor(path, current));
                it.filter = Filter::Bound(Ordering::is_ge, current.to_owned());
            }
            _ => return it.by_version(query),
        }
        Ok(Meaning::Versions(it))
    }

    fn by_version(mut self, query: &str) -> Result<Meaning, Failure> {
        type Bound = (&'static str, fn(Ordering) -> bool, bool, bool);
        // What it begins with, what fits, whether a prefix of a version is ambiguous, whether the lowest counts.
        const BOUNDS: [Bound; 4] = [
            ("<=", Ordering::is_le, true, false),
            ("<", Ordering::is_lt, false, false),
            (">=", Ordering::is_ge, false, true),
            (">", Ordering::is_gt, true, true),
        ];
        for (sign, fits, ambiguous, lower) in BOUNDS {
            let Some(version) = query.strip_prefix(sign) else { continue };
            if !module_version::is_valid(&self.path, version) {
                let text = format!("invalid semantic version {version:?} in range {query:?}");
                return Err(Failure::new(Kind::Unclassified, text));
            }
            if ambiguous && module_version::is_prefix(&self.path, version) {
                let text = format!("ambiguous semantic version {version:?} in range {query:?}");
                return Err(Failure::new(Kind::BadRangeQuery, text));
            }
            self.filter = Filter::Bound(fits, version.to_owned());
            self.prefer_lower = lower;
            self.prefer_incompatible |= !self.fits_major(version);
            return Ok(Meaning::Versions(self));
        }
        if !module_version::is_valid(&self.path, query) {
            return Ok(Meaning::Revision);
        }
        if !module_version::is_prefix(&self.path, query) {
            return Ok(Meaning::Exact);
        }
        self.prefix = format!("{query}.");
        self.filter = Filter::Bound(Ordering::is_ge, query.to_owned());
        self.prefer_incompatible |= !self.fits_major(query);
        Ok(Meaning::Versions(self))
    }

    fn fits_major(&self, version: &str) -> bool {
        let (_, major, well_formed) = module_path::split_path_version(&self.path);
        well_formed && module_path::check_path_major(version, major).is_ok()
    }

    fn fits(&self, version: &str) -> bool {
        if !self.prefix.is_empty() && !version.starts_with(&self.prefix) {
            let toolchain = super::repo::is_toolchain(&self.path);
            if !(toolchain && self.prefix.strip_suffix('.') == Some(version)) {
                return false;
            }
        }
        match &self.filter {
            Filter::Any => true,
            Filter::Bound(fits, bound) => fits(module_version::compare(&self.path, version, bound)),
        }
    }
}

/// Whether a query names a branch or commit rather than versions (`modload.IsRevisionQuery`).
pub(crate) fn is_revision(path: &str, query: &str) -> bool {
    let by_word = matches!(query, "latest" | "upgrade" | "patch") || query.starts_with(['<', '>']);
    let prefix = module_version::is_valid(path, query) && module_version::is_prefix(path, query);
    !(by_word || prefix)
}

impl Session<'_> {
    /// The version that a query means, hop by hop (`modload.Query`).
    pub(crate) fn query(&mut self, path: &str, query: &str, current: &str, allow: &Allow) -> Result<Info, Failure> {
        let operation = Operation::Query { path: path.to_owned(), query: query.to_owned() };
        self.try_hops(operation, |session, entry| session.query_at(entry, path, query, current, allow))
    }

    /// The same at one hop (`modload.queryProxy`).
    pub(crate) fn query_at(
        &mut self,
        entry: &Entry,
        path: &str,
        query: &str,
        current: &str,
        allow: &Allow,
    ) -> Result<Info, Failure> {
        if !matches!(current, "" | "none") && !module_version::is_valid(path, current) {
            return Err(Failure::new(Kind::Unclassified, format!("invalid previous version {path}@{current}")));
        }
        if self.mode == Mode::Vendor {
            return Err(Failure::new(Kind::VendorMode, "cannot query module due to -mod=vendor"));
        }
        if matches!(path, "std" | "cmd") {
            let text = format!("can't query specific version ({query:?}) of standard-library module {path:?}");
            return Err(Failure::new(Kind::Unclassified, text));
        }
        if !super::repo::is_toolchain(path) && !self.is_replaced(path) {
            module_path::check_path(path)?;
        }
        let Meaning::Versions(matcher) = Matcher::read(path, query, current)? else {
            return self.stat_query(entry, path, query, allow);
        };
        let said = self.versions_at(entry, path, &matcher.prefix);
        let versions = self.add_replaced(path, &matcher.prefix, said)?;
        let (releases, prereleases) = self.filter(&matcher, &versions, allow)?;
        let pick = |list: &[String]| if matcher.prefer_lower { list.first().cloned() } else { list.last().cloned() };
        if let Some(version) = pick(&releases).or_else(|| pick(&prereleases)) {
            return self.settle(entry, path, query, current, &version);
        }
        if matcher.may_use_latest {
            let said = self.latest_at(entry, path);
            match self.replaced_latest(path, said) {
                Ok(latest) => {
                    if self.admits(&matcher, &latest.version, allow)? {
                        return self.settle(entry, path, query, current, &latest.version);
                    }
                }
                Err(failure) if !failure.not_found || failure.ends() => return Err(failure),
                Err(_) => {}
            }
        }
        if matches!(query, "upgrade" | "patch") && !matches!(current, "" | "none") {
            self.refuse_disallowed(allow, path, current)?;
            return self.settle(entry, path, query, "", current);
        }
        let mut text = format!("no matching versions for query {query:?}");
        if matches!(query, "upgrade" | "patch") && !matches!(current, "" | "none") {
            text = format!("{text} (current version is {current})");
        }
        Err(Failure::new(Kind::NoMatchingVersions, text).of(Class::NoMatchingVersion))
    }

    /// A whole version, a branch or a commit: one question.
    fn stat_query(&mut self, entry: &Entry, path: &str, query: &str, allow: &Allow) -> Result<Info, Failure> {
        let info = match self.stat_at(entry, path, query) {
            Ok(info) => info,
            Err(failure) if failure.ends() => return Err(failure),
            Err(failure) => {
                let canonical = pseudo_version::canonical_version(query);
                if let Some(info) = self.replaced_stat(path, query) {
                    info
                } else if canonical.is_empty() || canonical == query {
                    return Err(failure);
                } else {
                    match self.stat_at(entry, path, &canonical) {
                        Ok(info) => info,
                        Err(other) if other.not_found && !other.ends() => return Err(failure),
                        Err(other) => return Err(other),
                    }
                }
            }
        };
        self.refuse_disallowed(allow, path, &info.version)?;
        Ok(info)
    }

    /// The .info of the version that was chosen; an upgrade from a pseudo-version never goes back in time.
    fn settle(
        &mut self,
        entry: &Entry,
        path: &str,
        query: &str,
        current: &str,
        version: &str,
    ) -> Result<Info, Failure> {
        let info = match self.stat_at(entry, path, version) {
            Err(failure) if !failure.ends() => self.replaced_stat(path, version).ok_or(failure)?,
            said => said?,
        };
        if matches!(query, "upgrade" | "patch") && pseudo_version::is_pseudo(current) && !info.time.is_empty() {
            let time: String = info.time.chars().filter(char::is_ascii_digit).take(14).collect();
            if pseudo_version::time(current).is_ok_and(|now| time.as_str() < now) {
                return self.stat_at(entry, path, current);
            }
        }
        Ok(info)
    }

    /// Whether a version fits and is allowed; a failure to find out counts as yes (`queryMatcher.allowsVersion`).
    fn admits(&mut self, matcher: &Matcher, version: &str, allow: &Allow) -> Result<bool, Failure> {
        if !matcher.fits(version) {
            return Ok(false);
        }
        match self.allowed(allow, &matcher.path, version) {
            Ok(()) => Ok(true),
            Err(refused) if refused.failure.ends() => Err(refused.failure),
            Err(refused) => Ok(!refused.disallowed),
        }
    }

    fn refuse_disallowed(&mut self, allow: &Allow, path: &str, version: &str) -> Result<(), Failure> {
        match self.allowed(allow, path, version) {
            Err(refused) if refused.disallowed || refused.failure.ends() => Err(refused.failure),
            _ => Ok(()),
        }
    }

    /// The versions that fit, releases and pre-releases apart (`queryMatcher.filterVersions`).
    fn filter(
        &mut self,
        matcher: &Matcher,
        versions: &[String],
        allow: &Allow,
    ) -> Result<(Vec<String>, Vec<String>), Failure> {
        let mut incompatible = matcher.prefer_incompatible;
        let mut last_compatible: Option<&String> = None;
        let (mut releases, mut prereleases) = (Vec::new(), Vec::new());
        for version in versions {
            if !self.admits(matcher, version, allow)? {
                continue;
            }
            if !incompatible {
                if !version.ends_with("+incompatible") {
                    last_compatible = Some(version);
                } else if let Some(last) = last_compatible {
                    let text = self.go_mod(&matcher.path, last)?;
                    if text != legacy_go_mod(&matcher.path) {
                        break;
                    }
                    incompatible = true;
                }
            }
            let list =
                if module_version::is_prerelease(&matcher.path, version) { &mut prereleases } else { &mut releases };
            list.push(version.clone());
        }
        Ok((releases, prereleases))
    }

    /// All versions of a module (`modload.versions`).
    pub(crate) fn versions(&mut self, path: &str, allow: &Allow) -> Result<Vec<String>, Failure> {
        self.try_hops(Operation::Versions(path.to_owned()), |session, entry| {
            if !super::repo::is_toolchain(path) {
                module_path::check_path(path)?;
            }
            let mut out = Vec::new();
            let said = session.versions_at(entry, path, "");
            for version in session.add_replaced(path, "", said)? {
                match session.allowed(allow, path, &version) {
                    Ok(()) => out.push(version),
                    Err(refused) if refused.disallowed && !refused.failure.ends() => {}
                    Err(refused) => return Err(refused.failure),
                }
            }
            Ok(out)
        })
    }
}

/// The go.mod of a module that has none (`modfetch.LegacyGoMod`).
pub(crate) fn legacy_go_mod(path: &str) -> String {
    format!("module {path}\n")
}
