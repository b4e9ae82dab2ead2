//! GOVCS: which version control tool may be used for which repository; runs none.

use super::quote::quote as quoted;
use super::{Failure, Kind};

/// Whether one of the comma-separated patterns covers the path (`golang.org/x/mod/module.MatchPrefixPatterns`).
pub type Covers<'a> = &'a dyn Fn(&str, &str) -> bool;

/// The rules in the order in which they are tried: a pattern, and the tools that are allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Govcs {
    rules: Vec<(String, Vec<String>)>,
}

impl Govcs {
    /// Reads the setting; go's own rules follow it, private:all and public:git|hg
    /// (`cmd/go/internal/vcs.parseGOVCS`, `defaultGOVCS`).
    ///
    /// # Errors
    /// What go says about each repository.
    pub fn parse(text: &str) -> Result<Self, Failure> {
        let mut rules: Vec<(String, Vec<String>)> = Vec::new();
        let mut seen: Vec<(&str, &str)> = Vec::new();
        let items = text.trim().split(',').map(str::trim);
        for item in items.filter(|_| !text.trim().is_empty()) {
            let fail = |text: String| Err(Failure::new(Kind::GovcsMalformed, text));
            if item.is_empty() {
                return fail("empty entry in GOVCS".to_owned());
            }
            let Some((pattern, list)) = item.split_once(':') else {
                return fail(format!("malformed entry in GOVCS (missing colon): {}", quoted(item)));
            };
            let (pattern, list) = (pattern.trim(), list.trim());
            if pattern.is_empty() {
                return fail(format!("empty pattern in GOVCS: {}", quoted(item)));
            }
            if list.is_empty() {
                return fail(format!("empty VCS list in GOVCS: {}", quoted(item)));
            }
            if matches!(pattern, "." | "..") || pattern.starts_with("./") || pattern.starts_with("../") {
                return fail(format!("relative pattern not allowed in GOVCS: {}", quoted(pattern)));
            }
            if let Some((_, old)) = seen.iter().find(|(known, _)| *known == pattern) {
                return fail(format!("unreachable pattern in GOVCS: {} after {}", quoted(item), quoted(old)));
            }
            seen.push((pattern, item));
            let tools: Vec<String> = list.split('|').map(|tool| tool.trim().to_owned()).collect();
            if tools.iter().any(String::is_empty) {
                return fail(format!("empty VCS name in GOVCS: {}", quoted(item)));
            }
            rules.push((pattern.to_owned(), tools));
        }
        rules.push(("private".to_owned(), vec!["all".to_owned()]));
        rules.push(("public".to_owned(), vec!["git".to_owned(), "hg".to_owned()]));
        Ok(Govcs { rules })
    }

    /// Whether a tool (`git`, `hg`, `svn`, `fossil`, `bzr`) may be used for the repository with that root path
    /// (`cmd/go/internal/vcs.checkGOVCS`). `mod` needs no such leave.
    ///
    /// # Errors
    /// That it may not.
    pub fn check(&self, tool: &str, root: &str, goprivate: &str, covers: Covers<'_>) -> Result<(), Failure> {
        let private = covers(goprivate, root);
        let rule = self.rules.iter().find(|(pattern, _)| match pattern.as_str() {
            "private" => private,
            "public" => !private,
            pattern => covers(pattern, root),
        });
        if tool == "mod" || rule.is_some_and(|(_, tools)| tools.iter().any(|known| known == tool || known == "all")) {
            return Ok(());
        }
        let what = if private { "private" } else { "public" };
        let text = format!("GOVCS disallows using {tool} for {what} {root}; see 'go help vcs'");
        Err(Failure::new(Kind::GovcsDisallowed, text))
    }
}

#[cfg(test)]
mod tests {
    use super::Govcs;

    /// The whole first element, or nothing: enough for these.
    fn covers(patterns: &str, path: &str) -> bool {
        patterns.split(',').any(|pattern| pattern == "*" || path.split('/').next() == Some(pattern) || pattern == path)
    }

    fn check(setting: &str, tool: &str, root: &str) -> String {
        let checked = Govcs::parse(setting).and_then(|govcs| govcs.check(tool, root, "private.test", &covers));
        checked.err().map_or_else(String::new, |failure| failure.text)
    }

    /// Rows of `cmd/go/internal/vcs/vcs_test.go`, and cases of the family `direct` in the oracle's observations.
    #[test]
    fn allows_as_go_does() {
        for (setting, tool, root, allowed) in [
            ("", "git", "corp.test/lib", true),
            ("", "hg", "corp.test/lib", true),
            ("", "svn", "corp.test/lib", false),
            ("", "svn", "private.test/lib", true),
            ("*:off", "git", "corp.test/lib", false),
            ("*:off", "mod", "corp.test/lib", true),
            ("public:git", "hg", "corp.test/lib", false),
            ("public:off", "svn", "private.test/lib", true),
            (" corp.test : git | svn , *:off ", "svn", "corp.test/svnmod", true),
            ("corp.test:off,corp.test/lib:git", "git", "corp.test/lib", false),
            ("corp.test/lib:all", "fossil", "corp.test/lib", true),
        ] {
            assert_eq!(check(setting, tool, root).is_empty(), allowed, "{setting} {tool} {root}");
        }
        let text = check("", "svn", "corp.test/svnmod");
        assert_eq!(text, "GOVCS disallows using svn for public corp.test/svnmod; see 'go help vcs'");
    }

    /// Rows of `cmd/go/internal/vcs/vcs_test.go`.
    #[test]
    fn refuses_in_the_words_of_go() {
        for (setting, want) in [
            ("off", "malformed entry in GOVCS (missing colon): \"off\""),
            ("corp.test:", "empty VCS list in GOVCS: \"corp.test:\""),
            (":git", "empty pattern in GOVCS: \":git\""),
            ("a:git,", "empty entry in GOVCS"),
            ("./a:git", "relative pattern not allowed in GOVCS: \"./a\""),
            ("..:git", "relative pattern not allowed in GOVCS: \"..\""),
            ("a:git,a:hg", "unreachable pattern in GOVCS: \"a:hg\" after \"a:git\""),
            ("a:git|", "empty VCS name in GOVCS: \"a:git|\""),
        ] {
            assert_eq!(check(setting, "git", "corp.test/lib"), want);
        }
    }
}
