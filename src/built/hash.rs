//! SHA-256, as policies and lists of files write it.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The source expression of a policy that lets exactly this text run or style.
pub(super) fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The first 16 hexadecimal digits.
pub(super) fn short(bytes: &[u8]) -> String {
    let first = Sha256::digest(bytes).iter().take(8).fold(0, |sum: u64, byte| sum << 8 | u64::from(*byte));
    format!("{first:016x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `printf abc | openssl dgst -sha256 -binary | base64`, and `printf abc | sha256sum`.
    #[test]
    fn it_is_what_other_programs_print() {
        assert_eq!(source("abc"), "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='");
        assert_eq!(short(b"abc"), "ba7816bf8f01cfea");
    }
}
