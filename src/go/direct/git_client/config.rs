//! git's own settings, as far as they decide whom it calls and as whom; runs no git.

use super::config_file;
use crate::go::direct::asks::Asks;
use crate::go::{Body, Read};

/// Keys and values in the order in which git reads them; the section and the name in lower case.
#[derive(Clone, Debug, Default)]
pub(super) struct GitConfig(Vec<(String, String)>);

impl GitConfig {
    /// From the files of the machine and the user, and from `GIT_CONFIG_COUNT` and its kin.
    pub(super) fn of(asks: &dyn Asks) -> Self {
        let variable = |name: &str| asks.variable(name).filter(|value| !value.is_empty());
        let home = variable("HOME").unwrap_or_default();
        let mut files = Vec::new();
        if !variable("GIT_CONFIG_NOSYSTEM").is_some_and(|value| is_true(&value)) {
            files.push(variable("GIT_CONFIG_SYSTEM").unwrap_or_else(|| "/etc/gitconfig".to_owned()));
        }
        if let Some(global) = asks.variable("GIT_CONFIG_GLOBAL") {
            files.push(global);
        } else {
            let folder = variable("XDG_CONFIG_HOME").unwrap_or_else(|| format!("{home}/.config"));
            files.push(format!("{folder}/git/config"));
            files.push(format!("{home}/.gitconfig"));
        }
        let mut entries = Vec::new();
        for file in files {
            if let Read::File(Body::Text(text)) = asks.world().read(&file) {
                entries.extend(config_file::read(&text));
            }
        }
        let count: usize = variable("GIT_CONFIG_COUNT").and_then(|count| count.parse().ok()).unwrap_or(0);
        for number in 0..count.min(1000) {
            let key = asks.variable(&format!("GIT_CONFIG_KEY_{number}"));
            let value = asks.variable(&format!("GIT_CONFIG_VALUE_{number}"));
            let (Some(key), Some(value)) = (key, value) else { break };
            entries.push((config_file::canonical(&key), value));
        }
        GitConfig(entries)
    }

    /// The last value of a key without a middle part.
    pub(super) fn last(&self, key: &str) -> Option<&str> {
        self.0.iter().rev().find(|(name, _)| name == key).map(|(_, value)| value.as_str())
    }

    /// The value of `section.name` that is meant for a URL: that of the most fitting `section.URL.name`
    /// (git's `urlmatch.c`).
    pub(super) fn for_url(&self, section: &str, name: &str, url: &str) -> Option<&str> {
        let mut best = None;
        for (key, value) in &self.0 {
            let Some(middle) = middle(key, section, name) else { continue };
            let Some(fit) = fit(middle, url) else { continue };
            if best.is_none_or(|(most, _)| fit >= most) {
                best = Some((fit, value.as_str()));
            }
        }
        best.map(|(_, value)| value)
    }

    /// The URL as `url.BASE.insteadOf` rewrites it: the longest beginning wins (git's `remote.c`).
    pub(super) fn rewritten(&self, url: &str) -> String {
        let mut best: Option<(&str, &str)> = None;
        for (key, from) in &self.0 {
            let Some(Some(base)) = middle(key, "url", "insteadof").map(|middle| (!middle.is_empty()).then_some(middle))
            else {
                continue;
            };
            if url.starts_with(from.as_str()) && best.is_none_or(|(longest, _)| from.len() > longest.len()) {
                best = Some((from, base));
            }
        }
        match best {
            Some((from, base)) => format!("{base}{}", url.get(from.len()..).unwrap_or_default()),
            None => url.to_owned(),
        }
    }
}

/// What stands between section and name, empty if nothing does.
fn middle<'a>(key: &'a str, section: &str, name: &str) -> Option<&'a str> {
    let rest = key.strip_prefix(section)?.strip_suffix(name)?;
    if rest == "." { Some("") } else { rest.strip_prefix('.')?.strip_suffix('.') }
}

/// How well a pattern URL fits: longer paths better, a user better; nothing if it does not.
fn fit(pattern: &str, url: &str) -> Option<(usize, bool)> {
    if pattern.is_empty() {
        return Some((0, false));
    }
    let (pattern, url) = (Parts::of(pattern)?, Parts::of(url)?);
    let user_fits = pattern.user.is_none() || pattern.user == url.user;
    let labels = |host: &str| host.split('.').map(str::to_ascii_lowercase).collect::<Vec<_>>();
    let (wanted, given) = (labels(pattern.host), labels(url.host));
    let host_fits =
        wanted.len() == given.len() && wanted.iter().zip(&given).all(|(want, have)| want == "*" || want == have);
    let path = pattern.path.strip_suffix('/').unwrap_or(pattern.path);
    let path_fits = url.path.strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    let same = pattern.scheme.eq_ignore_ascii_case(url.scheme) && pattern.port == url.port;
    (same && user_fits && host_fits && path_fits).then_some((path.len() + 1, pattern.user.is_some()))
}

struct Parts<'a> {
    scheme: &'a str,
    user: Option<&'a str>,
    host: &'a str,
    port: &'a str,
    path: &'a str,
}

impl<'a> Parts<'a> {
    fn of(url: &'a str) -> Option<Self> {
        let (scheme, rest) = url.split_once("://")?;
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        let (login, host) = authority.rsplit_once('@').map_or((None, authority), |(login, host)| (Some(login), host));
        let user = login.map(|login| login.split(':').next().unwrap_or(login));
        let (host, port) = host.rsplit_once(':').unwrap_or((host, ""));
        let port = match (scheme, port) {
            ("https", "443") | ("http", "80") => "",
            _ => port,
        };
        Some(Parts { scheme, user, host, port, path })
    }
}

/// A boolean of git's.
pub(super) fn is_true(value: &str) -> bool {
    matches!(value.to_ascii_lowercase().as_str(), "true" | "yes" | "on") || value.parse().is_ok_and(|n: i64| n != 0)
}
