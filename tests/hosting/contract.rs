//! What every server has to do with the page's files.

use std::net::SocketAddr;

use goproxy_wizard::web::{FOREVER, LOOK_AGAIN, headers, is_hashed, media_type};

use crate::client::{Reply, ask};
use crate::site::{FILES, SECRET, Site};

/// A server with the site on it.
pub(crate) struct Hosted<'a> {
    pub(crate) server: SocketAddr,
    pub(crate) site: &'a Site,
    /// The path of the site's root, with a slash at its end.
    pub(crate) base: &'a str,
    /// Whether it sends the `.br` twins.
    pub(crate) brotli: bool,
    /// Whether it redirects to whole addresses, which only the server itself knows how to say behind a proxy.
    pub(crate) whole_redirects: bool,
}

/// What browsers say over TLS.
const BROWSER: &str = "Accept-Encoding: gzip, deflate, br, zstd";

impl Hosted<'_> {
    /// Holds the server to everything.
    pub(crate) fn holds(&self) {
        for path in FILES {
            self.sends(path, &[], "", None);
            self.sends(path, &["Accept-Encoding: gzip"], ".gz", Some("gzip"));
            self.sends(path, &["Accept-Encoding: identity"], "", None);
            if self.brotli {
                self.sends(path, &[BROWSER], ".br", Some("br"));
            } else {
                self.sends(path, &[BROWSER], ".gz", Some("gzip"));
            }
        }
        self.gives_folders();
        self.knows_what_is_not_there();
        self.stays_within();
    }

    fn get(&self, path: &str, more: &[&str]) -> Reply {
        ask(self.server, "GET", &format!("{}{path}", self.base), more)
    }

    /// The file, or its twin where it has one.
    fn sends(&self, path: &str, accepted: &[&str], twin: &str, encoding: Option<&str>) {
        let about = format!("{path} {accepted:?}");
        let reply = self.get(path, accepted);
        let (bytes, encoding) = match self.site.bytes(path, twin) {
            Some(bytes) => (bytes, encoding),
            None => (self.site.bytes(path, "").unwrap(), None),
        };
        assert_eq!(reply.status, 200, "{about}");
        assert_eq!(reply.header("Content-Encoding"), encoding, "{about}");
        assert!(reply.body == bytes, "{about}: other bytes");
        // Caddy 2.6 leaves it out where it sends a twin.
        let length = bytes.len().to_string();
        assert!(reply.header("Content-Length").is_none_or(|it| it == length), "{about}");
        let type_of = |reply: &Reply| reply.header("Content-Type").unwrap_or_default().to_ascii_lowercase();
        assert_eq!(type_of(&reply), media_type(path), "{about}");
        if self.site.bytes(path, ".gz").is_some() {
            assert_eq!(reply.header("Vary"), Some("Accept-Encoding"), "{about}");
        }
        says(&reply, path, &about);
        let server = reply.header("Server").unwrap_or_default();
        assert!(!server.contains(|ch: char| ch.is_ascii_digit()), "{about} tells the version: {server}");

        let head = ask(self.server, "HEAD", &format!("{}{path}", self.base), accepted);
        assert_eq!((head.status, head.body.len()), (200, 0), "{about}");
        assert!(head.header("Content-Length").is_none_or(|it| it == length), "{about}");
        assert_eq!(head.header("Content-Encoding"), encoding, "{about}");

        let tag = format!("If-None-Match: {}", reply.header("ETag").expect("a name for what is kept"));
        let mut seen: Vec<_> = accepted.to_vec();
        seen.push(&tag);
        self.has_not_changed(path, &seen, &about);
        if let Some(date) = reply.header("Last-Modified") {
            let date = format!("If-Modified-Since: {date}");
            let mut seen: Vec<_> = accepted.to_vec();
            seen.push(&date);
            self.has_not_changed(path, &seen, &about);
        }
        let mut other = accepted.to_vec();
        other.push("If-None-Match: \"another\"");
        assert_eq!(self.get(path, &other).status, 200, "{about}: changed");
    }

    fn has_not_changed(&self, path: &str, seen: &[&str], about: &str) {
        let reply = self.get(path, seen);
        assert_eq!((reply.status, reply.body.len()), (304, 0), "{about} {seen:?}");
        let caching = if is_hashed(path) { FOREVER } else { LOOK_AGAIN };
        assert_eq!(reply.header("Cache-Control"), Some(caching), "{about} {seen:?}");
    }

    fn gives_folders(&self) {
        for (folder, file) in [("", "index.html"), ("rules/GP001/", "rules/GP001/index.html")] {
            for more in ["", "?utm=1", "?../../secret.txt"] {
                let reply = self.get(&format!("{folder}{more}"), &[]);
                assert_eq!(reply.status, 200, "{folder}{more}");
                assert!(Some(&reply.body) == self.site.bytes(file, "").as_ref(), "{folder}{more}");
                says(&reply, file, folder);
            }
        }
        let reply = self.get("rules/GP001", &[]);
        assert!(matches!(reply.status, 301 | 308), "{}", reply.status);
        let there = reply.header("Location").unwrap();
        let own = if self.whole_redirects { format!("http://{}", self.server) } else { String::new() };
        assert_eq!(there, format!("{own}{}rules/GP001/", self.base));
    }

    fn knows_what_is_not_there(&self) {
        let page = self.site.bytes("404.html", "").unwrap();
        for path in ["none", "none/at/all/", "app-0000000000000000.css", "rules/GP001/none.html"] {
            let reply = self.get(path, &[]);
            assert_eq!(reply.status, 404, "{path}");
            assert!(reply.body == page, "{path}: another page");
            assert_eq!(
                reply.header("Content-Type").map(str::to_lowercase).as_deref(),
                Some("text/html; charset=utf-8")
            );
            // Least of all for a year.
            says(&reply, "404.html", path);
        }
        for folder in ["text/", "rules/", "presets/"] {
            let reply = self.get(folder, &[]);
            assert!(matches!(reply.status, 403 | 404), "{folder}: {}", reply.status);
            assert!(reply.body == page, "{folder} is listed, or has another page");
        }
    }

    fn stays_within(&self) {
        let ways = [
            "../secret.txt",
            "text/../../secret.txt",
            "%2e%2e/secret.txt",
            "..%2fsecret.txt",
            "text/..%2f..%2fsecret.txt",
            "%2e%2e%2fsecret.txt",
            "..%5csecret.txt",
            "..\\secret.txt",
            "/../secret.txt",
            "./../secret.txt",
            "....//secret.txt",
            "%252e%252e/secret.txt",
        ];
        let off_by_a_slash = format!("{}../secret.txt", self.base.trim_end_matches('/'));
        let targets = ways.iter().map(|way| format!("{}{way}", self.base)).chain([off_by_a_slash]);
        for target in targets.filter(|target| target.starts_with('/')) {
            let reply = ask(self.server, "GET", &target, &[]);
            assert!((300..500).contains(&reply.status), "{target}: {}", reply.status);
            assert!(!reply.says(SECRET), "{target} leads out");
        }
        for method in ["POST", "PUT", "DELETE"] {
            let reply = ask(self.server, method, self.base, &["Content-Length: 0"]);
            assert!((400..500).contains(&reply.status), "{method}: {}", reply.status);
        }
    }
}

/// The headers that a file has wherever it is.
fn says(reply: &Reply, path: &str, about: &str) {
    for (name, value) in headers(path) {
        assert_eq!(reply.header(name), Some(&*value), "{about}: {name}");
    }
    if !headers(path).iter().any(|(name, _)| *name == "Access-Control-Allow-Origin") {
        assert_eq!(reply.header("Access-Control-Allow-Origin"), None, "{about}");
    }
}
