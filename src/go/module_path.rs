//! Which paths and versions a module can have, and how a proxy's URLs spell them (`golang.org/x/mod/module`).

use super::failure::{Class, Failure, Kind};
use super::invalid_version::{DISALLOWED, InvalidVersion};
use super::quote::{is_valid, quote, quote_char};
use super::semver;

/// What a path names; each allows other characters.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Module,
    Import,
    File,
}

/// Path and version together (`Check`).
pub fn check(path: &str, version: &str) -> Result<(), Failure> {
    check_path(path)?;
    if !semver::is_valid(version) {
        return Err(InvalidVersion::new(version, "not a semantic version").of_module(path));
    }
    let (_, path_major, _) = split_path_version(path);
    check_path_major(version, path_major).map_err(|invalid| invalid.of_module(path))
}

/// A module's path (`CheckPath`).
pub fn check_path(path: &str) -> Result<(), Failure> {
    let host = path.split('/').next().unwrap_or_default();
    let checked = check_elements(path, Of::Module).and_then(|()| {
        if host.is_empty() {
            return Err("leading slash".to_owned());
        }
        if !host.contains('.') {
            return Err("missing dot in first path element".to_owned());
        }
        let odd = |letter: &char| !matches!(letter, '-' | '.' | '0'..='9' | 'a'..='z');
        if let Some(letter) = host.chars().find(odd) {
            return Err(format!("invalid char {} in first path element", quote_char(letter)));
        }
        if split_path_version(path).2 { Ok(()) } else { Err("invalid version".to_owned()) }
    });
    checked.map_err(|reason| malformed("module", path, &reason))
}

/// An import path (`CheckImportPath`).
pub fn check_import_path(path: &str) -> Result<(), Failure> {
    check_elements(path, Of::Import).map_err(|reason| malformed("import", path, &reason))
}

/// The path as a proxy's URL has it, capitals as `!` and small letter (`EscapePath`).
pub fn escape_path(path: &str) -> Result<String, Failure> {
    check_path(path).map(|()| escape(path))
}

/// The version likewise (`EscapeVersion`).
pub fn escape_version(version: &str) -> Result<String, Failure> {
    if check_element(version, Of::File).is_err() || version.contains('!') {
        return Err(InvalidVersion::new(version, DISALLOWED).into());
    }
    if !version.is_ascii() {
        let text = "internal error: inconsistency in EscapePath";
        return Err(Failure::new(Kind::Unclassified, text));
    }
    Ok(escape(version))
}

/// Path without major version, the major version with `/` or `.` in front, and whether that is well-formed
/// (`SplitPathVersion`).
pub fn split_path_version(path: &str) -> (&str, &str, bool) {
    if path.starts_with("gopkg.in/") {
        return split_gopkg_in(path);
    }
    let front = path.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
    let digits = &path[front.len()..];
    let Some(prefix) = front.strip_suffix("/v").filter(|_| !digits.is_empty()) else { return (path, "", true) };
    if digits.contains('.') || digits.starts_with('0') || digits == "1" {
        return (path, "", false);
    }
    (prefix, &path[prefix.len()..], true)
}

/// gopkg.in always has a major version, behind a dot, and perhaps `-unstable` behind it.
fn split_gopkg_in(path: &str) -> (&str, &str, bool) {
    let stable = path.strip_suffix("-unstable").unwrap_or(path);
    let front = stable.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let Some(prefix) = front.strip_suffix(".v") else { return (path, "", false) };
    let major = &path[prefix.len()..];
    // `.v0-unstable` is none: only the bare `.v0` may begin with a zero.
    if major.len() <= 2 || major.as_bytes()[2] == b'0' && major != ".v0" {
        return (path, "", false);
    }
    (prefix, major, true)
}

