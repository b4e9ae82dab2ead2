//! The checksum database: where it is asked, and what it says (`modfetch/sumdb.go`, `golang.org/x/mod/sumdb`).

use super::client::Security;
use super::gosumdb;
use super::module_path;
use super::session::Session;
use super::url::Url;
use std::collections::BTreeMap;

use super::{Body, Failure, HopKind, Kind, Operation, Purpose, Record};

/// A checksum database, as GOSUMDB names it, and how it is reached once that is known.
#[derive(Clone, Debug)]
pub(crate) struct Database {
    pub(crate) name: String,
    /// The verifier key.
    key: String,
    direct: Url,
    /// Where it is asked; none until the proxies were asked whether they relay it.
    base: Option<Result<Url, Failure>>,
    /// The size of the newest tree that was seen.
    tree: u64,
    /// Entries and tiles that were not to be had; they are not asked for again.
    failed: BTreeMap<String, Failure>,
}

impl Session<'_> {
    /// The database's name and go.sum lines for a module (`modfetch.lookupSumDB`).
    pub(crate) fn look_up(&mut self, path: &str, version: &str) -> Result<(String, Vec<String>), Failure> {
        let mut database = match self.database.take() {
            Some(database) => database,
            None => self.name_database(),
        };
        let said = match &mut database {
            Ok(database) => {
                self.record(database, path, version).map(|lines| (database.name.clone(), lines)).map_err(|failure| {
                    if failure.ends() { failure } else { failure.after(&format!("{path}@{version}: ")) }
                })
            }
            Err(failure) => Err(failure.clone()),
        };
        self.database = Some(database);
        said
    }

    /// Which database GOSUMDB names (`modfetch.dbDial`).
    fn name_database(&mut self) -> Result<Database, Failure> {
        let named = gosumdb::Database::parse(&self.value("GOSUMDB"), self.release, self.world)?;
        let misconfigured = |text: String| Failure::new(Kind::SumdbMisconfigured, text);
        let direct = format!("https://{}", named.name);
        let direct = Url::parse(&direct, self.release)
            .map_err(|_| misconfigured(format!("invalid sumdb name (must be host[/path]): {}", named.name)))?;
        let base = match &named.base {
            Some(text) => {
                let url = Url::parse(text, self.release).map_err(|why| gosumdb::Database::bad_url(&why))?;
                Some(Ok(url))
            }
            None => None,
        };
        let tree = self.cache.trees.get(&named.name).copied().unwrap_or_default();
        Ok(Database { name: named.name, key: named.key, direct, base, tree, failed: BTreeMap::new() })
    }

    /// The lines of an entry, with its place in the tree proven.
    fn record(&mut self, database: &mut Database, path: &str, version: &str) -> Result<Vec<String>, Failure> {
        let escaped = module_path::escape_path(path)?;
        let bare = version.strip_suffix("/go.mod").unwrap_or(version);
        let below = format!("/lookup/{escaped}@{}", module_path::escape_version(bare)?);
        let file = format!("{}{below}", database.name);
        let lines = match self.cache.records.get(&file) {
            Some(lines) => lines.clone(),
            None => {
                if let Some(failure) = database.failed.get(&file) {
                    return Err(failure.clone());
                }
                match self.fetch_record(database, &below, path) {
                    Ok(lines) => {
                        self.cache.records.insert(file, lines.clone());
                        lines
                    }
                    Err(failure) => {
                        database.failed.insert(file, failure.clone());
                        return Err(failure);
                    }
                }
            }
        };
        let prefix = format!("{path} {version} ");
        Ok(lines.into_iter().filter(|line| line.starts_with(&prefix)).collect())
    }

    fn fetch_record(&mut self, database: &mut Database, below: &str, path: &str) -> Result<Vec<String>, Failure> {
        let Body::Record(record) = self.read_remote(database, below, &Purpose::Lookup, path)? else {
            return Err(Failure::new(Kind::SumdbBadData, "malformed record data"));
        };
        self.prove(database, &record)?;
        Ok(record.lines)
    }

    /// Signature and tree: a record that is signed by another key or is in no tree is worth nothing.
    fn prove(&mut self, database: &mut Database, record: &Record) -> Result<(), Failure> {
        if record.key != database.key {
            let text = format!(
                "reading tree note: note has no verifiable signatures\nnote:\ngo.sum database tree\n{}\n\n\u{2014} {}\n",
                record.tree, record.signer
            );
            return Err(Failure::new(Kind::SumdbBadData, text));
        }
        if record.tree > database.tree {
            database.tree = record.tree;
            self.cache.trees.insert(database.name.clone(), record.tree);
        }
        for tile in tiles(record.id, database.tree) {
            let file = format!("{}/{tile}", database.name);
            if self.cache.tiles.contains(&file) {
                continue;
            }
            self.tile(database, &tile)?;
            self.cache.tiles.insert(file);
        }
        Ok(())
    }

    /// A tile; a partial one that is not to be had is asked for as a whole.
    fn tile(&mut self, database: &mut Database, tile: &str) -> Result<(), Failure> {
        if let Some(failure) = database.failed.get(tile) {
            return Err(failure.clone());
        }
        let said = self.fetch_tile(database, tile);
        if let Err(failure) = &said {
            database.failed.insert(tile.to_owned(), failure.clone());
        }
        said
    }

    fn fetch_tile(&mut self, database: &mut Database, tile: &str) -> Result<(), Failure> {
        let said = self.read_remote(database, &format!("/{tile}"), &Purpose::Tile, "");
        let failure = match said {
            Ok(Body::Tile) => return Ok(()),
            Ok(Body::Text(said)) if said.len() != tile_size(tile) => {
                let (length, wanted) = (said.len(), tile_size(tile));
                let text = format!("TileReader returned bad result slice ({tile} len={length}, want {wanted})");
                return Err(Failure::new(Kind::Unclassified, text));
            }
            Ok(_) => {
                let text =
                    format!("initializing sumdb.Client: checking tree#{}: downloaded inconsistent tile", database.tree);
                return Err(Failure::new(Kind::SumdbBadData, text));
            }
            Err(failure) => failure,
        };
        let whole = tile.rsplit_once(".p/").filter(|_| !failure.ends());
        if let Some((whole, _)) = whole
            && let Ok(Body::Tile) = self.read_remote(database, &format!("/{whole}"), &Purpose::Tile, "")
        {
            return Ok(());
        }
        Err(failure)
    }

    /// A path below the database, wherever it is asked (`dbClient.ReadRemote`).
    fn read_remote(
        &mut self,
        database: &mut Database,
        below: &str,
        purpose: &Purpose,
        shown: &str,
    ) -> Result<Body, Failure> {
        if database.base.is_none() {
            database.base = Some(self.find_base(database));
        }
        let base = database.base.clone().unwrap_or_else(|| Ok(database.direct.clone()))?;
        self.bytes(&base.join_path_like_web_join(below), purpose, shown)
    }

    /// `web.GetBytes`.
    fn bytes(&mut self, url: &Url, purpose: &Purpose, shown: &str) -> Result<Body, Failure> {
        let fetched = self.get(Security::Default, url, purpose, shown)?;
        if let Some(failure) = fetched.error() {
            return Err(failure);
        }
        if fetched.cut {
            return Err(Failure::new(Kind::Eof, format!("reading {}: unexpected EOF", fetched.url)));
        }
        Ok(fetched.body)
    }

    /// Asks the proxies in turn whether they relay the database; if none does, it is asked itself (`initBase`).
    fn find_base(&mut self, database: &Database) -> Result<Url, Failure> {
        let below = format!("sumdb/{}/supported", database.name);
        let relay = self.try_hops(Operation::Database(database.name.clone()), |session, entry| {
            match (&entry.hop.kind, &entry.url) {
                (HopKind::NoProxy, _) => Err(super::hops::use_proxy()),
                (HopKind::Proxy(_), Some(url)) => {
                    session.bytes(&url.join_path_like_web_join(&below), &Purpose::Supported, "")?;
                    Ok(url.join_path_like_web_join(&format!("sumdb/{}", database.name)))
                }
                _ => Err(super::hops::off()),
            }
        });
        match relay {
            Ok(base) => Ok(base),
            Err(failure) if failure.not_found && !failure.ends() => Ok(database.direct.clone()),
            Err(failure) => Err(failure),
        }
    }
}

