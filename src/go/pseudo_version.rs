//! Versions that name a commit by time and hash (`golang.org/x/mod/module`, `pseudo.go`); knows no repository.

use super::invalid_version::InvalidVersion;
use super::quote::quote;
use super::semver;

/// The parts of a pseudo-version (`parsePseudoVersion`).
struct Parts<'a> {
    base: &'a str,
    time: &'a str,
    revision: &'a str,
    build: &'a str,
}

/// Whether it is one (`IsPseudoVersion`).
pub fn is_pseudo(version: &str) -> bool {
    parse(version).is_some()
}

/// Its time, `20240102030405` in UTC (`PseudoVersionTime`).
pub fn time(version: &str) -> Result<&str, InvalidVersion> {
    let time = parts(version)?.time;
    if is_time(time) { Ok(time) } else { Err(invalid(version, format!("malformed time {}", quote(time)))) }
}

/// Its revision, mostly 12 hex digits (`PseudoVersionRev`).
pub fn revision(version: &str) -> Result<&str, InvalidVersion> {
    Ok(parts(version)?.revision)
}

/// The version that it comes after, or none (`PseudoVersionBase`).
pub fn base(version: &str) -> Result<Option<String>, InvalidVersion> {
    let Parts { base, build, .. } = parts(version)?;
    match semver::prerelease(base) {
        "" if build.is_empty() => Ok(None),
        "" => Err(invalid(version, format!("lacks base version, but has build metadata {}", quote(build)))),
        "-0" => {
            let base = &base[..base.len() - 2];
            let (front, patch) = base.rsplit_once('.').unwrap_or((base, "0"));
            match minus_one(patch) {
                Some(patch) => Ok(Some(format!("{front}.{patch}{build}"))),
                None => Err(invalid(version, format!("version before {base} would have negative patch number"))),
            }
        }
        _ => Ok(Some(format!("{}{build}", base.strip_suffix(".0").unwrap_or(base)))),
    }
}

/// The pseudo-version of a commit (`PseudoVersion`): `major` as in `v2` or empty, `older` the tag before it or empty.
pub fn pseudo_version(major: &str, older: &str, time: &str, revision: &str) -> String {
    let segment = format!("{time}-{revision}");
    let build = semver::build(older);
    let older = semver::canonical(older);
    if older.is_empty() {
        return format!("{}.0.0-{segment}", if major.is_empty() { "v0" } else { major });
    }
    if !semver::prerelease(&older).is_empty() {
        return format!("{older}.0.{segment}{build}");
    }
    let (front, patch) = older.rsplit_once('.').unwrap_or((&older, "0"));
    format!("{front}.{}-0.{segment}{build}", plus_one(patch))
}

/// The least of a major version, which stands for "none" (`ZeroPseudoVersion`).
pub fn zero(major: &str) -> String {
    pseudo_version(major, "", "00010101000000", "000000000000")
}

/// With all numbers, `+incompatible` kept, other `+…` dropped (`module.CanonicalVersion`); empty if it is no version.
pub fn canonical_version(version: &str) -> String {
    let kept = if semver::build(version) == "+incompatible" { "+incompatible" } else { "" };
    semver::canonical(version) + kept
}

fn parts(version: &str) -> Result<Parts<'_>, InvalidVersion> {
    parse(version).ok_or_else(|| invalid(version, "syntax error".to_owned()))
}

fn invalid(version: &str, reason: String) -> InvalidVersion {
    InvalidVersion { pseudo: true, ..InvalidVersion::new(version, reason) }
}

/// A version whose pre-release is a time and a revision, behind nothing after `vX.0.0-`, else behind `0.` or `….0.`.
fn parse(version: &str) -> Option<Parts<'_>> {
    let build = semver::build(version);
    let prerelease = semver::prerelease(version);
    if !semver::is_valid(version) || prerelease.is_empty() {
        return None;
    }
    let plain = &version[..version.len() - build.len()];
    let (front, revision) = plain.rsplit_once('-')?;
    let core = plain.len() - prerelease.len();
    let time = front.len().checked_sub(14).filter(|time| *time > core)?;
    let (before, time) = (&front[..time], &front[time..]);
    let digits = time.bytes().all(|byte| byte.is_ascii_digit());
    if !digits || revision.is_empty() || !revision.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let lead = &before[core + 1..];
    let first = lead.is_empty() && plain[..core].ends_with(".0.0");
    if first || lead == "0." || lead.ends_with(".0.") {
        return Some(Parts { base: &before[..before.len() - 1], time, revision, build });
    }
    None
}

