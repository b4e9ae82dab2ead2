//! Writes what a fuzzer of `diagnose` begins with: `seeds FOLDER DICTIONARY`, real pastes as files and pieces of texts.

#[path = "../tests/support/pastes.rs"]
mod pastes;

use std::fmt::Write as _;
use std::fs;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let (Some(folder), Some(dictionary)) = (arguments.next(), arguments.next()) else {
        panic!("usage: seeds FOLDER DICTIONARY");
    };
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    for (index, text) in pastes::real().into_iter().enumerate() {
        // The first byte chooses the kind; this one leaves it to the text.
        let bytes = [&[0xff], text.as_bytes()].concat();
        fs::write(format!("{folder}/{index:03}"), bytes).unwrap_or_else(|error| panic!("{folder}: {error}"));
    }
    let mut words = String::new();
    for piece in pastes::pieces() {
        let escaped: String = piece.bytes().fold(String::new(), |mut out, byte| {
            let _ = write!(out, "\\x{byte:02x}");
            out
        });
        let _ = writeln!(words, "\"{escaped}\"");
    }
    fs::write(&dictionary, words).unwrap_or_else(|error| panic!("{dictionary}: {error}"));
}
