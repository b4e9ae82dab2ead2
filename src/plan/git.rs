//! What git itself is told: its proxy, the hosts without it, and hosts that it reaches over SSH.

use std::net::Ipv4Addr;

use super::forward::covers;
use super::{Forward, Plan, Reason, SignIn, Why};
use crate::base::Clean;
use crate::door::{Door, ModulePattern};

/// One entry of git's configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct GitSetting {
    /// The section.
    pub section: &'static str,
    /// What the section is about: an address.
    pub of: Option<Clean>,
    /// The name in the section.
    pub key: &'static str,
    /// The value; an empty one takes away what a wider section says.
    pub value: Clean,
    /// The reason.
    pub why: Why,
}

impl GitSetting {
    /// The name as `git config` takes it.
    pub fn name(&self) -> Clean {
        let mut parts = vec![Clean::of(self.section)];
        parts.extend(self.of.clone());
        parts.push(Clean::of(self.key));
        Clean::join(&parts, ".")
    }
}

/// The entries, those of one section together. A proxy with a login is left to the environment, which git reads too.
pub fn settings(plan: &Plan) -> Vec<GitSetting> {
    let mut out = Vec::new();
    if let Some(forward) = plan.forward.as_ref().filter(|forward| !forward.is_from_environment()) {
        let proxy = |of: Option<Clean>, value: Clean, reason: Reason| GitSetting {
            section: "http",
            of,
            key: "proxy",
            value,
            why: reason.into(),
        };
        out.push(proxy(None, forward.proxy.text().clone(), Reason::GitProxy));
        let hosts = direct_hosts(plan, forward).into_iter().map(|host| https(&host));
        out.extend(hosts.map(|address| proxy(Some(address), Clean::of(""), Reason::GitDirect)));
    }
    let ssh = plan.logins.iter().filter(|login| login.sign_in == SignIn::Ssh);
    out.extend(ssh.flat_map(|login| &login.machines).map(|host| GitSetting {
        section: "url",
        of: Some(Clean::of("ssh://git@").then(host).then(&Clean::of("/"))),
        key: "insteadOf",
        value: https(host),
        why: Reason::GitSsh.into(),
    }));
    out
}

fn https(host: &Clean) -> Clean {
    Clean::of("https://").then(host).then(&Clean::of("/"))
}

/// The hosts that are reached directly, as git compares them: `*` stands for one label, so a private host further down
/// is named by itself (git-config(1), `http.<url>.*`).
fn direct_hosts(plan: &Plan, forward: &Forward) -> Vec<Clean> {
    let mut out = Vec::new();
    for entry in forward.direct.iter().filter(|entry| !is_loopback(entry.as_str())) {
        if forward.direct_names.contains(entry) {
            out.extend([entry.clone(), Clean::of("*.").then(entry)]);
            let hosts = plan.answers.private.iter().filter_map(ModulePattern::host);
            out.extend(hosts.filter(|host| is_far_below(entry.as_str(), host.as_str())));
        } else if entry.as_str().parse::<Ipv4Addr>().is_ok() {
            out.push(entry.clone());
        }
    }
    let mut seen = std::collections::HashSet::new();
    out.retain(|host| seen.insert(host.clone()));
    out
}

fn is_loopback(entry: &str) -> bool {
    entry == "localhost" || entry.starts_with("127.")
}

/// Whether a host is below a domain with more than one label between them.
fn is_far_below(domain: &str, host: &str) -> bool {
    covers(domain, host) && host.len() > domain.len() && host[..host.len() - domain.len() - 1].contains('.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ask::link;

    fn names(link: &str) -> Vec<String> {
        let (answers, remarks) = link::read(link, &[]);
        assert!(remarks.is_empty(), "{remarks:?}");
        settings(&Plan::of(&answers)).iter().map(|it| it.name().to_string()).collect()
    }

    #[test]
    fn names_hosts_as_git_compares_them() {
        let link = "have=forward-proxy,private&no-proxy=corp.example,10.0.0.5,10.1.0.0/16&private=git.dev.corp.example";
        let expected = [
            "http.proxy",
            "http.https://corp.example/.proxy",
            "http.https://*.corp.example/.proxy",
            "http.https://git.dev.corp.example/.proxy",
            "http.https://10.0.0.5/.proxy",
        ];
        assert_eq!(names(link), expected);
    }

    #[test]
    fn leaves_a_login_to_the_environment() {
        assert!(names("have=forward-proxy&proxy-login=basic").is_empty());
        let ssh = "url.ssh://git@git.corp.example/.insteadOf";
        assert_eq!(names("have=private,forward-proxy&proxy-login=basic&vcs-login=ssh"), [ssh]);
    }
}
