//! Running a version control tool: what it is told, what go makes of its failure; the calls themselves are the tool's.

use super::asks::Asks;
use super::git_client::{self, Fault};
use super::vcs::Vcs;
use crate::go::{Change, Event, Failure, Kind, Repository, Tool, Tree};

/// Where clones are; the name is the hash of tool and URL, which go computes and we don't.
pub(super) fn folder(asks: &dyn Asks) -> String {
    format!("{}/cache/vcs/HASH", asks.setting("GOMODCACHE"))
}

/// Runs git for a clone (`codehost.Run`); the failure is go's `RunError`.
pub(super) fn git(asks: &mut dyn Asks, command: &str, url: &str) -> Result<Tree, Failure> {
    let said = run_git(asks, command, url);
    said.map_err(|fault| {
        if fault.hangs {
            return Failure::new(Kind::Hang, format!("{command} does not end"));
        }
        let mut text = format!("{command} in {}: exit status 128", folder(asks));
        if !fault.words.is_empty() {
            text.push_str(":\n\t");
            text.push_str(&fault.words.replace('\n', "\n\t"));
        }
        if command.contains(" ls-remote ") && fault.words.contains("fatal: could not read Username") {
            let site = if asks.release().has(Change::GoDevLinks) { "go.dev" } else { "golang.org" };
            text.push_str(
                "\nConfirm the import path was entered correctly.\nIf this is a private repository, see https://",
            );
            text.push_str(site);
            text.push_str("/doc/faq#git_https for additional information.");
        }
        Failure::new(fault.kind, text)
    })
}

/// Runs git and notes it: the command, then its requests.
fn run_git(asks: &mut dyn Asks, command: &str, url: &str) -> Result<Tree, Fault> {
    if !asks.world().program("git") {
        let words = "exec: \"git\": executable file not found in $PATH".to_owned();
        return Err(Fault { kind: Kind::VcsMissing, words, hangs: false });
    }
    let mut trail = Vec::new();
    let said = git_client::call(asks, url, &mut trail);
    let failure = said.as_ref().err().map(|fault| (fault.kind, fault.words.clone()));
    let (via, login) = trail.last().map_or((None, None), |last| (last.via.clone(), last.login.clone()));
    let (command, url) = (without_password(command), without_password(url));
    asks.record(Event::Tool(Tool { command, url, via, login, failure }));
    for exchange in trail {
        asks.record(Event::Exchange(exchange));
    }
    said
}

/// Whether a repository answers at a URL (`vcs.Cmd.Ping`).
pub(super) fn ping(asks: &mut dyn Asks, vcs: Vcs, command: &str, url: &str) -> Result<(), Failure> {
    if vcs == Vcs::Git {
        let said = run_git(asks, command, url);
        return said.map(drop).map_err(|fault| Failure::new(fault.kind, fault.words));
    }
    if !asks.world().program(vcs.name()) {
        return Err(Failure::new(Kind::VcsMissing, format!("{} is missing", vcs.name())));
    }
    let open = matches!(asks.world().repository(url, None, None), Repository::Open(_));
    let failure = (!open).then(|| (Kind::Unclassified, "exit status 1".to_owned()));
    let (command, url) = (command.to_owned(), url.to_owned());
    asks.record(Event::Tool(Tool { command, url, via: None, login: None, failure: failure.clone() }));
    failure.map_or(Ok(()), |(kind, words)| Err(Failure::new(kind, words)))
}

/// A URL's password stays out of traces.
pub(super) fn without_password(text: &str) -> String {
    let Some((front, rest)) = text.split_once("://") else { return text.to_owned() };
    let authority = rest.split(['/', ' ']).next().unwrap_or_default();
    match authority.rsplit_once('@').and_then(|(login, host)| Some((login.split_once(':')?.0, host))) {
        Some((user, host)) => {
            format!("{front}://{user}:xxxxx@{host}{}", rest.get(authority.len()..).unwrap_or_default())
        }
        None => text.to_owned(),
    }
}
