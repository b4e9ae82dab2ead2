//! .info, go.mod and zip of a version: from the cache, or hop by hop, with their checksums (`modfetch/{cache,fetch}.go`).

use super::info::Info;
use super::session::Session;
use super::{Decision, Event, Failure, Kind, Operation, Zip, gover, module_path, module_version};

impl Session<'_> {
    /// A version's .info (`modfetch.InfoFile`).
    pub(crate) fn info(&mut self, path: &str, version: &str) -> Result<Info, Failure> {
        if !module_version::is_valid(path, version) {
            return Err(Failure::new(Kind::UnknownRevision, format!("invalid version {version:?}")));
        }
        if let Some(info) = self.cached_info(path, version) {
            return Ok(info);
        }
        let operation = Operation::Info(path.to_owned(), version.to_owned());
        self.try_hops(operation, |session, entry| session.stat_at(entry, path, version))
    }

    /// A version's go.mod (`modfetch.GoMod`).
    pub(crate) fn go_mod(&mut self, path: &str, version: &str) -> Result<String, Failure> {
        if let Some(text) = self.cached_go_mod(path, version)? {
            return Ok(text);
        }
        let operation = Operation::GoMod(path.to_owned(), version.to_owned());
        self.try_hops(operation, |session, entry| session.go_mod_at(entry, path, version))
    }

    /// A version's zip, checked (`modfetch.DownloadZip`).
    pub(crate) fn zip(&mut self, path: &str, version: &str) -> Result<Zip, Failure> {
        let key = (path.to_owned(), version.to_owned());
        if let Some(said) = self.zips.get(&key) {
            return said.clone();
        }
        let said = self.download_zip(path, version);
        self.zips.insert(key, said.clone());
        said
    }

    fn download_zip(&mut self, path: &str, version: &str) -> Result<Zip, Failure> {
        let key = (path.to_owned(), version.to_owned());
        if let Some(zip) = self.cache.zips.get(&key).cloned() {
            self.note(Event::Decision(Decision::Cached(format!("{path}@{version}"))));
            if !self.has_sum(path, version)? {
                // Whoever asked, the process ends (modfetch.checkMod).
                self.check_sum(path, version, &zip.sum).map_err(Failure::fatal)?;
            }
            return Ok(zip);
        }
        let operation = match path {
            "golang.org/toolchain" => Operation::Toolchain(version.to_owned()),
            _ => Operation::Zip(path.to_owned(), version.to_owned()),
        };
        let came = self.try_hops(operation, |session, entry| session.zip_at(entry, path, version))?;
        let zip = came.ok_or_else(|| Failure::new(Kind::BadZip, "zip: not a valid zip file"))?;
        let wanted = format!("{path}@{version}/");
        if zip.prefix != wanted {
            let text = format!("zip for {path}@{version} has unexpected file {}{}", zip.prefix, first_file(&zip));
            return Err(Failure::new(Kind::BadZip, text));
        }
        self.check_sum(path, version, &zip.sum)?;
        self.cache.zips.insert(key, zip.clone());
        Ok(zip)
    }

    /// The unpacked module (`modfetch.Download`): one whose version is not its path's, or whose go.mod wants a newer Go, is
    /// refused.
    pub(crate) fn download(&mut self, path: &str, version: &str) -> Result<Zip, Failure> {
        let zip = self.zip(path, version)?;
        module_path::check(path, version).map_err(|failure| {
            let folder = self.value("GOMODCACHE");
            failure.after(&format!("unzip {folder}/cache/download/{path}/@v/{version}.zip: "))
        })?;
        if let Some(text) = &zip.go_mod {
            let wanted = gover::line_of(text, "go");
            if gover::compare(wanted, &self.release.to_string()).is_gt() {
                return Err(self.too_new(&format!("{path}@{version}"), wanted));
            }
        }
        Ok(zip)
    }

    /// Something wants a newer Go than this one (`gover.TooNewError`).
    pub(crate) fn too_new(&self, what: &str, wanted: &str) -> Failure {
        let failure = self.startup.too_new(self.release, what, wanted);
        let needs_go = Some(wanted.to_owned());
        Failure { needs_go, ..failure }
    }
}

/// A file that is in a zip for certain.
fn first_file(zip: &Zip) -> &'static str {
    if zip.go_mod.is_some() { "go.mod" } else { "" }
}
