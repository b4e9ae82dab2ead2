//! What go refuses before a command begins: variables that can't be; looks at no file.

use super::quote::quote;
use super::{Environment, Failure, Kind, Os, Release};

/// GOPATH, for every command; from 1.23 on GOWORK as well, before that where a command looks for a go.work (`cmd/go.main`,
/// `cmd/go/internal/telemetrystats.Increment`).
///
/// # Errors
/// What go says.
pub fn check_start(environment: &Environment, release: Release) -> Result<(), Failure> {
    let gopath = environment.written("GOPATH").value;
    let separator = if environment.os == Os::Windows { ';' } else { ':' };
    for folder in gopath.split(separator).filter(|folder| !folder.is_empty()) {
        let text = if folder.starts_with('~') {
            format!("GOPATH entry cannot start with shell metacharacter '~': {}", quote(folder))
        } else if environment.os.is_absolute(folder) {
            continue;
        } else {
            let folder = quote(folder);
            format!(
                "GOPATH entry is relative; must be absolute path: {folder}.\nFor more details see: 'go help gopath'"
            )
        };
        return Err(Failure::new(Kind::Unclassified, text));
    }
    let modules = matches!(environment.written("GO111MODULE").value.as_str(), "" | "on");
    if modules && release.minor >= 23 { check_gowork(environment) } else { Ok(()) }
}

/// GOWORK, where a go.work is looked for (`cmd/go/internal/modload.FindGoWork`).
///
/// # Errors
/// What go says.
pub fn check_gowork(environment: &Environment) -> Result<(), Failure> {
    let gowork = environment.written("GOWORK").value;
    if matches!(gowork.as_str(), "" | "off" | "auto") || environment.os.is_absolute(&gowork) {
        return Ok(());
    }
    Err(Failure::new(Kind::Unclassified, "invalid GOWORK: not an absolute path"))
}

/// GO111MODULE, for commands that concern modules; whether they are off (`cmd/go/internal/modload.Init`).
///
/// # Errors
/// What go says.
pub fn modules_are_off(environment: &Environment) -> Result<bool, Failure> {
    match environment.written("GO111MODULE").value.as_str() {
        "off" => Ok(true),
        "" | "on" | "auto" => Ok(false),
        other => {
            let text = format!("unknown environment setting GO111MODULE={other}");
            Err(Failure::new(Kind::Unclassified, text))
        }
    }
}

/// Where modules are kept (`cmd/go/internal/modfetch.checkCacheDir`).
///
/// # Errors
/// What go says where that is nowhere.
pub fn module_cache(environment: &Environment) -> Result<String, Failure> {
    let folder = environment.setting("GOMODCACHE").value;
    let text = if folder.is_empty() {
        "module cache not found: neither GOMODCACHE nor GOPATH is set".to_owned()
    } else if environment.os.is_absolute(&folder) {
        return Ok(folder);
    } else {
        format!("GOMODCACHE entry is relative; must be absolute path: {}.\n", quote(&folder))
    };
    Err(Failure::new(Kind::Unclassified, text))
}

#[cfg(test)]
mod tests {
    use super::{check_start, module_cache, modules_are_off};
    use crate::go::{Environment, Failure, Release};

    fn environment(pairs: &[(&str, &str)]) -> Environment {
        let process = pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        Environment { process, ..Environment::default() }
    }

    fn said<T>(checked: Result<T, Failure>) -> String {
        checked.err().map_or_else(String::new, |failure| failure.text)
    }

    /// Said by 1.21.13 and 1.27.3.
    #[test]
    fn refuses_in_the_words_of_go() {
        for (minor, pairs, want) in [
            (27, &[("GOPATH", "/a:~/b")][..], "GOPATH entry cannot start with shell metacharacter '~': \"~/b\""),
            (
                21,
                &[("GOPATH", "/a::b")],
                "GOPATH entry is relative; must be absolute path: \"b\".\nFor more details see: 'go help gopath'",
            ),
            (27, &[("HOME", "rel")], ""),
            (27, &[("GOWORK", "x")], "invalid GOWORK: not an absolute path"),
            (27, &[("GOWORK", "off")], ""),
            (27, &[("GOWORK", "x"), ("GO111MODULE", "off")], ""),
            (21, &[("GOWORK", "x")], ""),
        ] {
            assert_eq!(said(check_start(&environment(pairs), Release::new(minor, 3))), want, "{pairs:?}");
        }
        assert_eq!(
            said(modules_are_off(&environment(&[("GO111MODULE", "x")]))),
            "unknown environment setting GO111MODULE=x"
        );
        assert_eq!(modules_are_off(&environment(&[("GO111MODULE", "off")])), Ok(true));
        for (pairs, want) in [
            (&[][..], "module cache not found: neither GOMODCACHE nor GOPATH is set"),
            (&[("GOMODCACHE", "rel")], "GOMODCACHE entry is relative; must be absolute path: \"rel\".\n"),
            (&[("HOME", "rel")], "GOMODCACHE entry is relative; must be absolute path: \"rel/go/pkg/mod\".\n"),
            (&[("HOME", "/h")], ""),
        ] {
            assert_eq!(said(module_cache(&environment(pairs))), want);
        }
    }
}
