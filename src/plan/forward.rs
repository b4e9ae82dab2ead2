//! The forward proxy: how every program here reaches the network.

use crate::ask::{Answers, Have, ProxyLogin, QuestionId, YesNo};
use crate::base::Clean;
use crate::door::{Door, ForwardProxy};

/// The forward proxy and the hosts that are reached without it.
#[derive(Clone, Debug, PartialEq)]
pub struct Forward {
    /// The address, without credentials.
    pub proxy: ForwardProxy,
    /// Whether user and password have to be added on the machine itself.
    pub has_login: bool,
    /// Whether it listens on the Windows around this WSL2, whose address as seen from Linux only the shell finds out.
    pub is_at_windows: bool,
    /// The entries of `NO_PROXY`.
    pub direct: Vec<Clean>,
    /// Those of them that are names of hosts.
    pub direct_names: Vec<Clean>,
}

/// The start of every list: curl, git, wget and Python send even loopback through the proxy without it, and write an
/// IPv6 address in different ways.
const LOOPBACK: [&str; 4] = ["localhost", "127.0.0.1", "::1", "[::1]"];

impl Forward {
    pub(super) fn of(answers: &Answers) -> Option<Self> {
        if !answers.has(Have::ForwardProxy) {
            return None;
        }
        let mut direct: Vec<Clean> = LOOPBACK.map(Clean::of).to_vec();
        let mut names = vec![Clean::of("localhost")];
        for entry in &answers.no_proxy {
            direct.push(entry.text().clone());
            names.extend(entry.is_name().then(|| entry.text().clone()));
        }
        if answers.asks_module_proxy() {
            let host = answers.module_proxy.host();
            if !direct.iter().any(|entry| covers(entry.as_str(), host.as_str())) {
                direct.push(host.clone());
                // An address is no name; one in brackets is an address of IPv6.
                let is_name = host.as_str().parse::<std::net::IpAddr>().is_err() && !host.as_str().starts_with('[');
                names.extend(is_name.then(|| host.clone()));
            }
        }
        Some(Self {
            proxy: answers.proxy.clone(),
            has_login: answers.proxy_login == ProxyLogin::Basic,
            is_at_windows: QuestionId::Wsl.is_asked(answers)
                && answers.wsl == YesNo::Yes
                && answers.proxy.is_loopback(),
            direct,
            direct_names: names,
        })
    }

    /// Whether the address stands in no file and programs take it from the environment.
    pub fn is_from_environment(&self) -> bool {
        self.has_login || self.is_at_windows
    }

    /// The value of `NO_PROXY` for all kinds of programs: commas, no blanks.
    pub fn no_proxy(&self) -> Clean {
        Clean::join(&self.direct, ",")
    }

    /// The value for programs written in Go alone, Docker's engine among them, which need no address in brackets.
    pub fn no_proxy_for_go(&self) -> Clean {
        Clean::join(self.direct.iter().filter(|entry| !entry.as_str().starts_with('[')), ",")
    }
}

/// Whether a bare domain in `NO_PROXY` covers a host: itself and everything below.
pub(super) fn covers(domain: &str, host: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_covers_itself_and_what_is_below() {
        assert!(covers("corp.example", "corp.example"));
        assert!(covers("corp.example", "a.b.corp.example"));
        assert!(!covers("corp.example", "xcorp.example"));
    }
}
