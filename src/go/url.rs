//! URLs as go reads, writes and joins them (`net/url`); opens none.

mod escape;
mod host;
mod resolve;

use std::fmt;

use escape::{Part, escape, is_escaped, unescape};

use super::quote::quote;
use super::release::{Change, Release};

/// A name and perhaps a password, both unescaped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Userinfo {
    /// The name.
    pub name: String,
    /// The password, if there is a colon.
    pub password: Option<String>,
}

/// A URL in its parts, named as in Go. Bytes that an escape brings in and that are no UTF-8 survive
/// (see [`super::quote`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Url {
    /// In lower case, without the colon; empty if the URL is relative.
    pub scheme: String,
    /// What follows the colon where no slash does.
    pub opaque: String,
    /// The login.
    pub user: Option<Userinfo>,
    /// Host and port, with brackets, unescaped.
    pub host: String,
    /// The path, unescaped.
    pub path: String,
    /// The path as it was written, if escaping `path` gives another text; empty if not.
    pub raw_path: String,
    /// Whether there is no host and no `//`.
    pub omit_host: bool,
    /// Whether a `?` stands at the end with nothing behind.
    pub force_query: bool,
    /// What follows the `?`, as written.
    pub raw_query: String,
    /// What follows the `#`, unescaped.
    pub fragment: String,
    /// What follows the `#` as it was written, if escaping `fragment` gives another text.
    pub raw_fragment: String,
    /// By whose rules it was read; they also say how it is written.
    pub(super) release: Release,
}

impl Url {
    /// `net/url.Parse`; the error is the whole text of `*url.Error`.
    pub fn parse(text: &str, release: Release) -> Result<Self, String> {
        let (front, fragment) = text.split_once('#').unwrap_or((text, ""));
        let wrong = |text: &str, reason: &str| format!("parse {}: {reason}", quote(text));
        let mut url = Url::parse_front(front, release).map_err(|reason| wrong(front, &reason))?;
        if !fragment.is_empty() {
            url.fragment = unescape(fragment, Part::Fragment).map_err(|reason| wrong(text, &reason))?;
            url.raw_fragment = differing(fragment, &escape(&url.fragment, Part::Fragment));
        }
        Ok(url)
    }

    /// `net/url.parse`: everything before the fragment.
    fn parse_front(text: &str, release: Release) -> Result<Self, String> {
        if text.bytes().any(|byte| byte < b' ' || byte == 0x7f) {
            return Err("net/url: invalid control character in URL".to_owned());
        }
        let mut url = Url { release, ..Url::default() };
        if text == "*" {
            "*".clone_into(&mut url.path);
            return Ok(url);
        }
        let (scheme, mut rest) = split_scheme(text)?;
        url.scheme = scheme.to_ascii_lowercase();
        match rest.split_once('?') {
            Some((front, "")) => {
                url.force_query = true;
                rest = front;
            }
            Some((front, query)) => {
                query.clone_into(&mut url.raw_query);
                rest = front;
            }
            None => {}
        }
        if !rest.starts_with('/') {
            if !url.scheme.is_empty() {
                rest.clone_into(&mut url.opaque);
                return Ok(url);
            }
            if first_segment(rest).contains(':') {
                return Err("first path segment in URL cannot contain colon".to_owned());
            }
        }
        match rest.strip_prefix("//") {
            Some(behind) if !url.scheme.is_empty() || !behind.starts_with('/') => {
                let (authority, path) = behind.split_at(behind.find('/').unwrap_or(behind.len()));
                (url.user, url.host) = host::parse(&url.scheme, authority, release)?;
                rest = path;
            }
            _ => url.omit_host = !url.scheme.is_empty() && rest.starts_with('/'),
        }
        url.set_path(rest)?;
        Ok(url)
    }

    /// Takes an escaped path (`setPath`).
    fn set_path(&mut self, path: &str) -> Result<(), String> {
        self.path = unescape(path, Part::Path)?;
        self.raw_path = differing(path, &escape(&self.path, Part::Path));
        Ok(())
    }

    /// The path with escapes: as it was written where that still fits (`EscapedPath`).
    pub fn escaped_path(&self) -> String {
        escaped(&self.path, &self.raw_path, Part::Path)
    }

    /// Host without port and brackets (`Hostname`).
    pub fn hostname(&self) -> &str {
        let name = self.split_port().0;
        name.strip_prefix('[').and_then(|name| name.strip_suffix(']')).unwrap_or(name)
    }

    /// The port as written, empty if there is none (`Port`).
    pub fn port(&self) -> &str {
        self.split_port().1.get(1..).unwrap_or_default()
    }

    fn split_port(&self) -> (&str, &str) {
        match self.host.rfind(':') {
            Some(colon) if host::is_port(&self.host[colon..]) => self.host.split_at(colon),
            _ => (&self.host, ""),
        }
    }

    /// Whether it has a scheme (`IsAbs`).
    pub fn is_absolute(&self) -> bool {
        !self.scheme.is_empty()
    }

