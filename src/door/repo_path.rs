//! A file inside the repository, next to go.mod or below.

use super::{Door, Refusal, clean, only};
use crate::base::Clean;

/// A relative path without `..` or anything that `COPY`, `.dockerignore` or a shell would read as a pattern or a
/// variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepoPath(Clean);

impl Door for RepoPath {
    fn parse(typed: &str) -> Result<Self, Refusal> {
        let text = clean(typed)?;
        let bare = text.as_str().strip_prefix("./").unwrap_or(text.as_str());
        // A leading hyphen would be an option to `cp` and `COPY`; blanks at an end get lost in `.dockerignore`.
        let is_odd = |part: &str| part.is_empty() || part == "." || part == ".." || part.trim() != part;
        if bare.starts_with('-') || bare.split('/').any(is_odd) {
            return Err(Refusal::new("repo-path"));
        }
        only(&text, |ch| ch.is_alphanumeric() || "-._/+@=~ ".contains(ch))?;
        Ok(Self(Clean::new(bare).unwrap_or(text)))
    }

    fn text(&self) -> &Clean {
        &self.0
    }
}

impl RepoPath {
    /// The file's name without folders and its last ending.
    pub fn stem(&self) -> &str {
        let name = self.0.as_str().rsplit('/').next().unwrap_or_default();
        match name.rsplit_once('.') {
            Some((stem, _)) if !stem.is_empty() => stem,
            _ => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_inside_the_repository() {
        assert_eq!(RepoPath::parse("./certs/corp-ca.crt").unwrap().text().as_str(), "certs/corp-ca.crt");
        assert_eq!(RepoPath::parse("certs/公司 ca.crt").unwrap().stem(), "公司 ca");
        for typed in ["", "/etc/ca.crt", "../ca.crt", "a//b", "a/*.crt", "a$b", "a'b"] {
            assert!(RepoPath::parse(typed).is_err(), "{typed}");
        }
    }
}
