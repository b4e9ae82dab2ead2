//! The module cache on disk: what go finds there without asking anybody.

use std::collections::{BTreeMap, BTreeSet};

use super::Zip;

/// What was fetched before.
#[derive(Clone, Debug, Default)]
pub struct Cache {
    /// The .info of a module path and version: its time.
    pub infos: BTreeMap<(String, String), String>,
    /// The go.mod of a module path and version.
    pub go_mods: BTreeMap<(String, String), String>,
    /// The zip of a module path and version.
    pub zips: BTreeMap<(String, String), Zip>,
    /// Entries of the checksum database: `name/lookup/path@version`, with their lines.
    pub records: BTreeMap<String, Vec<String>>,
    /// Tiles of the checksum database.
    pub tiles: BTreeSet<String>,
    /// The size of the newest tree of each checksum database that was seen.
    pub trees: BTreeMap<String, u64>,
    /// git's clones.
    pub(crate) clones: super::direct::Clones,
}
