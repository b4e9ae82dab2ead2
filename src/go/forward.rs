//! Which forward proxy carries a request (`golang.org/x/net/http/httpproxy`); knows variables and URLs, opens nothing.

mod exempt;

use std::collections::BTreeMap;

use exempt::Exemptions;

use super::release::{Change, Release};
use super::url::Url;

/// A forward proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForwardProxy {
    /// Where it is. The scheme may be anything from [`Change::AnyForwardScheme`] on.
    pub url: Url,
    /// The very variable that names it, such as `https_proxy`.
    pub variable: &'static str,
}

/// Why a request goes without a forward proxy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bypass<'a> {
    /// No variable is set for this scheme.
    NoVariable,
    /// The variable's value does not parse: go says nothing and goes direct.
    Ignored(&'static str),
    /// The host is `localhost`, or a loopback address.
    Loopback,
    /// The host can't be taken apart.
    OddHost,
    /// An entry of the list covers the host.
    Covered {
        /// `NO_PROXY` or `no_proxy`.
        variable: &'static str,
        /// Its number in the list, from 0.
        index: usize,
        /// The entry as written, without blanks around it.
        entry: &'a str,
    },
}

/// How a request leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route<'a> {
    /// Through that proxy.
    Through(&'a ForwardProxy),
    /// Without.
    Direct(Bypass<'a>),
}

/// `REQUEST_METHOD` is set, so `HTTP_PROXY` may be a header that somebody sent; go refuses http requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CgiRefusal;

impl CgiRefusal {
    /// Go's words.
    pub const TEXT: &'static str = "refusing to use HTTP_PROXY value in CGI environment; see golang.org/s/cgihttpproxy";
}

/// A variable that is set, and the proxy in it if it parses.
type Named = Option<(&'static str, Option<ForwardProxy>)>;

/// What the process's variables say; read once, like go does.
#[derive(Clone, Debug)]
pub struct ForwardRules {
    http: Named,
    https: Named,
    exemptions: Exemptions,
    cgi: bool,
}

impl ForwardRules {
    /// Reads the variables. Capitals win over small letters; an empty value counts as none (`FromEnvironment`).
    pub fn new(process: &BTreeMap<String, String>, release: Release) -> Self {
        let first = |names: [&'static str; 2]| {
            names
                .into_iter()
                .find_map(|name| Some((name, process.get(name).map(String::as_str).filter(|value| !value.is_empty())?)))
        };
        let proxy = |names| {
            first(names).map(|(variable, value)| {
                (variable, parse_proxy(value, release).map(|url| ForwardProxy { url, variable }))
            })
        };
        ForwardRules {
            http: proxy(["HTTP_PROXY", "http_proxy"]),
            https: proxy(["HTTPS_PROXY", "https_proxy"]),
            exemptions: {
                let (variable, list) = first(["NO_PROXY", "no_proxy"]).unwrap_or(("NO_PROXY", ""));
                Exemptions::parse(variable, list, release)
            },
            cgi: process.get("REQUEST_METHOD").is_some_and(|method| !method.is_empty()),
        }
    }

    /// The proxy for a URL, if there is one (`proxyForURL`).
    pub fn proxy_for(&self, url: &Url) -> Result<Option<&ForwardProxy>, CgiRefusal> {
        Ok(match self.route(url)? {
            Route::Through(proxy) => Some(proxy),
            Route::Direct(_) => None,
        })
    }

    /// The same, with the reason where there is none.
    pub fn route(&self, url: &Url) -> Result<Route<'_>, CgiRefusal> {
        let (named, port) = match url.scheme.as_str() {
            "https" => (&self.https, "443"),
            "http" => (&self.http, "80"),
            _ => return Ok(Route::Direct(Bypass::NoVariable)),
        };
        let proxy = match named {
            None => return Ok(Route::Direct(Bypass::NoVariable)),
            Some((variable, None)) => return Ok(Route::Direct(Bypass::Ignored(variable))),
            Some((_, Some(proxy))) => proxy,
        };
        if self.cgi && url.scheme == "http" {
            return Err(CgiRefusal);
        }
        let port = if url.port().is_empty() { port } else { url.port() };
        Ok(match self.exemptions.covers(url.hostname(), port) {
            Some(bypass) => Route::Direct(bypass),
            None => Route::Through(proxy),
        })
    }

    /// The variables that are set and whose value does not parse.
    pub fn ignored(&self) -> impl Iterator<Item = &'static str> {
        let unread = |named: &Named| match named {
            Some((variable, None)) => Some(*variable),
            _ => None,
        };
        [unread(&self.http), unread(&self.https)].into_iter().flatten()
    }
}

