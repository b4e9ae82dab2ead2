//! Versions and names of Go toolchains: how they are read and compared; knows no toolchain that exists.

use std::cmp::Ordering;

/// A version, cut into its parts; decimals as they stand, without leading zeros (`internal/gover.Version`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Version<'a> {
    major: &'a str,
    minor: &'a str,
    patch: &'a str,
    kind: &'a str,
    pre: &'a str,
}

/// The digits in front, and what follows; none for an empty number or a needless zero.
fn cut(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(text.len());
    let (number, rest) = text.split_at(end);
    (!number.is_empty() && (number == "0" || !number.starts_with('0'))).then_some((number, rest))
}

/// Without a sign, and as long as one likes.
fn decimals(a: &str, b: &str) -> Ordering {
    a.len().cmp(&b.len()).then(a.cmp(b))
}

/// Up to 1.20 a missing patch is 0; from 1.21 on it is the language, older than any release of it
/// (`internal/gover.Parse`).
fn parse(text: &str) -> Option<Version<'_>> {
    let (major, rest) = cut(text)?;
    if rest.is_empty() {
        return Some(Version { major, minor: "0", patch: "0", ..Version::default() });
    }
    let (minor, rest) = cut(rest.strip_prefix('.')?)?;
    let version = Version { major, minor, ..Version::default() };
    if rest.is_empty() {
        let patch = if decimals(minor, "21").is_lt() { "0" } else { "" };
        return Some(Version { patch, ..version });
    }
    if let Some(rest) = rest.strip_prefix('.') {
        return cut(rest).filter(|(_, rest)| rest.is_empty()).map(|(patch, _)| Version { patch, ..version });
    }
    let end = rest.find(|ch: char| ch.is_ascii_digit()).unwrap_or(rest.len());
    let (kind, rest) = rest.split_at(end);
    if !kind.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    if rest.is_empty() {
        return Some(Version { kind, ..version });
    }
    cut(rest).filter(|(_, rest)| rest.is_empty()).map(|(pre, _)| Version { kind, pre, ..version })
}

/// Which is newer; what is no version is older than all (`internal/gover.Compare`).
pub fn compare(a: &str, b: &str) -> Ordering {
    let (a, b) = (parse(a).unwrap_or_default(), parse(b).unwrap_or_default());
    decimals(a.major, b.major)
        .then_with(|| decimals(a.minor, b.minor))
        .then_with(|| decimals(a.patch, b.patch))
        .then_with(|| a.kind.cmp(b.kind))
        .then_with(|| decimals(a.pre, b.pre))
}

/// Whether it is a version (`internal/gover.IsValid`).
pub fn is_valid(version: &str) -> bool {
    parse(version).is_some()
}

/// Whether it names a language and no release of it, such as 1.21 (`internal/gover.IsLang`).
pub fn is_language(version: &str) -> bool {
    parse(version).is_some_and(|version| version.patch.is_empty() && version.kind.is_empty() && version.pre.is_empty())
}

/// The language of a version, empty if it is none: 1.21 of 1.21.3 (`internal/gover.Lang`).
pub fn language(version: &str) -> String {
    match parse(version) {
        None => String::new(),
        Some(Version { major: "1", minor: "0", .. }) => "1".to_owned(),
        Some(version) => format!("{}.{}", version.major, version.minor),
    }
}

/// Whether it is an alpha, beta or release candidate (`cmd/go/internal/gover.IsPrerelease`).
pub fn is_prerelease(version: &str) -> bool {
    parse(version).is_some_and(|version| !version.kind.is_empty())
}

/// The version in a toolchain's name: 1.21.3 of `go1.21.3-custom` (`cmd/go/internal/gover.FromToolchain`).
pub fn of_toolchain(name: &str) -> Option<&str> {
    let rest = name.strip_prefix("go").filter(|_| !name.contains(['\\', '/']))?;
    let version = rest.split([' ', '\t', '-']).next().unwrap_or_default();
    is_valid(version).then_some(version)
}

