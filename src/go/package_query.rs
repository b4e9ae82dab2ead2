//! From a package path to the module that has it: all prefixes of the path at once, one hop after the other
//! (`modload.QueryPattern`).

use super::retraction::Allow;
use super::session::Session;
use super::{Change, Class, Failure, Kind, Operation, Zip, module_path};

/// A module that was found for a path.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) path: String,
    pub(crate) version: String,
    /// The packages in it that were asked for.
    pub(crate) packages: Vec<String>,
}

/// What a query asks of each candidate.
pub(crate) struct PackageQuery<'a> {
    pub(crate) pattern: &'a str,
    pub(crate) query: &'a str,
    /// The version in use of a module, or `none`.
    pub(crate) current: &'a dyn Fn(&str) -> String,
    /// What a candidate must pass, for the version that is in use.
    pub(crate) allow: &'a dyn Fn(&str) -> Allow,
}

/// Whether a zip has a package, and where (`modload.dirInModule`).
pub(crate) fn has_package(zip: &Zip, module: &str, package: &str) -> bool {
    let folder =
        if package == module { Some("") } else { package.strip_prefix(module).and_then(|it| it.strip_prefix('/')) };
    folder.is_some_and(|folder| zip.packages.iter().any(|it| it.folder == folder))
}

/// The packages of a module that a pattern with `...` matches (`cmd/internal/pkgpattern`).
fn matching(zip: &Zip, module: &str, pattern: &str) -> Vec<String> {
    let name = |folder: &str| if folder.is_empty() { module.to_owned() } else { format!("{module}/{folder}") };
    zip.packages.iter().map(|it| name(&it.folder)).filter(|it| matches_pattern(pattern, it)).collect()
}

