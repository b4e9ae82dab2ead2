//! Which forward proxy carries git's requests (git's `http.c`, libcurl); opens nothing.

use super::config::GitConfig;
use super::remote::{Remote, endpoint};
use super::{Fault, no_proxy};
use crate::go::direct::asks::Asks;
use crate::go::{Endpoint, Kind, Via};

/// How the proxy is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    Http,
    /// HTTP over TLS.
    Https,
    Socks4,
    Socks5,
    /// SOCKS5, and the proxy looks the name up.
    Socks5ByName,
}

/// A forward proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Proxy {
    pub(super) speech: Speech,
    pub(super) endpoint: Endpoint,
    /// `user:password`.
    pub(super) login: Option<String>,
    /// Its address without a login.
    address: String,
    variable: &'static str,
}

impl Proxy {
    pub(super) fn via(&self) -> Via {
        Via { proxy: self.address.clone(), variable: self.variable, login: self.login.is_some() }
    }
}

/// The proxy for a URL. A variable in small letters wins over the one in capitals, even if it is empty; `HTTP_PROXY` does
/// not count.
pub(super) fn find(asks: &dyn Asks, config: &GitConfig, remote: &Remote) -> Result<Option<Proxy>, Fault> {
    let variables: &[&'static str] = match remote.scheme.as_str() {
        "https" => &["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"],
        _ => &["http_proxy", "all_proxy", "ALL_PROXY"],
    };
    let set = config.for_url("http", "proxy", &remote.bare()).map(|value| ("http.proxy", value.to_owned()));
    let found = set.or_else(|| variables.iter().find_map(|name| Some((*name, asks.variable(name)?))));
    let Some((variable, value)) = found.filter(|(_, value)| !value.is_empty()) else { return Ok(None) };
    let list = asks.variable("no_proxy").or_else(|| asks.variable("NO_PROXY")).unwrap_or_default();
    let aborted = format!("fatal: remote helper '{}' aborted session", remote.scheme);
    let Some(address) = parse(&value) else { return Ok(None) };
    if !matches!(address.path.as_str(), "" | "/") && !value.starts_with("socks") {
        let words = format!("fatal: Invalid proxy URL '{value}': only SOCKS proxies support paths\n{aborted}");
        return Err(Fault::new(Kind::GitFailed, words));
    }
    if no_proxy::covers(&list, &remote.endpoint().host) {
        return Ok(None);
    }
    let login = match (&address.user, &address.password) {
        (Some(user), Some(password)) => Some(format!("{user}:{password}")),
        (Some(user), None) => {
            let at = format!("{}://{user}@{}", address.scheme, address.authority);
            let words = format!("fatal: could not read Password for '{at}': terminal prompts disabled\n{aborted}");
            return Err(Fault::new(Kind::TerminalPromptsDisabled, words));
        }
        _ => None,
    };
    let (speech, port) = match value.to_ascii_lowercase() {
        value if value.starts_with("socks5h") => (Speech::Socks5ByName, 1080),
        value if value.starts_with("socks5") => (Speech::Socks5, 1080),
        value if value.starts_with("socks") => (Speech::Socks4, 1080),
        value if value.starts_with("https") => (Speech::Https, 443),
        _ => (Speech::Http, 1080),
    };
    // A second `@` in the login: curl takes what stands before it for the name.
    let authority = address.authority.rsplit('@').next().unwrap_or_default();
    let to = endpoint(authority, port);
    let number = authority.rsplit_once(':').is_none_or(|(_, port)| port.ends_with(']') || port.parse::<u16>().is_ok());
    if to.host.is_empty() || to.host.contains([':', '"', ' ']) && !authority.starts_with('[') || !number {
        let words = format!("fatal: unable to access '{}': Unsupported proxy syntax in '{authority}'", remote.shown());
        return Err(Fault::new(Kind::GitFailed, words));
    }
    let shown = if value.contains("://") { &address.scheme } else { "http" };
    let address = format!("{shown}://{authority}");
    Ok(Some(Proxy { speech, endpoint: to, login, address, variable }))
}

/// A value without a scheme is an http one; one without a host is none.
fn parse(value: &str) -> Option<Remote> {
    let whole = if value.contains("://") { value.to_owned() } else { format!("http://{value}") };
    let parsed = Remote::parse(&whole)?;
    let nothing = parsed.authority.is_empty() && matches!(parsed.path.as_str(), "" | "/");
    (!nothing).then_some(parsed)
}
