//! The machine that go runs on: files, authorities, programs, helpers; knows no network.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use goproxy_wizard::go::{Body, Read, Said, Zip};

use crate::case::{AUTHORITIES, Case, PROGRAMS, WORK};
use crate::universe;

/// What the machine holds.
#[derive(Debug, Default)]
pub(crate) struct Machine {
    env: BTreeMap<String, String>,
    files: BTreeMap<String, String>,
    zips: BTreeMap<String, Zip>,
}

impl Machine {
    /// The machine of a case, before the command.
    pub(crate) fn new(case: &Case) -> Self {
        let mut machine = Machine { env: case.env.clone(), files: case.files.clone(), zips: BTreeMap::new() };
        for (folder, modules) in &case.file_proxies {
            for module in universe::ALL.iter().filter(|module| modules.contains(&module.path)) {
                machine.keep(folder, module);
            }
        }
        machine
    }

    /// Writes a version into a folder that is a module proxy, or the download cache of go.
    pub(crate) fn keep(&mut self, folder: &str, module: &universe::Module) {
        let folder = format!("{folder}/{}/@v", universe::escape(&module.path));
        let name = universe::escape(&module.version);
        self.files.insert(format!("{folder}/{name}.info"), module.info());
        self.files.insert(format!("{folder}/{name}.mod"), module.go_mod.clone());
        self.zips.insert(format!("{folder}/{name}.zip"), module.zip());
        self.files.entry(format!("{folder}/list")).or_default().extend([module.version.as_str(), "\n"]);
    }

    /// Writes a file.
    pub(crate) fn write(&mut self, path: &str, text: &str) {
        self.files.insert(path.to_owned(), text.to_owned());
    }

    /// A file's text.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.files.get(&tidy(path)).map(String::as_str)
    }

    /// What is at a path.
    pub(crate) fn read(&self, path: &str) -> Read {
        let path = tidy(path);
        if let Some(text) = self.files.get(&path) {
            return Read::File(Body::Text(text.clone()));
        }
        if let Some(zip) = self.zips.get(&path) {
            return Read::File(Body::Zip(zip.clone()));
        }
        if path.rsplit_once('.').is_some() && !authorities(&path).is_empty() {
            return Read::File(Body::Text(String::new()));
        }
        if self.folder(&path) { Read::Folder } else { Read::Missing }
    }

    fn folder(&self, path: &str) -> bool {
        let below = format!("{}/", path.trim_end_matches('/'));
        let known = [WORK, AUTHORITIES, PROGRAMS, "/bin/x", "/usr/bin/x", "/etc/ssl/certs/x", &format!("{WORK}/src/x")];
        let made = [format!("{WORK}/home"), format!("{WORK}/tmp"), format!("{WORK}/src")];
        let files = self.files.keys().chain(self.zips.keys()).map(String::as_str);
        files.chain(known).chain(made.iter().map(String::as_str)).any(|file| file.starts_with(&below))
            || made.iter().any(|folder| folder == path)
            || [AUTHORITIES, PROGRAMS].contains(&path)
    }

    /// Whether a program is there: by its path, or in a folder of PATH.
    pub(crate) fn program(&self, name: &str) -> bool {
        if name.contains('/') {
            return self.text(name).is_some_and(|text| text.starts_with("#!")) || name == "/bin/sh";
        }
        let folders = self.env.get("PATH").map_or("", String::as_str);
        folders.split(':').any(|folder| match folder {
            PROGRAMS => ["git", "ssh", "sh"].contains(&name),
            "/bin" | "/usr/bin" => ["git", "ssh", "sh", "cat", "env", "true", "false"].contains(&name),
            folder => self.text(&format!("{folder}/{name}")).is_some_and(|text| text.starts_with("#!")),
        })
    }

    /// Runs a helper of GOAUTH.
    pub(crate) fn helper(&self, command: &[String], url: Option<&str>) -> Said {
        let Some((name, rest)) = command.split_first().filter(|(name, _)| self.program(name)) else {
            return Said::Failed;
        };
        let Some(script) = self.text(name) else {
            let words = rest.iter().map(String::as_str).chain(url);
            return if name == "sh" { self.shell(words) } else { Said::Failed };
        };
        self.shell(["-c", script, name].into_iter().chain(rest.iter().map(String::as_str)).chain(url))
    }

    /// What `GIT_SSH_COMMAND` says when git asks it for a repository; what ssh itself says if there is none.
    pub(crate) fn ssh(&self, host: &str) -> String {
        let Some(command) = self.env.get("GIT_SSH_COMMAND").filter(|command| !command.is_empty()) else {
            return format!("ssh: connect to host {host} port 22: Connection refused\r\n");
        };
        let Some(script) = command.split_whitespace().next().and_then(|name| self.text(name)) else {
            let name = command.split_whitespace().next().unwrap_or_default();
            return format!("{command}: 1: {name}: not found\n");
        };
        self.output(["-c", script])
            .map_or_else(String::new, |output| String::from_utf8_lossy(&output.stderr).into_owned())
    }

    /// What `git credential fill`, run in a folder, knows for a URL, `user:password`: asked of the helper that
    /// `GIT_CONFIG_KEY_n` names.
    pub(crate) fn git_credential(&self, folder: &str, _url: &str) -> Option<String> {
        if !self.program("git") || self.read(folder) != Read::Folder {
            return None;
        }
        let count = self.env.get("GIT_CONFIG_COUNT").and_then(|count| count.parse::<usize>().ok()).unwrap_or(0);
        let pair = |place| {
            let get = |what: &str| self.env.get(&format!("GIT_CONFIG_{what}_{place}"));
            Some((get("KEY")?.to_ascii_lowercase(), get("VALUE")?))
        };
        let mut helpers = (0..count).filter_map(pair).filter(|(key, _)| key == "credential.helper");
        helpers.find_map(|(_, value)| {
            let snippet = format!("{} \"$@\"", value.strip_prefix('!')?);
            let Said::Output(text) = self.shell(["-c", &snippet, "helper", "get"]) else { return None };
            let word = |name: &str| text.lines().find_map(|line| line.strip_prefix(name));
            Some(format!("{}:{}", word("username=")?, word("password=")?))
        })
    }

    fn shell<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Said {
        match self.output(words) {
            Some(output) if output.status.success() => {
                Said::Output(String::from_utf8_lossy(&output.stdout).into_owned())
            }
            _ => Said::Failed,
        }
    }

    /// The real shell; without programs, as in the oracle.
    fn output<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Option<std::process::Output> {
        let mut shell = Command::new("/bin/sh");
        shell.args(words).env_clear().envs(&self.env).env("PATH", PROGRAMS).stdin(Stdio::null());
        shell.output().ok()
    }
}

