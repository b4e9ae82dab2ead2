//! The list of `NO_PROXY`, and what it covers (`golang.org/x/net/http/httpproxy`: `init`, `useProxy`); resolves no name.

use super::Bypass;
use crate::go::address::{Address, Network, split_host_port};
use crate::go::idna;
use crate::go::release::{Change, Release};

/// The entries that can match something, in the order in which go tries them.
#[derive(Clone, Debug)]
pub(super) struct Exemptions {
    variable: &'static str,
    list: String,
    release: Release,
    /// Of addresses, then of names.
    rules: Vec<(usize, Rule)>,
}

#[derive(Clone, Debug)]
enum Rule {
    All,
    Network(Network),
    Address(Address, String),
    Domain {
        /// With a dot in front.
        suffix: String,
        /// Whether the name without the dot counts, too.
        itself: bool,
        port: String,
    },
}

impl Exemptions {
    pub(super) fn parse(variable: &'static str, list: &str, release: Release) -> Self {
        let mut addresses = Vec::new();
        let mut domains = Vec::new();
        for (index, entry) in list.split(',').enumerate() {
            match rule(&lower(entry.trim()), release) {
                None => {}
                Some(Rule::All) => {
                    addresses = vec![(index, Rule::All)];
                    domains.clear();
                    break;
                }
                Some(rule @ Rule::Domain { .. }) => domains.push((index, rule)),
                Some(rule) => addresses.push((index, rule)),
            }
        }
        addresses.extend(domains);
        Exemptions { variable, list: list.to_owned(), release, rules: addresses }
    }

    /// Why a request to this host and port goes direct, if it does.
    pub(super) fn covers(&self, host: &str, port: &str) -> Option<Bypass<'_>> {
        let host = idna::to_ascii(host).unwrap_or_else(|| host.to_owned());
        let whole = if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") };
        let Some((host, port)) = split_host_port(&whole) else { return Some(Bypass::OddHost) };
        let strict = self.release.has(Change::NoSuffixOfAddresses);
        // Since then, an address with a zone is one, too.
        let parse = if strict { Address::parse } else { Address::parse_plain };
        let address = parse(host, self.release);
        if host == "localhost" || address.as_ref().is_some_and(Address::is_loopback) {
            return Some(Bypass::Loopback);
        }
        let name = lower(host.trim());
        let fits = |wanted: &str| wanted.is_empty() || wanted == port;
        let (index, _) = self.rules.iter().find(|(_, rule)| match rule {
            Rule::All => true,
            Rule::Network(network) => address.as_ref().is_some_and(|address| network.contains(address)),
            Rule::Address(wanted, port) => {
                address.as_ref().is_some_and(|address| address.unmapped() == *wanted) && fits(port)
            }
            Rule::Domain { suffix, itself, port } => {
                !(strict && address.is_some())
                    && (name.ends_with(suffix) || *itself && name == suffix[1..])
                    && fits(port)
            }
        })?;
        let entry = self.list.split(',').nth(*index).unwrap_or_default().trim();
        Some(Bypass::Covered { variable: self.variable, index: *index, entry })
    }
}

/// An entry, trimmed and in lower case.
fn rule(entry: &str, release: Release) -> Option<Rule> {
    if entry == "*" {
        return Some(Rule::All);
    }
    if let Some(network) = Network::parse(entry, release) {
        return Some(Rule::Network(network));
    }
    let (host, port) = split_host_port(entry).unwrap_or((entry, ""));
    if let Some(address) = Address::parse_plain(host, release) {
        return Some(Rule::Address(address.unmapped(), port.to_owned()));
    }
    let host = if host.starts_with("*.") { &host[1..] } else { host };
    if host.is_empty() {
        return None;
    }
    let itself = !host.starts_with('.');
    let suffix = if itself { format!(".{host}") } else { host.to_owned() };
    let suffix = idna::to_ascii(&suffix).unwrap_or(suffix);
    Some(Rule::Domain { suffix, itself, port: port.to_owned() })
}

/// `strings.ToLower`: each character for itself.
fn lower(text: &str) -> String {
    text.chars().map(|letter| letter.to_lowercase().next().unwrap_or(letter)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Go 1.21 and 1.27, without a list.
    #[test]
    fn an_address_with_a_zone_is_one_since_1_23_7() {
        let bypass = |minor, patch| {
            Exemptions::parse("NO_PROXY", "", Release::new(minor, patch)).covers("::1%lo", "443").is_some()
        };
        assert_eq!([bypass(21, 13), bypass(23, 6), bypass(23, 7), bypass(27, 3)], [false, false, true, true]);
    }
}
