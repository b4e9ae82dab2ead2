//! The main module: what its go.mod requires, replaces and excludes (`cmd/go/internal/modload/{init,modfile}.go`).

use super::info::Info;
use super::mod_file::ModFile;
use super::session::{Mode, Session};
use super::{Failure, Kind, gover, module_path, module_version, pseudo_version};

/// The main module, or that there is none.
#[derive(Clone, Debug, Default)]
pub(crate) struct MainModule {
    /// Its go.mod, if there is one.
    pub(crate) file: Option<ModFile>,
    /// Requirements as they stand, with those that the command added.
    pub(crate) requires: Vec<(String, String)>,
    /// It requires what it excludes: go drops that.
    pub(crate) drops: bool,
}

impl MainModule {
    /// Whether the module path is the main module's.
    pub(crate) fn is(&self, path: &str) -> bool {
        self.file.as_ref().is_some_and(|file| file.module == path)
    }

    /// Whether a version is excluded.
    pub(crate) fn excludes(&self, path: &str, version: &str) -> bool {
        self.file.as_ref().is_some_and(|file| file.exclude.iter().any(|(p, v)| p == path && v == version))
    }

    /// What stands for a version: the module and version, or a folder and no version.
    pub(crate) fn replacement(&self, path: &str, version: &str) -> Option<(String, String)> {
        let file = self.file.as_ref()?;
        let found = |wanted: &str| file.replace.iter().rfind(|it| it.old.0 == path && it.old.1 == wanted);
        let by_version = if version.is_empty() { None } else { found(version) };
        by_version.or_else(|| found("")).map(|it| it.new.clone())
    }

    /// Whether transitive requirements of newer modules are left out (`pruningForGoVersion`).
    pub(crate) fn is_pruned(&self) -> bool {
        self.file.as_ref().is_none_or(|file| gover::compare(&file.go, "1.17").is_ge())
    }

    /// The version that a requirement names.
    pub(crate) fn required(&self, path: &str) -> Option<&str> {
        self.requires.iter().find(|(known, _)| known == path).map(|(_, version)| version.as_str())
    }

    /// Requires a version, in place of another one of that path.
    pub(crate) fn require(&mut self, path: &str, version: &str) {
        match self.requires.iter_mut().find(|(known, _)| known == path) {
            Some(known) => version.clone_into(&mut known.1),
            None => self.requires.push((path.to_owned(), version.to_owned())),
        }
    }
}

