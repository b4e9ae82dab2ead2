//! Whether a version may be chosen: exclusions of the main module, retractions of the module's latest version
//! (`cmd/go/internal/modload/modfile.go`).

use super::mod_file::ModFile;
use super::session::Session;
use super::{Failure, Kind, module_version};

/// What is asked of a version before it is chosen.
#[derive(Clone, Debug)]
pub(crate) enum Allow {
    /// Nothing.
    Anything,
    /// It is not excluded.
    NotExcluded,
    /// It is neither excluded nor retracted (`CheckAllowed`).
    NotRetracted,
    /// The same; but what was asked for by name may be retracted, and what is selected already may be anything
    /// (`modget.checkAllowedOr`).
    Requested { query: String, selected: String },
}

/// A version that may not be chosen, or of which that could not be found out.
pub(crate) struct Refused {
    /// It may not be (`ErrDisallowed`).
    pub(crate) disallowed: bool,
    pub(crate) failure: Failure,
}

impl Session<'_> {
    /// Whether a version may be chosen.
    pub(crate) fn allowed(&mut self, allow: &Allow, path: &str, version: &str) -> Result<(), Refused> {
        let retractions = match allow {
            Allow::Anything => return Ok(()),
            Allow::NotExcluded => false,
            Allow::Requested { query, .. } if query == version => false,
            Allow::Requested { query, selected }
                if matches!(query.as_str(), "upgrade" | "patch") && selected == version =>
            {
                return Ok(());
            }
            Allow::NotRetracted | Allow::Requested { .. } => true,
        };
        if self.main.excludes(path, version) {
            let failure = Failure::new(Kind::Unclassified, "excluded by go.mod").of_module(path, version);
            return Err(Refused { disallowed: true, failure });
        }
        if retractions { self.check_retractions(path, version) } else { Ok(()) }
    }

    fn check_retractions(&mut self, path: &str, version: &str) -> Result<(), Refused> {
        if version.is_empty() || self.is_replaced(path) {
            return Ok(());
        }
        let loaded = self.newest(path).and_then(|(path, version)| self.summary(&path, &version));
        let summary = match loaded {
            Ok(summary) => summary,
            Err(failure) if failure.ends() => return Err(Refused { disallowed: false, failure }),
            Err(failure) => {
                let inner = failure.inner.clone().unwrap_or_else(|| failure.text.clone());
                // Its words may not be the same: `version "v2.0.0" invalid` is no `invalid version`.
                let vague = failure.kind == Kind::UnknownRevision
                    && !["invalid version", "unknown revision"].iter().any(|words| inner.contains(words));
                let kind = if vague { Kind::Unclassified } else { failure.kind };
                let text = format!("loading module retractions for {path}@{version}: {inner}");
                return Err(Refused { disallowed: false, failure: Failure { kind, text, inner: None, ..failure } });
            }
        };
        let within = |low: &str, high: &str| {
            module_version::compare(path, low, version).is_le() && module_version::compare(path, version, high).is_le()
        };
        if summary.retract.iter().any(|(low, high)| within(low, high)) {
            let failure = Failure::new(Kind::Unclassified, "retracted by module author").of_module(path, version);
            return Err(Refused { disallowed: true, failure });
        }
        Ok(())
    }

    /// The newest version of a module, retracted or not (`queryLatestVersionIgnoringRetractions`).
    fn newest(&mut self, path: &str) -> Result<(String, String), Failure> {
        if let Some(said) = self.newest.get(path) {
            return said.clone();
        }
        let said = self.query(path, "latest", "", &Allow::Anything).map(|info| (path.to_owned(), info.version));
        self.newest.insert(path.to_owned(), said.clone());
        said
    }

    /// Whether a module is deprecated can be read in its newest go.mod; here only that it can be (`CheckDeprecation`).
    pub(crate) fn deprecation(&mut self, path: &str) -> Result<(), Failure> {
        let loaded = self.newest(path).and_then(|(path, version)| self.summary(&path, &version));
        loaded
            .map(|_| ())
            .map_err(|it| if it.ends() { it } else { it.after(&format!("loading deprecation for {path}: ")) })
    }

    /// What a version's go.mod says (`rawGoModSummary`).
    pub(crate) fn summary(&mut self, path: &str, version: &str) -> Result<ModFile, Failure> {
        if super::repo::is_toolchain(path) {
            return Ok(ModFile::default());
        }
        let key = (path.to_owned(), version.to_owned());
        if let Some(said) = self.summaries.get(&key) {
            return said.clone();
        }
        let release = self.release;
        let said = self.go_mod(path, version).and_then(|text| {
            let read = ModFile::parse_lax(&text, release);
            read.map_err(|failure| failure.after("parsing go.mod: ").of_module(path, version))
        });
        self.summaries.insert(key, said.clone());
        said
    }
}
