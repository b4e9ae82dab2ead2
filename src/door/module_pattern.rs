//! One entry of `GOPRIVATE`, `GONOPROXY` or `GONOSUMDB`.

use super::{Door, Refusal, clean, only, url};
use crate::base::Clean;

/// A prefix of module paths, in which `path.Match` globs may stand (`golang.org/x/mod/module`,
/// `MatchPrefixPatterns`): no scheme, port, blank or comma, and no trailing `/*`, which would leave out the module at
/// the prefix itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModulePattern(Clean);

impl Door for ModulePattern {
    fn parse(typed: &str) -> Result<Self, Refusal> {
        let text = clean(typed)?;
        let it = text.as_str();
        // What stands before an @ may be a password: only what follows is looked at.
        let (is_address, after) = match (it.rsplit_once('@'), it.split_once("://")) {
            (Some((_, after)), _) | (None, Some((_, after))) => (true, after),
            (None, None) => (false, it),
        };
        if is_address {
            let is_ssh = it.starts_with("git@");
            let path = if is_ssh { after.replacen(':', "/", 1) } else { after.to_owned() };
            let path = path.trim_end_matches(['/', '*']);
            return Err(Refusal::new("pattern-scheme").instead(path.trim_end_matches(".git")));
        }
        let whole = it.strip_suffix('/').unwrap_or(it);
        if let Some(prefix) = whole.strip_suffix("/*") {
            return Err(Refusal::new("pattern-below").with("pattern", it).instead(prefix));
        }
        if it.contains("//") {
            return Err(Refusal::new("pattern-slashes").with("pattern", it));
        }
        let first = whole.split('/').next().unwrap_or_default();
        if let Some((host, _)) = first.split_once(':') {
            return Err(Refusal::new("pattern-port").instead(whole.replacen(first, host, 1)));
        }
        if first.starts_with('.') {
            return Err(Refusal::new("pattern-dot").instead(whole.trim_start_matches('.')));
        }
        if whole == "*" {
            return Err(Refusal::new("pattern-all"));
        }
        only(&text, |ch| ch.is_ascii_alphanumeric() || "-._~/*?[]^".contains(ch))?;
        if !brackets_match(whole) {
            return Err(Refusal::new("pattern-brackets").with("pattern", it));
        }
        if !has_glob(first) {
            url::host_name(first)?;
            if !first.contains('.') {
                return Err(Refusal::new("pattern-host").with("first", first));
            }
        }
        Ok(Self(Clean::new(whole).unwrap_or(text)))
    }

    fn text(&self) -> &Clean {
        &self.0
    }
}

impl ModulePattern {
    /// The host that serves the modules, where the pattern names it.
    pub fn host(&self) -> Option<Clean> {
        let first = self.0.as_str().split('/').next().unwrap_or_default();
        if has_glob(first) { None } else { Clean::new(first).ok() }
    }
}

fn has_glob(text: &str) -> bool {
    text.contains(['*', '?', '['])
}

/// Every `[` is closed and not empty, as `path.Match` wants it.
fn brackets_match(text: &str) -> bool {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let class = after.strip_prefix('^').unwrap_or(after);
        let Some((inside, next)) = class.split_once(']') else {
            return false;
        };
        if before.contains(']') || inside.is_empty() || inside.contains(['/', '[']) || inside.ends_with('-') {
            return false;
        }
        rest = next;
    }
    !rest.contains(']')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_prefixes_and_globs() {
        for text in ["git.corp.example", "github.com/acme", "*.corp.example", "github.com/acme/svc-[a-z]*/api"] {
            assert_eq!(ModulePattern::parse(text).unwrap().text().as_str(), text);
        }
        assert_eq!(ModulePattern::parse("git.corp.example/").unwrap().text().as_str(), "git.corp.example");
    }

    #[test]
    fn offers_what_was_meant() {
        let no = |typed| {
            let no = ModulePattern::parse(typed).unwrap_err();
            (no.msg.key().trim_start_matches("refuse.").to_owned(), no.instead.unwrap_or_default())
        };
        let s = |a: &str, b: &str| (a.to_owned(), b.to_owned());
        assert_eq!(no("https://git.corp.example/"), s("pattern-scheme", "git.corp.example"));
        assert_eq!(no("https://u:tok@git.corp.example/a"), s("pattern-scheme", "git.corp.example/a"));
        assert_eq!(no("git@github.com:acme/lib.git"), s("pattern-scheme", "github.com/acme/lib"));
        assert_eq!(no("git.corp.example/team/*"), s("pattern-below", "git.corp.example/team"));
        assert_eq!(no("git.corp.example:8443/a"), s("pattern-port", "git.corp.example/a"));
        assert_eq!(no(".corp.example"), s("pattern-dot", "corp.example"));
        assert_eq!(no("corp"), s("pattern-host", ""));
        assert_eq!(no("*"), s("pattern-all", ""));
        assert_eq!(no("a.example//b"), s("pattern-slashes", ""));
        assert_eq!(no("a.example/[b"), s("pattern-brackets", ""));
        assert_eq!(no("a.example b"), s("blank", ""));
    }
}
