//! Commands on packages of the main module: `go list`, `go build` and their kin, `go mod tidy`, `go mod graph`.

use std::collections::BTreeSet;

use crate::go::go_toolchain::Next;
use crate::go::load::{Loaded, Missing, Wanted, is_standard};
use crate::go::main_module::no_main_module;
use crate::go::session::{Mode, Session};
use crate::go::{Failure, Flags, Kind, module_path};

use super::list_modules::complete;
use super::report;

/// The packages that the arguments name; those of the main module stand for what they import.
fn wanted(session: &Session<'_>, arguments: &[String]) -> Vec<Wanted> {
    let here = vec![".".to_owned()];
    let arguments = if arguments.is_empty() { &here } else { arguments };
    let mut out = Vec::new();
    for argument in arguments {
        match argument.strip_prefix('.') {
            Some("" | "/") => out.extend(session.main_imports("")),
            Some(rest) if rest.ends_with("/...") => out.extend(session.main_imports("...")),
            Some(rest) => out.extend(session.main_imports(rest.trim_matches('/'))),
            None if argument == "all" => out.extend(session.main_imports("...")),
            None if is_standard(argument) => {}
            None => {
                out.push(Wanted { path: argument.clone(), importer: String::new(), place: String::new() });
            }
        }
    }
    out
}

/// A missing package as `go build` and `go list` show it.
fn tell(it: Missing) -> Failure {
    let Missing { wanted, failure, .. } = it;
    if failure.ends() {
        return failure;
    }
    if wanted.place.is_empty() {
        return Failure { bare: wanted.importer.is_empty() && failure.inner.is_none(), ..failure };
    }
    let words = format!("{}: ", wanted.place);
    Failure { bare: true, ..failure.after(&words) }
}

/// The end: what is missing is reported, of imports too if `imports`.
fn finish(session: &mut Session<'_>, missing: Result<Vec<Missing>, Failure>, imports: bool) -> Result<Next, Failure> {
    let mut missing = match missing {
        Ok(missing) => missing,
        Err(failure) => return session.switch_or_fail(failure).or_else(|it| report(&[it]).map(|()| Next::Here)),
    };
    // That a package wants a newer Go is told, not done.
    if let Some(newer) = missing.iter().find(|it| it.failure.needs_go.is_some()) {
        return report(std::slice::from_ref(&newer.failure)).map(|()| Next::Here);
    }
    if missing.is_empty() {
        session.needs_no_update()?;
    }
    missing.retain(|it| imports || it.wanted.importer.is_empty() || it.failure.ends());
    report(&missing.into_iter().map(tell).collect::<Vec<_>>()).map(|()| Next::Here)
}

/// `go list PACKAGE`: only what is wrong with the packages themselves is told (`cmd/go/internal/list.runList`).
pub(crate) fn list(session: &mut Session<'_>, arguments: &[String]) -> Result<Next, Failure> {
    packages(session, arguments, false)
}

/// `go build`, `go run`, `go test`, `go vet`.
pub(crate) fn build(session: &mut Session<'_>, arguments: &[String]) -> Result<Next, Failure> {
    packages(session, arguments, true)
}

/// Loads packages; what is missing is looked up only with `-mod=mod`.
fn packages(session: &mut Session<'_>, arguments: &[String], imports: bool) -> Result<Next, Failure> {
    let wanted = wanted(session, arguments);
    let resolve = session.mode == Mode::Mod;
    let missing = session.load(&wanted, resolve);
    let is_too_new = |missing: &[Missing]| missing.iter().any(|it| it.failure.needs_go.is_some());
    if let Some(missing) = missing.as_ref().ok().filter(|missing| !is_too_new(missing)) {
        if implies_requirements(session, &wanted) {
            let text = "updates to go.mod needed; to update it:\n\tgo mod tidy";
            return report(&[Failure::new(Kind::GoModUpdatesNeeded, text)]).map(|()| Next::Here);
        }
        describe(session, &wanted, missing)?;
        let implicit = implicit(session, &wanted);
        if missing.is_empty() && !implicit.is_empty() {
            return report(&implicit).map(|()| Next::Here);
        }
    }
    finish(session, missing, imports)
}

/// Whether go.mod would have to change: it requires what it excludes; or what the main module imports, by others too, comes
/// from modules that it does not name, as it does from Go 1.17 on (`modload.updatePrunedRoots`).
fn implies_requirements(session: &Session<'_>, wanted: &[Wanted]) -> bool {
    if session.workspace.go_mod.is_none() || session.mode != Mode::Readonly {
        return false;
    }
    if session.main.drops || !session.main.is_pruned() {
        return session.main.drops;
    }
    let own = wanted.iter().filter(|it| !it.importer.is_empty());
    let roots = own.map(|it| it.path.as_str()).collect();
    reached(&session.loaded, roots).into_iter().any(|it| session.main.required(&it.module.0) != Some(&it.module.1))
}

