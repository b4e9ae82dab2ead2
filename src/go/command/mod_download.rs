//! `go mod download` (`cmd/go/internal/modcmd/download.go`).

use crate::go::go_toolchain::Next;
use crate::go::session::Session;
use crate::go::{Failure, Kind, gover};

use super::{Listing, list_modules, report};

/// Downloads the modules that are named, or those that the main module requires.
pub(crate) fn mod_download(session: &mut Session<'_>, arguments: &[String]) -> Result<Next, Failure> {
    let explicit = !arguments.is_empty();
    let mut arguments = arguments.to_vec();
    if let (false, Some(file)) = (explicit, session.main.file.clone()) {
        if gover::compare(&file.go, "1.17").is_lt() {
            if !file.require.is_empty() {
                arguments.push("all".to_owned());
            }
        } else {
            let roots = session.main.requires.clone();
            if let Err(failure) = session.whole_graph(&roots) {
                return session.switch_or_fail(failure).or_else(|failure| report(&[failure]).map(|()| Next::Here));
            }
            arguments.extend(file.require.into_iter().map(|it| it.path));
        }
    }
    if arguments.is_empty() {
        if session.workspace.go_mod.is_some() {
            return Ok(Next::Here);
        }
        let text = "no modules specified (see 'go help mod download')";
        return report(&[Failure::new(Kind::Unclassified, text)]).map(|()| Next::Here);
    }
    let (modules, of_list) = list_modules(session, &arguments, Listing::default())?;
    let mut failures = Vec::new();
    let mut wants_newer = None;
    let before = session.at_once;
    session.at_once = modules.len() > 1;
    for module in modules {
        if let Some(failure) = module.error {
            failures.push(failure);
            continue;
        }
        let (path, version) = session
            .main
            .replacement(&module.path, &module.version)
            .filter(|_| !module.itself)
            .unwrap_or_else(|| (module.path.clone(), module.version.clone()));
        if version.is_empty() {
            continue;
        }
        match download_module(session, &path, &version) {
            Ok(()) => {}
            Err(failure) if failure.ends() => return report(&[failure]).map(|()| Next::Here),
            Err(failure) => {
                if failure.needs_go.is_some() {
                    wants_newer.get_or_insert(failure.clone());
                }
                failures.push(failure);
            }
        }
    }
    session.at_once = before;
    if let (true, Some(failure)) = (explicit, wants_newer) {
        match session.switch_or_fail(failure) {
            Err(failure) if failure.needs_go.is_some() => {}
            said => return said.or_else(|failure| report(&[failure]).map(|()| Next::Here)),
        }
    }
    // The list's own failure is told only where nothing else is.
    if failures.is_empty() {
        failures.extend(of_list);
    }
    report(&failures).map(|()| Next::Here)
}

/// .info, go.mod and zip of one module (`modcmd.DownloadModule`).
fn download_module(session: &mut Session<'_>, path: &str, version: &str) -> Result<(), Failure> {
    session.info(path, version)?;
    session.go_mod(path, version)?;
    session.zip(path, version)?;
    session.download(path, version)?;
    Ok(())
}
