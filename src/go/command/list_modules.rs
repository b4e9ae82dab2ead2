//! `go list -m`: the modules that the arguments name (`cmd/go/internal/modload/{list,build}.go`).

use crate::go::build_list::Graph;
use crate::go::main_module::no_main_module;
use crate::go::query::is_revision;
use crate::go::retraction::Allow;
use crate::go::session::{Mode, Session};
use crate::go::{Change, Failure, Flags, Kind, module_version};

use super::{parse_argument, report};

/// What is asked of the modules.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Listing {
    pub(crate) versions: bool,
    pub(crate) updates: bool,
    pub(crate) retracted: bool,
}

/// A module that was named.
#[derive(Clone, Debug)]
pub(crate) struct Listed {
    pub(crate) path: String,
    pub(crate) version: String,
    pub(crate) error: Option<Failure>,
    /// This very version was asked for, not what stands for it.
    pub(crate) itself: bool,
}

/// `go list -m`.
pub(crate) fn run(session: &mut Session<'_>, flags: &Flags) -> Result<(), Failure> {
    let updates = flags.is_on("u");
    let retracted = flags.is_on("retracted") || updates;
    let listing = Listing { versions: flags.is_on("versions"), updates, retracted };
    let vendored = session.mode == Mode::Vendor && flags.arguments.iter().all(|it| !it.contains('@'));
    if vendored {
        let ways = "\n\t(Use -mod=mod or -mod=readonly to bypass.)";
        if listing.updates {
            let text = format!("can't determine available upgrades using the vendor directory{ways}");
            return report(&[Failure::new(Kind::VendorMode, text)]);
        }
        if listing.versions {
            let text = format!("can't determine available versions using the vendor directory{ways}");
            return report(&[Failure::new(Kind::VendorMode, text)]);
        }
    }
    let (modules, failure) = list_modules(session, &flags.arguments, listing)?;
    if !flags.is_on("e") {
        let mut failures: Vec<Failure> = modules.into_iter().filter_map(|it| it.error).collect();
        match failure {
            Some(failure) => failures.push(failure),
            None => failures.extend(session.needs_no_update().err()),
        }
        return report(&failures);
    }
    Ok(())
}

/// The modules that the arguments name, and the failure of the build list if it was needed (`modload.ListModules`).
pub(crate) fn list_modules(
    session: &mut Session<'_>,
    arguments: &[String],
    listing: Listing,
) -> Result<(Vec<Listed>, Option<Failure>), Failure> {
    let mut modules = Vec::new();
    let roots = session.main.requires.clone();
    let (mut graph, mut failure): (Option<Graph>, Option<Failure>) = (None, None);
    if needs_graph(session, arguments, listing)? {
        let whole = session.graph(&roots)?;
        failure = whole.error();
        graph = Some(whole);
    }
    for argument in arguments {
        let (path, version) = parse_argument(argument)?;
        let known = |path: &str| match &graph {
            Some(graph) => graph.selected(path).map(str::to_owned),
            None => roots.iter().find(|(known, _)| known == path).map(|(_, version)| version.clone()),
        };
        if let Some(query) = version {
            let allow =
                if is_revision(&path, &query) || listing.retracted { Allow::Anything } else { Allow::NotRetracted };
            let current = known(&path).unwrap_or_default();
            if current.is_empty() && failure.is_some() && matches!(query.as_str(), "upgrade" | "patch") {
                continue;
            }
            match session.query(&path, &query, &current, &allow) {
                Ok(info) => modules.push(complete(session, &path, &info.version, false)?),
                Err(failure) if failure.ends() => return Err(failure),
                Err(failure) => modules.push(broken(&path, &query, failure)),
            }
            continue;
        }
        if argument == "all" || argument.contains("...") {
            let whole = graph.as_ref().map(Graph::build_list).unwrap_or_default();
            for (path, version) in whole {
                if argument == "all" || crate::go::package_query::matches_pattern(argument, &path) {
                    modules.push(complete(session, &path, &version, true)?);
                }
            }
            continue;
        }
        match known(&path) {
            _ if session.main.is(&path) => {}
            Some(version) => modules.push(complete(session, &path, &version, true)?),
            // What is used of it is not known, and that is said already.
            None if failure.is_some() => {}
            None if session.mode == Mode::Vendor => {
                let text =
                    "can't resolve module using the vendor directory\n\t(Use -mod=mod or -mod=readonly to bypass.)";
                modules.push(broken(&path, "", Failure::new(Kind::VendorMode, text)));
            }
            None if listing.versions => {
                modules.push(Listed { path, version: String::new(), error: None, itself: false });
            }
            None => {
                modules.push(broken(&path, "", Failure::new(Kind::NotAKnownDependency, "not a known dependency")));
            }
        }
    }
    let before = session.at_once;
    session.at_once = modules.len() > 1;
    for module in &mut modules {
        add(session, module, listing)?;
    }
    session.at_once = before;
    Ok((modules, failure))
}