/// Whether a version fits the major version of a path, as [`split_path_version`] gives it (`CheckPathMajor`).
pub fn check_path_major(version: &str, path_major: &str) -> Result<(), InvalidVersion> {
    let path_major = match path_major.strip_suffix("-unstable") {
        Some(stable) if stable.starts_with(".v") => stable,
        _ => path_major,
    };
    if version.starts_with("v0.0.0-") && path_major == ".v1" {
        return Ok(());
    }
    let major = semver::major(version);
    let wanted = match path_major.strip_prefix(['/', '.']) {
        _ if path_major.is_empty() => {
            if matches!(major, "v0" | "v1") || semver::build(version) == "+incompatible" {
                return Ok(());
            }
            "v0 or v1"
        }
        Some(wanted) if wanted == major => return Ok(()),
        Some(wanted) => wanted,
        None => path_major,
    };
    Err(InvalidVersion::new(version, format!("should be {wanted}, not {major}")))
}

/// The same as a question (`MatchPathMajor`).
pub fn match_path_major(version: &str, path_major: &str) -> bool {
    check_path_major(version, path_major).is_ok()
}

/// The major version that a path asks for, `v2`, or nothing (`PathMajorPrefix`).
pub fn path_major_prefix(path_major: &str) -> &str {
    path_major.strip_suffix("-unstable").unwrap_or(path_major).trim_start_matches(['/', '.'])
}

fn malformed(what: &str, path: &str, reason: &str) -> Failure {
    let text = format!("malformed {what} path {}: {reason}", quote(path));
    Failure::new(Kind::MalformedPath, text).of(Class::InvalidPath)
}

/// `checkPath`; the error is the reason.
fn check_elements(path: &str, of: Of) -> Result<(), String> {
    let whole = [
        (!is_valid(path), "invalid UTF-8"),
        (path.is_empty(), "empty string"),
        (path.starts_with('-'), "leading dash"),
        (path.contains("//"), "double slash"),
        (path.ends_with('/'), "trailing slash"),
    ];
    if let Some((_, reason)) = whole.iter().find(|(wrong, _)| *wrong) {
        return Err((*reason).to_owned());
    }
    path.split('/').try_for_each(|element| check_element(element, of))
}

/// `checkElem`; the error is the reason.
fn check_element(element: &str, of: Of) -> Result<(), String> {
    if element.is_empty() {
        return Err("empty path element".to_owned());
    }
    if element.bytes().all(|byte| byte == b'.') {
        return Err(format!("invalid path element {}", quote(element)));
    }
    if element.starts_with('.') && of == Of::Module {
        return Err("leading dot in path element".to_owned());
    }
    if element.ends_with('.') {
        return Err("trailing dot in path element".to_owned());
    }
    let allowed = |letter: char| match of {
        _ if letter.is_ascii_alphanumeric() => true,
        Of::Module => "-._~".contains(letter),
        Of::Import => "-._~+".contains(letter),
        // Go asks for letters; Rust counts a few marks among the alphabetic, too.
        Of::File => "!#$%&()+,-.=@[]^_{}~ ".contains(letter) || !letter.is_ascii() && letter.is_alphabetic(),
    };
    if let Some(letter) = element.chars().find(|letter| !allowed(*letter)) {
        return Err(format!("invalid char {}", quote_char(letter)));
    }
    let short = element.split('.').next().unwrap_or_default();
    if is_device(short) {
        return Err(format!("{} disallowed as path element component on Windows", quote(short)));
    }
    let numbered = |behind: &str| !behind.is_empty() && behind.bytes().all(|byte| byte.is_ascii_digit());
    if of != Of::File && short.rsplit_once('~').is_some_and(|(_, behind)| numbered(behind)) {
        return Err("trailing tilde and digits in path element".to_owned());
    }
    Ok(())
}

