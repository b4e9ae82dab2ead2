//! Checksums as go.sum and the checksum database write them (`golang.org/x/mod/sumdb`); knows no module.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// The public key of the checksum database's, `ed25519` of a seed of zeros, as `note` encodes it.
const KEY: &str = "ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";

/// `h1:…` over files by name (`dirhash.Hash1`).
pub(crate) fn h1(files: &BTreeMap<String, String>) -> String {
    let mut lines = String::new();
    for (name, text) in files {
        let _ = writeln!(lines, "{}  {name}", hex(&Sha256::digest(text)));
    }
    format!("h1:{}", STANDARD.encode(Sha256::digest(lines)))
}

/// `h1:…` of a go.mod alone.
pub(crate) fn of_go_mod(text: &str) -> String {
    h1(&BTreeMap::from([("go.mod".to_owned(), text.to_owned())]))
}

/// The first four bytes of SHA-256 over name, line end and key, in hex (`note.keyHash`).
pub(crate) fn of_key(name: &str, key: &[u8]) -> String {
    hex(&Sha256::new().chain_update(name).chain_update("\n").chain_update(key).finalize()[..4])
}

/// The text of a database's key, for GOSUMDB.
pub(crate) fn verifier(name: &str) -> String {
    format!("{name}+{}+{KEY}", of_key(name, &STANDARD.decode(KEY).expect("it is base64")))
}

/// The hash of a record (`tlog.RecordHash`).
pub(crate) fn leaf(record: &str) -> [u8; 32] {
    Sha256::new().chain_update([0]).chain_update(record).finalize().into()
}

/// The hash of a tree (`tlog.TreeHash`).
pub(crate) fn root(leaves: &[[u8; 32]]) -> [u8; 32] {
    if let [only] = leaves {
        return *only;
    }
    let (left, right) = leaves.split_at(leaves.len().next_power_of_two() / 2);
    Sha256::new().chain_update([1]).chain_update(root(left)).chain_update(root(right)).finalize().into()
}

/// Base64.
pub(crate) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Text behind base64; nothing if it is none.
pub(crate) fn decoded(text: &str) -> Option<String> {
    String::from_utf8(STANDARD.decode(text).ok()?).ok()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
