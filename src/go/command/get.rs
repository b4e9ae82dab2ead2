//! `go get` (`cmd/go/internal/modget`).

use std::collections::BTreeSet;

use crate::go::go_toolchain::Next;
use crate::go::load::{Wanted, is_standard};
use crate::go::package_query::{Found, PackageQuery};
use crate::go::path;
use crate::go::retraction::Allow;
use crate::go::session::Session;
use crate::go::{Failure, Flags, Kind, gover};

use super::{parse_argument, report};

/// An argument.
struct Query {
    raw: String,
    raw_version: String,
    pattern: String,
    version: String,
}

impl Query {
    /// The argument with the version that it led to (`modget.query.ResolvedString`).
    fn resolved(&self, path: &str, version: &str) -> String {
        let Query { raw, pattern, version: wanted, .. } = self;
        match (path == pattern, version == wanted) {
            (true, true) => raw.clone(),
            (true, false) => format!("{pattern}@{wanted} ({version})"),
            (false, true) => format!("{path}@{version} (matching {raw})"),
            (false, false) => format!("{path}@{version} (matching {pattern}@{wanted})"),
        }
    }
}

const OUTSIDE: &str = "go.mod file not found in current directory or any parent directory.
\t'go get' is no longer supported outside a module.
\tTo build and install a command, use 'go install' with a version,
\tlike 'go install example.com/cmd@latest'
\tFor more information, see https://LINKS/doc/go-get-install-deprecation
\tor run 'go help get' or 'go help install'.";

/// A module whose version the command settles.
struct Changed {
    path: String,
    version: String,
    /// The argument that it follows from, with what that led to.
    reason: String,
}

/// Adds the modules that are named, or that have the packages that are named, to the requirements.
pub(crate) fn get(session: &mut Session<'_>, flags: &Flags) -> Result<Next, Failure> {
    let end = |failures: &[Failure]| report(failures).map(|()| Next::Here);
    if session.workspace.go_mod.is_none() {
        let site = if session.release.minor >= 27 { "go.dev" } else { "golang.org" };
        return end(&[Failure::new(Kind::NoGoMod, OUTSIDE.replace("LINKS", site))]);
    }
    let queries = match queries(flags) {
        Ok(queries) => queries,
        Err(failures) => return end(&failures),
    };
    let roots = session.main.requires.clone();
    let graph = match session.whole_graph(&roots) {
        Ok(graph) => graph,
        Err(failure) => return session.switch_or_fail(failure).or_else(|failure| end(&[failure])),
    };
    let selected = |path: &str| graph.selected(path).unwrap_or("none").to_owned();
    let mut failures = Vec::new();
    let mut wants_newer: Option<Failure> = None;
    let mut packages = Vec::new();
    let mut changed: Vec<Changed> = Vec::new();
    let many = queries.len() > 1;
    for query in &queries {
        session.at_once |= many;
        match resolve(session, query, &selected) {
            Ok(found) => {
                for module in found {
                    let reason = query.resolved(&module.path, &module.version);
                    changed.push(Changed { path: module.path, version: module.version, reason });
                    packages.extend(module.packages);
                }
            }
            Err(failure) if failure.ends() => return end(&[failure]),
            Err(failure) => {
                if failure.needs_go.is_some() {
                    wants_newer.get_or_insert(failure.clone());
                }
                failures.push(tell(query, failure));
            }
        }
        session.at_once = false;
    }
    if let Some(failure) = wants_newer {
        return session.switch_or_fail(failure).or_else(|failure| end(&[failure]));
    }
    if !failures.is_empty() {
        return end(&failures);
    }
    for Changed { path, version, .. } in &changed {
        if version == "none" {
            session.main.requires.retain(|(known, _)| known != path);
        } else if !crate::go::repo::is_toolchain(path) {
            session.main.require(path, version);
        }
    }
    let local = session.release.to_string();
    if let Some(Changed { version: wanted, .. }) =
        changed.iter().find(|it| it.path == "go" && gover::compare(&it.version, &local).is_gt())
    {
        let failure = session.too_new("updating go.mod", wanted);
        return session.switch_or_fail(failure).or_else(|failure| end(&[failure]));
    }
    settle(session, flags, packages, &changed).or_else(|failure| end(&[failure]))
}

/// The new build list, the packages in it, and whether what was chosen is retracted.
fn settle(
    session: &mut Session<'_>,
    flags: &Flags,
    packages: Vec<String>,
    changed: &[Changed],
) -> Result<Next, Failure> {
    let roots = session.main.requires.clone();
    let graph = session.graph(&roots)?;
    if let Some((way, failure)) = graph.first_failure() {
        if failure.needs_go.is_some() {
            return session.switch_or_fail(failure.clone());
        }
        return Err(blame(&way, failure, changed));
    }
    if flags.value("u").is_some() {
        upgrade(session, &packages)?;
    }
    let wanted = packages.into_iter().map(|path| Wanted { path, importer: String::new(), place: String::new() });
    let wanted: Vec<Wanted> = wanted.collect();
    let any_package = !wanted.is_empty();
    let missing = session.load(&wanted, true)?;
    if let Some(newer) = missing.iter().find(|it| it.failure.needs_go.is_some()) {
        return session.switch_or_fail(newer.failure.clone());
    }
    let failures: Vec<Failure> = missing
        .into_iter()
        .filter(|it| !it.wanted.importer.is_empty())
        .map(|it| {
            let words = format!("{} imports\n\t{}: ", it.wanted.importer, it.wanted.path);
            it.failure.after(&words)
        })
        .collect();
    // What was chosen, and what the packages need. What is removed is looked at, too, and so is Go itself; that it can't
    // be found out is not told.
    let chosen = changed.iter().map(|it| (it.path.clone(), it.version.clone()));
    let needed = session.loaded.iter().filter(|_| any_package).map(|it| it.module.clone());
    let relevant: BTreeSet<(String, String)> = chosen.chain(needed).collect();
    let before = session.at_once;
    session.at_once = relevant.len() > 1;
    for (path, version) in &relevant {
        match session.allowed(&Allow::NotRetracted, path, version) {
            Err(refused) if refused.failure.ends() => return Err(refused.failure),
            _ => {}
        }
    }
    session.at_once = before;
    report(&failures)?;
    Ok(Next::Here)
}