/// `parseProxy`: a value without scheme or host is one of http; nothing where neither reading works.
fn parse_proxy(value: &str, release: Release) -> Option<Url> {
    let url = Url::parse(value, release).ok();
    let usable = url.as_ref().is_some_and(|url| {
        if release.has(Change::AnyForwardScheme) {
            !url.scheme.is_empty() && !url.host.is_empty()
        } else {
            matches!(url.scheme.as_str(), "http" | "https" | "socks5")
        }
    });
    if usable {
        return url;
    }
    Url::parse(&format!("http://{value}"), release).ok().or(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(release: Release, pairs: &[(&str, &str)]) -> ForwardRules {
        ForwardRules::new(&pairs.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect(), release)
    }

    fn through(release: Release, pairs: &[(&str, &str)], url: &str) -> Option<String> {
        let rules = rules(release, pairs);
        let url = Url::parse(url, release).unwrap();
        rules.proxy_for(&url).unwrap().map(|proxy| format!("{} {}", proxy.variable, proxy.url))
    }

    #[test]
    fn capitals_win_and_schemes_do_not_mix() {
        let both = [("HTTPS_PROXY", "a:1"), ("https_proxy", "b:1"), ("http_proxy", "c:1"), ("HTTP_PROXY", "")];
        let newest = Release::NEWEST;
        assert_eq!(through(newest, &both, "https://h").as_deref(), Some("HTTPS_PROXY http://a:1"));
        assert_eq!(through(newest, &both, "http://h").as_deref(), Some("http_proxy http://c:1"));
        assert_eq!(through(newest, &both[..2], "http://h"), None);
    }

    /// `parseProxy` of 1.22 and 1.23.
    #[test]
    fn values_are_read_per_release() {
        for (value, old, new) in [
            ("fwd:3128", "http://fwd:3128", "http://fwd:3128"),
            ("socks5h://fwd", "http://socks5h://fwd", "socks5h://fwd"),
            ("http://", "http:", "http://http://"),
            ("//fwd:1", "http:////fwd:1", "http:////fwd:1"),
            ("http://u:p#w@fwd:1", "http://http://u:p#w@fwd:1", "http://http://u:p#w@fwd:1"),
        ] {
            for (release, wanted) in [(Release::new(22, 10), old), (Release::new(23, 0), new)] {
                let wanted = format!("HTTPS_PROXY {wanted}");
                assert_eq!(through(release, &[("HTTPS_PROXY", value)], "https://h").as_ref(), Some(&wanted));
            }
        }
        let unread = rules(Release::NEWEST, &[("HTTPS_PROXY", "http://u:p%w@fwd"), ("HTTP_PROXY", "fwd")]);
        assert_eq!(unread.ignored().collect::<Vec<_>>(), ["HTTPS_PROXY"]);
        let url = Url::parse("https://h", Release::NEWEST).unwrap();
        assert_eq!(unread.route(&url), Ok(Route::Direct(Bypass::Ignored("HTTPS_PROXY"))));
    }

    #[test]
    fn the_entry_that_matched_is_named() {
        let rules =
            rules(Release::NEWEST, &[("HTTPS_PROXY", "fwd"), ("no_proxy", "a.example, .Corp.example ,10.0.0.0/8")]);
        let route = |url: &str| match rules.route(&Url::parse(url, Release::NEWEST).unwrap()) {
            Ok(Route::Direct(Bypass::Covered { variable, index, entry })) => format!("{variable} {index} {entry}"),
            Ok(Route::Direct(other)) => format!("{other:?}"),
            other => other.map_or("cgi", |_| "through").to_owned(),
        };
        assert_eq!(route("https://git.CORP.example"), "no_proxy 1 .Corp.example");
        assert_eq!(route("https://10.1.2.3:8443"), "no_proxy 2 10.0.0.0/8");
        assert_eq!(route("https://corp.example"), "through");
        assert_eq!(route("https://[::1]:1/"), "Loopback");
        assert_eq!(route("https://localhost"), "Loopback");
        assert_eq!(route("http://git.corp.example"), "NoVariable");
    }

    #[test]
    fn cgi_refuses_http_only() {
        let rules = rules(
            Release::NEWEST,
            &[("HTTPS_PROXY", "fwd"), ("HTTP_PROXY", "fwd"), ("NO_PROXY", "*"), ("REQUEST_METHOD", "GET")],
        );
        let url = |url| Url::parse(url, Release::NEWEST).unwrap();
        assert_eq!(rules.proxy_for(&url("http://localhost")), Err(CgiRefusal));
        assert_eq!(rules.proxy_for(&url("https://h")), Ok(None));
    }
}
