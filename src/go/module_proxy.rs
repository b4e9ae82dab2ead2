//! A module proxy: the five requests of its protocol for one module path (`cmd/go/internal/modfetch/proxy.go`).

use super::client::{Fetched, Security};
use super::info::{self, Info};
use super::module_path;
use super::path;
use super::pseudo_version;
use super::quote::quote;
use super::semver;
use super::session::Session;
use super::url::{self, Url};
use super::{Body, Change, Class, Failure, Kind, Purpose, Release, Zip};

/// A module path below a module proxy's URL.
pub(crate) struct ModuleProxy {
    /// The URL with the module path.
    url: Url,
    path: String,
    /// The URL alone, as messages show it.
    base: String,
    /// What the list says is the latest, where `@latest` says nothing.
    from_list: Option<Result<Info, Failure>>,
}

/// A failure of a version, wrapped as `proxyRepo.versionError` and `module.VersionError` do.
pub(crate) fn of_version(failure: Failure, path: &str, version: &str, release: Release) -> Failure {
    if version.is_empty() || version == pseudo_version::canonical_version(version) {
        return failure.of_module(path, version);
    }
    let own_words = format!("version {} invalid: ", quote(version));
    match failure.text.strip_prefix(&own_words) {
        Some(reason) if release.has(Change::InvalidVersionOnce) => {
            let inner = Some(failure.text.clone());
            let text = format!("{path}@{version}: invalid version: {reason}");
            Failure { text, inner, ..failure }
        }
        _ => failure.of(Class::InvalidVersion).after("invalid version: ").of_module(path, version),
    }
}

impl ModuleProxy {
    /// The proxy at this URL, for this path.
    pub(crate) fn new(base: &Url, path: &str) -> Result<Self, Failure> {
        let escaped = module_path::escape_path(path)?;
        let mut url = base.clone();
        url.path = format!("{}/{escaped}", base.path.strip_suffix('/').unwrap_or(&base.path));
        let raw = base.raw_path.strip_suffix('/').unwrap_or(&base.raw_path);
        url.raw_path = format!("{raw}/{}", escape(&escaped));
        Ok(ModuleProxy { url, path: path.to_owned(), base: base.redacted(), from_list: None })
    }

    fn fetch(&self, session: &mut Session<'_>, below: &str, purpose: &Purpose) -> Result<Fetched, Failure> {
        let mut target = self.url.clone();
        target.path = path::join(&[&self.url.path, below]);
        target.raw_path = path::join(&[&self.url.raw_path, &escape(below)]);
        let fetched = session.get(Security::Default, &target, purpose, &self.path)?;
        match fetched.error() {
            Some(failure) => Err(failure),
            None => Ok(fetched),
        }
    }

    fn text(&self, session: &mut Session<'_>, below: &str, purpose: &Purpose) -> Result<String, Failure> {
        let fetched = self.fetch(session, below, purpose)?;
        if fetched.cut {
            return Err(self.cut(session, &fetched, below, false));
        }
        Ok(fetched.text())
    }

    /// The connection ended before the body did.
    fn cut(&self, session: &Session<'_>, fetched: &Fetched, below: &str, zip: bool) -> Failure {
        let shown = if session.release.has(Change::WholeUrlInReadErrors) {
            fetched.url.clone()
        } else if zip {
            path::join(&[&self.base, below])
        } else {
            format!("{}/{below}", self.base.strip_suffix('/').unwrap_or(&self.base))
        };
        Failure::new(Kind::Eof, format!("read \"{shown}\": unexpected EOF"))
    }

    /// The versions with that prefix, in order.
    pub(crate) fn versions(&mut self, session: &mut Session<'_>, prefix: &str) -> Result<Vec<String>, Failure> {
        let said =
            self.text(session, "@v/list", &Purpose::List).map_err(|it| of_version(it, &self.path, "", session.release));
        let text = match said {
            Ok(text) => text,
            Err(failure) => {
                self.from_list.get_or_insert_with(|| Err(failure.clone()));
                return Err(failure);
            }
        };
        let mut list: Vec<String> = text
            .split('\n')
            .filter_map(|line| line.split_whitespace().next())
            .filter(|word| semver::is_valid(word) && word.starts_with(prefix) && !pseudo_version::is_pseudo(word))
            .map(str::to_owned)
            .collect();
        if self.from_list.is_none() {
            let latest = self.latest_of(session, &text);
            self.from_list = Some(latest);
        }
        list.sort_by(|a, b| semver::compare(a, b).then_with(|| semver::compare_texts(a, b)));
        Ok(list)
    }

