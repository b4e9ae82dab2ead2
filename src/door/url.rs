//! The parts of an address that both kinds of proxy share; stricter than RFC 3986 where programs disagree.

use super::{Refusal, clean, only};
use crate::base::Clean;

/// An address split into its parts, without credentials.
pub(super) struct Parts {
    /// Lower case.
    pub scheme: String,
    /// As typed; an IPv6 address in brackets, in its short form without dots.
    pub host: String,
    /// 1 to 65535.
    pub port: Option<u16>,
    /// Starts with `/` or is empty; no trailing `/`.
    pub path: String,
}

impl Parts {
    /// The address in one piece.
    pub(super) fn to_clean(&self) -> Clean {
        let port = self.port.map(|port| format!(":{port}")).unwrap_or_default();
        Clean::new(format!("{}://{}{port}{}", self.scheme, self.host, self.path)).unwrap_or_else(|_| Clean::of(""))
    }
}

/// Splits an address. Credentials are refused before anything else looks at the text, and never repeated.
pub(super) fn split(typed: &str, schemes: &[&str]) -> Result<Parts, Refusal> {
    let text = clean(typed)?;
    let text = text.as_str();
    if text.is_empty() {
        return Err(Refusal::new("address-empty"));
    }
    let (scheme, rest) = match text.split_once("://") {
        Some((scheme, rest)) => (scheme.to_ascii_lowercase(), rest),
        None => (String::new(), text),
    };
    // Whatever stands before the last @ may be a password with unescaped `/`, `#` or `?` in it.
    if let Some((_, after)) = rest.rsplit_once('@') {
        let kept = schemes.iter().find(|it| **it == scheme).unwrap_or(&schemes[0]);
        return Err(Refusal::new("address-secret").instead(format!("{kept}://{after}")));
    }
    if scheme.is_empty() {
        return Err(Refusal::new("address-scheme").instead(format!("{}://{rest}", schemes[0])));
    }
    if !schemes.contains(&scheme.as_str()) {
        only(&clean(&scheme)?, |ch| ch.is_ascii_alphanumeric() || "+.-".contains(ch))?;
        return Err(Refusal::new("address-scheme-unknown").with("scheme", &scheme).with("schemes", schemes.join(", ")));
    }
    let (authority, path) = match rest.find(['/', '?', '#']) {
        Some(i) => rest.split_at(i),
        None => (rest, ""),
    };
    if path.contains(['?', '#']) {
        return Err(Refusal::new("address-query"));
    }
    let (host, port) = authority_parts(authority)?;
    Ok(Parts { scheme, host, port, path: path.trim_end_matches('/').to_owned() })
}

fn authority_parts(authority: &str) -> Result<(String, Option<u16>), Refusal> {
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let host = match host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(address) => ipv6(address).ok_or_else(|| Refusal::new("address-host").with("host", host))?,
        None => host_name(host).map(|()| host.to_owned())?,
    };
    let port = match port {
        None => None,
        Some(port) => match port.parse::<u16>() {
            Ok(number) if number > 0 && port.bytes().all(|b| b.is_ascii_digit()) => Some(number),
            _ => return Err(Refusal::new("address-port").with("port", port)),
        },
    };
    Ok((host, port))
}

/// An IPv6 address in brackets, written in one way. VS Code takes no dots in it (the pattern of `http.proxy`).
fn ipv6(typed: &str) -> Option<String> {
    let address: std::net::Ipv6Addr = typed.parse().ok()?;
    let [.., high, low] = address.segments();
    let is_mapped = address.to_ipv4_mapped().is_some();
    Some(if is_mapped { format!("[::ffff:{high:x}:{low:x}]") } else { format!("[{address}]") })
}

/// A host name or IPv4 address: letters, digits, `-`, `_` and single dots.
pub(super) fn host_name(host: &str) -> Result<(), Refusal> {
    only(&clean(host)?, |ch| ch.is_ascii_alphanumeric() || matches!(ch, '.' | '-' | '_'))?;
    if host.is_empty() || host.split('.').any(str::is_empty) {
        return Err(Refusal::new("address-host").with("host", host));
    }
    Ok(())
}
