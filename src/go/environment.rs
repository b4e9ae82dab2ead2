//! What go is told by variables and files: which value counts, and who set it; knows no network.

use std::collections::BTreeMap;

use super::{Body, Os, Read, World};

/// Who set a value (`cmd/go/internal/cfg.Getenv`, `envOr`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A variable of the process.
    Process,
    /// The user's go/env file: its path and the number of the line, from 1.
    UserFile(String, usize),
    /// `$GOROOT/go.env`, the number of the line.
    GorootFile(usize),
    /// Another setting, whose value this one takes over.
    Follows(&'static str),
    /// Built into go.
    BuiltIn,
    /// Nobody: the value is empty.
    Nobody,
}

/// A value and who set it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    /// The value as go sees it.
    pub value: String,
    /// Who set it.
    pub origin: Origin,
}

/// Variables and files.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    /// The variables of the process.
    pub process: BTreeMap<String, String>,
    /// The path of the user's go/env file and its text, if there is one.
    pub user_file: Option<(String, String)>,
    /// The text of `$GOROOT/go.env`.
    pub goroot_file: String,
    /// The system.
    pub os: Os,
}

impl Environment {
    /// `$GOROOT/go.env` as all releases from 1.21 to 1.27 ship it.
    pub const GO_ENV: &'static str = "\
        # This file contains the initial defaults for go command configuration.\n\
        # Values set by 'go env -w' and written to the user's go/env file override these.\n\
        # The environment overrides everything else.\n\
        \n\
        # Use the Go module mirror and checksum database by default.\n\
        # See https://proxy.golang.org for details.\n\
        GOPROXY=https://proxy.golang.org,direct\n\
        GOSUMDB=sum.golang.org\n\
        \n\
        # Automatically download newer toolchains as directed by go.mod files.\n\
        # See https://go.dev/doc/toolchain for details.\n\
        GOTOOLCHAIN=auto\n";

    /// The variables of the process, and the user's file where go looks for it (`cmd/go/internal/cfg.initEnvCache`).
    pub fn load(process: BTreeMap<String, String>, goroot_file: &str, os: Os, world: &dyn World) -> Self {
        let mut environment = Environment { process, user_file: None, goroot_file: goroot_file.to_owned(), os };
        if let Ok(path) = environment.user_file_path()
            && let Read::File(Body::Text(text)) = world.read(&path)
        {
            environment.user_file = Some((path, text));
        }
        environment
    }

    /// A variable of the process; an empty one counts as unset. These files say nothing about: `HTTP_PROXY`, `NETRC`,
    /// `SSL_CERT_FILE`, `HOME` and whatever else is not go's own. On Windows, names have no case.
    pub fn variable(&self, name: &str) -> Option<&str> {
        let exact = self.process.get(name);
        let found = match self.os {
            Os::Windows => exact.or_else(|| {
                self.process.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
            }),
            _ => exact,
        };
        found.map(String::as_str).filter(|value| !value.is_empty())
    }