    /// Path and query as on the wire (`RequestURI`).
    pub fn request_uri(&self) -> String {
        let mut out = if self.opaque.is_empty() {
            let path = self.escaped_path();
            if path.is_empty() { "/".to_owned() } else { path }
        } else if self.opaque.starts_with("//") {
            format!("{}:{}", self.scheme, self.opaque)
        } else {
            self.opaque.clone()
        };
        self.push_query(&mut out);
        out
    }

    /// The URL with a password, if there is one, as `xxxxx` (`Redacted`).
    pub fn redacted(&self) -> String {
        let mut url = self.clone();
        if let Some(password) = url.user.as_mut().and_then(|user| user.password.as_mut()) {
            "xxxxx".clone_into(password);
        }
        url.to_string()
    }

    /// With an escaped path added, by one slash (`cmd/go/internal/web.Join`). An escaped path that is not the usual one
    /// wins; else the path is escaped once more where it holds escapes.
    #[must_use]
    pub fn join_path_like_web_join(&self, path: &str) -> Self {
        if path.is_empty() {
            return self.clone();
        }
        let behind = |front: &str| {
            format!("{}/{}", front.strip_suffix('/').unwrap_or(front), path.strip_prefix('/').unwrap_or(path))
        };
        Url { path: behind(&self.path), raw_path: behind(&self.raw_path), ..self.clone() }
    }

    fn push_query(&self, out: &mut String) {
        if self.force_query || !self.raw_query.is_empty() {
            out.push('?');
            out.push_str(&self.raw_query);
        }
    }
}

impl fmt::Display for Url {
    /// `URL.String`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut out = String::new();
        if !self.scheme.is_empty() {
            out = format!("{}:", self.scheme);
        }
        if self.opaque.is_empty() {
            self.push_hierarchy(&mut out);
        } else {
            out.push_str(&self.opaque);
        }
        self.push_query(&mut out);
        if !self.fragment.is_empty() {
            out.push('#');
            out.push_str(&escaped(&self.fragment, &self.raw_fragment, Part::Fragment));
        }
        f.write_str(&out)
    }
}

impl Url {
    /// Login, host and path.
    fn push_hierarchy(&self, out: &mut String) {
        let alone = self.host.is_empty() && self.user.is_none();
        let hostless = self.omit_host && alone;
        if !(hostless || self.scheme.is_empty() && alone) {
            if !alone || !self.path.is_empty() {
                out.push_str("//");
            }
            if let Some(user) = &self.user {
                out.push_str(&escape(&user.name, Part::Login));
                if let Some(password) = &user.password {
                    out.push(':');
                    out.push_str(&escape(password, Part::Login));
                }
                out.push('@');
            }
            out.push_str(&escape(&self.host, Part::Host));
        }
        let mut path = self.escaped_path();
        if hostless && path.starts_with("//") && self.release.has(Change::DoubleSlashEscaped) {
            path.replace_range(..1, "%2F");
        }
        if !path.is_empty() && !path.starts_with('/') && !self.host.is_empty() {
            out.push('/');
        }
        if out.is_empty() && first_segment(&path).contains(':') {
            out.push_str("./");
        }
        out.push_str(&path);
    }
}

/// A text as one element of an escaped path (`PathEscape`).
pub fn path_escape(text: &str) -> String {
    escape(text, Part::PathSegment)
}

/// Scheme and rest (`getScheme`); no scheme if there is none.
fn split_scheme(text: &str) -> Result<(&str, &str), String> {
    for (place, byte) in text.bytes().enumerate() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {}
            b'0'..=b'9' | b'+' | b'-' | b'.' if place > 0 => {}
            b':' if place == 0 => return Err("missing protocol scheme".to_owned()),
            b':' => return Ok((&text[..place], &text[place + 1..])),
            _ => break,
        }
    }
    Ok(("", text))
}

