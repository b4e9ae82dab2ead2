//! Looks for passwords where none may be, in every form in which one might stand there.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use super::lab::{Attempt, logins};

/// The passwords of the lab: as they are, percent-encoded with and without need, and as a header carries them.
pub(super) fn forms() -> Vec<Vec<u8>> {
    let mut out = Vec::new();
    for (user, password) in [logins().proxy, logins().company] {
        let every = password.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
        let needed: String = password.bytes().map(encoded).collect();
        let header = base64(format!("{user}:{password}").as_bytes());
        let texts = [password.to_owned(), every.to_uppercase(), every, needed.to_lowercase(), needed, header];
        out.extend(texts.map(String::into_bytes));
    }
    out
}

/// One of these forms, as one word.
pub(super) fn example() -> String {
    logins().proxy.1.bytes().map(encoded).collect()
}

/// RFC 3986, §2.3: what is not unreserved.
fn encoded(byte: u8) -> String {
    let is_plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    if is_plain { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}

/// RFC 4648, §4.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |three: &[u8]| {
        let number = three.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        let letter = |i: usize| char::from(LETTERS[(number >> (18 - 6 * i)) as usize & 63]);
        (0..4).map(|i| if i <= three.len() { letter(i) } else { '=' }).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

/// Fails if a password stands in these bytes.
pub(super) fn check(what: &str, bytes: &[u8]) -> Attempt<()> {
    let found = forms().into_iter().find(|form| contains(bytes, form));
    found.map_or(Ok(()), |form| Err(format!("{what} holds a password: {}", String::from_utf8_lossy(&form))))
}

fn contains(bytes: &[u8], form: &[u8]) -> bool {
    let Some((first, rest)) = form.split_first() else { return false };
    let mut left = bytes;
    while let Some(place) = left.iter().position(|byte| byte == first) {
        left = &left[place + 1..];
        if left.starts_with(rest) {
            return true;
        }
    }
    false
}

/// Fails if a password stands in a file below a folder. The folder may hold a whole system, so grep goes through it.
pub(super) fn check_folder(folder: &Path) -> Attempt<()> {
    let fail = |error: std::io::Error| format!("grep: {error}");
    let mut grep = Command::new("grep");
    grep.args(["--recursive", "--text", "--fixed-strings", "--files-with-matches", "--file=-"]).arg(folder);
    let mut child = grep.env("LC_ALL", "C").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().map_err(fail)?;
    if let Some(mut stdin) = child.stdin.take() {
        stdin.write_all(&forms().join(&b'\n')).map_err(fail)?;
    }
    let output = child.wait_with_output().map_err(fail)?;
    match output.status.code() {
        Some(1) => Ok(()),
        _ => Err(format!("these hold a password: {}", String::from_utf8_lossy(&output.stdout))),
    }
}
