//! What stands between `//` and the path of a URL (`net/url`: `parseAuthority`, `parseHost`); knows no whole URL.

use super::Userinfo;
use super::escape::{Part, unescape};
use crate::go::address::Address;
use crate::go::quote::quote;
use crate::go::release::{Change, Release};

/// Login and host, both unescaped.
pub(super) fn parse(scheme: &str, text: &str, release: Release) -> Result<(Option<Userinfo>, String), String> {
    let (login, host) = match text.rsplit_once('@') {
        Some((login, host)) => (Some(login), host),
        None => (None, text),
    };
    let host = parse_host(scheme, host, release)?;
    let Some(login) = login else { return Ok((None, host)) };
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"-._:~!$&'()*+,;=%@".contains(&byte);
    if !login.bytes().all(fits) {
        return Err("net/url: invalid userinfo".to_owned());
    }
    let (name, password) = match login.split_once(':') {
        Some((name, password)) => (name, Some(password)),
        None => (login, None),
    };
    let name = unescape(name, Part::Login)?;
    let password = password.map(|password| unescape(password, Part::Login)).transpose()?;
    Ok((Some(Userinfo { name, password }), host))
}

/// `net/url.parseHost`.
fn parse_host(scheme: &str, host: &str, release: Release) -> Result<String, String> {
    let strict = release.has(Change::BracketsNeedIpv6);
    let bracket = if strict { host.rfind('[') } else { host.starts_with('[').then_some(0) };
    if let Some(open) = bracket {
        if open > 0 && release.has(Change::BracketsBegin) {
            return Err("invalid IP-literal".to_owned());
        }
        let Some(close) = host.rfind(']') else { return Err("missing ']' in host".to_owned()) };
        let port = &host[close + 1..];
        check_port(port)?;
        if !strict {
            return match host[..close].find("%25") {
                Some(zone) => unescape_zone(&host[..close], zone).map(|name| name + &host[close..]),
                None => unescape(host, Part::Host),
            };
        }
        // Before BracketsBegin, what stands before the bracket is forgotten.
        let name = host.get(open + 1..close).unwrap_or_default();
        let name = match name.find("%25") {
            Some(zone) => unescape_zone(name, zone)?,
            None => unescape(name, Part::Host)?,
        };
        let address = Address::explain(&name, release).map_err(|reason| format!("invalid host: {reason}"))?;
        let mapped = release.has(Change::MappedInBrackets);
        if address.is_v4() || !mapped && address.unmapped().is_v4() {
            return Err(if mapped { "invalid IP-literal" } else { "invalid IPv6 host" }.to_owned());
        }
        return Ok(format!("[{name}]{port}"));
    }
    if let (Some(first), Some(last)) = (host.find(':'), host.rfind(':')) {
        let one = release.has(Change::OneColonInHost)
            && if release.has(Change::OneColonForHttp) {
                matches!(scheme, "http" | "https")
            } else {
                !matches!(scheme, "postgres" | "postgresql")
            };
        check_port(&host[if one { first } else { last }..])?;
    }
    unescape(host, Part::Host)
}

/// A host with a zone that begins at this byte.
fn unescape_zone(name: &str, zone: usize) -> Result<String, String> {
    Ok(unescape(&name[..zone], Part::Host)? + &unescape(&name[zone..], Part::Zone)?)
}

fn check_port(port: &str) -> Result<(), String> {
    if is_port(port) { Ok(()) } else { Err(format!("invalid port {} after host", quote(port))) }
}

/// Nothing, or a colon and digits (`net/url.validOptionalPort`).
pub(super) fn is_port(text: &str) -> bool {
    text.is_empty() || text.strip_prefix(':').is_some_and(|port| port.bytes().all(|byte| byte.is_ascii_digit()))
}
