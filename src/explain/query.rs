//! What is to be explained: a module or package path, a version, a command; knows no setting.

use crate::text::Msg;

/// A command of go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Command {
    /// `go mod download MODULE@VERSION`.
    #[default]
    Download,
    /// `go get PATH@VERSION`, inside a module.
    Get,
    /// `go list -m -versions MODULE`.
    Versions,
    /// `go install PATH@VERSION`.
    Install,
    /// `go build`, of a module that requires this one.
    Build,
}

impl Command {
    /// Every command, the one to start with first.
    pub const ALL: [Command; 5] =
        [Command::Download, Command::Get, Command::Versions, Command::Install, Command::Build];

    /// The name in links and on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Command::Download => "download",
            Command::Get => "get",
            Command::Versions => "versions",
            Command::Install => "install",
            Command::Build => "build",
        }
    }

    /// The command of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    /// The module or package path.
    pub path: String,
    /// What follows the `@`.
    pub version: Option<String>,
    /// The command.
    pub command: Command,
}

/// Longer paths are no paths.
const LONGEST: usize = 1000;

impl Query {
    /// Reads `PATH` or `PATH@VERSION`.
    ///
    /// # Errors
    /// What to do about it. What go itself refuses in its own words is let through, so that it can be explained.
    pub fn parse(typed: &str, command: Command) -> Result<Self, Msg> {
        let text = typed.trim();
        if text.is_empty() {
            return Err(Msg::new("query.empty"));
        }
        if text.len() > LONGEST {
            return Err(Msg::new("query.long"));
        }
        if let Some(ch) = text.chars().find(|ch| ch.is_whitespace() || ch.is_control()) {
            let key = if ch.is_whitespace() { "query.blank" } else { "query.unclean" };
            return Err(Msg::new(key));
        }
        if let Some(path) = address(text) {
            return Err(Msg::new("query.address").with("instead", path));
        }
        let (path, version) = match text.split_once('@') {
            None => (text, None),
            Some((path, version)) => (path, Some(version)),
        };
        if path.is_empty() || path.starts_with(['/', '.', '-']) {
            return Err(Msg::new("query.path").with("path", path));
        }
        if version.is_some_and(|version| version.is_empty() || version.contains('@')) {
            return Err(Msg::new("query.version"));
        }
        Ok(Query { path: path.to_owned(), version: version.map(str::to_owned), command })
    }

    /// The version that is asked for where none is named.
    pub fn wanted(&self) -> &str {
        self.version.as_deref().unwrap_or("latest")
    }

    /// The arguments of go.
    pub(super) fn arguments(&self) -> Vec<String> {
        self.line().split(' ').skip(1).map(str::to_owned).collect()
    }

    /// The command line.
    pub fn line(&self) -> String {
        let path = &self.path;
        match (self.command, &self.version) {
            (Command::Download, _) => format!("go mod download {path}@{}", self.wanted()),
            (Command::Get, Some(version)) => format!("go get {path}@{version}"),
            (Command::Get, None) => format!("go get {path}"),
            (Command::Versions, _) => format!("go list -m -versions {path}"),
            (Command::Install, _) => format!("go install {path}@{}", self.wanted()),
            (Command::Build, _) => "go build .".to_owned(),
        }
    }
}

/// The path that an address of a web page or of a repository means. A login in it is left out.
fn address(text: &str) -> Option<String> {
    let after = if let Some((_, after)) = text.split_once("://") {
        after.split_once('/').map_or(after, |_| after)
    } else if text.starts_with("git@") {
        text
    } else {
        return None;
    };
    let (host, path) = match after.split_once('/') {
        Some((host, path)) => (host, path),
        None => (after, ""),
    };
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let (host, path) = match (host.split_once(':'), path) {
        (Some((host, owner)), path) if text.starts_with("git@") => (host, format!("{owner}/{path}")),
        (Some((host, _)), path) => (host, path.to_owned()),
        (None, path) => (host, path.to_owned()),
    };
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path);
    Some(if path.is_empty() { host.to_owned() } else { format!("{host}/{path}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_paths_with_and_without_a_version() {
        let it = Query::parse(" git.corp.example/team/lib@v1.2.3 ", Command::Download).unwrap();
        assert_eq!((it.path.as_str(), it.version.as_deref()), ("git.corp.example/team/lib", Some("v1.2.3")));
        assert_eq!(it.line(), "go mod download git.corp.example/team/lib@v1.2.3");
        let it = Query::parse("rsc.io/quote", Command::Get).unwrap();
        assert_eq!(it.line(), "go get rsc.io/quote");
        assert_eq!(Query { command: Command::Install, ..it }.line(), "go install rsc.io/quote@latest");
    }

    #[test]
    fn says_what_is_wrong_and_what_was_meant() {
        let no = |typed| Query::parse(typed, Command::Get).unwrap_err();
        for (typed, path) in [
            ("https://git.corp.example/team/lib.git", "git.corp.example/team/lib"),
            ("https://u:secret@git.corp.example:8443/team/?x", "git.corp.example/team"),
            ("git@github.com:acme/lib.git", "github.com/acme/lib"),
            ("ssh://git@github.com/acme/lib", "github.com/acme/lib"),
        ] {
            assert_eq!(no(typed), Msg::new("query.address").with("instead", path), "{typed}");
        }
        let key = |typed| no(typed).key().to_owned();
        assert_eq!(key(" "), "query.empty");
        assert_eq!(key("a b"), "query.blank");
        assert_eq!(key("a\u{7}b"), "query.unclean");
        assert_eq!(key("./cmd"), "query.path");
        assert_eq!(key("rsc.io/quote@"), "query.version");
        assert_eq!(key("rsc.io/quote@v1@v2"), "query.version");
        assert_eq!(key(&"a".repeat(2000)), "query.long");
    }
}
