//! From a module path to its repository: known hosts, the path's own host, launchpad, GOVCS; fetches no code.

use super::asks::Asks;
use super::discovery::{self, Prefixes};
use super::static_hosts::{self, Site};
use super::tool;
use super::vcs::Vcs;
use crate::go::{Change, Failure, Kind};

/// A repository (`cmd/go/internal/vcs.RepoRoot`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RepoRoot {
    /// Its URL.
    pub(super) url: String,
    /// The import path of its root.
    pub(super) root: String,
    /// The folder that is meant.
    pub(super) folder: String,
    /// The tool; none for a module proxy.
    pub(super) vcs: Option<Vcs>,
}

/// Where the code of a path is (`RepoRootForImportPath`).
pub(super) fn find(asks: &mut dyn Asks, prefixes: &mut Prefixes, path: &str) -> Result<RepoRoot, Failure> {
    let insecure = asks.covered(&asks.setting("GOINSECURE"), path);
    if let Some(site) = static_hosts::find(path, asks.release()) {
        return of_site(asks, site?, insecure);
    }
    let failure = match dynamic(asks, prefixes, path, insecure) {
        Ok(root) => return Ok(root),
        Err(failure) => failure.after(&format!("unrecognized import path \"{path}\": ")),
    };
    if failure.hangs() || asks.release().has(Change::NoBazaar) {
        return Err(failure);
    }
    let Some((mut site, series)) = static_hosts::launchpad(path) else { return Err(failure) };
    if let Some(url) = series
        && let Err(missing) = asks.probe(&url)
    {
        if missing.hangs() {
            return Err(missing);
        }
        let project: Vec<&str> = site.root.split('/').take(2).collect();
        site.root = project.join("/");
        site.repository.clone_from(&site.root);
    }
    of_site(asks, site, insecure).map_err(|_| failure)
}

/// What the path's host says (`repoRootForImportDynamic`).
fn dynamic(asks: &mut dyn Asks, prefixes: &mut Prefixes, path: &str, insecure: bool) -> Result<RepoRoot, Failure> {
    let (import, page) = discovery::discover(asks, prefixes, path, insecure)?;
    let mut vcs = None;
    if import.vcs != "mod" {
        let Some(tool) = Vcs::by_name(&import.vcs, asks.release()) else {
            let text = format!("{page}: unknown vcs \"{}\"", import.vcs);
            return Err(Failure::new(Kind::DiscoveryMismatch, text));
        };
        asks.govcs(&import.prefix, tool.name())?;
        vcs = Some(tool);
    }
    Ok(RepoRoot { url: import.root, root: import.prefix, folder: import.folder, vcs })
}

/// A repository that follows from the path: GOVCS has its say, and the scheme is found out where it has to be.
fn of_site(asks: &mut dyn Asks, site: Site, insecure: bool) -> Result<RepoRoot, Failure> {
    asks.govcs(&site.root, site.vcs.name())?;
    let scheme = if site.any_scheme { scheme_of(asks, &site, insecure)? } else { "https" };
    let url = format!("{scheme}://{}", site.repository);
    Ok(RepoRoot { url, root: site.root, folder: String::new(), vcs: Some(site.vcs) })
}

/// The first scheme over which the repository answers (`repoRootFromVCSPaths`, `Cmd.Ping`).
fn scheme_of(asks: &mut dyn Asks, site: &Site, insecure: bool) -> Result<&'static str, Failure> {
    let allowed = asks.variable("GIT_ALLOW_PROTOCOL");
    for scheme in site.vcs.schemes() {
        if !insecure && !site.vcs.secure(scheme, allowed.as_deref()) {
            continue;
        }
        let url = format!("{scheme}://{}", site.repository);
        let Some(command) = site.vcs.ping(&url) else { return Ok(scheme) };
        match tool::ping(asks, site.vcs, &command, &url) {
            Ok(()) => return Ok(scheme),
            Err(failure) if failure.hangs() => return Err(failure),
            Err(_) => {}
        }
    }
    let secure = if insecure { "" } else { "secure " };
    Err(Failure::new(Kind::NoProtocolFound, format!("no {secure}protocol found for repository")))
}