/// What the main module imports from modules that its go.mod does not name, the first import of each package
/// (`modload.DirectImportFromImplicitDependencyError`).
fn implicit(session: &Session<'_>, wanted: &[Wanted]) -> Vec<Failure> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    if session.workspace.go_mod.is_none() || session.mode == Mode::Mod {
        return out;
    }
    for it in wanted.iter().filter(|it| !it.importer.is_empty()) {
        let Some(Loaded { module: (path, version), .. }) = session.loaded.iter().find(|found| found.path == it.path)
        else {
            continue;
        };
        if session.main.required(path) != Some(version) && seen.insert(&it.importer) {
            let text = format!(
                "package {} imports {} from implicitly required module; to add missing requirements, run:\n\tgo get \
                 {path}@{version}",
                it.importer, it.path
            );
            out.push(Failure { bare: true, ..Failure::new(Kind::Unclassified, text) });
        }
    }
    out
}

/// The packages that are imported from these on, in the order in which they are described: each before what it imports.
fn reached<'a>(loaded: &'a [Loaded], roots: Vec<&'a str>) -> Vec<&'a Loaded> {
    let mut out = Vec::new();
    let mut seen = BTreeSet::new();
    let mut stack: Vec<&str> = roots.into_iter().rev().collect();
    while let Some(path) = stack.pop() {
        let Some(it) = loaded.iter().find(|it| it.path == path).filter(|_| seen.insert(path)) else { continue };
        let mut imports: Vec<&str> = it.imports.iter().map(String::as_str).collect();
        imports.sort_unstable_by(|one, other| other.cmp(one));
        stack.extend(imports);
        out.push(it);
    }
    out
}

/// What follows once the packages are known: where one is missing, all requirements are read, for the sums to keep
/// (`modload.keepSums`); of each module that provides one, .info is wanted (`modload.PackageModuleInfo`).
pub(super) fn describe(session: &mut Session<'_>, wanted: &[Wanted], missing: &[Missing]) -> Result<(), Failure> {
    if session.workspace.go_mod.is_some()
        && missing.iter().any(|it| module_path::check_import_path(&it.wanted.path).is_ok())
    {
        let roots = session.main.requires.clone();
        session.graph(&roots)?;
    }
    let loaded = session.loaded.clone();
    for it in reached(&loaded, wanted.iter().map(|it| it.path.as_str()).collect()) {
        complete(session, &it.module.0, &it.module.1, true)?;
    }
    Ok(())
}

/// `go mod tidy`.
pub(crate) fn tidy(session: &mut Session<'_>) -> Result<Next, Failure> {
    if session.workspace.go_mod.is_none() {
        return report(&[no_main_module()]).map(|()| Next::Here);
    }
    let wanted = session.main_imports("...");
    let missing = match session.load(&wanted, true) {
        Ok(missing) => missing,
        Err(failure) => return session.switch_or_fail(failure).or_else(|it| report(&[it]).map(|()| Next::Here)),
    };
    if !missing.is_empty() {
        let failures = missing.into_iter().map(|it| {
            let words = format!("{} imports\n\t{}: ", it.wanted.importer, it.wanted.path);
            it.failure.after(&words)
        });
        return report(&failures.collect::<Vec<_>>()).map(|()| Next::Here);
    }
    graph(session)
}

/// `go mod why`: what the arguments name, then what the main module imports; that something of it is missing is not told
/// (`cmd/go/internal/modcmd.runWhy`).
pub(crate) fn why(session: &mut Session<'_>, flags: &Flags) -> Result<Next, Failure> {
    if session.workspace.go_mod.is_none() {
        return report(&[Failure::new(Kind::NoGoMod, no_main_module().text)]).map(|()| Next::Here);
    }
    let mut sought = session.main_imports("...");
    if flags.is_on("m") {
        let (_, failure) = super::list_modules(session, &flags.arguments, super::Listing::default())?;
        if let Some(failure) = failure {
            return session.switch_or_fail(failure).or_else(|it| report(&[it]).map(|()| Next::Here));
        }
    } else {
        sought.splice(..0, wanted(session, &flags.arguments));
    }
    match session.load(&sought, false) {
        Ok(_) => Ok(Next::Here),
        Err(failure) => session.switch_or_fail(failure).or_else(|it| report(&[it]).map(|()| Next::Here)),
    }
}

/// `go mod graph`: all requirements are read.
pub(crate) fn graph(session: &mut Session<'_>) -> Result<Next, Failure> {
    if session.workspace.go_mod.is_none() {
        return report(&[Failure::new(Kind::NoGoMod, no_main_module().text)]).map(|()| Next::Here);
    }
    let roots = session.main.requires.clone();
    match session.whole_graph(&roots) {
        Ok(_) => Ok(Next::Here),
        Err(failure) => session.switch_or_fail(failure).or_else(|it| report(&[it]).map(|()| Next::Here)),
    }
}
