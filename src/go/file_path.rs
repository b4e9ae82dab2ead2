//! Names of files as a system writes them: absolute or not, cleaned, joined; looks at no file.

/// The system that go runs on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Os {
    /// Linux, and other Unix systems without ways of their own.
    #[default]
    Linux,
    /// macOS.
    Macos,
    /// Windows.
    Windows,
}

impl Os {
    fn separator(self) -> char {
        if self == Os::Windows { '\\' } else { '/' }
    }

    fn is_separator(self, ch: char) -> bool {
        ch == '/' || (self == Os::Windows && ch == '\\')
    }

    /// The drive or share in front of a path, empty elsewhere (`path/filepath.VolumeName`).
    fn volume(self, path: &str) -> &str {
        let bytes = path.as_bytes();
        if self != Os::Windows {
            return "";
        }
        if bytes.len() >= 2 && bytes[1] == b':' && bytes[0].is_ascii_alphabetic() {
            return &path[..2];
        }
        let mut parts = path.match_indices(|ch| self.is_separator(ch)).map(|(at, _)| at);
        match (parts.next(), parts.next(), parts.next()) {
            (Some(0), Some(1), Some(host)) if host > 2 => &path[..parts.next().unwrap_or(path.len())],
            _ => "",
        }
    }

    /// Whether a path stands on its own (`path/filepath.IsAbs`).
    pub fn is_absolute(self, path: &str) -> bool {
        let volume = self.volume(path);
        if self == Os::Windows && volume.is_empty() {
            return false;
        }
        volume.len() > 2 || path[volume.len()..].starts_with(|ch| self.is_separator(ch))
    }

    /// The shortest form of a path (`path/filepath.Clean`).
    pub fn clean(self, path: &str) -> String {
        let volume = self.volume(path);
        let rest = &path[volume.len()..];
        let rooted = rest.starts_with(|ch| self.is_separator(ch));
        let mut parts: Vec<&str> = Vec::new();
        for part in rest.split(|ch| self.is_separator(ch)) {
            match part {
                "" | "." => {}
                ".." if parts.last().is_some_and(|last| *last != "..") => {
                    parts.pop();
                }
                ".." if rooted => {}
                part => parts.push(part),
            }
        }
        let separator = self.separator();
        let mut out: String = volume.chars().map(|ch| if self.is_separator(ch) { separator } else { ch }).collect();
        if rooted {
            out.push(separator);
        }
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                out.push(separator);
            }
            out.push_str(part);
        }
        if parts.is_empty() && !rooted {
            out.push('.');
        }
        out
    }

    /// Two parts of a path as one, cleaned; an empty one does not count (`path/filepath.Join`).
    pub fn join(self, first: &str, second: &str) -> String {
        match (first, second) {
            ("", "") => String::new(),
            ("", one) | (one, "") => self.clean(one),
            _ => self.clean(&format!("{first}{}{second}", self.separator())),
        }
    }

    /// The first part of a list of paths (`path/filepath.SplitList`).
    pub fn first_of_list(self, list: &str) -> &str {
        list.split(if self == Os::Windows { ';' } else { ':' }).next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Os;

    /// Rows of `path/filepath/path_test.go`.
    #[test]
    fn cleans_as_filepath_does() {
        for (path, want) in [
            ("", "."),
            ("abc//def//ghi", "abc/def/ghi"),
            ("/abc/def/", "/abc/def"),
            ("abc/./../def", "def"),
            ("../../abc", "../../abc"),
            ("/../abc", "/abc"),
            ("abc/../..", ".."),
        ] {
            assert_eq!(Os::Linux.clean(path), want, "{path}");
        }
        for (path, want) in [
            (r"c:\abc\def\..\..", r"c:\"),
            ("c:", "c:."),
            (r"//host/share/foo", r"\\host\share\foo"),
            (r"\i\..\c", r"\c"),
        ] {
            assert_eq!(Os::Windows.clean(path), want, "{path}");
        }
    }

    /// Rows of `path/filepath/path_test.go`.
    #[test]
    fn knows_what_is_absolute() {
        for (path, want) in [(r"C:\", true), (r"c:a\b", false), ("c:/a", true), (r"\Windows", false), ("/", false)] {
            assert_eq!(Os::Windows.is_absolute(path), want, "{path}");
        }
        assert!(Os::Windows.is_absolute(r"\\host\share"));
        assert!(Os::Linux.is_absolute("/a"));
        assert!(!Os::Linux.is_absolute("a/b"));
    }
}
