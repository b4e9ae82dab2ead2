//! Names and addresses of the oracle's world, and what each machine is without a persona; no request is answered here.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Machines that listen on 80, 443, 8080 and 8443: address, then names, the primary one first.
const SERVERS: &[(&str, &[&str])] = &[
    (
        "10.1.0.1",
        &[
            "proxya.test",
            "sub.proxya.test",
            "deep.sub.proxya.test",
            "notproxya.test",
            "proxya.test.evil.test",
            "upper.proxya.test",
            "xn--bcher-kva.test",
            "proxy-a.test",
        ],
    ),
    ("10.1.0.2", &["proxyb.test"]),
    ("10.1.0.3", &["proxyc.test"]),
    ("10.1.1.1", &["corp.test", "go.corp.test"]),
    ("10.1.1.2", &["git.corp.test"]),
    ("10.1.1.3", &["github.com"]),
    ("10.1.1.4", &["example.org"]),
    ("10.1.1.5", &["golang.org", "go.dev"]),
    ("10.1.1.6", &["bitbucket.org", "gitlab.com"]),
    ("10.1.2.1", &["proxy.golang.org"]),
    ("10.1.2.2", &["sum.golang.org"]),
    ("10.1.2.3", &["sum.golang.google.cn"]),
    ("10.1.2.4", &["sumdb.test"]),
    ("10.1.3.1", &["unknownca.test"]),
    ("10.1.3.2", &["expired.test"]),
    ("10.1.3.3", &["wronghost.test"]),
    ("10.1.3.4", &["plain443.test"]),
    ("10.1.3.5", &["tlshang.test"]),
    ("10.1.3.6", &["tlsreset.test"]),
    ("127.0.0.1", &["localhost", "loop.test"]),
    ("127.8.8.8", &["loop8.test"]),
    ("::1", &["ip6-localhost", "loop6.test"]),
    ("fd00::1", &["six.test"]),
];

/// Names with nobody listening.
const DEAD: &[(&str, &[&str])] = &[("10.1.9.9", &["refused.test"]), ("10.99.0.9", &["blackhole.test"])];

/// Forward proxies, and the one port of each.
const FORWARD: &[(&str, &str, u16)] = &[
    ("10.1.5.1", "fwd.test", 3128),
    ("10.1.5.2", "fwdtls.test", 3129),
    ("10.1.5.3", "socks.test", 1080),
    ("10.1.5.4", "fwd2.test", 3128),
];

/// Ports of every server, and whether TLS is spoken there.
const PORTS: &[(u16, bool)] = &[(80, false), (443, true), (8080, false), (8443, true)];

/// A machine behind an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Machine {
    /// A server: its primary name.
    Server(&'static str),
    /// A forward proxy: its name and port.
    Forward(&'static str, u16),
    /// It drops packets.
    Silent,
    /// Nobody listens.
    Closed,
}

/// Who looks a name up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Resolver {
    /// go's own: a final dot is fine, and only whole addresses are addresses.
    Go,
    /// The C library's, which git and the forward proxies use: `127.1` is an address, a name with a final dot is asked of
    /// the name server, which knows none.
    System,
}

/// The address of a name or of itself; nothing if there is none.
pub(crate) fn address(host: &str, resolver: Resolver) -> Option<IpAddr> {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    // No host at all means the machine itself (net.TCPAddr.toLocal).
    if host.is_empty() {
        return Some(IpAddr::V4(Ipv4Addr::LOCALHOST));
    }
    if let Ok(address) = host.parse::<IpAddr>() {
        return Some(address.to_canonical());
    }
    let host = match resolver {
        Resolver::Go => host.strip_suffix('.').unwrap_or(host),
        Resolver::System => {
            if let Some(address) = loose(host) {
                return Some(address);
            }
            host
        }
    };
    let host = host.to_ascii_lowercase();
    let named = SERVERS.iter().chain(DEAD).find(|(_, names)| names.contains(&host.as_str())).map(|(ip, _)| *ip);
    let forward = || FORWARD.iter().find(|(_, name, _)| *name == host).map(|(ip, _, _)| *ip);
    named.or_else(forward)?.parse().ok()
}

