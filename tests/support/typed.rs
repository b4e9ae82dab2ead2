//! Values as people type them, for each kind of field: valid ones, as far out as the doors let them be.

use goproxy_wizard::door::{
    Door, ForwardProxy, GoVersion, ImagePrefix, MachinePath, ModulePattern, ModuleProxy, NoProxyEntry, PackagePath,
    RepoPath,
};
use proptest::prelude::*;
use proptest::sample::select;

use super::hostile;

/// Values that a door takes, and what else it takes of the same with a hostile piece somewhere in it: a door that grows
/// too wide shows in the files.
fn widened<D: Door>(valid: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let spot = any::<prop::sample::Index>();
    (valid, hostile::piece(), spot).prop_map(|(valid, piece, spot)| {
        let places: Vec<usize> = valid.char_indices().map(|(at, _)| at).chain([valid.len()]).collect();
        let mut widened = valid.clone();
        widened.insert_str(*spot.get(&places), &piece);
        if D::parse(&widened).is_ok() { widened } else { valid }
    })
}

/// Text over an alphabet.
fn over(alphabet: &'static str, length: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let chars: Vec<char> = alphabet.chars().collect();
    prop::collection::vec(select(chars), length).prop_map(|chars| chars.into_iter().collect())
}

fn label() -> impl Strategy<Value = String> {
    over("abcxyzABZ0189-_", 1..12)
}

fn host_name() -> impl Strategy<Value = String> {
    prop::collection::vec(label(), 1..5).prop_map(|labels| labels.join("."))
}

fn ipv4() -> impl Strategy<Value = String> {
    any::<std::net::Ipv4Addr>().prop_map(|address| address.to_string())
}

fn ipv6() -> impl Strategy<Value = String> {
    any::<std::net::Ipv6Addr>().prop_map(|address| address.to_string())
}

fn host() -> impl Strategy<Value = String> {
    let loopback = select(vec!["localhost", "127.0.0.1", "[::1]"]).prop_map(str::to_owned);
    prop_oneof![4 => host_name(), 1 => ipv4(), 1 => ipv6().prop_map(|it| format!("[{it}]")), 1 => loopback]
}

/// A port with its colon, or nothing.
fn port() -> impl Strategy<Value = String> {
    prop::option::of(1..=u16::MAX).prop_map(|port| port.map(|it| format!(":{it}")).unwrap_or_default())
}

/// The address of a forward proxy.
pub(super) fn forward_proxy() -> impl Strategy<Value = String> {
    let scheme = select(vec!["http", "https", "socks5", "socks5h", "HTTP"]);
    let typed = (scheme, host(), 1..=u16::MAX, select(vec!["", "/"]));
    widened::<ForwardProxy>(typed.prop_map(|(scheme, host, port, end)| format!("{scheme}://{host}:{port}{end}")))
}

/// The address of a module proxy, with every character that a path may hold.
pub(super) fn module_proxy() -> impl Strategy<Value = String> {
    // Go's parser wants whole escapes.
    let path = over("ab09-._~%!$&'()*+=:/[]", 0..30).prop_map(|path| path.replace('%', "%2B"));
    let typed = (select(vec!["https", "http"]), host(), port(), path);
    widened::<ModuleProxy>(typed.prop_map(|(scheme, host, port, path)| format!("{scheme}://{host}{port}/{path}")))
}

/// An entry of `NO_PROXY`.
pub(super) fn no_proxy_entry() -> impl Strategy<Value = String> {
    let range = (ipv4(), 0..=32_u8).prop_map(|(address, bits)| format!("{address}/{bits}"));
    let wide = (ipv6(), 0..=128_u8).prop_map(|(address, bits)| format!("{address}/{bits}"));
    widened::<NoProxyEntry>(prop_oneof![3 => host_name(), 1 => ipv4(), 1 => ipv6(), 1 => range, 1 => wide])
}

/// A pattern of module paths, globs included.
pub(super) fn module_pattern() -> impl Strategy<Value = String> {
    let rest = || over("ab09-._~/*?[]^", 0..16);
    let plain = (host_name(), rest()).prop_map(|(host, rest)| format!("git.{host}/{rest}"));
    let glob = rest().prop_map(|rest| format!("*.corp.example{rest}"));
    let typed = prop_oneof![3 => plain, 1 => glob, 1 => Just("github.com".to_owned())];
    widened::<ModulePattern>(typed.prop_filter("no pattern", |text| ModulePattern::parse(text).is_ok()))
}

/// A Go release.
pub(super) fn go_version() -> impl Strategy<Value = String> {
    let patch = prop::option::of(0..30_u8).prop_map(|patch| patch.map(|it| format!(".{it}")).unwrap_or_default());
    widened::<GoVersion>((13..40_u8, patch).prop_map(|(minor, patch)| format!("1.{minor}{patch}")))
}

/// What stands before an image's name.
pub(super) fn image_prefix() -> impl Strategy<Value = String> {
    let name = || over("abz019", 1..8);
    let folders = prop::collection::vec(name(), 0..3);
    let registry =
        (name(), port(), folders).prop_map(|(name, port, folders)| format!("r.{name}{port}/{}", folders.join("/")));
    widened::<ImagePrefix>(prop_oneof![1 => Just(String::new()), 4 => registry])
}

/// A folder on the machine: anything that stays on one line.
pub(super) fn machine_path() -> impl Strategy<Value = String> {
    let hostile = hostile::clean().prop_map(|text| format!("/{text}"));
    let usual = Just("/srv/gomod/cache/download".to_owned());
    prop_oneof![8 => hostile, 1 => usual].prop_filter("no folder", |text| MachinePath::parse(text).is_ok())
}

/// A main package.
pub(super) fn package_path() -> impl Strategy<Value = String> {
    let part = (over("abzAZ09_-", 1..6), over("abz.-_", 0..6)).prop_map(|(start, rest)| start + &rest);
    let parts = prop::collection::vec(part, 1..4).prop_map(|parts| format!("./{}", parts.join("/")));
    widened::<PackagePath>(prop_oneof![1 => Just(".".to_owned()), 4 => parts])
}

/// A file in the repository.
pub(super) fn repo_path() -> impl Strategy<Value = String> {
    let start = select(vec!["", "./", "-", "--from=", "~", "./ "]);
    let parts = prop::collection::vec(over("aZ09-._+@=~ é公", 1..8), 1..4);
    let typed = (start, parts).prop_map(|(start, parts)| format!("{start}{}", parts.join("/")));
    widened::<RepoPath>(typed.prop_filter("no file", |text| RepoPath::parse(text).is_ok()))
}

/// Whatever a person may paste into any field.
pub(super) fn anything() -> impl Strategy<Value = String> {
    prop_oneof![
        hostile::clean().prop_map(|text| text.to_string()),
        any::<String>(),
        forward_proxy(),
        module_proxy(),
        module_pattern(),
        repo_path(),
    ]
}