/// Whose certificates are in a file, or in all files of a folder.
pub(crate) fn authorities(path: &str) -> Vec<String> {
    let names: &[&str] = match path.trim_end_matches('/').strip_prefix(AUTHORITIES) {
        Some("/ca.pem") => &["ca"],
        Some("/otherca.pem") => &["otherca"],
        // The certificates of the servers are there, too, but add nobody.
        Some("") => &["ca", "otherca"],
        _ if path.starts_with("/etc/ssl/certs") => &["system"],
        _ => &[],
    };
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// A path without `//`, `/./` and a slash at the end.
fn tidy(path: &str) -> String {
    let parts = path.split('/').filter(|part| !part.is_empty() && *part != ".");
    parts.fold(String::new(), |out, part| format!("{out}/{part}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(files: &[(&str, &str)], env: &[(&str, &str)]) -> Machine {
        let pairs = |list: &[(&str, &str)]| list.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let mut env: BTreeMap<String, String> = pairs(env);
        env.entry("PATH".to_owned()).or_insert_with(|| PROGRAMS.to_owned());
        Machine { env, files: pairs(files), zips: BTreeMap::new() }
    }

    fn words(text: &str) -> Vec<String> {
        text.split(' ').map(str::to_owned).collect()
    }

    #[test]
    fn helpers_are_real_scripts() {
        let only_with_url = "#!/bin/sh\n[ -n \"$1\" ] || exit 0\nprintf '%s\\n' \"$1\"\n";
        let failing = "#!/bin/sh\necho 'no credentials' >&2\nexit 3\n";
        let machine = machine(&[("/w/a", only_with_url), ("/w/b", failing)], &[]);
        assert_eq!(machine.helper(&words("/w/a"), None), Said::Output(String::new()));
        assert_eq!(machine.helper(&words("/w/a"), Some("https://x")), Said::Output("https://x\n".to_owned()));
        assert_eq!(machine.helper(&words("/w/b"), None), Said::Failed);
        assert_eq!(machine.helper(&words("/w/c"), None), Said::Failed);
        assert_eq!(machine.helper(&words("a"), None), Said::Failed);
    }

    #[test]
    fn git_knows_what_its_helper_says() {
        let helper = "!f() { echo username=u; echo password=p; }; f";
        let env =
            [("GIT_CONFIG_COUNT", "1"), ("GIT_CONFIG_KEY_0", "credential.helper"), ("GIT_CONFIG_VALUE_0", helper)];
        let url = "https://proxya.test/x";
        let folder = "/tmp/gooracle/w1/src";
        assert_eq!(machine(&[], &env).git_credential(folder, url).as_deref(), Some("u:p"));
        assert_eq!(machine(&[], &[]).git_credential(folder, url), None);
        assert_eq!(machine(&[], &env).git_credential("/nothere", url), None);
    }

    #[test]
    fn folders_are_where_files_are() {
        let machine = machine(&[("/tmp/gooracle/w1/fp/x/@v/list", "v1.0.0\n")], &[("PATH", "/nonexistent")]);
        assert_eq!(machine.read("/tmp/gooracle/w1/fp/"), Read::Folder);
        assert_eq!(machine.read("/tmp/gooracle/w1/src"), Read::Folder);
        assert_eq!(machine.read("/tmp/gooracle/w1/nothere"), Read::Missing);
        assert!(!machine.program("git"));
    }

    #[test]
    fn authorities_come_from_files_and_folders() {
        assert_eq!(authorities("/tmp/gooracle/tls/ca.pem"), ["ca"]);
        assert_eq!(authorities("/tmp/gooracle/tls"), ["ca", "otherca"]);
        assert!(authorities("/nonexistent").is_empty());
    }
}