    /// The newest pseudo-version or dated line of a list.
    fn latest_of(&self, session: &mut Session<'_>, list: &str) -> Result<Info, Failure> {
        let mut best: Option<(String, String)> = None;
        for line in list.split('\n') {
            let mut fields = line.split_whitespace();
            let Some(version) = fields.next().filter(|word| semver::is_valid(word)) else { continue };
            let time = match fields.next() {
                Some(time) => time.chars().filter(char::is_ascii_digit).take(14).collect(),
                None if pseudo_version::is_pseudo(version) => {
                    pseudo_version::time(version).unwrap_or_default().to_owned()
                }
                None => continue,
            };
            if best.as_ref().map_or(String::new(), |(time, _)| time.clone()) < time {
                best = Some((time, version.to_owned()));
            }
        }
        match best {
            Some((_, version)) => self.stat(session, &version),
            None => Err(of_version(
                Failure::missing(Kind::NoMatchingVersions, "no commits"),
                &self.path,
                "",
                session.release,
            )),
        }
    }

    /// What a version or another revision is.
    pub(crate) fn stat(&self, session: &mut Session<'_>, revision: &str) -> Result<Info, Failure> {
        let release = session.release;
        let wrap = |failure: Failure| of_version(failure, &self.path, revision, release);
        let escaped = module_path::escape_version(revision).map_err(wrap)?;
        let text = self.text(session, &format!("@v/{escaped}.info"), &Purpose::Info).map_err(wrap)?;
        let info = self.parse(&text).map_err(wrap)?;
        let exact =
            revision == pseudo_version::canonical_version(revision) && module_path::check(&self.path, revision).is_ok();
        if info.version != revision && exact {
            let text = format!("proxy returned info for version {} instead of requested version", info.version);
            return Err(wrap(Failure::new(Kind::WrongVersion, text)));
        }
        Ok(info)
    }

    fn parse(&self, text: &str) -> Result<Info, Failure> {
        info::parse(text)
            .map_err(|why| Failure::new(Kind::BadJson, format!("invalid response from proxy \"{}\": {why}", self.base)))
    }

    /// The latest revision, where there are no versions.
    pub(crate) fn latest(&mut self, session: &mut Session<'_>) -> Result<Info, Failure> {
        let (path, release) = (self.path.clone(), session.release);
        let wrap = |failure: Failure| of_version(failure, &path, "", release);
        match self.text(session, "@latest", &Purpose::Latest) {
            Ok(text) => self.parse(&text).map_err(wrap),
            Err(failure) if !failure.not_found || failure.ends() => Err(wrap(failure)),
            Err(_) => {
                if self.from_list.is_none() {
                    let latest = match self.text(session, "@v/list", &Purpose::List) {
                        Ok(text) => self.latest_of(session, &text),
                        Err(failure) => Err(of_version(failure, &self.path, "", session.release)),
                    };
                    self.from_list = Some(latest);
                }
                self.from_list.clone().unwrap_or_else(|| Ok(Info::default()))
            }
        }
    }

    /// A version's go.mod.
    pub(crate) fn go_mod(&self, session: &mut Session<'_>, version: &str) -> Result<String, Failure> {
        let release = session.release;
        let wrap = |failure: Failure| of_version(failure, &self.path, version, release);
        let escaped = module_path::escape_version(version).map_err(wrap)?;
        self.text(session, &format!("@v/{escaped}.mod"), &Purpose::GoMod).map_err(wrap)
    }

    /// A version's zip, or whatever came in its place.
    pub(crate) fn zip(&self, session: &mut Session<'_>, version: &str) -> Result<Option<Zip>, Failure> {
        let release = session.release;
        let wrap = |failure: Failure| of_version(failure, &self.path, version, release);
        let escaped = module_path::escape_version(version).map_err(wrap)?;
        let below = format!("@v/{escaped}.zip");
        let fetched = self.fetch(session, &below, &Purpose::Zip).map_err(wrap)?;
        if fetched.cut {
            return Err(wrap(self.cut(session, &fetched, &below, true)));
        }
        Ok(match fetched.body {
            Body::Zip(zip) => Some(zip),
            _ => None,
        })
    }
}

/// Escapes a path, its slashes aside (`modfetch.pathEscape`).
fn escape(path: &str) -> String {
    url::path_escape(path).replace("%2F", "/")
}
