//! What was being done when a line of a message was written: by what was asked for, and by who speaks.

use crate::data::public_hosts::is_sumdb;
use crate::data::public_proxies;
use crate::facts::{Address, Doing, Trouble};

/// Hosts of registries and of their logins.
const REGISTRIES: &[&str] = &[
    "registry-1.docker.io",
    "index.docker.io",
    "production.cloudflare.docker.com",
    "ghcr.io",
    "gcr.io",
    "quay.io",
    "k8s.gcr.io",
    "registry.k8s.io",
    "mcr.microsoft.com",
    "public.ecr.aws",
];

/// What was being done.
pub(super) fn doing(
    line: &str,
    address: Option<&Address>,
    peer: Option<&str>,
    has_module: bool,
    trouble: Trouble,
) -> Doing {
    if let Some(found) = address.and_then(|it| by_address(it, line)) {
        return found;
    }
    // curl and others name only the host that they connect to.
    if let Some(peer) = peer.filter(|_| address.is_none()) {
        if is_sumdb(peer) {
            return Doing::SumLookup;
        }
        if public_proxies::is_public(peer) {
            return Doing::ModuleProxy;
        }
        if REGISTRIES.contains(&peer) {
            return Doing::Registry;
        }
    }
    let lower = line.to_ascii_lowercase();
    let has = |words: &[&str]| words.iter().any(|it| lower.contains(it));
    if address.is_none() && lower.contains("verifying ") && matches!(trouble, Trouble::Status(404 | 410)) {
        Doing::SumLookup
    } else if has(&["oauth token", "anonymous token", "fetch token"]) {
        Doing::RegistryToken
    } else if has(&[
        "unable to access '",
        "git ls-remote",
        "git fetch",
        "git clone",
        "ssh: connect",
        "kex_exchange_identification",
        "rpc failed",
        "fatal:",
    ]) {
        Doing::Git
    } else if has(&[
        "failed to pull",
        "pulling image",
        "pull image",
        "resolve image",
        "from daemon",
        "container registry",
        "docker registry",
        "errimagepull",
    ]) {
        Doing::Registry
    } else if has(&["unrecognized import path", "https fetch"]) {
        Doing::Discovery
    } else if is_of_packages(&lower, line) {
        Doing::Packages
    } else if has(&[
        "api.github.com",
        "github.com/actions/",
        "runner listener",
        "failed to download version",
        "setup-go",
    ]) {
        Doing::Ci
    } else if has(&["vs code server", "update.code.visualstudio.com"]) {
        Doing::EditorTools
    } else if address.is_none()
        && (peer.is_none() && is_of_go(&lower) || has_module && !matches!(trouble, Trouble::Status(_)))
    {
        Doing::ModuleProxy
    } else {
        Doing::Other
    }
}

fn by_address(address: &Address, line: &str) -> Option<Doing> {
    let (host, path) = (address.host.as_str(), address.path.as_str());
    if path.contains("/sumdb/") && path.trim_end_matches('/').ends_with("/supported") {
        return Some(Doing::SumSupported);
    }
    if path.contains("/sumdb/") || path.contains("/lookup/") || is_sumdb(host) {
        return Some(Doing::SumLookup);
    }
    if path.contains("golang.org/toolchain/@v/") {
        return Some(Doing::Toolchain);
    }
    if path.contains("/@v/") || path.ends_with("/@latest") || path.contains("/proxy-golang-org") {
        return Some(Doing::ModuleProxy);
    }
    if path.contains("go-get=1") || line.contains("go-get=1") {
        return Some(Doing::Discovery);
    }
    if host == "auth.docker.io" || path.contains("/token?") || path.ends_with("/token") && host.contains("auth") {
        return Some(Doing::RegistryToken);
    }
    if path.starts_with("/v2/") || path.starts_with("/v1/") && host.contains("docker") || REGISTRIES.contains(&host) {
        return Some(Doing::Registry);
    }
    if public_proxies::is_public(host) {
        return Some(Doing::ModuleProxy);
    }
    if path.contains("/go-versions/")
        || path.starts_with("/golang/go1")
        || path.starts_with("/dl/go1")
        || path == "/dl/"
    {
        return Some(Doing::Ci);
    }
    if host == "api.github.com" || path.starts_with("/actions/") {
        return Some(Doing::Ci);
    }
    None
}

/// Whether a line begins with a download of go and ends without a word of where from.
fn is_of_go(lower: &str) -> bool {
    let commands = ["go download ", "go mod download ", "go get ", "go install ", "go mod tidy "];
    let line = lower.trim_start().trim_start_matches("$ ");
    commands.iter().any(|it| line.starts_with(it)) && lower.contains("dial tcp")
}

/// Whether apt, apk, pip, npm and the like speak.
fn is_of_packages(lower: &str, line: &str) -> bool {
    const WORDS: &[&str] = &[
        "failed to fetch http",
        "temporary failure resolving",
        "apkindex",
        "check repositories file",
        "dl-cdn.alpinelinux.org",
        "debian.org",
        "archive.ubuntu.com",
        "ports.ubuntu.com",
        "npmjs",
        "npm err",
        "npm error",
        "pypi",
        "pythonhosted",
        "/simple/",
        "newconnectionerror",
        "mirrorlist",
        "cannot download repomd",
        "curl error (",
    ];
    WORDS.iter().any(|it| lower.contains(it)) || line.trim_start().starts_with("Err:")
}
