//! One entry of `NO_PROXY`, in the form that every program reads alike.

use super::{Door, Refusal, clean, url};
use crate::base::Clean;

/// A bare domain (itself and everything below), an IP address, or a range in CIDR notation (which Go reads and many
/// others do not). Other spellings mean different things to Go (`golang.org/x/net/http/httpproxy`), curl, git, wget and
/// the Actions runner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoProxyEntry {
    text: Clean,
    is_name: bool,
}

impl Door for NoProxyEntry {
    fn parse(typed: &str) -> Result<Self, Refusal> {
        let text = clean(typed)?;
        let it = text.as_str();
        // What stands before an @ may be a password: nothing is said of it.
        if it.contains('@') {
            return Err(Refusal::new("no-proxy-login"));
        }
        if it == "*" {
            return Err(Refusal::new("no-proxy-all"));
        }
        if let Some((_, rest)) = it.split_once("://") {
            let host = rest.split(['/', ':']).next().unwrap_or_default();
            return Err(Refusal::new("no-proxy-url").instead(host));
        }
        if let Some(bare) = it.strip_prefix("*.").or_else(|| it.strip_prefix('.')) {
            return Err(Refusal::new("no-proxy-star").with("entry", it).instead(bare));
        }
        if it.parse::<std::net::IpAddr>().is_ok() || is_cidr(it) {
            return Ok(Self { text, is_name: false });
        }
        if let Some((host, port)) = it.rsplit_once(':')
            && port.bytes().all(|b| b.is_ascii_digit())
        {
            return Err(Refusal::new("no-proxy-port").instead(host));
        }
        url::host_name(it)?;
        Ok(Self { is_name: true, text })
    }

    fn text(&self) -> &Clean {
        &self.text
    }
}

impl NoProxyEntry {
    /// Whether it is a name; the Actions runner passes over addresses and ranges (`RunnerWebProxy.cs`).
    pub fn is_name(&self) -> bool {
        self.is_name
    }
}

fn is_cidr(text: &str) -> bool {
    let Some((address, bits)) = text.split_once('/') else {
        return false;
    };
    let most = match address.parse() {
        Ok(std::net::IpAddr::V4(_)) => 32,
        Ok(std::net::IpAddr::V6(_)) => 128,
        Err(_) => return false,
    };
    bits.bytes().all(|b| b.is_ascii_digit()) && bits.parse::<u8>().is_ok_and(|bits| bits <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_what_all_programs_read() {
        for text in ["corp.example", "10.1.2.3", "fd00::1", "10.0.0.0/8", "redis"] {
            assert_eq!(NoProxyEntry::parse(text).unwrap().text().as_str(), text);
        }
    }

    #[test]
    fn offers_the_portable_form() {
        let instead = |typed| NoProxyEntry::parse(typed).unwrap_err().instead;
        assert_eq!(instead("*.corp.example"), Some("corp.example".into()));
        assert_eq!(instead(".corp.example"), Some("corp.example".into()));
        assert_eq!(instead("https://git.corp.example/x"), Some("git.corp.example".into()));
        assert_eq!(instead("git.corp.example:443"), Some("git.corp.example".into()));
        assert_eq!(NoProxyEntry::parse("*").unwrap_err().msg.key(), "refuse.no-proxy-all");
        assert_eq!(NoProxyEntry::parse("10.0.0.0/33").unwrap_err().msg.key(), "refuse.character");
    }
}
