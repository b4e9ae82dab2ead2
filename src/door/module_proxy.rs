//! The address of a module proxy, as one entry of `GOPROXY`.

use super::{Door, Refusal, only, url};
use crate::base::Clean;

/// `https://host[:port][/path]` without credentials, query or a separator of the `GOPROXY` list
/// (`cmd/go/internal/modfetch/proxy.go`, `proxyList`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleProxy {
    text: Clean,
    host: Clean,
    port: Option<u16>,
}

impl Door for ModuleProxy {
    fn parse(typed: &str) -> Result<Self, Refusal> {
        if typed.trim().contains([',', '|']) {
            return Err(Refusal::new("module-proxy-list"));
        }
        let parts = url::split(typed, &["https", "http"])?;
        let text = parts.to_clean();
        only(&text, |ch| ch.is_ascii_alphanumeric() || "-._~%!$&'()*+=:/[]".contains(ch))?;
        if !escapes_are_whole(&parts.path) {
            return Err(Refusal::character('%'));
        }
        let host = Clean::new(parts.host).unwrap_or_else(|_| Clean::of(""));
        Ok(Self { text, host, port: parts.port })
    }

    fn text(&self) -> &Clean {
        &self.text
    }
}

impl ModuleProxy {
    /// Whether it is reached over TLS; the go command sends no credentials otherwise
    /// (`cmd/go/internal/web/http.go`, `get`).
    pub fn is_https(&self) -> bool {
        self.text.as_str().starts_with("https:")
    }

    /// The host alone, as `NO_PROXY` names it.
    pub fn host(&self) -> &Clean {
        &self.host
    }

    /// The name of a `machine` in netrc that go looks for: with a port that is not the scheme's own
    /// (`cmd/go/internal/auth/netrc.go`).
    pub fn netrc_machine(&self) -> Clean {
        match self.port {
            Some(port) if port != 443 => {
                Clean::new(format!("{}:{port}", self.host)).unwrap_or_else(|_| self.host.clone())
            }
            _ => self.host.clone(),
        }
    }
}

/// Every `%` is followed by two hexadecimal digits; `net/url` refuses others.
fn escapes_are_whole(path: &str) -> bool {
    let is_hex = |rest: &str| rest.len() >= 2 && rest.bytes().take(2).all(|b| b.is_ascii_hexdigit());
    path.split('%').skip(1).all(is_hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_the_usual_servers() {
        for text in [
            "https://athens.corp.example",
            "https://nexus.corp.example/repository/go-group",
            "https://art.corp.example:8443/artifactory/api/go/go",
        ] {
            assert_eq!(ModuleProxy::parse(&format!("{text}/")).unwrap().text().as_str(), text);
        }
    }

    #[test]
    fn names_the_machine_with_its_port() {
        let machine = |text| ModuleProxy::parse(text).unwrap().netrc_machine().to_string();
        assert_eq!(machine("https://a.example:8443/x"), "a.example:8443");
        assert_eq!(machine("https://a.example:443/x"), "a.example");
    }

    #[test]
    fn refuses_lists_queries_and_secrets() {
        let key = |typed| ModuleProxy::parse(typed).unwrap_err().msg.key().to_owned();
        assert_eq!(key("https://a,direct"), "refuse.module-proxy-list");
        assert_eq!(key("https://a/?x=1"), "refuse.address-query");
        assert_eq!(key("https://u:p@a/"), "refuse.address-secret");
        assert_eq!(key("https://a/b\"c"), "refuse.character");
        assert_eq!(key("goproxy.cn"), "refuse.address-scheme");
        assert_eq!(key("https://a/%zz"), "refuse.character");
    }
}
