//! Where a module's versions come from, at one hop; what was asked once is remembered (`modfetch.cachingRepo`).

use std::collections::BTreeMap;

use super::direct::{self, CodeRepo, Origin_};
use super::hops::{self, Entry};
use super::info::Info;
use super::module_proxy::ModuleProxy;
use super::session::{Mode, Session};
use super::{Decision, Event, Failure, HopKind, Kind, Zip, module_version};

/// The source behind a hop, for one path.
enum Source {
    Proxy(ModuleProxy),
    Code(Box<CodeRepo>),
    Broken(Failure),
    /// `go` or `toolchain`: versions of golang.org/toolchain in other words.
    Toolchain(Entry),
}

/// What is known of a path at a hop.
#[derive(Default)]
pub(crate) struct Repo {
    source: Option<Source>,
    versions: BTreeMap<String, Result<Vec<String>, Failure>>,
    stats: BTreeMap<String, Result<Info, Failure>>,
    latest: Option<Result<Info, Failure>>,
    go_mods: BTreeMap<String, Result<String, Failure>>,
}

/// Whether the path is one of the two that stand for Go itself.
pub(crate) fn is_toolchain(path: &str) -> bool {
    matches!(path, "go" | "toolchain")
}

impl Session<'_> {
    /// `modfetch.lookup`: which source the hop has for a path.
    fn source(&mut self, entry: &Entry, path: &str) -> Source {
        if self.mode == Mode::Vendor {
            return Source::Broken(Failure::new(Kind::VendorMode, "module lookup disabled by -mod=vendor"));
        }
        if is_toolchain(path) {
            return Source::Toolchain(entry.clone());
        }
        let covered = self.covering("GONOPROXY", path);
        match (&entry.hop.kind, covered) {
            (HopKind::NoProxy, Some(pattern)) => {
                let origin = self.environment.setting("GONOPROXY").origin;
                let variable = match origin {
                    super::Origin::Follows(variable) => variable,
                    _ => "GONOPROXY",
                };
                let origin = self.environment.setting(variable).origin;
                self.note(Event::Decision(Decision::CoveredByNoProxy { pattern, variable, origin }));
                self.direct_source(path)
            }
            (HopKind::Direct, _) => self.direct_source(path),
            (_, Some(_)) => Source::Broken(hops::no_proxy()),
            (HopKind::NoProxy, None) => Source::Broken(hops::use_proxy()),
            (HopKind::Off, None) => Source::Broken(hops::off()),
            (HopKind::Proxy(_), None) => {
                let Some(url) = &entry.url else { return Source::Broken(hops::no_proxy()) };
                match ModuleProxy::new(url, path) {
                    Ok(proxy) => Source::Proxy(proxy),
                    Err(failure) => Source::Broken(failure),
                }
            }
        }
    }

    /// `modfetch.lookupDirect`.
    fn direct_source(&mut self, path: &str) -> Source {
        let found = direct::lookup(self, path).and_then(|origin| match origin {
            Origin_::Proxy { base } => {
                let url = hops::proxy_url(&base, self.release)?;
                Ok(Source::Proxy(ModuleProxy::new(&url, path)?))
            }
            Origin_::Code(code) => Ok(Source::Code(Box::new(code))),
        });
        found.unwrap_or_else(Source::Broken)
    }

    /// Takes the source out, lets it be asked, puts it back.
    fn with_source<T>(&mut self, entry: &Entry, path: &str, ask: impl FnOnce(&mut Self, &mut Source) -> T) -> T {
        let key = (entry.key.clone(), path.to_owned());
        let taken = self.repos.entry(key.clone()).or_default().source.take();
        let mut source = match taken {
            Some(source) => source,
            None => self.source(entry, path),
        };
        let said = ask(self, &mut source);
        self.repos.entry(key).or_default().source = Some(source);
        said
    }

    fn repo(&mut self, entry: &Entry, path: &str) -> &mut Repo {
        self.repos.entry((entry.key.clone(), path.to_owned())).or_default()
    }

    /// The list of versions.
    pub(crate) fn versions_at(&mut self, entry: &Entry, path: &str, prefix: &str) -> Result<Vec<String>, Failure> {
        if let Some(said) = self.repo(entry, path).versions.get(prefix) {
            return said.clone();
        }
        let said = self.with_source(entry, path, |session, source| match source {
            Source::Proxy(proxy) => proxy.versions(session, prefix),
            Source::Code(code) => code.versions(session, prefix),
            Source::Broken(failure) => Err(failure.clone()),
            Source::Toolchain(dl) => session.toolchain_versions(&dl.clone(), path),
        });
        self.repo(entry, path).versions.insert(prefix.to_owned(), said.clone());
        said
    }

    /// What a revision is.
    pub(crate) fn stat_at(&mut self, entry: &Entry, path: &str, revision: &str) -> Result<Info, Failure> {
        if is_toolchain(path) {
            return self.toolchain_stat(entry, path, revision);
        }
        if let Some(said) = self.repo(entry, path).stats.get(revision) {
            return said.clone();
        }
        let said = match self.cached_info(path, revision) {
            Some(info) => Ok(info),
            None => self.with_source(entry, path, |session, source| match source {
                Source::Proxy(proxy) => proxy.stat(session, revision),
                Source::Code(code) => code.stat(session, revision),
                Source::Broken(failure) => Err(failure.clone()),
                Source::Toolchain(_) => Err(hops::no_proxy()),
            }),
        };
        if let Ok(info) = &said {
            if info.version != revision {
                self.repo(entry, path).stats.entry(info.version.clone()).or_insert_with(|| Ok(info.clone()));
            }
            self.keep_info(path, info);
        }
        self.repo(entry, path).stats.insert(revision.to_owned(), said.clone());
        said
    }

    /// The latest revision, where there are no versions.
    pub(crate) fn latest_at(&mut self, entry: &Entry, path: &str) -> Result<Info, Failure> {
        if is_toolchain(path) {
            return self.toolchain_latest(entry, path);
        }
        if let Some(said) = &self.repo(entry, path).latest {
            return said.clone();
        }
        let said = self.with_source(entry, path, |session, source| match source {
            Source::Proxy(proxy) => proxy.latest(session),
            Source::Code(code) => code.latest(session),
            Source::Broken(failure) => Err(failure.clone()),
            Source::Toolchain(_) => Err(hops::no_proxy()),
        });
        if let Ok(info) = &said {
            self.repo(entry, path).stats.entry(info.version.clone()).or_insert_with(|| Ok(info.clone()));
            self.keep_info(path, info);
        }
        self.repo(entry, path).latest = Some(said.clone());
        said
    }

    /// A version's go.mod, checked.
    pub(crate) fn go_mod_at(&mut self, entry: &Entry, path: &str, version: &str) -> Result<String, Failure> {
        if is_toolchain(path) {
            return Ok(format!("module {path}\n"));
        }
        if let Some(said) = self.repo(entry, path).go_mods.get(version) {
            return said.clone();
        }
        let said = self.fetch_go_mod(entry, path, version);
        self.repo(entry, path).go_mods.insert(version.to_owned(), said.clone());
        said
    }

    fn fetch_go_mod(&mut self, entry: &Entry, path: &str, version: &str) -> Result<String, Failure> {
        if let Some(text) = self.cached_go_mod(path, version)? {
            return Ok(text);
        }
        let text = self.with_source(entry, path, |session, source| match source {
            Source::Proxy(proxy) => proxy.go_mod(session, version),
            Source::Code(code) => code.go_mod(session, version),
            Source::Broken(failure) => Err(failure.clone()),
            Source::Toolchain(_) => Err(hops::no_proxy()),
        })?;
        self.check_go_mod(path, version, &text)?;
        self.cache.go_mods.insert((path.to_owned(), version.to_owned()), text.clone());
        Ok(text)
    }

    /// A version's zip, or `None` if what came is no zip.
    pub(crate) fn zip_at(&mut self, entry: &Entry, path: &str, version: &str) -> Result<Option<Zip>, Failure> {
        self.with_source(entry, path, |session, source| match source {
            Source::Proxy(proxy) => proxy.zip(session, version),
            Source::Code(code) => code.zip(session, version).map(Some),
            Source::Broken(failure) => Err(failure.clone()),
            Source::Toolchain(_) => {
                Err(Failure::new(Kind::Unclassified, "internal error: invalid operation on toolchain"))
            }
        })
    }

    /// The .info on disk, which is kept under canonical versions only (`modfetch.readDiskStat`).
    pub(crate) fn cached_info(&self, path: &str, version: &str) -> Option<Info> {
        let time = self.cache.infos.get(&(path.to_owned(), version.to_owned()))?;
        Some(Info { version: version.to_owned(), time: time.clone() })
    }

    fn keep_info(&mut self, path: &str, info: &Info) {
        if module_version::is_valid(path, &info.version) {
            let key = (path.to_owned(), info.version.clone());
            self.cache.infos.entry(key).or_insert_with(|| info.time.clone());
        }
    }

    /// The go.mod on disk, checked against go.sum and the checksum database again (`modfetch.readDiskGoMod`).
    pub(crate) fn cached_go_mod(&mut self, path: &str, version: &str) -> Result<Option<String>, Failure> {
        let Some(text) = self.cache.go_mods.get(&(path.to_owned(), version.to_owned())).cloned() else {
            return Ok(None);
        };
        match self.check_go_mod(path, version, &text) {
            Ok(()) => Ok(Some(text)),
            // Then it is fetched again.
            Err(failure) if !failure.ends() => Ok(None),
            Err(failure) => Err(failure),
        }
    }
}