/// Whether the go line of a go.mod may say it (`golang.org/x/mod/modfile.GoVersionRE`).
pub fn is_go_line(text: &str) -> bool {
    let Some((major, rest)) = cut(text) else { return false };
    let Some((_, mut rest)) = rest.strip_prefix('.').and_then(cut) else { return false };
    if let Some(after) = rest.strip_prefix('.') {
        let Some((_, after)) = cut(after) else { return false };
        rest = after;
    }
    let digits = rest.trim_start_matches(|ch: char| ch.is_ascii_lowercase());
    let pre = !digits.is_empty() && digits.len() < rest.len() && digits.bytes().all(|byte| byte.is_ascii_digit());
    major != "0" && (rest.is_empty() || pre)
}

/// What follows a word on the first line that begins with it, whatever the rest of the file is
/// (`cmd/go/internal/gover.GoModLookup`).
pub fn line_of<'a>(text: &'a str, word: &str) -> &'a str {
    let values = text.split('\n').filter_map(|line| {
        let value = line.trim().strip_prefix(word)?;
        value.starts_with([' ', '\t']).then(|| value.split("//").next().unwrap_or_default().trim())
    });
    values.into_iter().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{compare, is_go_line, is_language, is_valid, language, of_toolchain};
    use std::cmp::Ordering::{Equal, Greater, Less};

    /// Rows of `internal/gover/gover_test.go` and `cmd/go/internal/gover/gover_test.go`.
    #[test]
    fn compares_as_go_does() {
        for (a, b, want) in [
            ("", "", Equal),
            ("x", "x", Equal),
            ("", "x", Equal),
            ("1", "1.1", Less),
            ("1.5", "1.6", Less),
            ("1.5", "1.10", Less),
            ("1.6", "1.6.1", Less),
            ("1.19", "1.19.0", Equal),
            ("1.19rc1", "1.19", Less),
            ("1.20", "1.20.0", Equal),
            ("1.20rc1", "1.20", Less),
            ("1.21", "1.21.0", Less),
            ("1.21", "1.21rc1", Less),
            ("1.21rc1", "1.21.0", Less),
            ("1.6", "1.19", Less),
            ("1.19.1", "1.19", Greater),
            ("1.99999999999999998", "1.99999999999999999", Less),
        ] {
            assert_eq!(compare(a, b), want, "{a} {b}");
        }
    }

    #[test]
    fn reads_versions_and_names() {
        for (text, valid, lang) in [
            ("1.2rc3", true, "1.2"),
            ("1.2.3", true, "1.2"),
            ("1.999testmod", true, "1.999"),
            ("1.600+auto", false, ""),
            ("1.22", true, "1.22"),
            ("1.21.0", true, "1.21"),
            ("1.2.3rc4", false, ""),
            ("1.0", true, "1"),
            ("1", true, "1"),
            ("01.2", false, ""),
        ] {
            assert_eq!((is_valid(text), language(text).as_str()), (valid, lang), "{text}");
        }
        assert!(is_language("1.21") && !is_language("1.20") && !is_language("1.21.0") && !is_language("1.21rc1"));
        for (name, want) in [
            ("go1.20", Some("1.20")),
            ("go1.2.3-bigcorp", Some("1.2.3")),
            ("go1.2.3 extra", Some("1.2.3")),
            ("gccgo-go1.23rc4", None),
            ("go1.2/../x", None),
            ("1.2.3", None),
        ] {
            assert_eq!(of_toolchain(name), want, "{name}");
        }
    }

    #[test]
    fn knows_go_lines() {
        for line in ["1.16", "1.21.3", "1.21rc1", "2.0", "1.20.1beta2"] {
            assert!(is_go_line(line), "{line}");
        }
        for line in ["", "1", "v1.16", "1.016", "0.9", "1.21rc", "1.2.3.4", "1.21-x", "1."] {
            assert!(!is_go_line(line), "{line}");
        }
    }
}
