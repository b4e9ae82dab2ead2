//! Whose a host is, as far as its name tells: everybody's, or one of a company's or a home's own.

use super::host::is_internal;
use crate::data::{public_hosts, public_proxies};

/// Forges whose repositories are private as a rule.
const PRIVATE_FORGES: &[&str] = &["dev.azure.com", "ssh.dev.azure.com", "vs-ssh.visualstudio.com"];

/// Last labels that name no host of the Internet, or that examples use for such.
const INNER_ENDS: &[&str] = &["company", "example", "intern", "intra", "invalid", "office", "priv"];

/// Labels that a host of one's own often has.
const INNER_LABELS: &[&str] = &[
    "artifactory",
    "athens",
    "bitbucket",
    "code",
    "corp",
    "enterprise",
    "gerrit",
    "ghe",
    "git",
    "gitea",
    "github",
    "gitlab",
    "gogs",
    "internal",
    "intra",
    "intranet",
    "nexus",
    "private",
    "repo",
    "scm",
    "stash",
    "vcs",
];

/// Whose a host is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// Known to be open to everybody.
    Public,
    /// Known or very likely to be a company's or a person's own.
    Inner,
    /// Not told by the name.
    Unknown,
}

/// Whose a host is, by its name; the host of a module path counts.
pub fn whose(host: &str) -> Whose {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    if host.is_empty() {
        return Whose::Unknown;
    }
    if PRIVATE_FORGES.contains(&host.as_str()) || is_address(&host) || is_internal(&host) {
        return Whose::Inner;
    }
    let first = host.split('.').next().unwrap_or_default();
    if host.split('.').count() > 2 && matches!(first, "private" | "internal" | "corp" | "company" | "mycompany") {
        return Whose::Inner;
    }
    if public_proxies::is_public(&host) || public_hosts::is_public(&host) {
        return Whose::Public;
    }
    if public_hosts::is_documentation(&host) {
        return Whose::Inner;
    }
    let mut labels = host.rsplit('.');
    let end = labels.next().unwrap_or_default();
    if INNER_ENDS.contains(&end) {
        return Whose::Inner;
    }
    let is_inner = |label: &str| {
        INNER_LABELS.iter().any(|it| {
            label.strip_prefix(it).is_some_and(|rest| !rest.starts_with(|ch: char| ch.is_ascii_alphabetic()))
                || label.strip_suffix(it).is_some_and(|rest| rest.ends_with(['-', '_']))
        }) || label.contains("company")
            || label.contains("internal")
    };
    if labels.any(is_inner) { Whose::Inner } else { Whose::Unknown }
}

/// Whether it is an address instead of a name.
fn is_address(host: &str) -> bool {
    host.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::{Whose, whose};

    #[test]
    fn names_tell_whose_a_host_is() {
        for (host, expected) in [
            ("github.com", Whose::Public),
            ("sigs.k8s.io", Whose::Public),
            ("proxy.golang.org", Whose::Public),
            ("github.enterprise.com", Whose::Inner),
            ("gitlab1.example.com", Whose::Inner),
            ("ghe.internalrepo.co.jp", Whose::Inner),
            ("my-gitlab-server.com", Whose::Unknown),
            ("go.corp.example", Whose::Inner),
            ("10.1.2.3", Whose::Inner),
            ("nexus", Whose::Inner),
            ("dev.azure.com", Whose::Inner),
            ("sovr.cloud", Whose::Unknown),
            ("gitlab.com", Whose::Public),
            ("private.gitlab.com", Whose::Inner),
        ] {
            assert_eq!(whose(host), expected, "{host}");
        }
    }
}