/// Who is behind an address, as called by a process of the machine itself.
pub(crate) fn machine(address: IpAddr) -> Machine {
    let address = match address {
        IpAddr::V4(Ipv4Addr::UNSPECIFIED) => IpAddr::V4(Ipv4Addr::LOCALHOST),
        IpAddr::V6(Ipv6Addr::UNSPECIFIED) => IpAddr::V6(Ipv6Addr::LOCALHOST),
        other => other,
    };
    let is = |ip: &str| ip.parse() == Ok(address);
    if let Some((_, names)) = SERVERS.iter().find(|(ip, _)| is(ip)) {
        return Machine::Server(names[0]);
    }
    if let Some((_, name, port)) = FORWARD.iter().find(|(ip, _, _)| is(ip)) {
        return Machine::Forward(name, *port);
    }
    if matches!(address, IpAddr::V4(v4) if v4.octets()[..3] == [10, 99, 0]) { Machine::Silent } else { Machine::Closed }
}

/// All names of a server, by its primary one.
pub(crate) fn names(primary: &str) -> &'static [&'static str] {
    SERVERS.iter().find(|(_, names)| names[0] == primary).map_or(&[], |(_, names)| names)
}

/// Whether two names are the same server's.
pub(crate) fn same(one: &str, other: &str) -> bool {
    one == other || SERVERS.iter().any(|(_, names)| names.contains(&one) && names.contains(&other))
}

/// The server's own name for the host that was called: itself if it is one of its names, or else its primary one.
pub(crate) fn called(primary: &'static str, host: &str) -> &'static str {
    let host = host.to_ascii_lowercase();
    names(primary).iter().find(|name| **name == host).copied().unwrap_or(primary)
}

/// Whether a server speaks TLS on the port; nothing if it does not listen there.
pub(crate) fn speaks_tls(port: u16) -> Option<bool> {
    PORTS.iter().find(|(open, _)| *open == port).map(|(_, tls)| *tls)
}

/// What a server's TLS is like without a persona.
pub(crate) fn usual_tls(primary: &str) -> &'static str {
    match primary {
        "unknownca.test" => "unknown",
        "expired.test" => "expired",
        "wronghost.test" => "wronghost",
        "plain443.test" => "plain",
        "tlshang.test" => "hang",
        "tlsreset.test" => "reset",
        _ => "good",
    }
}

/// What a server is without a persona.
pub(crate) fn usual_kind(primary: &str) -> &'static str {
    match primary {
        "corp.test" | "git.corp.test" | "github.com" | "example.org" | "golang.org" | "bitbucket.org" => "vcs",
        "sum.golang.org" | "sum.golang.google.cn" | "sumdb.test" => "sumdb",
        _ => "proxy",
    }
}

/// An address as `inet_aton` reads it: one to four parts, each decimal, octal or hexadecimal.
fn loose(text: &str) -> Option<IpAddr> {
    let parts = text.split('.').map(part).collect::<Option<Vec<u32>>>()?;
    let (last, first) = parts.split_last()?;
    if first.len() > 3 || first.iter().any(|part| *part > 255) {
        return None;
    }
    let bits = 32 - 8 * u32::try_from(first.len()).ok()?;
    if bits < 32 && *last >> bits != 0 {
        return None;
    }
    let high = first.iter().enumerate().fold(0, |sum, (place, part)| sum | part << (24 - 8 * place));
    Some(IpAddr::V4(Ipv4Addr::from(high | last)))
}

fn part(text: &str) -> Option<u32> {
    if let Some(hex) = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        return u32::from_str_radix(hex, 16).ok();
    }
    match text.strip_prefix('0') {
        Some(octal) if !octal.is_empty() => u32::from_str_radix(octal, 8).ok(),
        _ => text.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn go_and_the_system_look_names_up_in_their_own_way() {
        assert_eq!(address("PROXYA.test.", Resolver::Go), "10.1.0.1".parse().ok());
        assert_eq!(address("proxya.test.", Resolver::System), None);
        assert_eq!(address("127.1", Resolver::Go), None);
        assert_eq!(address("127.1", Resolver::System), "127.0.0.1".parse().ok());
        assert_eq!(address("010.001.0.1", Resolver::System), "8.1.0.1".parse().ok());
        assert_eq!(address("::ffff:127.0.0.1", Resolver::Go), "127.0.0.1".parse().ok());
        assert_eq!(address("nosuch.test", Resolver::Go), None);
    }

    #[test]
    fn an_address_has_one_machine() {
        let at = |host: &str| machine(address(host, Resolver::Go).unwrap());
        assert_eq!(at("go.corp.test"), Machine::Server("corp.test"));
        assert_eq!(at("0.0.0.0"), Machine::Server("localhost"));
        assert_eq!(at("fwd2.test"), Machine::Forward("fwd2.test", 3128));
        assert_eq!(at("blackhole.test"), Machine::Silent);
        assert_eq!(at("refused.test"), Machine::Closed);
        assert_eq!(at(""), Machine::Server("localhost"));
        assert_eq!(at("[fd00::1]"), Machine::Server("six.test"));
    }
}
