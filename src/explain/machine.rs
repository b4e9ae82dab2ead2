//! The place where go runs: its variables and files, its programs, and whom it trusts; knows no network.

use std::collections::BTreeMap;

use crate::go::{Environment, Release};

/// A place where go runs.
#[derive(Clone, Debug)]
pub struct Machine {
    /// What the go command is told.
    pub environment: Environment,
    /// Which go it is.
    pub release: Release,
    /// Files that matter besides, by path: netrc.
    pub files: BTreeMap<String, String>,
    /// Whether git is there.
    pub has_git: bool,
    /// Hosts that git signs in to by itself: from its credential store, or with a key.
    pub git_logins: Vec<String>,
    /// Whether the company's CA is among the trusted ones.
    pub trusts_ca: bool,
    /// Whether the module that is asked about is in the module cache already.
    pub has_module: bool,
    /// Who sets the variables of the process here: `origin.process-NAME`.
    pub setter: &'static str,
    /// Variables that somebody else sets.
    pub setters: Vec<(&'static str, &'static str)>,
}

/// The home folder of places that name none.
const HOME: &str = "/home/me";

impl Machine {
    /// A machine with these variables and nothing else said: Go's own defaults, git, and no login.
    pub fn with(process: BTreeMap<String, String>) -> Self {
        let mut process = process;
        process.entry("HOME".to_owned()).or_insert_with(|| HOME.to_owned());
        let environment =
            Environment { process, goroot_file: Environment::GO_ENV.to_owned(), ..Environment::default() };
        Self {
            environment,
            release: Release::NEWEST,
            files: BTreeMap::new(),
            has_git: true,
            git_logins: Vec::new(),
            trusts_ca: false,
            has_module: false,
            setter: "shell",
            setters: Vec::new(),
        }
    }

    /// Who sets a variable of the process.
    pub fn setter_of(&self, name: &str) -> &'static str {
        let other = self.setters.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        other.map_or(self.setter, |(_, setter)| setter)
    }

    /// With a netrc that has a login for these hosts. The login itself is invented.
    #[must_use]
    pub fn with_netrc(self, machines: &[String]) -> Self {
        let line = |machine: &String| format!("machine {machine} login me password {SAMPLE_PASSWORD}\n");
        let text = machines.iter().map(line).collect();
        self.with_file_at_home(".netrc", text)
    }

    /// With git sent to these hosts over SSH.
    #[must_use]
    pub fn with_ssh(self, hosts: &[String]) -> Self {
        let section = |host: &String| format!("[url \"ssh://git@{host}/\"]\n\tinsteadOf = https://{host}/\n");
        let text = hosts.iter().map(section).collect();
        self.with_file_at_home(".gitconfig", text)
    }

    fn with_file_at_home(mut self, name: &str, text: String) -> Self {
        let home = self.environment.process.get("HOME").map_or(HOME, String::as_str);
        let path = format!("{home}/{name}");
        self.files.insert(path, text);
        self
    }
}

/// What stands for every password: explanations know none.
pub(super) const SAMPLE_PASSWORD: &str = "xxxxx";
