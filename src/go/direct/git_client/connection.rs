//! A connection of git's to a server, through a forward proxy or not, TLS included; sends no request.

use super::config::GitConfig;
use super::proxy::{Proxy, Speech};
use super::remote::Remote;
use super::tls::{self, Trust};
use crate::go::direct::asks::Asks;
use crate::go::{Agent, Answer, Dial, Endpoint, Kind, Pass, Passed, Shake};

/// Why a request came to nothing: git's words without those in front, and what the trace says of it.
pub(super) struct Broken {
    pub(super) kind: Kind,
    pub(super) words: String,
    pub(super) hangs: bool,
}

pub(super) fn broken<T>(kind: Kind, words: impl Into<String>) -> Result<T, Broken> {
    Err(Broken { kind, words: words.into(), hangs: false })
}

pub(super) fn hangs<T>() -> Result<T, Broken> {
    Err(Broken { kind: Kind::Hang, words: String::new(), hangs: true })
}

/// Comes to the server, through the forward proxy if there is one, TLS included.
pub(super) fn connect(
    asks: &dyn Asks,
    config: &GitConfig,
    place: &Remote,
    proxy: Option<&Proxy>,
) -> Result<(), Broken> {
    let to = place.endpoint();
    let Some(proxy) = proxy else {
        reach(asks, &to)?;
        return shake(asks, config, place, None);
    };
    let at = &proxy.endpoint;
    match asks.world().dial(at) {
        Dial::Connected => {}
        Dial::Refused => return broken(Kind::ForwardProxyFailed, unreachable(&at.host, at.port)),
        Dial::NoSuchHost => return broken(Kind::ForwardProxyFailed, format!("Could not resolve proxy: {}", at.host)),
        Dial::Silent => return hangs(),
    }
    if proxy.speech == Speech::Https {
        let certificate = asks.world().shake(at, None, Agent::Git);
        verify(tls::trust_of_proxy(asks, config), &certificate, &at.host)?;
    }
    tunnel(asks, place, proxy)?;
    shake(asks, config, place, Some(proxy))
}

/// Calls a host without a forward proxy.
pub(super) fn reach(asks: &dyn Asks, to: &Endpoint) -> Result<(), Broken> {
    match asks.world().dial(to) {
        Dial::Connected => Ok(()),
        Dial::Refused => broken(Kind::ConnectionRefused, unreachable(&to.host, to.port)),
        Dial::NoSuchHost => broken(Kind::NoSuchHost, format!("Could not resolve host: {}", to.host)),
        // The system gives up after more than two minutes.
        Dial::Silent => hangs(),
    }
}

fn unreachable(host: &str, port: u16) -> String {
    format!("Failed to connect to {host} port {port} after 0 ms: Couldn't connect to server")
}

/// Lets the forward proxy connect; for http it passes requests on instead.
fn tunnel(asks: &dyn Asks, place: &Remote, proxy: &Proxy) -> Result<(), Broken> {
    let world = asks.world();
    let to = place.endpoint();
    let pass = match proxy.speech {
        Speech::Socks4 => return broken(Kind::ForwardProxyFailed, "connection to proxy closed"),
        Speech::Socks5 if world.dial(&to) == Dial::NoSuchHost => {
            return broken(Kind::NoSuchHost, format!("Could not resolve host: {}", to.host));
        }
        Speech::Socks5 | Speech::Socks5ByName => Pass::Socks(&to),
        Speech::Http | Speech::Https if place.scheme == "http" => return Ok(()),
        Speech::Http | Speech::Https => Pass::Connect(&to),
    };
    match with_login(proxy, |login| world.pass(&proxy.endpoint, login, &pass)) {
        Passed::Through => Ok(()),
        Passed::Refused(response) => {
            let kind = if response.status == 407 { Kind::ForwardProxyAuth } else { Kind::ForwardProxyFailed };
            broken(kind, format!("CONNECT tunnel failed, response {}", response.status))
        }
        Passed::SocksRefused(code) => {
            let words = format!("Can't complete SOCKS5 connection to {}. ({code})", to.host);
            broken(Kind::ForwardProxyFailed, words)
        }
        Passed::Closed => broken(Kind::ForwardProxyFailed, "Proxy CONNECT aborted"),
        Passed::NotSpoken | Passed::Reset => broken(Kind::ForwardProxyFailed, "Recv failure: Connection reset by peer"),
        Passed::Silent => hangs(),
    }
}

/// libcurl names itself to a proxy only when the proxy asks for it; SOCKS5 settles that in its greeting.
pub(super) fn with_login(proxy: &Proxy, pass: impl Fn(Option<&str>) -> Passed) -> Passed {
    let login = proxy.login.as_deref();
    if matches!(proxy.speech, Speech::Socks5 | Speech::Socks5ByName) {
        return pass(login);
    }
    match pass(None) {
        Passed::Refused(response) if response.status == 407 && login.is_some() => pass(login),
        said => said,
    }
}

fn shake(asks: &dyn Asks, config: &GitConfig, place: &Remote, proxy: Option<&Proxy>) -> Result<(), Broken> {
    if place.scheme != "https" {
        return Ok(());
    }
    let to = place.endpoint();
    let said = asks.world().shake(&to, proxy.map(|proxy| &proxy.endpoint), Agent::Git);
    verify(tls::trust(asks, config, &place.bare()), &said, &to.host)
}

/// What `GnuTLS` makes of a certificate. The server takes the handshake for complete; it is git that hangs up then.
fn verify(trust: Trust, said: &Shake, host: &str) -> Result<(), Broken> {
    if matches!(trust, Trust::Unreadable) {
        return broken(Kind::NoRoots, "Problem with the SSL CA cert (path? access rights?)");
    }
    match (said, trust) {
        (Shake::Silent, _) => hangs(),
        (Shake::Reset, _) => broken(Kind::TlsHandshakeTimeout, "Recv failure: Connection reset by peer"),
        (Shake::Plain, _) => {
            broken(Kind::TlsHttpResponse, "gnutls_handshake() failed: An unexpected TLS packet was received.")
        }
        (Shake::Certificate { authority, expired, names_host }, Trust::Authorities(known, file)) => {
            if *expired || !known.contains(authority) {
                let words = format!("server certificate verification failed. CAfile: {file} CRLfile: none");
                return broken(Kind::GitTls, words);
            }
            if *names_host {
                return Ok(());
            }
            let words = format!("SSL: certificate subject name does not match target host name '{host}'");
            broken(Kind::TlsWrongHost, words)
        }
        (Shake::Certificate { .. }, _) => Ok(()),
    }
}

/// A connection that ended without a response.
pub(super) fn ended<T>(answer: &Answer, scheme: &str) -> Result<T, Broken> {
    match answer {
        Answer::Silent => hangs(),
        Answer::Reset => broken(Kind::ConnectionReset, "Recv failure: Connection reset by peer"),
        Answer::Closed if scheme == "https" => {
            broken(Kind::Eof, "GnuTLS recv error (-110): The TLS connection was non-properly terminated.")
        }
        Answer::Closed => broken(Kind::Eof, "Empty reply from server"),
        _ => broken(Kind::GitFailed, "Received HTTP/0.9 when not allowed"),
    }
}