/// A name that Windows keeps for itself.
fn is_device(name: &str) -> bool {
    match name.to_ascii_uppercase().as_bytes() {
        b"CON" | b"PRN" | b"AUX" | b"NUL" => true,
        [b'C', b'O', b'M', digit] | [b'L', b'P', b'T', digit] => (b'1'..=b'9').contains(digit),
        _ => false,
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii_uppercase() {
            out.push('!');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts of go 1.27; paths from `module_test.go`.
    #[test]
    fn paths_are_refused_as_by_go() {
        for (path, reason) in [
            ("rsc.io/quote", None),
            ("github.com/Azure/x/v2", None),
            ("gopkg.in/yaml.v2", None),
            ("gopkg.in/check.v1-unstable", None),
            ("", Some("empty string")),
            ("x", Some("missing dot in first path element")),
            ("/x.y", Some("empty path element")),
            ("X.y/z", Some("invalid char 'X' in first path element")),
            ("x.y/", Some("trailing slash")),
            ("x.y//z", Some("double slash")),
            ("x.y/.z", Some("leading dot in path element")),
            ("x.y/z.", Some("trailing dot in path element")),
            ("x.y/..", Some(r#"invalid path element "..""#)),
            ("-x.y/z", Some("leading dash")),
            ("x.y/a@b", Some("invalid char '@'")),
            ("x.y/it's", Some(r"invalid char '\''")),
            ("x.y/ü", Some("invalid char 'ü'")),
            ("x.y/com1.go", Some(r#""com1" disallowed as path element component on Windows"#)),
            ("x.y/a~12", Some("trailing tilde and digits in path element")),
            ("x.y/v1", Some("invalid version")),
            ("x.y/v0", Some("invalid version")),
            ("x.y/v2.0", Some("invalid version")),
            ("gopkg.in/yaml", Some("invalid version")),
        ] {
            let wanted = reason.map(|reason| format!("malformed module path {}: {reason}", quote(path)));
            assert_eq!(check_path(path).err().map(|failure| failure.text), wanted);
        }
        assert!(check_import_path("x/a+b").is_ok());
        assert_eq!(check_import_path("").unwrap_err().text, r#"malformed import path "": empty string"#);
    }

    #[test]
    fn versions_are_refused_as_by_go() {
        let text = |path, version| check(path, version).map_err(|failure| failure.text);
        assert_eq!(text("a.b/c", "v1"), Ok(()));
        assert_eq!(text("a.b/c", "x"), Err("a.b/c@x: invalid version: not a semantic version".to_owned()));
        assert_eq!(
            text("a.b/c", "v2.0.0"),
            Err("a.b/c@v2.0.0: invalid version: should be v0 or v1, not v2".to_owned())
        );
        assert_eq!(text("a.b/c", "v2.0.0+incompatible"), Ok(()));
        assert_eq!(text("gopkg.in/yaml.v1", "v0.0.0-20060102150405-hash"), Ok(()));
        assert_eq!(
            check_path_major("v2.0.0", "/v3").unwrap_err().to_string(),
            r#"version "v2.0.0" invalid: should be v3, not v2"#
        );
        assert_eq!(
            escape_version("feature/x").unwrap_err().text,
            r#"version "feature/x" invalid: disallowed version string"#
        );
        assert_eq!(escape_version("v1.0.0-Rc1").unwrap(), "v1.0.0-!rc1");
        assert_eq!(escape_path("github.com/Azure/go").unwrap(), "github.com/!azure/go");
    }

    /// From `module_test.go` (`splitPathVersionTests`).
    #[test]
    fn major_versions_are_split_as_by_go() {
        for (path, prefix, major, fits) in [
            ("x.y/z", "x.y/z", "", true),
            ("x.y/z/v2", "x.y/z", "/v2", true),
            ("x.y/z/v1", "x.y/z/v1", "", false),
            ("x.y/v", "x.y/v", "", true),
            ("x.y/z/v1.2", "x.y/z/v1.2", "", false),
            ("gopkg.in/yaml.v0", "gopkg.in/yaml", ".v0", true),
            ("gopkg.in/yaml.v0-unstable", "gopkg.in/yaml.v0-unstable", "", false),
            ("gopkg.in/check.v1-unstable", "gopkg.in/check", ".v1-unstable", true),
        ] {
            assert_eq!(split_path_version(path), (prefix, major, fits), "{path}");
        }
    }
}
