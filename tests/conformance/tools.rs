//! Where scripts/conformance-tools has put the programs; knows no file.

use std::env;
use std::path::PathBuf;

/// The folder of all tools: `$CONFORMANCE_TOOLS`, or the place in the cache where the script puts them.
pub(crate) fn folder() -> PathBuf {
    let named = |name| env::var_os(name).filter(|it| !it.is_empty()).map(PathBuf::from);
    let home = || named("HOME").unwrap_or_default().join(".cache");
    let cache = || named("XDG_CACHE_HOME").unwrap_or_else(home).join("goproxy-wizard");
    named("CONFORMANCE_TOOLS")
        .unwrap_or_else(|| named("GOPROXY_WIZARD_CACHE").unwrap_or_else(cache).join("conformance"))
}

/// The file at this path below that folder, or why it is not there.
pub(crate) fn find(path: &str) -> Result<PathBuf, String> {
    let file = folder().join(path);
    if file.exists() { Ok(file) } else { Err(format!("{path} is not installed")) }
}
