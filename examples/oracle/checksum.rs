//! Checksums as go.sum writes them (`golang.org/x/mod/sumdb/dirhash.Hash1`), and key hashes; knows no module.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};

/// `h1:…` over files by name.
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

/// The first four bytes of SHA-256 over the name, a line end and the key, in hex (`note.keyHash`).
pub(crate) fn of_key(name: &str, key: &[u8]) -> String {
    let mut sum = Sha256::new();
    sum.update(name);
    sum.update(b"\n");
    sum.update(key);
    hex(&sum.finalize()[..4])
}

/// Text in base64, as the header `Authorization` carries it; nothing if it is no base64 of UTF-8.
pub(crate) fn decoded(text: &str) -> Option<String> {
    String::from_utf8(STANDARD.decode(text).ok()?).ok()
}

/// A login in base64, as the header `Authorization` carries it.
pub(crate) fn encoded(text: &str) -> String {
    STANDARD.encode(text)
}

/// The bytes behind base64 of our own.
pub(crate) fn bytes(text: &str) -> Vec<u8> {
    STANDARD.decode(text).unwrap_or_default()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut out, byte| {
        let _ = write!(out, "{byte:02x}");
        out
    })
}
