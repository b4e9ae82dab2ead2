//! The commands of go: what each asks for, in its order.

mod get;
mod install;
mod list_modules;
mod mod_download;
mod packages;

pub(crate) use get::get;
pub(crate) use install::{install, look_before_install};
pub(crate) use list_modules::{Listing, list_modules, run as list_modules_command};
pub(crate) use mod_download::mod_download;
pub(crate) use packages::{build, graph, list, tidy, why};

use super::{Failure, Kind};

/// What a command says at the end: its failures as go prints them.
pub(crate) fn report(failures: &[Failure]) -> Result<(), Failure> {
    let Some(ends) = failures.iter().find(|it| it.ends()).cloned() else {
        let kind = failures.iter().map(|it| it.kind).min();
        let Some(kind) = kind else { return Ok(()) };
        let lines: Vec<String> = failures.iter().map(printed).collect();
        return Err(Failure { bare: true, ..Failure::new(kind, lines.join("\n")) });
    };
    Err(Failure { text: printed(&ends), bare: true, ..ends })
}

/// The line that go prints.
fn printed(failure: &Failure) -> String {
    if failure.bare || failure.text.is_empty() { failure.text.clone() } else { format!("go: {}", failure.text) }
}

/// Path and version of an argument (`modload.ParsePathVersion`).
pub(crate) fn parse_argument(argument: &str) -> Result<(String, Option<String>), Failure> {
    match argument.split_once('@') {
        None => Ok((argument.to_owned(), None)),
        Some((_, version)) if version.starts_with(['-', '/']) => {
            Err(Failure::new(Kind::UnknownRevision, format!("invalid module version {version:?}")))
        }
        Some((path, version)) => Ok((path.to_owned(), Some(version.to_owned()))),
    }
}
