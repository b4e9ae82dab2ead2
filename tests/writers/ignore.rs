//! `.dockerignore` read back by the rules of its own reader (moby/patternmatcher, `ignorefile/ignorefile.go`).

use goproxy_wizard::door::{Door as _, RepoPath};
use goproxy_wizard::write::ignore::Patterns;
use proptest::prelude::*;

use super::{hostile, typed};

/// A pattern, and whether what it matches is sent after all.
fn load(file: &str) -> Vec<(bool, String)> {
    let lines = file.lines().filter(|line| !line.starts_with('#')).map(str::trim).filter(|line| !line.is_empty());
    let pattern = |line: &str| match line.strip_prefix('!') {
        Some(rest) => (true, clean(rest.trim())),
        None => (false, clean(line)),
    };
    lines.map(pattern).collect()
}

/// Go's `filepath.Clean`, for patterns without `..`, and without the slash at the start.
fn clean(pattern: &str) -> String {
    let parts: Vec<_> = pattern.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    parts.join("/")
}

proptest! {
    #![proptest_config(hostile::config())]

    #[test]
    fn an_exception_names_its_file_alone(typed in typed::repo_path()) {
        let path = RepoPath::parse(&typed).unwrap();
        let file = Patterns::default().pattern("**/*.crt", &()).except(&path, &()).body().text();
        let expected = vec![(false, "**/*.crt".to_owned()), (true, path.text().to_string())];
        prop_assert_eq!(load(&file), expected, "{}", &file);
        let has_meaning = path.text().as_str().contains(['*', '?', '[', '\\']);
        prop_assert!(!has_meaning, "{}", &file);
    }
}
