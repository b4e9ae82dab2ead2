//! The module that a line of a message is about.

use crate::base::Span;
use crate::facts::{Address, ModuleAt};

/// The module that a line names: by the address of a file of it, by `path@version`, or by `module path:`.
pub(super) fn module(text: &str, line: Span, address: Option<&Address>) -> Option<ModuleAt> {
    let line = line.of(text);
    let asked = address.and_then(asked);
    let is_above = |it: &ModuleAt| {
        asked.as_ref().is_some_and(|of| it.path.strip_prefix(&of.path).is_some_and(|rest| rest.starts_with('/')))
    };
    // On the way up from a package's path it is about what is asked for.
    named(line).filter(|it| !is_above(it)).or(asked).or_else(|| introduced(line))
}

/// The last `path@version` before an address, as in `go: a@v1 requires b@v1: …`.
fn named(line: &str) -> Option<ModuleAt> {
    let mut out = None;
    for (at, _) in line.match_indices('@') {
        let start = line[..at].rfind(|ch: char| !is_path_char(ch)).map_or(0, |it| it + last_len(&line[it..]));
        let path = &line[start..at];
        let rest = &line[at + 1..];
        let version = &rest[..rest.find(|ch: char| !is_version_char(ch)).unwrap_or(rest.len())];
        let version = version.trim_end_matches(['.', '/']);
        if line[..start].ends_with("://") || line[..start].ends_with('/') || path.contains("://") {
            continue;
        }
        let is_path =
            path.contains('.') && path.contains('/') || path.split('.').count() > 1 && version.starts_with('v');
        if !is_path || version.is_empty() || path.starts_with('/') || path.ends_with('/') {
            continue;
        }
        // A part of the address that was asked.
        if path.contains("/lookup/") || path.contains("/@v/") {
            continue;
        }
        let version = version.strip_suffix("/go.mod").unwrap_or(version);
        out = Some(ModuleAt { path: path.to_owned(), version: version.to_owned() });
    }
    out
}

fn last_len(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

fn is_path_char(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || "-._~/!+".contains(ch)
}

fn is_version_char(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || "-._+/".contains(ch)
}

/// The module of an address such as `…/github.com/%21burnt/x/@v/v1.0.0.mod` or `…/lookup/x@v1.0.0`.
fn asked(address: &Address) -> Option<ModuleAt> {
    let path = address.path.split('?').next().unwrap_or_default();
    if let Some((_, rest)) = path.split_once("/lookup/") {
        let (module, version) = rest.split_once('@').unwrap_or((rest, ""));
        return Some(ModuleAt { path: unescaped(module), version: unescaped(version) });
    }
    let (before, rest) = path.split_once("/@v/").or_else(|| path.split_once("/@latest"))?;
    let file = rest.strip_suffix(".info").or_else(|| rest.strip_suffix(".mod")).or_else(|| rest.strip_suffix(".zip"));
    Some(ModuleAt { path: unescaped(&module_part(before)), version: unescaped(file.unwrap_or_default()) })
}

/// What of a proxy's path is the module's: it begins with the last element that looks like a host.
fn module_part(path: &str) -> String {
    let elements: Vec<_> = path.trim_matches('/').split('/').collect();
    let is_host = |it: &str| it.contains('.') && it.bytes().any(|b| b.is_ascii_alphabetic()) && !it.starts_with('v');
    let first = elements.iter().position(|it| is_host(it)).unwrap_or(0);
    elements[first..].join("/")
}

/// `!x` and `%21x` stand for `X`.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut is_upper = false;
    for ch in text.replace("%21", "!").chars() {
        match ch {
            '!' => is_upper = true,
            _ if is_upper => {
                out.push(ch.to_ascii_uppercase());
                is_upper = false;
            }
            _ => out.push(ch),
        }
    }
    out
}

/// `module path:`, `unrecognized import path "path"`.
fn introduced(line: &str) -> Option<ModuleAt> {
    let rest = ["module ", "import path \\\"", "import path \""]
        .iter()
        .find_map(|lead| line.find(lead).map(|at| &line[at + lead.len()..]))?;
    let path = &rest[..rest.find(|ch: char| !is_path_char(ch)).unwrap_or(rest.len())];
    let path = path.trim_end_matches('.');
    (path.contains('.') && !path.starts_with('.')).then(|| ModuleAt { path: path.to_owned(), version: String::new() })
}
