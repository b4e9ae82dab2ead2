//! What a case's command finds around it: variables and files, those of the case and those that every case has.

use std::collections::BTreeMap;

use super::catalogue::ROOT;
use super::checksum;
use super::scripted::Scripted;

/// All variables of the process.
pub(crate) fn variables(case: &Scripted) -> BTreeMap<String, String> {
    let usual = [
        ("HOME", format!("{ROOT}/w/home")),
        ("PATH", format!("{ROOT}/bin")),
        ("GOPATH", format!("{ROOT}/w/gopath")),
        ("GOCACHE", format!("{ROOT}/cache/{}", case.go)),
        ("TMPDIR", format!("{ROOT}/w/tmp")),
        ("LC_ALL", "C".to_owned()),
        ("SSL_CERT_FILE", format!("{ROOT}/tls/ca.pem")),
        ("SSL_CERT_DIR", "/nonexistent".to_owned()),
        ("GIT_SSL_CAINFO", format!("{ROOT}/tls/ca.pem")),
        ("GIT_CONFIG_NOSYSTEM", "1".to_owned()),
    ];
    let mut out: BTreeMap<String, String> = usual.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    out.extend(case.variables.clone());
    out
}

/// The path of the user's go/env file.
pub(crate) fn user_file() -> String {
    format!("{ROOT}/w/home/.config/go/env")
}

/// The files that a case brings along, by absolute path.
pub(crate) fn files(case: &Scripted) -> BTreeMap<String, &str> {
    let own = case.files.iter().map(|(name, text)| (format!("{ROOT}/w/src/{name}"), text.as_str()));
    let go_env = case.go_env.iter().map(|text| (user_file(), text.as_str()));
    let netrc = case.netrc.iter().map(|text| (format!("{ROOT}/w/home/.netrc"), text.as_str()));
    own.chain(go_env).chain(netrc).collect()
}

/// What a header `Authorization` says: `user:password`, or all of it where it is something else.
pub(crate) fn login(header: &str) -> String {
    let decoded = header.strip_prefix("Basic ").and_then(checksum::decoded);
    decoded.unwrap_or_else(|| header.to_owned())
}
