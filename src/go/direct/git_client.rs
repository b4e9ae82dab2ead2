//! git calling a server, as its own settings and libcurl's have it (git 2.47); knows no module and no clone.

mod config;
mod config_file;
mod connection;
mod credentials;
mod http;
mod no_proxy;
mod proxy;
mod remote;
mod ssh;
mod tls;

use super::asks::Asks;
use crate::go::{Exchange, Kind, Tree};
use config::GitConfig;

/// Why git ends with status 128.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    /// What went wrong, in the words of the project's oracle.
    pub(super) kind: Kind,
    /// What git prints.
    pub(super) words: String,
    /// It never ends.
    pub(super) hangs: bool,
}

impl Fault {
    fn new(kind: Kind, words: impl Into<String>) -> Self {
        Fault { kind, words: words.into(), hangs: false }
    }

    /// git does not come back, or only after minutes.
    fn hang() -> Self {
        Fault { kind: Kind::Hang, words: String::new(), hangs: true }
    }
}

/// The requests that git makes.
pub(super) type Trail = Vec<Exchange>;

/// What is at a URL, for this git (`git ls-remote`, `git fetch`).
pub(super) fn call(asks: &dyn Asks, url: &str, trail: &mut Trail) -> Result<Tree, Fault> {
    let config = GitConfig::of(asks);
    let url = config.rewritten(url);
    let Some((scheme, rest)) = url.split_once("://") else {
        return match url.split_once(':').filter(|(host, _)| !host.contains('/')) {
            Some((host, path)) => {
                permitted(asks, &config, "ssh")?;
                ssh::call(asks, &format!("ssh://{host}/{}", path.trim_start_matches('/')))
            }
            None => Err(no_repository(&format!("fatal: '{url}' does not appear to be a git repository"))),
        };
    };
    let protocol = match scheme {
        "git+ssh" | "ssh+git" => "ssh",
        other => other,
    };
    permitted(asks, &config, protocol)?;
    match protocol {
        "http" | "https" => http::call(asks, &config, &url, trail),
        "ssh" => ssh::call(asks, &url),
        "git" => ssh::daemon(asks, &url),
        "file" => Err(no_repository(&format!("fatal: '{rest}' does not appear to be a git repository"))),
        "ftp" | "ftps" => http::ftp(asks, &url),
        _ => {
            let words = format!(
                "git: 'remote-{scheme}' is not a git command. See 'git --help'.\n\
                 fatal: remote helper '{scheme}' aborted session"
            );
            Err(Fault::new(Kind::GitFailed, words))
        }
    }
}

/// Whether git may use the protocol (`GIT_ALLOW_PROTOCOL`, `protocol.allow`).
fn permitted(asks: &dyn Asks, config: &GitConfig, protocol: &str) -> Result<(), Fault> {
    let allowed = if let Some(list) = asks.variable("GIT_ALLOW_PROTOCOL") {
        list.split(':').any(|one| one == protocol)
    } else {
        let own = config.last(&format!("protocol.{protocol}.allow"));
        own.or_else(|| config.last("protocol.allow")) != Some("never")
    };
    if allowed {
        return Ok(());
    }
    Err(Fault::new(Kind::GitFailed, format!("fatal: transport '{protocol}' not allowed")))
}

/// The words that follow whatever the other side said.
fn no_repository(words: &str) -> Fault {
    let words = format!(
        "{words}\nfatal: Could not read from remote repository.\n\n\
         Please make sure you have the correct access rights\nand the repository exists."
    );
    let ssh = ["ssh: ", "Host key verification failed", "Permission denied (publickey"];
    let kind = if ssh.iter().any(|sign| words.contains(sign)) { Kind::SshFailed } else { Kind::GitFailed };
    Fault::new(kind, words)
}