impl Session<'_> {
    /// Reads go.mod, once flags and toolchain are settled (`modload.LoadModFile`).
    pub(crate) fn read_main_module(&mut self) -> Result<(), Failure> {
        let Some(text) = self.workspace.go_mod.clone() else { return Ok(()) };
        let file = ModFile::parse_main(&text, self.release, self.os)?;
        if gover::compare(&file.go, &self.release.to_string()).is_gt() {
            return Err(self.too_new("go.mod", &file.go));
        }
        let requires = file.require.iter().map(|it| (it.path.clone(), it.version.clone())).collect();
        self.main = MainModule { file: Some(file), requires, drops: false };
        let main = &self.main;
        let kept: Vec<_> =
            main.requires.iter().filter(|(path, version)| !main.excludes(path, version)).cloned().collect();
        self.main.drops = kept.len() < self.main.requires.len();
        self.main.requires = kept;
        Ok(())
    }

    /// A go.mod without a go line gets one where it may be changed: all requirements are read, to be written into it
    /// (`modload.loadModFile`, `convertPruning`).
    pub(crate) fn add_go_line(&mut self) -> Result<(), Failure> {
        let without = self.main.file.as_ref().is_some_and(|file| file.go.is_empty());
        if !without || self.mode != Mode::Mod {
            return Ok(());
        }
        let roots = self.main.requires.clone();
        self.main.requires = self.whole_graph(&roots)?.build_list();
        if let Some(file) = &mut self.main.file {
            file.go = self.release.to_string();
        }
        Ok(())
    }

    /// Whether all of a path, or one version of it, is replaced.
    pub(crate) fn is_replaced(&self, path: &str) -> bool {
        self.main.replacement(path, "").is_some()
    }

    /// Adds the versions that are replaced one by one (`replacementRepo.Versions`).
    pub(crate) fn add_replaced(
        &self,
        path: &str,
        prefix: &str,
        said: Result<Vec<String>, Failure>,
    ) -> Result<Vec<String>, Failure> {
        let Some(file) = &self.main.file else { return said };
        let is_replaced = file.replace.iter().any(|it| it.old.0 == path);
        let mut versions = match said {
            // A module that is replaced need not exist.
            Err(failure) if is_replaced && failure.not_found && !failure.ends() => Vec::new(),
            said => said?,
        };
        let before = versions.len();
        for it in &file.replace {
            let version = &it.old.1;
            if it.old.0 == path
                && !version.is_empty()
                && version.starts_with(prefix)
                && !pseudo_version::is_pseudo(version)
            {
                versions.push(version.clone());
            }
        }
        if versions.len() > before {
            versions.sort_by(|a, b| module_version::compare(path, a, b));
            versions.dedup();
        }
        Ok(versions)
    }

    /// The latest version, where a replaced one is newer or the only one (`replacementRepo.Latest`). One that is replaced
    /// whatever its version is gets the oldest there can be.
    pub(crate) fn replaced_latest(&self, path: &str, said: Result<Info, Failure>) -> Result<Info, Failure> {
        let Some(file) = &self.main.file else { return said };
        let replaced = file.replace.iter().filter(|it| it.old.0 == path).map(|it| it.old.1.as_str());
        let Some(highest) = replaced.max_by(|a, b| module_version::compare(path, a, b)) else { return said };
        let version = match (highest, module_path::split_path_version(path).1) {
            ("", "") => pseudo_version::zero("v0"),
            ("", major) => pseudo_version::zero(&major[1..]),
            (version, _) => version.to_owned(),
        };
        match said {
            Err(failure) if failure.ends() => Err(failure),
            Ok(info) if module_version::compare(path, &version, &info.version).is_le() => Ok(info),
            _ => Ok(Info { version, time: String::new() }),
        }
    }

    /// A version that exists because it is replaced (`replacementRepo.Stat`).
    pub(crate) fn replaced_stat(&self, path: &str, version: &str) -> Option<Info> {
        if version.is_empty() || version != pseudo_version::canonical_version(version) {
            return None;
        }
        self.main.replacement(path, version)?;
        Some(Info { version: version.to_owned(), time: String::new() })
    }

    /// Whether go.sum has to have every sum already (`mustHaveSums`).
    pub(crate) fn must_have_sums(&self) -> bool {
        self.workspace.go_mod.is_some() && self.mode != Mode::Mod
    }

    /// Whether go.mod or go.sum would have to change although it may not: a toolchain line that says nothing, or a
    /// requirement whose sum was not there (`modload.commitRequirements`, `modfetch.WriteGoSum`).
    pub(crate) fn needs_no_update(&self) -> Result<(), Failure> {
        if self.mode != Mode::Readonly {
            return Ok(());
        }
        let toolchain = self.main.file.as_ref().filter(|file| !file.toolchain.is_empty());
        let says_nothing = toolchain.is_some_and(|file| {
            let number = gover::of_toolchain(&file.toolchain).unwrap_or_default();
            file.toolchain == format!("go{}", file.go) || gover::compare(number, "1.21").is_lt()
        });
        if self.main.drops || says_nothing {
            let text = "updates to go.mod needed; to update it:\n\tgo mod tidy";
            return Err(Failure::new(Kind::GoModUpdatesNeeded, text));
        }
        let needed = self.main.requires.iter().any(|(path, version)| {
            let (path, version) =
                self.main.replacement(path, version).unwrap_or_else(|| (path.clone(), version.clone()));
            self.new_sums.contains(&(path, format!("{version}/go.mod")))
        });
        if needed {
            let text = "updates to go.sum needed, disabled by -mod=readonly";
            return Err(Failure::new(Kind::GoModUpdatesNeeded, text));
        }
        Ok(())
    }
}

/// `go.mod file not found`, for commands that need one.
pub(crate) fn no_main_module() -> Failure {
    let text = "go.mod file not found in current directory or any parent directory; see 'go help modules'";
    Failure::new(Kind::NoGoMod, text)
}