/// Whether a path matches a pattern with `...`; `x/...` matches `x` as well.
pub(crate) fn matches_pattern(pattern: &str, path: &str) -> bool {
    if pattern.strip_suffix("/...").is_some_and(|before| !before.contains("...") && before == path) {
        return true;
    }
    let mut parts = pattern.split("...");
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else { return false };
    let parts: Vec<&str> = parts.collect();
    for (number, part) in parts.iter().enumerate() {
        if number + 1 == parts.len() {
            return rest.len() >= part.len() && rest.ends_with(part);
        }
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.is_empty()
}

impl Session<'_> {
    /// The modules that have the package, and else the module that is the path (`modload.QueryPattern`).
    pub(crate) fn query_pattern(&mut self, it: &PackageQuery<'_>) -> Result<(Vec<Found>, Option<Found>), Failure> {
        let wildcard = it.pattern.find("...");
        let base = match wildcard {
            Some(at) => match it.pattern[..at].rfind('/') {
                Some(slash) => &it.pattern[..slash],
                None => {
                    let text = format!(
                        "no modules to query for {}@{} because first path element contains a wildcard",
                        it.pattern, it.query
                    );
                    return Err(Failure::new(Kind::Unclassified, text));
                }
            },
            None => it.pattern,
        };
        let candidates = self.prefixes(base);
        if candidates.is_empty() {
            let text = format!("can't request version {:?} of the main module ({})", it.query, it.pattern);
            return Err(Failure::new(Kind::Unclassified, text));
        }
        let operation = Operation::PackageQuery { path: it.pattern.to_owned(), query: it.query.to_owned() };
        let many = candidates.len() > 1;
        let found = self.try_hops(operation, |session, entry| {
            let before = session.at_once;
            session.at_once |= many;
            let results: Vec<_> = candidates.iter().map(|path| session.query_candidate(entry, path, it)).collect();
            session.at_once = before;
            // What ends the process, or never comes back, does not keep back the others.
            let end = results.iter().find_map(|said| said.as_ref().err().filter(|failure| failure.ends()));
            match end {
                Some(failure) => Err(failure.clone()),
                None => session.verdict(results),
            }
        })?;
        let only_module = found.iter().find(|it| it.packages.is_empty()).cloned();
        Ok((found.into_iter().filter(|it| !it.packages.is_empty()).collect(), only_module))
    }

    /// The same, where a module without the package is not enough (`modload.QueryPackages`).
    pub(crate) fn query_packages(&mut self, it: &PackageQuery<'_>) -> Result<Vec<Found>, Failure> {
        let (found, module) = self.query_pattern(it)?;
        match (found.is_empty(), module) {
            (true, Some(module)) => Err(not_in_module(&module.path, &module.version, it)),
            _ => Ok(found),
        }
    }

    /// All prefixes of a path that can be a module's, longest first (`modulePrefixesExcludingTarget`).
    fn prefixes(&self, path: &str) -> Vec<String> {
        let mut out = Vec::new();
        let mut at = path;
        loop {
            if !self.main.is(at) && module_path::split_path_version(at).2 {
                out.push(at.to_owned());
            }
            match at.rfind('/') {
                Some(slash) => at = &at[..slash],
                None => return out,
            }
        }
    }

    fn query_candidate(
        &mut self,
        entry: &super::hops::Entry,
        path: &str,
        it: &PackageQuery<'_>,
    ) -> Result<Found, Failure> {
        let current = (it.current)(path);
        let info = self.query_at(entry, path, it.query, &current, &(it.allow)(&current))?;
        let mut found = Found { path: path.to_owned(), version: info.version, packages: Vec::new() };
        if super::repo::is_toolchain(path) {
            return Ok(found);
        }
        let zip = self.fetch_module(path, &found.version)?;
        if it.pattern.contains("...") {
            found.packages = matching(&zip, path, it.pattern);
        } else if has_package(&zip, path, it.pattern) {
            found.packages.push(it.pattern.to_owned());
        }
        if found.packages.is_empty() && !matches_pattern(it.pattern, path) && it.pattern != path {
            return Err(not_in_module(path, &found.version, it));
        }
        Ok(found)
    }

    /// The zip of a module or of what replaces it (`modload.fetch`).
    pub(crate) fn fetch_module(&mut self, path: &str, version: &str) -> Result<Zip, Failure> {
        let (path, version) =
            self.main.replacement(path, version).unwrap_or_else(|| (path.to_owned(), version.to_owned()));
        if version.is_empty() {
            let prefix = String::new();
            return Ok(Zip { prefix, sum: String::new(), packages: Vec::new(), go_mod: None });
        }
        if self.must_have_sums() && !self.has_sum(&path, &version)? {
            let failure = Failure::new(Kind::MissingGoSumEntry, "missing go.sum entry");
            return Err(failure.of_module(&path, &version));
        }
        self.download(&path, &version)
    }

    /// What the answers for all candidates mean together (`queryPrefixModules`).
    fn verdict(&self, results: Vec<Result<Found, Failure>>) -> Result<Vec<Found>, Failure> {
        let mild_version = self.release.has(Change::InvalidVersionIsMild);
        let mut found = Vec::new();
        let mut hard: Option<Failure> = None;
        // The first failure of each mild class, in the order in which they count.
        let mut mild: [Option<Failure>; 6] = Default::default();
        for result in results {
            let failure = match result {
                Ok(module) => {
                    found.push(module);
                    continue;
                }
                Err(failure) => failure,
            };
            let place = match failure.class {
                Class::PackageNotInModule => Some(0),
                Class::NoMatchingVersion => Some(1),
                Class::NoPatchBase => Some(2),
                Class::InvalidPath => Some(3),
                _ if failure.not_found => Some(5),
                Class::InvalidVersion if mild_version => Some(4),
                _ => None,
            };
            match place {
                Some(place) => {
                    mild[place].get_or_insert(failure);
                }
                None if hard.is_none() && found.is_empty() && mild[0].is_none() => hard = Some(failure),
                None => {}
            }
        }
        if let Some(hard) = hard {
            return Err(hard);
        }
        if !found.is_empty() {
            return Ok(found);
        }
        Err(mild.into_iter().flatten().next().unwrap_or_else(super::hops::no_proxy))
    }
}

/// The module is there, the package is not (`PackageNotInModuleError`).
fn not_in_module(path: &str, version: &str, it: &PackageQuery<'_>) -> Failure {
    let found = if it.query == version { String::new() } else { format!(" ({version})") };
    let what = if it.pattern.contains("...") { "packages matching" } else { "package" };
    let text = format!("module {path}@{} found{found}, but does not contain {what} {}", it.query, it.pattern);
    Failure::new(Kind::PackageNotInModule, text).of(Class::PackageNotInModule)
}