/// `20060102150405`, a day that exists (`time.Parse`).
fn is_time(text: &str) -> bool {
    let number = |from: usize, to: usize| text.get(from..to).and_then(|part| part.parse::<u32>().ok()).unwrap_or(99);
    let year = number(0, 4);
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match number(4, 6) {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 0,
    };
    (1..=days).contains(&number(6, 8)) && number(8, 10) < 24 && number(10, 12) < 60 && number(12, 14) < 60
}

fn plus_one(digits: &str) -> String {
    let front = digits.trim_end_matches('9');
    let zeros = "0".repeat(digits.len() - front.len());
    match front.char_indices().next_back().map(|(place, last)| (&front[..place], last.to_digit(10).unwrap_or(0))) {
        Some((front, last)) => format!("{front}{}{zeros}", last + 1),
        None => format!("1{zeros}"),
    }
}

fn minus_one(digits: &str) -> Option<String> {
    let front = digits.trim_end_matches('0');
    let (place, last) = front.char_indices().next_back()?;
    let nines = "9".repeat(digits.len() - front.len());
    match (&front[..place], last.to_digit(10)?) {
        ("", 1) if !nines.is_empty() => Some(nines),
        (front, last) => Some(format!("{front}{}{nines}", last.checked_sub(1)?)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From `pseudo_test.go`.
    #[test]
    fn pseudo_versions_are_those_of_go() {
        for (major, older, version) in [
            ("", "", "v0.0.0-20060102150405-hash"),
            ("v1", "", "v1.0.0-20060102150405-hash"),
            ("unused", "v0.0.0", "v0.0.1-0.20060102150405-hash"),
            ("unused", "v0.0.0-pre", "v0.0.0-pre.0.20060102150405-hash"),
            ("unused", "v1.2.99999999999999999", "v1.2.100000000000000000-0.20060102150405-hash"),
            ("unused", "v1.2.3+incompatible", "v1.2.4-0.20060102150405-hash+incompatible"),
            ("unused", "v0.0.1-pre.1+x", "v0.0.1-pre.1.0.20060102150405-hash+x"),
        ] {
            assert_eq!(pseudo_version(major, older, "20060102150405", "hash"), version);
            assert!(is_pseudo(version));
            assert_eq!(base(version).unwrap().unwrap_or_default(), older);
            assert_eq!((time(version).unwrap(), revision(version).unwrap()), ("20060102150405", "hash"));
        }
        assert_eq!(zero("v2"), "v2.0.0-00010101000000-000000000000");
        assert_eq!(canonical_version("v1.2+incompatible"), "");
        assert_eq!(canonical_version("v1.2.3+meta"), "v1.2.3");
        assert_eq!(canonical_version("v1.2.3+incompatible"), "v1.2.3+incompatible");
    }

    /// From `pseudo_test.go` and go 1.27.
    #[test]
    fn others_are_refused_as_by_go() {
        for version in
            ["v1.2.3", "v1.2.0-20060102150405-hash", "v0.0.0-2006010215040-hash", "v1.2.4-1.20060102150405-h"]
        {
            assert!(!is_pseudo(version), "{version}");
        }
        let text = |result: Result<Option<String>, InvalidVersion>| result.unwrap_err().to_string();
        assert_eq!(text(base("x")), r#"pseudo-version "x" invalid: syntax error"#);
        assert_eq!(
            text(base("v1.0.0-0.20060102150405-hash")),
            r#"pseudo-version "v1.0.0-0.20060102150405-hash" invalid: version before v1.0.0 would have negative patch number"#
        );
        let odd = "v0.0.0-20060102150405-hash+x";
        assert!(text(base(odd)).ends_with(r#"lacks base version, but has build metadata "+x""#));
        assert!(
            time("v0.0.0-20060230150405-hash").unwrap_err().to_string().ends_with(r#"malformed time "20060230150405""#)
        );
    }
}
