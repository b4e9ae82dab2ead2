//! Asking a path's host where the repository is (`?go-get=1`), and checking what it says; runs no tool.

use std::collections::BTreeMap;

use super::asks::{Asks, Page};
use super::go_import::{self, GoImport, NoMatch};
use crate::go::url::Url;
use crate::go::{Failure, Kind};

/// What was found at prefixes so far (`fetchCache`): it lasts as long as the process.
#[derive(Debug, Default)]
pub(super) struct Prefixes(BTreeMap<String, Result<Vec<GoImport>, Failure>>);

/// The tag that names the path's repository (`repoRootForImportDynamic`), checked except for GOVCS and the tool.
/// With it comes the URL of the page, for messages.
pub(super) fn discover(
    asks: &mut dyn Asks,
    prefixes: &mut Prefixes,
    path: &str,
    insecure: bool,
) -> Result<(GoImport, String), Failure> {
    let url = url_of(path)?;
    let page = asks
        .discover(&url, insecure, path)
        .map_err(|failure| failure.after(if insecure { "http/https fetch: " } else { "https fetch: " }))?;
    let imports = imports_of(asks, &page, path)?;
    let import = go_import::matching(&imports, path).map_err(|none| match none {
        NoMatch::Mismatch(words) => {
            let text = format!("parse {}: no go-import meta tags ({words})", page.url);
            Failure::new(Kind::DiscoveryMismatch, text)
        }
        NoMatch::Multiple(words) => Failure::new(Kind::UnrecognizedImportPath, format!("parse //{url}: {words}")),
    })?;
    if import.prefix != path {
        let others = prefixes.at(asks, &import.prefix, insecure)?;
        if go_import::matching(&others, path).as_ref() != Ok(&import) {
            let text = format!(
                "{} and //{} disagree about go-import for {}",
                page.url,
                url_of(&import.prefix)?,
                import.prefix
            );
            return Err(Failure::new(Kind::DiscoveryMismatch, text));
        }
    }
    check_root(asks, &import, &page.url)?;
    Ok((import, page.url))
}

impl Prefixes {
    /// The tags at a prefix itself (`metaImportsForPrefix`).
    fn at(&mut self, asks: &mut dyn Asks, prefix: &str, insecure: bool) -> Result<Vec<GoImport>, Failure> {
        if let Some(known) = self.0.get(prefix) {
            return known.clone();
        }
        let found = Self::fetch(asks, prefix, insecure);
        self.0.insert(prefix.to_owned(), found.clone());
        found
    }

    fn fetch(asks: &mut dyn Asks, prefix: &str, insecure: bool) -> Result<Vec<GoImport>, Failure> {
        let words = format!("fetching {prefix}: ");
        let url = url_of(prefix)?;
        let page = asks.discover(&url, insecure, prefix).map_err(|failure| failure.after(&words))?;
        let imports = imports_of(asks, &page, &page.url)?;
        if imports.is_empty() {
            let text = format!("{words}no go-import meta tag found in {}", page.url);
            return Err(Failure::new(Kind::UnrecognizedImportPath, text));
        }
        Ok(imports)
    }
}

/// The tags of a page; `name` is what go calls it where it can't be read.
fn imports_of(asks: &dyn Asks, page: &Page, name: &str) -> Result<Vec<GoImport>, Failure> {
    let read = go_import::read(&page.text, page.cut, asks.release());
    match (&page.status_error, read) {
        (_, Ok(imports)) if !imports.is_empty() => Ok(imports),
        (Some(error), _) => Err(error.clone()),
        (None, Ok(none)) => Ok(none),
        (None, Err(words)) => {
            let kind = if words.contains("EOF") { Kind::Eof } else { Kind::UnrecognizedImportPath };
            Err(Failure::new(kind, format!("parsing {name}: {words}")))
        }
    }
}

/// `host/path?go-get=1` (`urlForImportPath`).
fn url_of(path: &str) -> Result<String, Failure> {
    let (host, rest) = path.split_once('/').unwrap_or((path, ""));
    if !host.contains('.') {
        return Err(Failure::new(Kind::UnrecognizedImportPath, "import path does not begin with hostname"));
    }
    Ok(format!("{host}/{rest}?go-get=1"))
}

/// Folder and repository have to make sense (`validateRepoSubDir`, `validateRepoRoot`).
fn check_root(asks: &dyn Asks, import: &GoImport, page: &str) -> Result<(), Failure> {
    let release = asks.release();
    let folder = match import.folder.as_bytes().first() {
        Some(b'/') => "leading slash",
        Some(b'-') => "leading hyphen",
        _ => "",
    };
    if !folder.is_empty() && release.has(crate::go::Change::GoImportFolderChecked) {
        let text = format!("{page}: invalid subdirectory \"{}\": {folder}", import.folder);
        return Err(Failure::new(Kind::UnrecognizedImportPath, text));
    }
    let wrong =
        |kind, words: &str| Err(Failure::new(kind, format!("{page}: invalid repo root \"{}\": {words}", import.root)));
    match Url::parse(&import.root, release) {
        Err(words) => wrong(Kind::BadUrl, &words),
        Ok(url) if url.scheme.is_empty() => wrong(Kind::DiscoveryMismatch, "no scheme"),
        Ok(url) if url.scheme == "file" => wrong(Kind::DiscoveryMismatch, "file scheme disallowed"),
        Ok(_) => Ok(()),
    }
}
