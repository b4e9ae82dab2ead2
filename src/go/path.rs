//! Slash-separated paths as Go cleans, joins and splits them (`path`); knows no URL and no file system.

/// The shortest equal path (`path.Clean`): no `.`, no double slash, no `x/..`; an empty one is `.`.
pub fn clean(path: &str) -> String {
    let rooted = path.starts_with('/');
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            ".." if rooted => {}
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    match (rooted, joined.is_empty()) {
        (true, _) => format!("/{joined}"),
        (false, true) => ".".to_owned(),
        (false, false) => joined,
    }
}

/// All parts with slashes between, cleaned; empty parts don't count (`path.Join`).
pub fn join(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { String::new() } else { clean(&parts.join("/")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From `path/path_test.go`.
    #[test]
    fn cleans_as_go() {
        for (path, cleaned) in [
            ("", "."),
            ("abc", "abc"),
            ("/abc/", "/abc"),
            ("../..", "../.."),
            ("/..", "/"),
            ("/../abc", "/abc"),
            ("abc//def//ghi", "abc/def/ghi"),
            ("//abc", "/abc"),
            ("abc/./../def", "def"),
            ("abc/../../././../def", "../../def"),
            ("abc/def/../../..", ".."),
            ("/abc/def/../../..", "/"),
        ] {
            assert_eq!(clean(path), cleaned, "{path}");
        }
        assert_eq!(join(&["", "a", "", "../b"]), "b");
        assert_eq!(join(&["", ""]), "");
    }
}
