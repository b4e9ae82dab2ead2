//! Which credentials go sends with a request over https: netrc, GOAUTH, and what its helpers say; sends nothing.

use std::collections::BTreeMap;

use super::base64::encode;
use super::flag_value::split_quoted;
use super::goauth_helper::parse_helper;
use super::netrc::{NetrcLine, read_netrc};
use super::{Change, Environment, Failure, Kind, LoginSource, Os, Read, Release, Said, World};

/// What is added to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Login {
    /// The headers, each a name as it is sent and a value.
    pub headers: Vec<(String, String)>,
    /// Where they came from.
    pub source: LoginSource,
}

impl Login {
    /// Basic authentication.
    fn basic(user: &str, password: &str, source: LoginSource) -> Self {
        let value = format!("Basic {}", encode(format!("{user}:{password}").as_bytes()));
        Login { headers: vec![("Authorization".to_owned(), value)], source }
    }

    /// The header `Authorization`, if it is one of them.
    pub fn authorization(&self) -> Option<&str> {
        self.headers.iter().find(|(name, _)| name == "Authorization").map(|(_, value)| value.as_str())
    }
}

/// A URL as go compares it with what it has stored.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    /// All of it, a login included, as `net/url.URL.String` writes it.
    pub url: &'a str,
    /// Its host as written, with the port if there is one.
    pub host: &'a str,
}

/// The credentials of one process of go. Up to 1.23 netrc alone, by host; from 1.24 on what GOAUTH's commands said, by URL.
#[derive(Clone, Debug)]
pub struct Credentials {
    release: Release,
    os: Os,
    goauth: String,
    netrc: Vec<NetrcLine>,
    store: BTreeMap<String, Login>,
    started: bool,
}

impl Credentials {
    /// Reads GOAUTH and netrc; runs no command yet.
    pub fn new(environment: &Environment, release: Release, world: &dyn World) -> Self {
        Credentials {
            release,
            os: environment.os,
            goauth: environment.setting("GOAUTH").value,
            netrc: read_netrc(environment, release, world),
            store: BTreeMap::new(),
            started: false,
        }
    }

    /// What a request is sent with at first (`cmd/go/internal/auth.AddCredentials`). None for http. A login that comes from
    /// here takes the place of one in the URL.
    ///
    /// # Errors
    /// GOAUTH does not parse; go ends.
    pub fn for_request(&mut self, world: &dyn World, target: Target<'_>) -> Result<Option<Login>, Failure> {
        if !target.url.starts_with("https://") {
            return Ok(None);
        }
        if !self.release.has(Change::Goauth) {
            let line = self.netrc.iter().find(|line| line.machine == target.host);
            return Ok(line.map(|line| Login::basic(&line.login, &line.password, LoginSource::Netrc)));
        }
        if self.goauth == "off" {
            return Ok(None);
        }
        if !self.started {
            self.run(world, None)?;
            self.started = true;
        }
        Ok(self.load(target.url))
    }

    /// What the same request is sent with once more, after a 4xx over https: the helpers are told the URL. Only from 1.24
    /// on is there such a second request. Where the login is git's, go asks the site for it with a HEAD of its own beside
    /// (`cmd/go/internal/auth.updateGitCredentialHelper`).
    ///
    /// # Errors
    /// As above.
    pub fn after_client_error(&mut self, world: &dyn World, target: Target<'_>) -> Result<Option<Login>, Failure> {
        if self.goauth == "off" || !self.release.has(Change::Goauth) || !target.url.starts_with("https://") {
            return Ok(None);
        }
        self.started = true;
        self.run(world, Some(target.url))?;
        Ok(self.load(target.url))
    }

