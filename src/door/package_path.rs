//! The main package to build, relative to the module.

use super::{Door, Refusal, clean, only};
use crate::base::Clean;

/// `.` or `./folder/…`, as `go build` takes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackagePath(Clean);

impl Door for PackagePath {
    fn parse(typed: &str) -> Result<Self, Refusal> {
        let text = clean(typed)?;
        only(&text, |ch| ch.is_ascii_alphanumeric() || "-._/".contains(ch))?;
        let it = text.as_str().trim_end_matches('/');
        let below = it.strip_prefix("./");
        if it == "." || below.is_some_and(|rest| rest.split('/').all(|p| !p.is_empty() && !p.starts_with('.'))) {
            return Ok(Self(Clean::new(it).unwrap_or(text)));
        }
        let is_bare = !it.starts_with(['.', '/']) && !it.is_empty();
        let refusal = Refusal::new("package-path");
        Err(if is_bare { refusal.instead(format!("./{it}")) } else { refusal })
    }

    fn text(&self) -> &Clean {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_folders_of_this_module() {
        for text in [".", "./cmd/app"] {
            assert_eq!(PackagePath::parse(text).unwrap().text().as_str(), text);
        }
        assert_eq!(PackagePath::parse("cmd/app").unwrap_err().instead.as_deref(), Some("./cmd/app"));
        for typed in ["", "../x", "/abs", "./a b", "./..", "./a//b"] {
            assert!(PackagePath::parse(typed).is_err(), "{typed}");
        }
    }
}
