//! The checksum database over the world's modules: records, tree size, who signed; proves nothing, as all it says is true
//! unless a persona forges it.

use std::sync::LazyLock;

use goproxy_wizard::go::Record;
use serde_json::Value;

use crate::checksum;
use crate::universe::{self, Module};

/// The oracle's public key, with the algorithm's number in front.
const KEY: &str = "Ae0NmCJb2Yp2axptde3qJD52wIVNR5+D45uw1XtwqlDh";

/// A checksum of nothing.
const WRONG: &str = "h1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// The modules as the log numbers them.
static ORDER: LazyLock<Vec<&'static Module>> = LazyLock::new(|| {
    let mut all: Vec<&Module> = universe::ALL.iter().collect();
    all.sort_by(|a, b| (&a.path, &a.version).cmp(&(&b.path, &b.version)));
    all
});

/// What the database answers.
#[derive(Debug)]
pub(crate) enum Said {
    /// An entry.
    Record(Record),
    /// Hashes of the tree.
    Tile,
    /// The tree's head alone.
    Head(String),
}

/// What a verifier knows of a database of that name, `name+hash+key`.
pub(crate) fn verifier_key(name: &str) -> String {
    format!("{name}+{}+{KEY}", checksum::of_key(name, &checksum::bytes(KEY)))
}

/// What a database of that name answers for a path below its root, as on the wire but unquoted; nothing means 404.
pub(crate) fn answer(name: &str, path: &str, forge: Option<&Value>) -> Option<Said> {
    if let Some(wanted) = path.strip_prefix("/lookup/") {
        let (module, version) = wanted.rsplit_once('@')?;
        let (module, version) = (universe::unescape(module), universe::unescape(version));
        let id = ORDER.iter().position(|entry| entry.path == module && entry.version == version)?;
        return Some(Said::Record(Record {
            lines: lines(ORDER[id], forge),
            signer: name.to_owned(),
            key: verifier_key(name),
            tree: ORDER.len() as u64,
            id: id as u64,
        }));
    }
    if path == "/latest" {
        return Some(Said::Head(format!("go.sum database tree\n{}\n", ORDER.len())));
    }
    path.strip_prefix("/tile/8/0/000")?;
    let width = path.rsplit_once(".p/").map_or(256, |(_, width)| width.parse().unwrap_or(usize::MAX));
    (width <= ORDER.len()).then_some(Said::Tile)
}

fn lines(module: &Module, forge: Option<&Value>) -> Vec<String> {
    let forged = |what: &str| forge.and_then(|forge| forge.get(what)).and_then(Value::as_str) == Some(&module.path);
    if forged("omit") {
        return vec![format!("other.test/x v1.0.0 {WRONG}")];
    }
    let mut lines = module.sum_lines();
    if forged("zip") {
        lines[0] = format!("{} {} {WRONG}", module.path, module.version);
    }
    if forged("mod") {
        lines[1] = format!("{} {}/go.mod {WRONG}", module.path, module.version);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(path: &str, forge: Option<&Value>) -> Record {
        match answer("sumdb.test", path, forge) {
            Some(Said::Record(record)) => record,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_key_is_the_one_that_cases_name() {
        assert_eq!(verifier_key("sumdb.test"), format!("sumdb.test+eebbcbeb+{KEY}"));
        assert_eq!(verifier_key("refused.test"), format!("refused.test+ee33812d+{KEY}"));
    }

    #[test]
    fn records_are_numbered_by_path() {
        let first = record("/lookup/corp.test/!upper/!lib@v1.0.0", None);
        assert_eq!((first.id, first.tree), (0, 18));
        assert!(answer("sumdb.test", "/lookup/corp.test/lib@v9.9.9", None).is_none());
        assert!(answer("sumdb.test", "/tile/8/0/000.p/18", None).is_some());
        assert!(answer("sumdb.test", "/tile/8/0/000", None).is_none());
        assert!(answer("sumdb.test", "/tile/8/1/000.p/1", None).is_none());
    }

    #[test]
    fn a_forged_line_is_the_one_that_was_asked_for() {
        let forge = serde_json::json!({"mod": "corp.test/lib"});
        let lines = record("/lookup/corp.test/lib@v1.0.0", Some(&forge)).lines;
        assert!(!lines[0].contains(WRONG) && lines[1].ends_with(WRONG));
        let omit = serde_json::json!({"omit": "corp.test/lib"});
        assert!(record("/lookup/corp.test/lib@v1.0.0", Some(&omit)).lines[0].starts_with("other.test/x"));
    }
}
