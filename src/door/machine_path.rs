//! An absolute path on the machine that runs go.

use super::{Door, Refusal, clean};
use crate::base::Clean;

/// Starts with `/`; everything else is taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MachinePath(Clean);

impl Door for MachinePath {
    fn parse(typed: &str) -> Result<Self, Refusal> {
        let text = clean(typed)?;
        if let Some(path) = text.as_str().strip_prefix("file://").filter(|path| path.starts_with('/')) {
            return Err(Refusal::new("machine-path").instead(path));
        }
        let path = text.as_str().trim_end_matches('/');
        let is_folder = path.strip_prefix('/').is_some_and(|rest| !rest.starts_with('/'));
        // A blank at the end would get lost on the way through a link.
        if !is_folder || path.trim_end() != path || path.split('/').any(|part| part == "..") {
            return Err(Refusal::new("machine-path"));
        }
        Ok(Self(Clean::new(path).unwrap_or(text)))
    }

    fn text(&self) -> &Clean {
        &self.0
    }
}

impl MachinePath {
    /// The path as a `file://` address for `GOPROXY`: everything but unreserved characters is percent-encoded, so that
    /// a comma or bar in a name does not split the list (RFC 8089; `cmd/go/internal/web/url.go` decodes it).
    pub fn file_url(&self) -> Clean {
        use std::fmt::Write;
        let mut url = String::from("file://");
        for byte in self.0.as_str().bytes() {
            match byte {
                b'/' | b'-' | b'.' | b'_' | b'~' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => url.push(byte as char),
                _ => {
                    let _ = write!(url, "%{byte:02X}");
                }
            }
        }
        Clean::new(url).unwrap_or_else(|_| Clean::of("file:///"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_a_file_address() {
        let url = |typed| MachinePath::parse(typed).unwrap().file_url().to_string();
        assert_eq!(url("/srv/gomod/cache/download/"), "file:///srv/gomod/cache/download");
        assert_eq!(url("/srv/go, mod|é"), "file:///srv/go%2C%20mod%7C%C3%A9");
    }

    #[test]
    fn wants_an_absolute_path() {
        for typed in ["", "/", "srv", "//srv", "C:\\go", "/a/../b"] {
            assert!(MachinePath::parse(typed).is_err(), "{typed}");
        }
        assert_eq!(MachinePath::parse("file:///srv/x").unwrap_err().instead.as_deref(), Some("/srv/x"));
    }
}
