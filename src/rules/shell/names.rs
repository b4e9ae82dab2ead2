//! The variables that these rules are about.

/// Variables of go that are set by hand.
pub(super) const GO: &[&str] = &[
    "GOPROXY",
    "GOPRIVATE",
    "GONOPROXY",
    "GONOSUMDB",
    "GOSUMDB",
    "GOINSECURE",
    "GOFLAGS",
    "GO111MODULE",
    "GOTOOLCHAIN",
    "GOAUTH",
];

/// Variables of forward proxies.
pub(super) const PROXY: &[&str] = &["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY"];

/// Whether it is one of them; those of proxies in either letter case.
pub(super) fn is_ours(name: &str) -> bool {
    GO.contains(&name) || PROXY.iter().any(|it| it.eq_ignore_ascii_case(name) && (name == *it || name == it.to_ascii_lowercase()))
}