/// What the new requirements need and can't have (`modget.updateBuildList`).
fn blame(way: &[&(String, String)], failure: &Failure, changed: &[Changed]) -> Failure {
    let (Some(first), Some(last)) = (way.first(), way.last()) else { return failure.clone() };
    let reason = changed.iter().find(|it| it.path == first.0);
    let reason = reason.map_or_else(|| format!("{}@{}", first.0, first.1), |it| it.reason.clone());
    let adverb = if way.len() > 2 { "indirectly " } else { "" };
    let why = failure.inner.as_ref().unwrap_or(&failure.text);
    let text = format!("{reason} {adverb}requires {}@{}: {why}", last.0, last.1);
    Failure { text, inner: None, ..failure.clone() }
}

/// `-u`: the modules that provide the packages' imports are upgraded, too.
fn upgrade(session: &mut Session<'_>, packages: &[String]) -> Result<(), Failure> {
    let wanted =
        packages.iter().map(|path| Wanted { path: path.clone(), importer: String::new(), place: String::new() });
    session.load(&wanted.collect::<Vec<_>>(), true).map(|_| ())
}

/// The arguments, taken apart (`modget.parseArgs`).
fn queries(flags: &Flags) -> Result<Vec<Query>, Vec<Failure>> {
    let mut out = Vec::new();
    let mut failures = Vec::new();
    let default = match flags.value("u") {
        Some("patch") => "patch",
        _ => "upgrade",
    };
    let here = vec![".".to_owned()];
    let arguments = if flags.arguments.is_empty() { &here } else { &flags.arguments };
    for argument in arguments {
        let raw = clean_pattern(argument);
        match parse_argument(&raw) {
            Err(failure) => failures.push(failure),
            Ok((_, Some(version))) if version.is_empty() || version.contains('@') => {
                let text = format!("invalid module version syntax {raw:?}");
                failures.push(Failure::new(Kind::UnknownRevision, text));
            }
            Ok((pattern, version)) => {
                let raw_version = version.unwrap_or_default();
                let version = if raw_version.is_empty() { default.to_owned() } else { raw_version.clone() };
                out.push(Query { raw, raw_version, pattern, version });
            }
        }
    }
    if failures.is_empty() { Ok(out) } else { Err(failures) }
}

/// An argument with its path cleaned (`cmd/go/internal/search.CleanPatterns`).
fn clean_pattern(argument: &str) -> String {
    let (pattern, version) = match argument.find('@') {
        Some(at) => argument.split_at(at),
        None => (argument, ""),
    };
    let cleaned = path::clean(pattern);
    let relative = pattern.starts_with("./") && !cleaned.starts_with("../") && cleaned != ".." && cleaned != ".";
    if relative { format!("./{cleaned}{version}") } else { format!("{cleaned}{version}") }
}

/// The modules that answer one argument.
fn resolve(session: &mut Session<'_>, query: &Query, selected: &dyn Fn(&str) -> String) -> Result<Vec<Found>, Failure> {
    let local = query.pattern == "." || query.pattern.starts_with("./") || query.pattern.starts_with('/');
    if local || query.pattern == "all" || (is_standard(&query.pattern) && is_std_package(&query.pattern)) {
        return Ok(Vec::new());
    }
    if query.version == "none" {
        return Ok(vec![Found { path: query.pattern.clone(), version: "none".to_owned(), packages: Vec::new() }]);
    }
    let requested = query.version.clone();
    let allow = |current: &str| Allow::Requested { query: requested.clone(), selected: current.to_owned() };
    let asked = PackageQuery { pattern: &query.pattern, query: &query.version, current: selected, allow: &allow };
    let (found, module) = session.query_pattern(&asked)?;
    if found.len() > 1 {
        // The longest path wins where several have the package at these versions.
        return Ok(found.into_iter().take(1).collect());
    }
    Ok(if found.is_empty() { module.into_iter().collect() } else { found })
}

/// A few packages of the standard library that people name; others without a dot fail in another way all the same.
fn is_std_package(path: &str) -> bool {
    matches!(
        path.split('/').next(),
        Some("fmt" | "os" | "net" | "io" | "encoding" | "crypto" | "strings" | "std" | "cmd")
    )
}

/// The failure of an argument, with the argument unless the words have it already (`modget.reportError`).
fn tell(query: &Query, failure: Failure) -> Failure {
    let named = has_word(&failure.text, &query.pattern, "\t (\"`", " @:;)\"`");
    let versioned = query.raw_version.is_empty() || has_word(&failure.text, &query.version, " @(\"`", " :;)\"`");
    if named && versioned || query.raw.is_empty() { failure } else { failure.after(&format!("{}: ", query.raw)) }
}

/// Whether the word stands in the text between these characters, or at the ends of a line.
fn has_word(text: &str, word: &str, before: &str, after: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let left = text[..at].chars().next_back().is_none_or(|ch| ch == '\n' || before.contains(ch));
        let right = text[at + word.len()..].chars().next().is_none_or(|ch| ch == '\n' || after.contains(ch));
        left && right
    })
}
