//! The address of a forward proxy, as `HTTPS_PROXY` takes it.

use super::{Door, Refusal, url};
use crate::base::Clean;

/// `scheme://host:port` without credentials. The port is asked for because programs differ in their default (Go: by
/// scheme, `net/http/transport.go` `canonicalAddr`; curl: 1080).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForwardProxy {
    text: Clean,
    scheme_len: usize,
    host: String,
}

/// The schemes that Go's `net/http` speaks to a proxy (`transport.go`, `dialConn`), the usual one first.
const SCHEMES: [&str; 4] = ["http", "https", "socks5", "socks5h"];

impl Door for ForwardProxy {
    fn parse(typed: &str) -> Result<Self, Refusal> {
        let parts = url::split(typed, &SCHEMES)?;
        let text = parts.to_clean();
        if !parts.path.is_empty() {
            let bare = text.as_str().strip_suffix(&parts.path).unwrap_or_default();
            return Err(Refusal::new("proxy-path").instead(bare));
        }
        if parts.port.is_none() {
            return Err(Refusal::new("proxy-port").with("example", format!("{text}:3128")));
        }
        Ok(Self { text, scheme_len: parts.scheme.len(), host: parts.host })
    }

    fn text(&self) -> &Clean {
        &self.text
    }
}

impl ForwardProxy {
    /// The scheme spoken to the proxy.
    pub fn scheme(&self) -> &str {
        &self.text.as_str()[..self.scheme_len]
    }

    /// `host:port`, what follows `scheme://`.
    pub fn authority(&self) -> &str {
        &self.text.as_str()[self.scheme_len + 3..]
    }

    /// The port, what follows the last colon.
    pub fn port(&self) -> &str {
        self.text.as_str().rsplit(':').next().unwrap_or_default()
    }

    /// Whether it listens on the machine itself, where neither containers nor other machines reach it.
    pub fn is_loopback(&self) -> bool {
        self.host == "localhost" || self.host.starts_with("127.") || self.host == "[::1]"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(typed: &str) -> (String, Option<String>) {
        let no = ForwardProxy::parse(typed).unwrap_err();
        (no.msg.key().to_owned(), no.instead)
    }

    #[test]
    fn takes_what_go_takes() {
        for text in ["http://proxy.corp.example:3128", "socks5h://[::1]:1080", "https://10.0.0.1:8443"] {
            assert_eq!(ForwardProxy::parse(text).unwrap().text().as_str(), text);
        }
        let it = ForwardProxy::parse(" HTTP://127.0.0.1:7890/ ").unwrap();
        assert_eq!(it.text().as_str(), "http://127.0.0.1:7890");
        assert!(it.is_loopback());
        assert_eq!((it.scheme(), it.authority(), it.port()), ("http", "127.0.0.1:7890", "7890"));
    }

    #[test]
    fn writes_an_address_of_ipv6_in_one_way() {
        let text = |typed: &str| ForwardProxy::parse(typed).unwrap().text().to_string();
        assert_eq!(text("http://[::ffff:10.0.0.1]:3128"), "http://[::ffff:a00:1]:3128");
        assert_eq!(text("http://[FD00:0:0::1]:3128"), "http://[fd00::1]:3128");
        assert!(ForwardProxy::parse("http://[0:0::1]:3128").unwrap().is_loopback());
    }

    #[test]
    fn never_repeats_a_password() {
        for typed in ["http://wile:pa@ss/w#rd@proxy:3128", "wile:secret@proxy:3128", "http://wile@proxy:3128"] {
            let (key, instead) = refusal(typed);
            assert_eq!(key, "refuse.address-secret");
            assert_eq!(instead.as_deref(), Some("http://proxy:3128"));
            assert!(!format!("{:?}", ForwardProxy::parse(typed)).contains("wile"), "{typed}");
        }
    }

    #[test]
    fn says_what_is_missing() {
        let key = |typed| refusal(typed).0;
        assert_eq!(refusal("proxy:3128"), ("refuse.address-scheme".into(), Some("http://proxy:3128".into())));
        assert_eq!(key("http://proxy"), "refuse.proxy-port");
        assert_eq!(key("ftp://proxy:1"), "refuse.address-scheme-unknown");
        assert_eq!(key("http://proxy:99999"), "refuse.address-port");
        assert_eq!(key("http://proxy：3128"), "refuse.full-width");
        assert_eq!(key("http://pro xy:3128"), "refuse.blank");
        assert_eq!(refusal("http://proxy:3128/x"), ("refuse.proxy-path".into(), Some("http://proxy:3128".into())));
        assert_eq!(key(""), "refuse.address-empty");
        assert_eq!(key("http://a..b:1"), "refuse.address-host");
    }
}