/// The tiles of height 8 that prove an entry in a tree of that size: those above the entry and along the tree's edge
/// (`tlog.TileHashReader`), lowest level first, each once.
fn tiles(id: u64, tree: u64) -> Vec<String> {
    let mut out = Vec::new();
    let mut size = tree;
    let mut at = id;
    let mut level = 0;
    while size > 0 {
        let last = (size - 1) >> 8;
        at >>= 8;
        for number in [at.min(last), last] {
            let width = if number == size >> 8 { size & 255 } else { 256 };
            if width == 0 {
                continue;
            }
            let name = tile_name(level, number, width);
            if !out.contains(&name) {
                out.push(name);
            }
        }
        size >>= 8;
        level += 1;
    }
    out
}

/// How many bytes a tile has, by its path: 32 for each hash.
fn tile_size(tile: &str) -> usize {
    tile.rsplit_once(".p/").and_then(|(_, width)| width.parse().ok()).unwrap_or(256) * 32
}

/// The path of a tile (`tlog.Tile.Path`): `tile/8/LEVEL/x001/x234/067.p/WIDTH`.
fn tile_name(level: u32, number: u64, width: u64) -> String {
    let mut path = format!("{:03}", number % 1000);
    let mut rest = number / 1000;
    while rest > 0 {
        path = format!("x{:03}/{path}", rest % 1000);
        rest /= 1000;
    }
    let part = if width == 256 { String::new() } else { format!(".p/{width}") };
    format!("tile/8/{level}/{path}{part}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tiles_as_go_does() {
        // golang.org/x/mod/sumdb/tlog/tile_test.go
        assert_eq!(tile_name(4, 1, 256), "tile/8/4/001");
        assert_eq!(tile_name(3, 1_234_067, 5), "tile/8/3/x001/x234/067.p/5");
    }

    #[test]
    fn a_small_tree_has_one_tile() {
        assert_eq!(tiles(3, 18), ["tile/8/0/000.p/18"]);
    }
}