    /// Where the user's go/env file is, whether it exists or not (`cmd/go/internal/cfg.EnvFile`, `os.UserConfigDir`).
    ///
    /// # Errors
    /// Why there is no such place, in go's words. A relative `XDG_CONFIG_HOME` is one; up to 1.23 it was used.
    pub fn user_file_path(&self) -> Result<String, &'static str> {
        match self.variable("GOENV") {
            Some("off") => Err("GOENV=off"),
            Some(path) => Ok(path.to_owned()),
            None => self.default_user_file_path(),
        }
    }

    /// The same without a look at `GOENV`.
    ///
    /// # Errors
    /// As above.
    pub fn default_user_file_path(&self) -> Result<String, &'static str> {
        let folder = match self.os {
            Os::Windows => self.variable("AppData").ok_or("%AppData% is not defined")?.to_owned(),
            Os::Macos => {
                self.variable("HOME").ok_or("$HOME is not defined")?.to_owned() + "/Library/Application Support"
            }
            Os::Linux => match (self.variable("XDG_CONFIG_HOME"), self.variable("HOME")) {
                (Some(folder), _) if self.os.is_absolute(folder) => folder.to_owned(),
                (Some(_), _) => return Err("path in $XDG_CONFIG_HOME is relative"),
                (None, Some(home)) => home.to_owned() + "/.config",
                (None, None) => return Err("neither $XDG_CONFIG_HOME nor $HOME are defined"),
            },
        };
        Ok(self.os.join(&folder, "go/env"))
    }

    /// The home folder (`os.UserHomeDir`).
    pub fn home(&self) -> Option<&str> {
        self.variable(if self.os == Os::Windows { "USERPROFILE" } else { "HOME" })
    }

    /// A variable of go's own: the process, the user's file (an empty line there counts), go.env, and then what go has
    /// built in (`cmd/go/internal/cfg.Getenv` and the variables beside it).
    pub fn setting(&self, name: &'static str) -> Setting {
        let own = self.written(name);
        if !own.value.is_empty() {
            return own;
        }
        let built_in = |value: String| Some(Setting { value, origin: Origin::BuiltIn });
        let default = match name {
            "GONOPROXY" | "GONOSUMDB" => {
                Some(Setting { origin: Origin::Follows("GOPRIVATE"), ..self.written("GOPRIVATE") })
            }
            "GOAUTH" => built_in("netrc".to_owned()),
            "GOPATH" => built_in(self.home().map_or_else(String::new, |home| self.os.join(home, "go"))),
            "GOMODCACHE" => built_in(self.in_gopath("pkg/mod")),
            _ => None,
        };
        default.filter(|setting| !setting.value.is_empty()).unwrap_or(own)
    }

    /// A path below the first folder of `GOPATH`, empty if there is none (`cmd/go/internal/cfg.gopathDir`).
    pub fn in_gopath(&self, below: &str) -> String {
        let gopath = self.setting("GOPATH").value;
        match self.os.first_of_list(&gopath) {
            "" => String::new(),
            first => self.os.join(first, below),
        }
    }

    /// What the process and the files say, without what is built in (`cmd/go/internal/cfg.Getenv`).
    pub fn written(&self, name: &str) -> Setting {
        if let Some(value) = self.variable(name) {
            return Setting { value: value.to_owned(), origin: Origin::Process };
        }
        if let Some((path, text)) = &self.user_file
            && let Some((line, value)) =
                lines(text).filter(|(_, key, _)| *key == name).map(|(line, _, v)| (line, v)).last()
        {
            return Setting { value: value.to_owned(), origin: Origin::UserFile(path.clone(), line) };
        }
        match lines(&self.goroot_file).find(|(_, key, _)| *key == name) {
            Some((line, _, value)) => Setting { value: value.to_owned(), origin: Origin::GorootFile(line) },
            None => Setting { value: String::new(), origin: Origin::Nobody },
        }
    }

    /// Whether a file has a line for that name; go takes any such name for its own (`cmd/go/internal/cfg.CanGetenv`).
    pub fn in_files(&self, name: &str) -> bool {
        let user = self.user_file.as_ref().map_or("", |(_, text)| text);
        lines(user).chain(lines(&self.goroot_file)).any(|(_, key, _)| key == name)
    }
}

/// The lines of a file that count: number from 1, key, value; verbatim, a carriage return included
/// (`cmd/go/internal/cfg.readEnvFile`).
fn lines(text: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    text.split('\n').enumerate().filter_map(|(place, line)| {
        let (key, value) = line.split_once('=')?;
        key.starts_with(|ch: char| ch.is_ascii_uppercase()).then_some((place + 1, key, value))
    })
}

#[cfg(test)]
mod tests {
    use super::{Environment, Origin, Os, Setting};

