//! git over ssh and over its own protocol; which key is used is the world's affair.

use super::remote::Remote;
use super::{Fault, no_repository};
use crate::go::direct::asks::Asks;
use crate::go::{Answer, Dial, Kind, Repository, Tree};

/// Over ssh, which looks for its own way: no forward proxy, no login of git's.
pub(super) fn call(asks: &dyn Asks, url: &str) -> Result<Tree, Fault> {
    match asks.world().repository(url, None, None) {
        Repository::Open(tree) => Ok(tree),
        // The program itself is missing.
        Repository::Ssh(words) if words.starts_with("fatal: ") => Err(Fault::new(Kind::GitFailed, words)),
        Repository::Ssh(words) => Err(no_repository(words.trim_end_matches('\n'))),
        Repository::Said(Answer::Silent) => Err(Fault::hang()),
        Repository::Said(_) | Repository::Status(_) => Err(no_repository("ssh: connection closed")),
    }
}

/// Over `git://`.
pub(super) fn daemon(asks: &dyn Asks, url: &str) -> Result<Tree, Fault> {
    let failed = |words: String| Err(Fault::new(Kind::GitFailed, words));
    let Some(remote) = Remote::parse(url) else { return Err(no_repository(url)) };
    let to = remote.endpoint();
    match asks.world().dial(&to) {
        Dial::NoSuchHost => {
            failed(format!("fatal: unable to look up {} (port {}) (Name or service not known)", to.host, to.port))
        }
        Dial::Refused => {
            failed(format!("fatal: unable to connect to {0}:\n{0}[0: {0}]: errno=Connection refused", to.host))
        }
        Dial::Silent => Err(Fault::hang()),
        Dial::Connected => match asks.world().repository(url, None, None) {
            Repository::Open(tree) => Ok(tree),
            Repository::Said(Answer::Silent) => Err(Fault::hang()),
            _ => Err(no_repository("fatal: the remote end hung up unexpectedly")),
        },
    }
}
