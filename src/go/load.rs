//! The packages that a command needs, and the modules that provide them (`modload/{load,import}.go`).

use std::collections::{BTreeSet, VecDeque};

use super::build_list::Graph;
use super::package_query::{PackageQuery, has_package};
use super::retraction::Allow;
use super::session::{Mode, Session};
use super::{Failure, Kind, module_path};

/// A package that is wanted: its path, who imports it (empty for an argument), the place of the import.
#[derive(Clone, Debug)]
pub(crate) struct Wanted {
    pub(crate) path: String,
    pub(crate) importer: String,
    pub(crate) place: String,
}

/// A package that a module provides.
#[derive(Clone, Debug)]
pub(crate) struct Loaded {
    pub(crate) path: String,
    pub(crate) module: (String, String),
    pub(crate) imports: Vec<String>,
}

/// Where a package was found.
enum Provider {
    Module(String, String),
    Main,
    Nobody,
}

/// A package that nobody provides, or of which that could not be found out.
#[derive(Clone, Debug)]
pub(crate) struct Missing {
    pub(crate) wanted: Wanted,
    pub(crate) failure: Failure,
    /// Nobody provides it, as far as is known.
    pub(crate) nobody: bool,
}

/// Whether a path can only be the standard library's.
pub(crate) fn is_standard(path: &str) -> bool {
    !path.split('/').next().unwrap_or_default().contains('.')
}

