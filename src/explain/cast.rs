//! Who takes part: the hosts that these settings and this module name, each in its role; asks nobody.

use std::collections::BTreeSet;

use super::behaviour::{Behaviour, Relay, Role, Stock};
use super::machine::Machine;
use super::query::Query;
use super::world::World;
use crate::data::mirrors::MIRRORS;
use crate::go::pattern;

/// A host in its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Its name, without a port.
    pub host: String,
    /// What it is to go. A host can have several roles and then stands here several times.
    pub role: Role,
    /// Whether it belongs to all the world, so that what it is shown is no secret any more.
    pub is_public: bool,
    /// What it does.
    pub behaviour: Behaviour,
    /// Whether it relays the checksum database; meant for module proxies.
    pub relay: Relay,
    /// Which modules it has; meant for module proxies.
    pub stock: Stock,
    /// Whether it signs all TLS anew with the company's CA; meant for forward proxies.
    pub inspects: bool,
}

/// Public module proxies besides the mirrors that can be chosen.
const PUBLIC_PROXIES: [&str; 1] = ["proxy.golang.org"];
/// The name of the files of this machine among the hosts.
pub(super) const FILES: &str = "file";
/// The public checksum database and its other name.
pub(super) const PUBLIC_DATABASES: [&str; 2] = ["sum.golang.org", "sum.golang.google.cn"];

/// The patterns that say which modules are private: those that a person named, and those that go is told.
pub fn private_patterns(machine: &Machine, named: &[String]) -> Vec<String> {
    let value = |name| machine.environment.setting(name).value;
    let told = [value("GOPRIVATE"), value("GONOPROXY"), value("GONOSUMDB")];
    let told = told.iter().flat_map(|list| list.split(',')).map(str::trim);
    let mut out: Vec<String> = named.to_vec();
    let mut known: BTreeSet<&str> = named.iter().map(String::as_str).collect();
    for pattern in told.filter(|it| !it.is_empty() && *it != "none" && *it != "*") {
        if known.insert(pattern) {
            out.push(pattern.to_owned());
        }
    }
    out
}

/// The first of the patterns that covers a path.
pub(super) fn covering<'a>(patterns: &'a [String], path: &str) -> Option<&'a str> {
    patterns.iter().map(String::as_str).find(|it| pattern::matching(it, path).is_some())
}

/// The hosts, in the order in which go may come to them.
pub(super) fn cast(machine: &Machine, world: &World, query: &Query, private: &[String]) -> Vec<Actor> {
    let value = |name| machine.environment.setting(name).value;
    let mut found: Vec<(String, Role, bool)> = Vec::new();
    for name in ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"] {
        if let Some(host) = machine.environment.variable(name).and_then(host_of) {
            found.push((host, Role::ForwardProxy, false));
        }
    }
    for entry in value("GOPROXY").split([',', '|']).map(str::trim) {
        match entry {
            "" => {}
            "off" | "direct" => break,
            _ if entry.starts_with("file:") => found.push((FILES.to_owned(), Role::Files, false)),
            _ => {
                if let Some(host) = host_of(entry) {
                    let is_public = is_public_proxy(&host);
                    found.push((host, Role::ModuleProxy, is_public));
                }
            }
        }
    }
    found.extend(databases(&value("GOSUMDB")));
    let is_private = covering(private, &query.path).is_some();
    if let Some(host) = query.path.split('/').next().filter(|host| host.contains('.')) {
        found.push((host.to_owned(), Role::Origin, !is_private));
    }
    let mut out: Vec<Actor> = Vec::new();
    let mut known = BTreeSet::new();
    for (host, role, is_public) in found {
        if known.insert((host.clone(), role)) {
            out.push(actor(world, host, role, is_public));
        }
    }
    out
}

fn actor(world: &World, host: String, role: Role, is_public: bool) -> Actor {
    let said = world.host(&host);
    let is_public = said.is_public.unwrap_or(is_public);
    let known = MIRRORS.iter().find(|mirror| host_of(mirror.url).as_deref() == Some(&host));
    // Nobody says so of a company's own; proxy.golang.org does (https://proxy.golang.org).
    let relays = known.map_or(is_public, |mirror| mirror.relays_sumdb);
    Actor {
        role,
        is_public,
        behaviour: said.behaviour.unwrap_or(Behaviour::Works),
        relay: said.relay.unwrap_or(if relays { Relay::Yes } else { Relay::No }),
        stock: said.stock.unwrap_or(if is_public { Stock::Public } else { Stock::All }),
        inspects: said.inspects,
        host,
    }
}

/// Whether a host is one of the module proxies that everybody may ask.
fn is_public_proxy(host: &str) -> bool {
    PUBLIC_PROXIES.contains(&host) || MIRRORS.iter().any(|mirror| host_of(mirror.url).as_deref() == Some(host))
}

/// The hosts of a `GOSUMDB`: the database by its name, and the address in the second word.
fn databases(value: &str) -> Vec<(String, Role, bool)> {
    let mut words = value.split_whitespace();
    let Some(name) = words.next().filter(|name| *name != "off") else { return Vec::new() };
    let name = name.split('+').next().unwrap_or_default();
    let is_public = PUBLIC_DATABASES.contains(&name);
    let host = words.next().and_then(host_of).or_else(|| host_of(name));
    host.map(|host| (host, Role::Database, is_public)).into_iter().collect()
}

/// Who is asked at a URL: its host, or the files of this machine.
pub(super) fn asked_at(url: &str) -> Option<String> {
    if url.starts_with("file:") { Some(FILES.to_owned()) } else { host_of(url) }
}

/// The host of an address, with or without scheme, login and port; as far as it can be told without go's own rules.
pub(super) fn host_of(address: &str) -> Option<String> {
    let after = address.split_once("://").map_or(address, |(_, after)| after);
    let authority = after.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    (!host.is_empty()).then(|| host.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::explain::query::Command;

    #[test]
    fn names_everybody_once_in_order() {
        let process = [
            ("GOPROXY", "https://goproxy.corp.example:8443/go|https://goproxy.cn,direct,https://never.example"),
            ("HTTPS_PROXY", "http://me:pw@proxy.corp.example:3128"),
            ("https_proxy", "http://proxy.corp.example:3128"),
            ("GOPRIVATE", "git.corp.example"),
        ];
        let machine = Machine::with(process.map(|(name, value)| (name.to_owned(), value.to_owned())).into());
        let query = Query::parse("git.corp.example/lib", Command::Get).unwrap();
        let private = private_patterns(&machine, &[]);
        let all = cast(&machine, &World::default(), &query, &private);
        let all: Vec<_> = all.iter().map(|it| (it.host.as_str(), it.role, it.is_public)).collect();
        assert_eq!(
            all,
            [
                ("proxy.corp.example", Role::ForwardProxy, false),
                ("goproxy.corp.example", Role::ModuleProxy, false),
                ("goproxy.cn", Role::ModuleProxy, true),
                ("sum.golang.org", Role::Database, true),
                ("git.corp.example", Role::Origin, false),
            ]
        );
    }

    #[test]
    fn hosts_are_found_in_addresses_of_every_form() {
        for (address, host) in
            [("https://u:p@A.example:1/x", "a.example"), ("[fd00::1]:80", "fd00::1"), ("b.example", "b.example")]
        {
            assert_eq!(host_of(address).as_deref(), Some(host));
        }
        assert_eq!(host_of("https://"), None);
    }
}