    /// Runs the commands, the last first, so that earlier ones win (`cmd/go/internal/auth.runGoAuth`). A command that fails
    /// or says what is no answer is passed over; go tells of it under -x only.
    fn run(&mut self, world: &dyn World, url: Option<&str>) -> Result<(), Failure> {
        let fatal = |text: String| Err(Failure::new(Kind::GoauthMisconfigured, text).fatal());
        let goauth = self.goauth.clone();
        for command in goauth.rsplit(';').map(str::trim) {
            let mut words = command.split_whitespace();
            match words.next() {
                None => return fatal(format!("GOAUTH encountered an empty command (GOAUTH={goauth})")),
                Some("off") if goauth.contains(';') => {
                    return fatal(format!(
                        "GOAUTH=off cannot be combined with other authentication commands (GOAUTH={goauth})"
                    ));
                }
                Some("off") => return Ok(()),
                Some("netrc") => {
                    for line in self.netrc.clone().into_iter().rev() {
                        let login = Login::basic(&line.login, &line.password, LoginSource::Netrc);
                        self.put(&line.machine, login);
                    }
                }
                Some("git") => {
                    let (Some(folder), None) = (words.next(), words.next()) else {
                        return fatal(format!("GOAUTH=git {NEEDS_FOLDER}"));
                    };
                    self.check_folder(world, folder)?;
                    if let Some(url) = url
                        && let Some((site, login)) = ask_git(world, folder, url)
                    {
                        self.put(&site, login);
                    }
                }
                Some(_) => {
                    let said = match split_quoted(command) {
                        Ok(words) if !words.is_empty() => {
                            let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
                            world.helper(&words, url)
                        }
                        _ => Said::Failed,
                    };
                    if let Said::Output(output) = said {
                        for (prefix, headers) in parse_helper(&output).unwrap_or_default() {
                            self.put(&prefix, Login { headers, source: LoginSource::Command(command.to_owned()) });
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// Whether git can run in that folder, as far as go looks.
    fn check_folder(&self, world: &dyn World, folder: &str) -> Result<(), Failure> {
        let text = if self.os.is_absolute(folder) {
            match world.read(folder) {
                Read::Folder => return Ok(()),
                Read::File(_) => format!("GOAUTH=git {NEEDS_FOLDER}, dir is not a directory"),
                unseen => {
                    let why = match (unseen, self.os) {
                        (Read::Denied, Os::Windows) => format!("CreateFile {folder}: Access is denied."),
                        (Read::Denied, _) => format!("stat {folder}: permission denied"),
                        (_, Os::Windows) => {
                            format!("GetFileAttributesEx {folder}: The system cannot find the file specified.")
                        }
                        _ => format!("stat {folder}: no such file or directory"),
                    };
                    format!("GOAUTH=git encountered an error; cannot stat {folder}: {why}")
                }
            }
        } else {
            format!("GOAUTH=git {NEEDS_FOLDER}, dir is not absolute")
        };
        Err(Failure::new(Kind::GoauthMisconfigured, text).fatal())
    }

    /// Keeps a login for all URLs with that prefix; one without headers takes away what was there
    /// (`cmd/go/internal/auth.storeCredential`).
    fn put(&mut self, prefix: &str, login: Login) {
        let key = self.key(prefix).to_owned();
        if login.headers.is_empty() {
            self.store.remove(&key);
        } else {
            self.store.insert(key, login);
        }
    }

    fn key<'a>(&self, prefix: &'a str) -> &'a str {
        let bare = prefix.strip_prefix("https://").unwrap_or(prefix);
        let cut = bare.strip_suffix('/').filter(|_| self.release.has(Change::CredentialPathPrefix));
        cut.unwrap_or(bare)
    }

    /// The login for a URL (`cmd/go/internal/auth.loadCredential`): the longest prefix of whole path elements; in 1.24 the
    /// URL itself or its host.
    fn load(&self, url: &str) -> Option<Login> {
        let mut key = self.key(url);
        loop {
            if let Some(login) = self.store.get(key) {
                return Some(login.clone());
            }
            let end = if self.release.has(Change::CredentialPathPrefix) { key.rfind('/') } else { key.find('/') };
            key = &key[..end?];
        }
    }
}

const NEEDS_FOLDER: &str = "dir method requires an absolute path to the git working directory";

/// What git's credential helper knows for a URL: the site that it is for, and the login
/// (`cmd/go/internal/auth.runGitAuth`). Taken only if the URL begins with the site, which it does not when it has a login.
fn ask_git(world: &dyn World, folder: &str, url: &str) -> Option<(String, Login)> {
    let known = world.git_credential(folder, url)?;
    let (user, password) = known.split_once(':').unwrap_or((&known, ""));
    let host = url.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    if host.contains('@') {
        return None;
    }
    Some((format!("https://{host}"), Login::basic(user, password, LoginSource::GitCredential)))
}

#[cfg(test)]
mod tests {
    use super::{Credentials, Target};
    use crate::go::files_only::FilesOnly;
    use crate::go::{Environment, LoginSource, Os, Release};

    const HELPED: &str = "https://proxya.test\n\nAuthorization: Bearer tok\n\n";

    fn world() -> FilesOnly {
        let mut world = FilesOnly::default();
        world
            .files
            .insert("/h/.netrc", "machine proxya.test login u password p\nmachine proxya.test/a login a password b\n");
        world.files.insert("/src/", "");
        world.files.insert("/file", "");
        world.helpers.insert("/bin/helper", HELPED);
        world.helpers.insert("/bin/helper https://proxya.test/x", HELPED);
        world.helpers.insert("/bin/asked https://proxya.test/x", HELPED);
        world.helpers.insert("/bin/taker", "https://proxya.test/\n\n\n");
        world
    }

    fn credentials(goauth: &str, release: Release, world: &FilesOnly) -> Credentials {
        let process = [("HOME", "/h"), ("GOAUTH", goauth)].map(|(key, value)| (key.to_owned(), value.to_owned()));
        let environment = Environment::load(process.into(), Environment::GO_ENV, Os::Linux, world);
        Credentials::new(&environment, release, world)
    }

    /// The header for a URL, and after a 4xx.
    fn sent(goauth: &str, minor: u8, url: &str) -> Result<[Option<String>; 2], String> {
        let (world, release) = (world(), *Release::KNOWN.iter().find(|known| known.minor == minor).unwrap());
        let mut credentials = credentials(goauth, release, &world);
        let host = url.trim_start_matches("https://").split('/').next().unwrap().rsplit('@').next().unwrap();
        let target = Target { url, host };
        let first = credentials.for_request(&world, target).map_err(|failure| failure.text)?;
        let second = credentials.after_client_error(&world, target).map_err(|failure| failure.text)?;
        Ok([first, second].map(|login| login.and_then(|login| login.authorization().map(str::to_owned))))
    }

    /// Cases of the family `auth` in the oracle's observations, and `cmd/go/internal/auth/auth_test.go`.
    #[test]
    fn each_release_looks_its_way() {
        const UP: Option<&str> = Some("Basic dTpw");
        const AB: Option<&str> = Some("Basic YTpi");
        const TOK: Option<&str> = Some("Bearer tok");
        for (goauth, minor, url, want) in [
            ("", 27, "https://proxya.test/x", [UP, UP]),
            ("  netrc  ", 24, "https://proxya.test/x/y", [UP, UP]),
            ("off", 27, "https://proxya.test/x", [None, None]),
            ("  off", 27, "https://proxya.test/x", [None, None]),
            ("off", 23, "https://proxya.test/x", [UP, None]),
            ("", 27, "https://proxya.test:443/x", [None, None]),
            ("", 27, "http://proxya.test/x", [None, None]),
            ("", 23, "http://proxya.test/x", [None, None]),
            ("", 27, "https://x:y@proxya.test/x", [None, None]),
            ("", 23, "https://x:y@proxya.test/x", [UP, None]),
            ("", 27, "https://proxya.test/a/b", [AB, AB]),
            ("", 27, "https://proxya.test/ab", [UP, UP]),
            ("", 24, "https://proxya.test/a/b", [UP, UP]),
            ("", 24, "https://proxya.test/a", [AB, AB]),
            ("", 23, "https://proxya.test/a", [UP, None]),
            ("/bin/helper;netrc", 27, "https://proxya.test/x", [TOK, TOK]),
            ("netrc;/bin/helper", 27, "https://proxya.test/x", [UP, UP]),
            ("/bin/asked", 27, "https://proxya.test/x", [None, TOK]),
            ("/bin/fails", 27, "https://proxya.test/x", [None, None]),
            ("/bin/taker;netrc", 27, "https://proxya.test/x", [None, UP]),
        ] {
            let want = want.map(|header| header.map(str::to_owned));
            assert_eq!(sent(goauth, minor, url), Ok(want), "{goauth} {minor} {url}");
        }
    }

    /// Said by go 1.27.3 (`go mod download` from an https proxy).
    #[test]
    fn refuses_in_the_words_of_go() {
        for (goauth, want) in [
            ("off;netrc", "GOAUTH=off cannot be combined with other authentication commands (GOAUTH=off;netrc)"),
            ("netrc;", "GOAUTH encountered an empty command (GOAUTH=netrc;)"),
            ("git", "GOAUTH=git dir method requires an absolute path to the git working directory"),
            (
                "git src",
                "GOAUTH=git dir method requires an absolute path to the git working directory, dir is not absolute",
            ),
            (
                "git /file",
                "GOAUTH=git dir method requires an absolute path to the git working directory, dir is not a directory",
            ),
            ("git /none", "GOAUTH=git encountered an error; cannot stat /none: stat /none: no such file or directory"),
        ] {
            assert_eq!(sent(goauth, 27, "https://proxya.test/x"), Err(want.to_owned()));
            assert!(sent(goauth, 23, "https://proxya.test/x").is_ok());
        }
        assert!(sent("git /src", 27, "https://proxya.test/x").is_ok());
    }

    #[test]
    fn the_source_is_told() {
        let world = world();
        let mut credentials = credentials("/bin/helper;netrc", Release::NEWEST, &world);
        let target = Target { url: "https://proxya.test/x", host: "proxya.test" };
        let login = credentials.for_request(&world, target).unwrap().unwrap();
        assert_eq!(login.source, LoginSource::Command("/bin/helper".to_owned()));
    }
}