impl Session<'_> {
    /// What the main module's own files import.
    pub(crate) fn main_imports(&self, below: &str) -> Vec<Wanted> {
        let module = self.main.file.as_ref().map(|file| file.module.clone()).unwrap_or_default();
        let mut out = Vec::new();
        for source in &self.workspace.sources {
            if !(below == "..." || source.folder == below) {
                continue;
            }
            let importer =
                if source.folder.is_empty() { module.clone() } else { format!("{module}/{}", source.folder) };
            for (path, place) in &source.imports {
                if !is_standard(path) {
                    let place = format!("{}:{place}", source.name);
                    out.push(Wanted { path: path.clone(), importer: importer.clone(), place });
                }
            }
        }
        out
    }

    /// Loads packages and what they import; if `resolve`, looks for modules that provide the missing ones.
    pub(crate) fn load(&mut self, wanted: &[Wanted], resolve: bool) -> Result<Vec<Missing>, Failure> {
        loop {
            let missing = self.load_once(wanted)?;
            if !resolve || !missing.iter().any(|it| it.nobody) {
                return Ok(missing);
            }
            let mut added = false;
            let mut left = Vec::new();
            for it in missing {
                if !it.nobody {
                    left.push(it);
                    continue;
                }
                match self.provide(&it.wanted.path) {
                    Ok((path, version)) => {
                        added |= self.main.required(&path) != Some(version.as_str());
                        self.main.require(&path, &version);
                        // A go.mod that can't be had of what is added ends the search (`loadFromRoots`).
                        if let Err(failure) = self.go_mod_summary(&path, &version) {
                            let stack = match it.wanted.importer.as_str() {
                                "" => format!("{}: ", it.wanted.path),
                                importer => format!("{importer} imports\n\t{}: ", it.wanted.path),
                            };
                            return Err(failure.after(&stack));
                        }
                    }
                    Err(failure) if failure.ends() => return Err(failure),
                    Err(failure) => left.push(Missing { failure, ..it }),
                }
            }
            if !added {
                return Ok(left);
            }
            if !left.is_empty() {
                return Ok(left);
            }
        }
    }

    fn load_once(&mut self, wanted: &[Wanted]) -> Result<Vec<Missing>, Failure> {
        let mut graph = None;
        if !self.main.is_pruned() {
            let roots = self.main.requires.clone();
            graph = Some(self.whole_graph(&roots)?);
        }
        self.loaded.clear();
        let mut queue: VecDeque<Wanted> = wanted.iter().cloned().collect();
        let mut seen = BTreeSet::new();
        let mut missing = Vec::new();
        while let Some(it) = queue.pop_front() {
            if !seen.insert(it.path.clone()) || is_standard(&it.path) {
                continue;
            }
            match self.find(&it, &mut graph) {
                Ok(Provider::Module(path, version)) => {
                    let zip = self.fetch_module(&path, &version)?;
                    let folder = it.path.strip_prefix(path.as_str()).unwrap_or_default().trim_start_matches('/');
                    let package = zip.packages.iter().find(|package| package.folder == folder);
                    let imports = package.map(|package| package.imports.clone()).unwrap_or_default();
                    for import in &imports {
                        let place = String::new();
                        queue.push_back(Wanted { path: import.clone(), importer: it.path.clone(), place });
                    }
                    self.loaded.push(Loaded { path: it.path, module: (path, version), imports });
                }
                Ok(Provider::Main) => {}
                Ok(Provider::Nobody) => {
                    let failure = self.nobody_provides(&it.path);
                    missing.push(Missing { wanted: it, failure, nobody: true });
                }
                Err(failure) if failure.ends() => return Err(failure),
                Err(failure) => missing.push(Missing { wanted: it, failure, nobody: false }),
            }
        }
        Ok(missing)
    }

    /// The graph, or its error.
    pub(crate) fn whole_graph(&mut self, roots: &[(String, String)]) -> Result<Graph, Failure> {
        let graph = self.graph(roots)?;
        match graph.error() {
            Some(failure) => Err(failure),
            None => Ok(graph),
        }
    }

    fn nobody_provides(&self, path: &str) -> Failure {
        let text = if self.is_mode_wanted && self.mode != Mode::Mod {
            let mode = if self.mode == Mode::Vendor { "vendor" } else { "readonly" };
            let text = format!("cannot find module providing package {path}: import lookup disabled by -mod={mode}");
            return Failure::new(Kind::Unclassified, text);
        } else if self.mode == Mode::Mod {
            format!("cannot find module providing package {path}")
        } else if self.workspace.go_mod.is_none() {
            format!(
                "no required module provides package {path}: go.mod file not found in current directory or any parent directory; see 'go help modules'"
            )
        } else {
            format!("no required module provides package {path}; to add it:\n\tgo get {path}")
        };
        Failure::new(Kind::NoRequiredModule, text)
    }

    /// The one module that provides a package: those that the main module requires first, then all of the graph
    /// (`importFromModules`).
    fn find(&mut self, it: &Wanted, graph: &mut Option<Graph>) -> Result<Provider, Failure> {
        module_path::check_import_path(&it.path)?;
        loop {
            let mut providers = Vec::new();
            let mut without_sum = Vec::new();
            let mut prefix = it.path.as_str();
            if let Some(file) = &self.main.file {
                let inside = it.path == file.module || it.path.starts_with(&format!("{}/", file.module));
                let folder = it.path.strip_prefix(&file.module).unwrap_or_default().trim_start_matches('/');
                if inside && self.workspace.sources.iter().any(|source| source.folder == folder) {
                    return Ok(Provider::Main);
                }
            }
            loop {
                let version = match graph {
                    Some(graph) => graph.selected(prefix).map(str::to_owned),
                    None => self.main.required(prefix).map(str::to_owned),
                };
                if let Some(version) = version.filter(|it| it != "none") {
                    match self.fetch_module(prefix, &version) {
                        Ok(zip) if has_package(&zip, prefix, &it.path) => providers.push((prefix.to_owned(), version)),
                        Ok(_) => {}
                        Err(failure) if failure.text.ends_with(": missing go.sum entry") && !failure.ends() => {
                            without_sum.push(prefix.to_owned());
                        }
                        Err(failure) => return Err(failure),
                    }
                }
                match prefix.rfind('/') {
                    Some(slash) => prefix = &prefix[..slash],
                    None => break,
                }
            }
            if providers.len() > 1 {
                let modules = providers.iter().rev().map(|(path, version)| format!("\n\t{path} {version}"));
                let modules = modules.collect::<Vec<_>>().concat();
                let text = format!("ambiguous import: found package {} in multiple modules:{modules}", it.path);
                return Err(Failure::new(Kind::Unclassified, text));
            }
            if !without_sum.is_empty() {
                return Err(missing_sum(it, &without_sum));
            }
            if let Some((path, version)) = providers.pop() {
                // The language version is in its go.mod.
                self.go_mod_summary(&path, &version)?;
                return Ok(Provider::Module(path, version));
            }
            if graph.is_some() {
                return Ok(Provider::Nobody);
            }
            let roots = self.main.requires.clone();
            *graph = Some(self.whole_graph(&roots)?);
        }
    }

    /// The latest module that provides a package (`modload.queryImport`).
    fn provide(&mut self, path: &str) -> Result<(String, String), Failure> {
        if is_standard(path) {
            return Err(Failure::new(Kind::Unclassified, format!("package {path} is not in std")));
        }
        let query = PackageQuery {
            pattern: path,
            query: "latest",
            current: &|_: &str| "none".to_owned(),
            allow: &|_: &str| Allow::NotRetracted,
        };
        match self.query_packages(&query) {
            Ok(found) => match found.first() {
                Some(module) => Ok((module.path.clone(), module.version.clone())),
                None => Err(self.nobody_provides(path)),
            },
            Err(failure) if failure.ends() => Err(failure),
            Err(failure) if failure.not_found => {
                Err(failure.after(&format!("cannot find module providing package {path}: ")))
            }
            Err(failure) => Err(failure),
        }
    }
}

/// go.sum lacks the module that has the package (`ImportMissingSumError`).
fn missing_sum(it: &Wanted, modules: &[String]) -> Failure {
    let (by, hint) = if it.importer.is_empty() {
        (String::new(), format!("; to add:\n\tgo mod download {}", modules.join(" ")))
    } else {
        (format!(" (imported by {})", it.importer), format!("; to add:\n\tgo get {}", it.importer))
    };
    let text = format!("missing go.sum entry for module providing package {}{by}{hint}", it.path);
    Failure::new(Kind::MissingGoSumEntry, text)
}