    fn environment(process: &[(&str, &str)], user: Option<&str>, os: Os) -> Environment {
        Environment {
            process: process.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
            user_file: user.map(|text| ("/etc/go/env".to_owned(), text.to_owned())),
            goroot_file: Environment::GO_ENV.to_owned(),
            os,
        }
    }

    fn user(line: usize) -> Origin {
        Origin::UserFile("/etc/go/env".to_owned(), line)
    }

    /// Cases of the family `goenv` in the oracle's observations.
    #[test]
    fn process_then_user_file_then_go_env() {
        for (process, file, name, value, origin) in [
            (&[][..], None, "GOPROXY", "https://proxy.golang.org,direct", Origin::GorootFile(7)),
            (&[("GOPROXY", "off")], Some("GOPROXY=direct\n"), "GOPROXY", "off", Origin::Process),
            (&[("GOPROXY", "")], Some("GOPROXY=direct\n"), "GOPROXY", "direct", user(1)),
            (&[("GOPROXY", " ")], Some("GOPROXY=direct\n"), "GOPROXY", " ", Origin::Process),
            (&[], Some("GOPROXY=\n"), "GOPROXY", "", user(1)),
            (&[], Some("GOPROXY=a\nGOPROXY=b"), "GOPROXY", "b", user(2)),
            (&[], Some("GOSUMDB=off\r\n"), "GOSUMDB", "off\r", user(1)),
            (
                &[],
                Some(" GOSUMDB=off\nexport GOSUMDB=off\nGOSUMDB = off\n"),
                "GOSUMDB",
                "sum.golang.org",
                Origin::GorootFile(8),
            ),
            (&[], Some("GOPRIVATE=corp.test\nGONOPROXY=\n"), "GONOPROXY", "corp.test", Origin::Follows("GOPRIVATE")),
            (&[], Some("GONOPROXY=\n"), "GONOPROXY", "", user(1)),
            (&[], None, "GONOSUMDB", "", Origin::Nobody),
            (&[], None, "GOAUTH", "netrc", Origin::BuiltIn),
            (&[("HOME", "/home/gopher")], None, "GOMODCACHE", "/home/gopher/go/pkg/mod", Origin::BuiltIn),
            (&[("GOPATH", "/a:/b")], None, "GOMODCACHE", "/a/pkg/mod", Origin::BuiltIn),
            (&[], None, "GOMODCACHE", "", Origin::Nobody),
        ] {
            let value = value.to_owned();
            assert_eq!(
                environment(process, file, Os::Linux).setting(name),
                Setting { value, origin },
                "{process:?} {file:?}"
            );
        }
    }

    #[test]
    fn the_user_file_is_where_the_system_keeps_it() {
        for (process, os, want) in [
            (&[("HOME", "/h")][..], Os::Linux, Ok("/h/.config/go/env")),
            (&[("HOME", "/h"), ("XDG_CONFIG_HOME", "/x/")], Os::Linux, Ok("/x/go/env")),
            (&[("HOME", "/h"), ("XDG_CONFIG_HOME", "x")], Os::Linux, Err("path in $XDG_CONFIG_HOME is relative")),
            (&[], Os::Linux, Err("neither $XDG_CONFIG_HOME nor $HOME are defined")),
            (&[("HOME", "/h"), ("XDG_CONFIG_HOME", "/x")], Os::Macos, Ok("/h/Library/Application Support/go/env")),
            (&[("APPDATA", r"C:\Users\g\AppData\Roaming")], Os::Windows, Ok(r"C:\Users\g\AppData\Roaming\go\env")),
            (&[("HOME", "/h"), ("GOENV", "off")], Os::Linux, Err("GOENV=off")),
            (&[("HOME", "/h"), ("GOENV", "rel/env")], Os::Linux, Ok("rel/env")),
        ] {
            assert_eq!(environment(process, None, os).user_file_path(), want.map(str::to_owned), "{process:?}");
        }
    }
}
