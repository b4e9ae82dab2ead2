//! Whom git trusts: its own settings and libcurl's bundle, not go's variables; calls nobody.

use super::config::{GitConfig, is_true};
use crate::go::Read;
use crate::go::direct::asks::Asks;

/// The bundle of libcurl on Debian and its kin.
const BUNDLE: &str = "/etc/ssl/certs/ca-certificates.crt";

/// Whom git trusts for a URL.
pub(super) enum Trust {
    /// Everybody.
    Anybody,
    /// The file that was named can't be read.
    Unreadable,
    /// These authorities, and the file that messages name.
    Authorities(Vec<String>, String),
}

/// Whom git trusts for a forward proxy that is spoken to over TLS: what is said of servers does not count.
pub(super) fn trust_of_proxy(asks: &dyn Asks, config: &GitConfig) -> Trust {
    let own = asks.variable("GIT_PROXY_SSL_CAINFO");
    of_file(asks, own.or_else(|| config.last("http.proxysslcainfo").map(str::to_owned)), None)
}

/// Reads the settings for a URL (git's `http.c`): variables win over the configuration.
pub(super) fn trust(asks: &dyn Asks, config: &GitConfig, url: &str) -> Trust {
    let verify = config.for_url("http", "sslverify", url).is_none_or(is_true);
    if !verify || asks.variable("GIT_SSL_NO_VERIFY").is_some() {
        return Trust::Anybody;
    }
    let setting = |variable: &str, key: &str| {
        asks.variable(variable).or_else(|| config.for_url("http", key, url).map(str::to_owned))
    };
    of_file(asks, setting("GIT_SSL_CAINFO", "sslcainfo"), setting("GIT_SSL_CAPATH", "sslcapath"))
}

fn of_file(asks: &dyn Asks, file: Option<String>, folder: Option<String>) -> Trust {
    let world = asks.world();
    let mut authorities = Vec::new();
    if let Some(path) = &file {
        if !matches!(world.read(path), Read::File(_)) {
            return Trust::Unreadable;
        }
        authorities.extend(world.authorities(path));
    }
    if let Some(folder) = folder {
        authorities.extend(world.authorities(&folder));
    }
    if file.is_none() {
        authorities.extend(world.authorities(BUNDLE));
        // Where the platform itself knows whom to trust.
        authorities.extend(world.authorities(""));
    }
    Trust::Authorities(authorities, file.unwrap_or_else(|| "none".to_owned()))
}
