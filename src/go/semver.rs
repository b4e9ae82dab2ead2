//! Semantic versions with a `v` in front (`golang.org/x/mod/semver`); knows no module.

use std::cmp::Ordering;

/// The parts of a version.
struct Parts<'a> {
    numbers: [&'a str; 3],
    /// What `v1` and `v1.2` lack.
    short: &'static str,
    prerelease: &'a str,
    build: &'a str,
}

/// Whether it is a version (`IsValid`); `v1` and `v1.2` are.
pub fn is_valid(version: &str) -> bool {
    parse(version).is_some()
}

/// With all three numbers and without `+…` (`Canonical`); empty if it is no version.
pub fn canonical(version: &str) -> String {
    parse(version)
        .map_or_else(String::new, |parts| format!("{}{}", &version[..version.len() - parts.build.len()], parts.short))
}

/// `v2` of `v2.1.0` (`Major`); empty if it is no version.
pub fn major(version: &str) -> &str {
    parse(version).map_or("", |parts| &version[..=parts.numbers[0].len()])
}

/// `v2.1` of `v2.1.0` (`MajorMinor`); empty if it is no version.
pub fn major_minor(version: &str) -> String {
    parse(version).map_or_else(String::new, |parts| format!("v{}.{}", parts.numbers[0], parts.numbers[1]))
}

/// `-rc.1` of `v2.1.0-rc.1+x` (`Prerelease`).
pub fn prerelease(version: &str) -> &str {
    parse(version).map_or("", |parts| parts.prerelease)
}

/// `+x` of `v2.1.0-rc.1+x` (`Build`).
pub fn build(version: &str) -> &str {
    parse(version).map_or("", |parts| parts.build)
}

/// By precedence (`Compare`): what is no version comes first, `+…` does not count.
pub fn compare(one: &str, other: &str) -> Ordering {
    match (parse(one), parse(other)) {
        (None, None) => Ordering::Equal,
        (None, Some(_)) => Ordering::Less,
        (Some(_), None) => Ordering::Greater,
        (Some(one), Some(other)) => {
            let mut numbers = one.numbers.iter().zip(other.numbers);
            let differing = numbers.find_map(|(one, other)| Some(by_number(one, other)).filter(|order| order.is_ne()));
            differing.unwrap_or_else(|| by_prerelease(one.prerelease, other.prerelease))
        }
    }
}

/// [`compare`], and equal ones by their text (`Sort`).
pub fn compare_texts(one: &str, other: &str) -> Ordering {
    compare(one, other).then_with(|| one.cmp(other))
}

fn parse(version: &str) -> Option<Parts<'_>> {
    let (major, rest) = number(version.strip_prefix('v')?)?;
    if rest.is_empty() {
        return Some(Parts { numbers: [major, "0", "0"], short: ".0.0", prerelease: "", build: "" });
    }
    let (minor, rest) = number(rest.strip_prefix('.')?)?;
    if rest.is_empty() {
        return Some(Parts { numbers: [major, minor, "0"], short: ".0", prerelease: "", build: "" });
    }
    let (patch, rest) = number(rest.strip_prefix('.')?)?;
    let (prerelease, build) = rest.split_at(rest.find('+').unwrap_or(rest.len()));
    let word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let unpadded = |word: &str| !(word.len() > 1 && word.starts_with('0') && is_number(word));
    if !prerelease.is_empty() && !prerelease.strip_prefix('-')?.split('.').all(|part| word(part) && unpadded(part)) {
        return None;
    }
    if !build.is_empty() && !build[1..].split('.').all(word) {
        return None;
    }
    Some(Parts { numbers: [major, minor, patch], short: "", prerelease, build })
}

/// Digits without a leading zero, and the rest.
fn number(text: &str) -> Option<(&str, &str)> {
    let (digits, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    let padded = digits.len() > 1 && digits.starts_with('0');
    if digits.is_empty() || padded { None } else { Some((digits, rest)) }
}

fn is_number(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_digit())
}

fn by_number(one: &str, other: &str) -> Ordering {
    one.len().cmp(&other.len()).then_with(|| one.cmp(other))
}

fn by_prerelease(one: &str, other: &str) -> Ordering {
    match (one.get(1..), other.get(1..)) {
        (None, None) => return Ordering::Equal,
        (None, Some(_)) => return Ordering::Greater,
        (Some(_), None) => return Ordering::Less,
        (Some(_), Some(_)) => {}
    }
    let (mut ones, mut others) = (one[1..].split('.'), other[1..].split('.'));
    loop {
        let (one, other) = match (ones.next(), others.next()) {
            (Some(one), Some(other)) if one == other => continue,
            (Some(one), Some(other)) => (one, other),
            (one, other) => return one.is_some().cmp(&other.is_some()),
        };
        return match (is_number(one), is_number(other)) {
            (true, true) => by_number(one, other),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            (false, false) => one.cmp(other),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From `semver_test.go`; each version is the next one's better or its equal in order.
    #[test]
    fn orders_as_go() {
        let rising = [
            "bad",
            "v1.0.0-alpha",
            "v1.0.0-alpha.1",
            "v1.0.0-alpha.beta",
            "v1.0.0-beta",
            "v1.0.0-beta.2",
            "v1.0.0-beta.11",
            "v1.0.0-rc.1",
            "v1",
            "v1.2.0",
            "v1.2.3-456",
            "v1.2.3-456.789",
            "v1.2.3-pre",
            "v1.2.3",
            "v1.10.0",
        ];
        for (place, one) in rising.iter().enumerate() {
            for (behind, other) in rising.iter().enumerate() {
                assert_eq!(compare(one, other), place.cmp(&behind), "{one} {other}");
            }
        }
        assert_eq!(compare("v1.2", "v1.2.0+meta"), Ordering::Equal);
    }

    /// From `semver_test.go`.
    #[test]
    fn parts_are_those_of_go() {
        for (version, whole) in [
            ("v1-alpha.beta.gamma", ""),
            ("v1.2.3-01", ""),
            ("v1.2.3-pre+", ""),
            ("v1.2.3+a..b", ""),
            ("v01.2.3", ""),
            ("1.2.3", ""),
            ("v1", "v1.0.0"),
            ("v1.2", "v1.2.0"),
            ("v1.2.3-0a.-", "v1.2.3-0a.-"),
            ("v1.2.3-pre+meta-x", "v1.2.3-pre"),
            ("v1.2.3+meta-pre.sha.256a", "v1.2.3"),
        ] {
            assert_eq!(canonical(version), whole, "{version}");
            assert_eq!(is_valid(version), !whole.is_empty());
        }
        let version = "v12.3.4-rc.1+x-y";
        assert_eq!((major(version), prerelease(version), build(version)), ("v12", "-rc.1", "+x-y"));
        assert_eq!((major_minor(version), major_minor("v2")), ("v12.3".to_owned(), "v2.0".to_owned()));
    }
}