/// Whether all requirements have to be read, and whether that is possible.
fn needs_graph(session: &Session<'_>, arguments: &[String], listing: Listing) -> Result<bool, Failure> {
    let mut needed = false;
    for argument in arguments {
        let fail = |text: String, kind| report(&[Failure::new(kind, text)]);
        if argument.contains('\\') {
            fail("module paths never use backslash".to_owned(), Kind::Unclassified)?;
        }
        if argument.starts_with("./") || argument.starts_with("../") || argument == "." || argument == ".." {
            fail(format!("cannot use relative path {argument} to specify module"), Kind::Unclassified)?;
        }
        let (path, version) = parse_argument(argument).map_err(|it| report(&[it]).err().unwrap_or_else(no_failure))?;
        let in_module = session.workspace.go_mod.is_some();
        let whole = argument == "all" || argument.contains("...");
        let current = matches!(version.as_deref(), Some("upgrade" | "patch"));
        let alone = version.is_none() && !whole;
        if !(whole || current || alone) {
            continue;
        }
        if !whole && session.main.required(&path).is_some() && session.main.is_pruned() {
            continue;
        }
        needed = true;
        let needs_no_module = alone && listing.versions;
        if !(in_module || needs_no_module) {
            let words = if alone { " without -versions or an explicit version" } else { "" };
            let text = format!("cannot match {argument:?}{words}: {}", no_main_module().text);
            fail(text, Kind::NoGoMod)?;
        }
    }
    Ok(needed && session.workspace.go_mod.is_some())
}

fn no_failure() -> Failure {
    Failure::new(Kind::Unclassified, String::new())
}

/// A module whose version could not be found out (`modload.modinfoError`).
fn broken(path: &str, version: &str, failure: Failure) -> Listed {
    let failure = if failure.kind == Kind::NoMatchingVersions && failure.inner.is_none() {
        failure.of_module(path, "")
    } else if failure.inner.is_none() {
        failure.of_module(path, version)
    } else {
        failure
    };
    Listed { path: path.to_owned(), version: version.to_owned(), error: Some(failure), itself: false }
}

/// What is told of a module beside its version (`modload.moduleInfo`).
/// What is known of a version: the name and time in its .info, the language in its go.mod (`modload.moduleInfo`).
pub(crate) fn complete(
    session: &mut Session<'_>,
    path: &str,
    version: &str,
    of_build_list: bool,
) -> Result<Listed, Failure> {
    let itself = !of_build_list;
    let mut listed = Listed { path: path.to_owned(), version: version.to_owned(), error: None, itself };
    let replacement = session.main.replacement(path, version).filter(|_| of_build_list);
    let (path, version) = replacement.unwrap_or((path.to_owned(), version.to_owned()));
    if version.is_empty() {
        return Ok(listed);
    }
    match session.query(&path, &version, "", &Allow::Anything) {
        Ok(info) => listed.version = info.version,
        Err(failure) if failure.ends() => return Err(failure),
        Err(failure) => listed.error = Some(failure),
    }
    let sum_is_known =
        !of_build_list || !session.must_have_sums() || session.has_sum(&path, &format!("{}/go.mod", listed.version))?;
    if sum_is_known {
        match session.summary(&path, &listed.version) {
            Err(failure) if failure.ends() => return Err(failure),
            _ => {}
        }
    }
    if session.release.has(Change::ListedModulesHaveSums) {
        session.has_sum(&path, &listed.version)?;
    }
    Ok(listed)
}

/// Updates, versions and retractions of a module.
fn add(session: &mut Session<'_>, module: &mut Listed, listing: Listing) -> Result<(), Failure> {
    let path = module.path.clone();
    let mut keep = |said: Result<(), Failure>| match said {
        Err(failure) if failure.ends() => Err(failure),
        Err(failure) => {
            module.error.get_or_insert(failure);
            Ok(())
        }
        Ok(()) => Ok(()),
    };
    if listing.updates && !module.version.is_empty() {
        match session.query(&path, "upgrade", &module.version, &Allow::NotRetracted) {
            Err(failure) if failure.not_found && !failure.ends() => {}
            Err(failure) if failure.kind == Kind::NoMatchingVersions => {}
            said => keep(said.map(|_| ()))?,
        }
    }
    if listing.versions {
        let allow = if listing.retracted { Allow::NotExcluded } else { Allow::NotRetracted };
        let said = session.versions(&path, &allow);
        keep(said.map(|_| ()))?;
    }
    if listing.retracted && !module.version.is_empty() && module_version::is_valid(&path, &module.version) {
        match session.allowed(&Allow::NotRetracted, &path, &module.version) {
            Err(refused) if refused.disallowed && !refused.failure.ends() => {}
            Err(refused) if refused.failure.not_found && !refused.failure.ends() => {}
            Err(refused) => keep(Err(refused.failure))?,
            Ok(()) => {}
        }
    }
    Ok(())
}