fn first_segment(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

/// What was written, where the usual escapes give another text.
fn differing(written: &str, usual: &str) -> String {
    if written == usual { String::new() } else { written.to_owned() }
}

/// Escaped as it was written, if that means the same; else as usual, but for the path `*`.
fn escaped(plain: &str, written: &str, part: Part) -> String {
    let fits = !written.is_empty() && is_escaped(written, part);
    if fits && unescape(written, part).is_ok_and(|text| text == plain) {
        written.to_owned()
    } else if part == Part::Path && plain == "*" {
        plain.to_owned()
    } else {
        escape(plain, part)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Url {
        Url::parse(text, Release::NEWEST).unwrap()
    }

    /// From `net/url/url_test.go`.
    #[test]
    fn parts_are_those_of_go() {
        let url = parsed("http://j:p%40w@www.example.com:8080/a%20b%2fc?q=%x#f%41");
        assert_eq!(url.user, Some(Userinfo { name: "j".to_owned(), password: Some("p@w".to_owned()) }));
        assert_eq!((url.hostname(), url.port()), ("www.example.com", "8080"));
        assert_eq!((url.path.as_str(), url.raw_path.as_str()), ("/a b/c", "/a%20b%2fc"));
        assert_eq!((url.fragment.as_str(), url.raw_fragment.as_str()), ("fA", "f%41"));
        assert_eq!(url.request_uri(), "/a%20b%2fc?q=%x");
        assert_eq!(url.redacted(), "http://j:xxxxx@www.example.com:8080/a%20b%2fc?q=%x#f%41");
        assert_eq!(parsed("http:///x").to_string(), "http:///x");
        assert_eq!(parsed("mailto:/x").to_string(), "mailto:/x");
        assert_eq!(parsed("http:www.example.com/x").opaque, "www.example.com/x");
        assert_eq!(parsed("http://[fe80::1%25e%6E0]:8080/").host, "[fe80::1%en0]:8080");
        assert_eq!(parsed("HTTP://H/?").to_string(), "http://H/?");
        assert_eq!((parsed("%2a").to_string(), parsed("*").to_string()), ("%2a".to_owned(), "*".to_owned()));
        assert_eq!(parsed("http://h/%ff").path.chars().count(), 2);
        assert_eq!(parsed("http://h/%ff").to_string(), "http://h/%ff");
    }

    #[test]
    fn errors_are_those_of_go() {
        for (text, words) in [
            (":x", r#"parse ":x": missing protocol scheme"#),
            ("a:b\u{7f}", "parse \"a:b\\x7f\": net/url: invalid control character in URL"),
            ("http://h/%zz#f", r#"parse "http://h/%zz": invalid URL escape "%zz""#),
            ("http://h/#%zz", r#"parse "http://h/#%zz": invalid URL escape "%zz""#),
            ("http://h:x/", r#"parse "http://h:x/": invalid port ":x" after host"#),
            ("http://a b/", r#"parse "http://a b/": invalid character " " in host name"#),
            ("http://%41/", r#"parse "http://%41/": invalid URL escape "%41""#),
            ("http://u r@h/", r#"parse "http://u r@h/": net/url: invalid userinfo"#),
            ("http://[::1", r#"parse "http://[::1": missing ']' in host"#),
            ("a/b:c", ""),
            ("1a:b", r#"parse "1a:b": first path segment in URL cannot contain colon"#),
        ] {
            assert_eq!(Url::parse(text, Release::NEWEST).err().unwrap_or_default(), words);
        }
    }

    /// Sources of 1.24.3, 1.24.11, 1.25.1, 1.25.2, 1.25.4, 1.26.0, 1.26.1, 1.26.2.
    #[test]
    fn hosts_became_stricter() {
        let host = |text: &str, minor, patch| Url::parse(text, Release::new(minor, patch)).map(|url| url.host);
        let words = |text: &str, minor, patch| host(text, minor, patch).unwrap_err().split_off(text.len() + 10);
        assert_eq!(host("https://[h]", 25, 1).unwrap(), "[h]");
        assert_eq!(words("https://[h]", 25, 2), r#"invalid host: ParseAddr("h"): unable to parse IP"#);
        assert_eq!(words("https://[1.2.3.4]", 25, 2), "invalid IPv6 host");
        assert_eq!(words("https://[::ffff:1.2.3.4]", 25, 2), "invalid IPv6 host");
        assert_eq!(words("https://[1.2.3.4]", 25, 4), "invalid IP-literal");
        assert_eq!(host("https://[::ffff:1.2.3.4]", 25, 4).unwrap(), "[::ffff:1.2.3.4]");
        assert_eq!(host("https://a[::1]", 26, 0).unwrap(), "[::1]");
        assert_eq!(words("https://a[::1]", 26, 1), "invalid IP-literal");
        assert_eq!(host("https://h:1:2", 25, 5).unwrap(), "h:1:2");
        assert_eq!(words("https://h:1:2", 26, 0), r#"invalid port ":1:2" after host"#);
        assert_eq!(words("ftp://h:1:2", 26, 1), r#"invalid port ":1:2" after host"#);
        assert_eq!(host("postgres://h:1:2", 26, 1).unwrap(), "h:1:2");
        assert_eq!(host("ftp://h:1:2", 26, 2).unwrap(), "h:1:2");
    }

    #[test]
    fn joins_as_go() {
        assert_eq!(parsed("https://h").join_path_like_web_join("m/@v/list").to_string(), "https://h/m/@v/list");
        assert_eq!(parsed("https://h/a/").join_path_like_web_join("m/@v").to_string(), "https://h/a/m/@v");
        assert_eq!(parsed("https://h/a%2fb/").join_path_like_web_join("!m").to_string(), "https://h/a%2fb/!m");
        assert_eq!(parsed("https://h/a").join_path_like_web_join("!m").to_string(), "https://h/a/%21m");
        assert_eq!(path_escape("a/b?c@v"), "a%2Fb%3Fc@v");
    }
}
