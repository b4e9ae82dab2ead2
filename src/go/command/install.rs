//! `go install PACKAGE@VERSION` (`cmd/go/internal/load.PackagesAndErrorsOutsideModule`).

use crate::go::go_toolchain::Next;
use crate::go::load::Wanted;
use crate::go::package_query::{Found, PackageQuery};
use crate::go::query::is_revision;
use crate::go::retraction::Allow;
use crate::go::session::{Mode, Session};
use crate::go::{Change, Failure, Kind, ModFile, gover};

use super::packages::describe;
use super::{parse_argument, report};

/// Where a newer Go may be fetched, the package is looked up once beforehand, to see which Go it needs; what was asked
/// is forgotten again, what was fetched is not (`toolchain.maybeSwitchForGoInstallVersion`).
pub(crate) fn look_before_install(
    session: &mut Session<'_>,
    argument: &str,
    exceeds: Option<&str>,
) -> Result<Next, Failure> {
    let Ok((path, Some(version))) = parse_argument(argument) else { return Ok(Next::Here) };
    let go_mod = session.workspace.go_mod.take();
    let before = (session.mode, session.uses_go_sum);
    (session.mode, session.uses_go_sum) = (Mode::Mod, false);
    let said = find(session, &path, &version);
    (session.mode, session.uses_go_sum) = before;
    session.workspace.go_mod = go_mod;
    session.repos.clear();
    let newer = |wanted: &str| exceeds.is_none_or(|than| gover::compare(wanted, than).is_gt());
    match said {
        Err(failure) if failure.ends() => Err(failure),
        Err(failure) if failure.needs_go.as_deref().is_some_and(newer) => session.switch_or_fail(failure),
        _ => Ok(Next::Here),
    }
}

fn find(session: &mut Session<'_>, path: &str, version: &str) -> Result<Vec<Found>, Failure> {
    let revision = is_revision(path, version);
    let allow = |_: &str| if revision { Allow::Anything } else { Allow::NotRetracted };
    let none = |_: &str| "none".to_owned();
    session.query_packages(&PackageQuery { pattern: path, query: version, current: &none, allow: &allow })
}

/// Builds and installs programs, outside of any module.
pub(crate) fn install(session: &mut Session<'_>, arguments: &[String]) -> Result<Next, Failure> {
    let Some(first) = arguments.first() else { return Ok(Next::Here) };
    let tell = |failure: Failure| {
        let words = format!("{first}: ");
        report(&[if failure.ends() { failure } else { failure.after(&words) }])
    };
    let (path, version) = match parse_argument(first) {
        Ok((path, Some(version))) => (path, version),
        Ok((_, None)) => {
            let text = format!(
                "'go install' requires a version when current directory is not in a module\n\tTry 'go install {first}@latest' to install the latest version"
            );
            return report(&[Failure::new(Kind::NoGoMod, text)]).map(|()| Next::Here);
        }
        Err(failure) => return tell(failure).map(|()| Next::Here),
    };
    if version.is_empty() {
        return tell(Failure::new(Kind::BadArguments, "version must not be empty")).map(|()| Next::Here);
    }
    let found = match find(session, &path, &version) {
        Ok(found) => found,
        Err(failure) if failure.needs_go.is_some() => {
            return session.switch_or_fail(failure).or_else(|failure| tell(failure).map(|()| Next::Here));
        }
        Err(failure) => return tell(failure).map(|()| Next::Here),
    };
    let Some(module) = found.first().cloned() else { return Ok(Next::Here) };
    let wanted =
        module.packages.iter().map(|path| Wanted { path: path.clone(), importer: String::new(), place: String::new() });
    let wanted: Vec<Wanted> = wanted.collect();
    let said = check(session, &module).and_then(|()| {
        let missing = session.load(&wanted, false)?;
        describe(session, &wanted, &missing)?;
        Ok(missing)
    });
    match said {
        Err(failure) => tell(failure).map(|()| Next::Here),
        Ok(missing) if missing.is_empty() => only_commands(session, &module, &path).map(|()| Next::Here),
        Ok(missing) => report(&missing.into_iter().map(|it| it.failure).collect::<Vec<_>>()).map(|()| Next::Here),
    }
}

/// What is named must be a command (`cmd/go/internal/load.mainPackagesOnly`); of a pattern, what is none is passed over.
fn only_commands(session: &mut Session<'_>, module: &Found, path: &str) -> Result<(), Failure> {
    if path.contains("...") {
        return Ok(());
    }
    let zip = session.fetch_module(&module.path, &module.version)?;
    let folder = path.strip_prefix(module.path.as_str()).unwrap_or_default().trim_start_matches('/');
    if zip.packages.iter().any(|package| package.folder == folder && !package.main) {
        let text = format!("package {path} is not a main package");
        return Err(Failure { bare: true, ..Failure::new(Kind::Unclassified, text) });
    }
    Ok(())
}

/// Deprecation and go.mod of the module, and the versions that it requires.
fn check(session: &mut Session<'_>, module: &Found) -> Result<(), Failure> {
    if session.release.has(Change::InstallLooksForDeprecation) {
        session.deprecation(&module.path)?;
    }
    let text = session.go_mod(&module.path, &module.version)?;
    let file = ModFile::parse_strict(&text, session.release, session.os)
        .map_err(|failure| failure.after(&format!("(in {}@{}): ", module.path, module.version)))?;
    for (what, there) in [("replace", !file.replace.is_empty()), ("exclude", !file.exclude.is_empty())] {
        if there {
            let text = format!(
                "(in {}@{}):\n\tThe go.mod file for the module providing named packages contains one or\n\tmore {what} \
                 directives. It must not contain directives that would cause\n\tit to be interpreted differently than \
                 if it were the main module.",
                module.path, module.version
            );
            return Err(Failure::new(Kind::Unclassified, text));
        }
    }
    session.main.require(&module.path, &module.version);
    let roots = session.main.requires.clone();
    session.whole_graph(&roots).map(|_| ())
}
