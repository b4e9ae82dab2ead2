//! Where in its repository a version of a module is: the folder whose go.mod fits (`codeRepo.findDir`).

use super::{CodeRepo, joined};
use crate::go::direct::asks::Asks;
use crate::go::{Failure, Kind, module_path, semver};

/// A version's place.
pub(super) struct Place {
    /// What the repository calls the version.
    pub(super) revision: String,
    /// The folder.
    pub(super) folder: String,
    /// Its go.mod, none for a repository of before modules.
    pub(super) go_mod: Option<String>,
}

impl CodeRepo {
    /// Either the module's folder, or the folder of its major version in it.
    pub(super) fn find_folder(&mut self, asks: &mut dyn Asks, version: &str) -> Result<Place, Failure> {
        if !semver::is_valid(version) {
            return Err(self.invalid(version, Failure::new(Kind::Unclassified, "syntax error")));
        }
        let wrong = |text: String| Err(Failure::new(Kind::Unclassified, text));
        let revision = self.revision_of(version);
        let file = joined(&[&self.folder, "go.mod"]);
        let text = self.read(asks, &revision, &self.folder.clone())?;
        let own = text.as_deref().map(module_line).unwrap_or_default();
        let gopkg = self.major.is_empty() && own.starts_with("gopkg.in/");
        let fits = text.is_some() && (is_major(&own, &self.major) || gopkg);
        let major = self.major.clone();
        let below = major.strip_prefix('/').filter(|_| self.root != self.path);
        if let Some(below) = below {
            let folder = joined(&[&self.folder, below]);
            let file_below = joined(&[&folder, "go.mod"]);
            if let Some(text_below) = self.read(asks, &revision, &folder)? {
                let named = module_line(&text_below);
                let fits_below = is_major(&named, &major);
                if fits && fits_below {
                    return wrong(format!(
                        "{}/{file} and ...{major}/go.mod both have ...{major} module paths at revision {revision}",
                        self.stem
                    ));
                }
                if fits_below {
                    return Ok(Place { revision, folder, go_mod: Some(text_below) });
                }
                let at = format!("{}/{file_below}", self.root);
                return wrong(if named.is_empty() {
                    format!("{at} is missing module path at revision {revision}")
                } else {
                    format!("{at} has non-...{major} module path \"{named}\" at revision {revision}")
                });
            }
        }
        if fits {
            return Ok(Place { revision, folder: self.folder.clone(), go_mod: text });
        }
        if text.is_some() {
            let also = if below.is_some() { format!(" (and ...{major}/go.mod does not exist)") } else { String::new() };
            return wrong(if own.is_empty() {
                format!("{file} is missing module path{also} at revision {revision}")
            } else if !major.is_empty() {
                format!("{file} has non-...{major} module path \"{own}\"{also} at revision {revision}")
            } else if !module_path::split_path_version(&own).2 {
                format!("{file} has malformed module path \"{own}\"{also} at revision {revision}")
            } else {
                let major = semver::major(version);
                format!("{file} has post-{major} module path \"{own}\"{also} at revision {revision}")
            });
        }
        if self.folder.is_empty() && (major.is_empty() || major.starts_with('.')) {
            return Ok(Place { revision, folder: String::new(), go_mod: None });
        }
        if below.is_some() {
            return wrong(format!("missing {}/go.mod and ...{major}/go.mod at revision {revision}", self.stem));
        }
        wrong(format!("missing {}/go.mod at revision {revision}", self.stem))
    }

    fn read(&mut self, asks: &mut dyn Asks, revision: &str, folder: &str) -> Result<Option<String>, Failure> {
        let said = self.code.borrow_mut().go_mod(asks, revision, folder);
        said.map_err(|failure| {
            if failure.ends() {
                return failure;
            }
            let file = joined(&[folder, "go.mod"]);
            let words = format!("reading {}/{file} at revision {revision}: ", self.root);
            Failure { not_found: false, ..failure.after(&words) }
        })
    }
}

/// Whether a go.mod's path asks for the same major version as the module's path (`isMajor`).
fn is_major(path: &str, major: &str) -> bool {
    if path.is_empty() {
        return false;
    }
    let (_, own, fits) = module_path::split_path_version(path);
    if !fits {
        return false;
    }
    match (major, own) {
        ("", _) => matches!(module_path::path_major_prefix(own), "" | "v0" | "v1"),
        (_, "") => false,
        _ => own.get(1..) == major.get(1..),
    }
}

/// The path that a go.mod declares, as far as that can be seen without parsing it (`modfile.ModulePath`).
fn module_line(text: &str) -> String {
    value_of(text, "module").map(|path| path.trim_matches(['"', '`']).to_owned()).unwrap_or_default()
}

/// The version on a go.mod's go line, likewise (`gover.GoModLookup`).
pub(super) fn go_line(text: &str) -> Option<&str> {
    value_of(text, "go")
}

fn value_of<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let line = line.split("//").next().unwrap_or_default().trim();
        let value = line.strip_prefix(key)?;
        let trimmed = value.trim_start();
        (trimmed.len() < value.len() && !trimmed.is_empty()).then_some(trimmed)
    })
}
