//! Where a reference leads from a URL (`net/url`: `ResolveReference`, `resolvePath`); follows none.

use super::Url;
use crate::go::release::Change;

impl Url {
    /// The URL that a reference means here, as for `Location` (`ResolveReference`).
    #[must_use]
    pub fn resolve(&self, reference: &Url) -> Self {
        let mut url = reference.clone();
        if reference.scheme.is_empty() {
            url.scheme.clone_from(&self.scheme);
        }
        if !reference.scheme.is_empty() || !reference.host.is_empty() || reference.user.is_some() {
            return url.at(&resolve_path(&reference.escaped_path(), ""));
        }
        if !reference.opaque.is_empty() {
            return Url { user: None, host: String::new(), path: String::new(), ..url };
        }
        if reference.path.is_empty() && !reference.force_query && reference.raw_query.is_empty() {
            url.raw_query.clone_from(&self.raw_query);
            if reference.fragment.is_empty() {
                url.fragment.clone_from(&self.fragment);
                url.raw_fragment.clone_from(&self.raw_fragment);
            }
        }
        if reference.path.is_empty() && !self.opaque.is_empty() && self.release.has(Change::ResolvesOpaque) {
            return Url { opaque: self.opaque.clone(), user: None, host: String::new(), path: String::new(), ..url };
        }
        url.host.clone_from(&self.host);
        url.user.clone_from(&self.user);
        url.at(&resolve_path(&self.escaped_path(), &reference.escaped_path()))
    }

    /// With this escaped path, if it can be read.
    fn at(mut self, path: &str) -> Self {
        // Both paths were escaped by this module or read by it.
        let _ = self.set_path(path);
        self
    }
}

/// `resolvePath`: the reference behind the last slash of the base, without `.` and `..`.
fn resolve_path(base: &str, reference: &str) -> String {
    let full = if reference.is_empty() {
        base.to_owned()
    } else if reference.starts_with('/') {
        reference.to_owned()
    } else {
        format!("{}{reference}", &base[..base.rfind('/').map_or(0, |slash| slash + 1)])
    };
    if full.is_empty() {
        return full;
    }
    let mut out = "/".to_owned();
    let mut first = true;
    let mut last = "";
    for part in full.split('/') {
        last = part;
        match part {
            "." => first = false,
            ".." => {
                out.truncate(out[1..].rfind('/').map_or(1, |slash| slash + 1));
                first = out.len() == 1;
            }
            part => {
                if !first {
                    out.push('/');
                }
                out.push_str(part);
                first = false;
            }
        }
    }
    if matches!(last, "." | "..") {
        out.push('/');
    }
    if out[1..].starts_with('/') { out.split_off(1) } else { out }
}

#[cfg(test)]
mod tests {
    use crate::go::{Release, Url};

    /// From RFC 3986, 5.4, as in `net/url/url_test.go`.
    #[test]
    fn resolves_as_go() {
        let parse = |text: &str| Url::parse(text, Release::NEWEST).unwrap();
        for (base, reference, resolved) in [
            ("http://a/b/c/d;p?q", "g", "http://a/b/c/g"),
            ("http://a/b/c/d;p?q", "/g", "http://a/g"),
            ("http://a/b/c/d;p?q", "//g", "http://g"),
            ("http://a/b/c/d;p?q", "?y", "http://a/b/c/d;p?y"),
            ("http://a/b/c/d;p?q", "", "http://a/b/c/d;p?q"),
            ("http://a/b/c/d;p?q", "../../../g", "http://a/g"),
            ("http://a/b/c/d;p?q", "./../g", "http://a/b/g"),
            ("http://a/b/c/d;p?q", "..", "http://a/b/"),
            ("http://a/b/c/d;p?q", "http:g", "http:g"),
            ("http://foo.com/", "/%2f%2fx", "http://foo.com/%2f%2fx"),
            ("https://u:p@h/x", "https://o/./y/../z", "https://o/z"),
        ] {
            assert_eq!(parse(base).resolve(&parse(reference)).to_string(), resolved, "{reference}");
        }
    }
}
