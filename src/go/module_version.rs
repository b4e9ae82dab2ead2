//! Versions of modules, `go` and `toolchain` alike (`cmd/go/internal/gover/mod.go`).

use std::cmp::Ordering;

use super::repo::is_toolchain;
use super::{gover, semver};

/// The Go version in a version of `go` or `toolchain`.
fn of_go<'a>(path: &str, version: &'a str) -> &'a str {
    if path == "toolchain" { gover::of_toolchain(version).unwrap_or_default() } else { version }
}

/// Compares two versions of the same module.
pub(crate) fn compare(path: &str, a: &str, b: &str) -> Ordering {
    if is_toolchain(path) { gover::compare(of_go(path, a), of_go(path, b)) } else { semver::compare(a, b) }
}

/// Whether it is a version at all.
pub(crate) fn is_valid(path: &str, version: &str) -> bool {
    if is_toolchain(path) { gover::is_valid(of_go(path, version)) } else { semver::is_valid(version) }
}

/// Whether it stands for the versions that begin with it, such as `v1.2`.
pub(crate) fn is_prefix(path: &str, version: &str) -> bool {
    if is_toolchain(path) {
        let version = of_go(path, version);
        return gover::is_language(version) && gover::compare(version, "1.21") != Ordering::Less;
    }
    // What stands before the second dot tells.
    for (at, letter) in version.match_indices(['.', '-', '+']) {
        if letter != "." {
            return false;
        }
        if version[..at].contains('.') {
            return false;
        }
    }
    true
}

/// Whether it comes before a release.
pub(crate) fn is_prerelease(path: &str, version: &str) -> bool {
    if is_toolchain(path) {
        gover::is_prerelease(of_go(path, version))
    } else {
        !semver::prerelease(version).is_empty()
    }
}

/// `v1.2` of `v1.2.3`.
pub(crate) fn major_minor(path: &str, version: &str) -> String {
    if is_toolchain(path) {
        let words = if path == "toolchain" { "go" } else { "" };
        return format!("{words}{}", gover::language(of_go(path, version)));
    }
    semver::major_minor(version)
}
