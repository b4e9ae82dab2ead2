//! What an entry of `GOPROXY` looks like: a module proxy for everybody, one of a company, or no module proxy at all.

use crate::data::public_proxies;
use crate::facts::{Case, Entry, ProxyAddress, Setting, has_gap, host};

/// Why an entry is taken for a forward proxy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sign {
    /// Its port and form are those of one.
    Form,
    /// `HTTPS_PROXY` or its kin name the same address.
    SameAddress,
    /// It speaks SOCKS.
    Socks,
}

/// Ports on which programs for people's own machines offer a forward proxy.
const LOCAL_PORTS: &[u16] = &[
    1080, 1081, 1082, 1086, 1087, 1088, 1089, 2080, 7078, 7890, 7891, 7892, 7893, 7895, 7897, 8118, 8123, 8889, 9910,
    10800, 10808, 10809, 10810, 10811, 20170, 20171, 20172, 33210, 33211,
];

/// Ports of forward proxies of companies.
const COMPANY_PORTS: &[u16] = &[3128, 3129, 8080, 8888, 9090];

/// The entries up to and with the first `direct` or `off`; those behind are never read.
pub(super) fn read(setting: &Setting, text: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (place, entry) in setting.hops(text).iter().enumerate() {
        out.push((place, entry.text.to_owned()));
        if matches!(entry.text, "direct" | "off") {
            break;
        }
    }
    out
}

/// Whether the entry names a module proxy, or is meant to.
pub(super) fn is_address(entry: &str) -> bool {
    !matches!(entry, "direct" | "off") && entry.contains(['.', ':', '/'])
}

/// The host of an entry.
pub(super) fn host_of(entry: &str) -> &str {
    ProxyAddress::of(entry).host
}

/// Whether it serves everybody.
pub(super) fn is_public(entry: &str) -> bool {
    public_proxies::is_public(host_of(entry))
}

/// Whether it is a forward proxy, by what stands in it and beside it.
pub(super) fn forward(case: &Case, entry: &Entry) -> Option<Sign> {
    let address = ProxyAddress::of(entry.text);
    if address.scheme.as_deref().is_some_and(|scheme| scheme.starts_with("socks")) {
        return Some(Sign::Socks);
    }
    // `GOPROXY=$http_proxy`
    let name = entry.text.trim_matches(['$', '{', '}', '%', '"']).to_ascii_lowercase();
    if entry.text.starts_with(['$', '%']) && matches!(name.as_str(), "http_proxy" | "https_proxy" | "all_proxy") {
        return Some(Sign::SameAddress);
    }
    if has_gap(entry.text) || !is_address(entry.text) || !matches!(address.rest, "" | "/") {
        return None;
    }
    let is_same = |other: &&Setting| other.is_forward_proxy() && other.value.contains(address.host) && ProxyAddress::of(&other.value).is_same_place(&address);
    // What is known as a module proxy may stand in both by the opposite mistake.
    let is_of_modules = is_public(entry.text) || ["goproxy", "athens"].iter().any(|it| address.host.contains(it));
    if (address.port.is_some() || !is_of_modules) && case.settings.iter().any(|other| is_same(&other)) {
        return Some(Sign::SameAddress);
    }
    let name = address.host.to_ascii_lowercase();
    let has_login = address.scheme.as_deref() == Some("http") && !address.user.is_empty() && name.starts_with("proxy");
    if has_login {
        return Some(Sign::Form);
    }
    let port = address.port?;
    let is_plain = address.scheme.as_deref() != Some("https");
    let is_local = host::is_loopback(address.host) || host::is_internal(address.host);
    let says_modules = ["goproxy", "athens", "nexus", "artifactory", "mod"].iter().any(|it| name.contains(it));
    let says_proxy = name.contains("proxy") || name.contains("squid") || name.contains("clash");
    let is_form = (LOCAL_PORTS.contains(&port) && is_local)
        || (COMPANY_PORTS.contains(&port) && !says_modules && (says_proxy || !address.user.is_empty() || port == 3128));
    (is_plain && is_form).then_some(Sign::Form)
}
