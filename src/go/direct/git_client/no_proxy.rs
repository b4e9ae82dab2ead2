//! Which hosts libcurl calls without a forward proxy (`lib/noproxy.c`, curl 7.86 and later); knows no variable.

use crate::go::Release;
use crate::go::address::{Address, Network};

/// Whether an entry of the list covers the host. Blanks separate as commas do; a `*` counts only alone; ports and
/// schemes match nothing; names of addresses are not looked up.
pub(super) fn covers(list: &str, host: &str) -> bool {
    if list == "*" {
        return true;
    }
    let address = Address::parse(host, Release::NEWEST);
    let name = host.strip_suffix('.').unwrap_or(host).to_ascii_lowercase();
    list.split([',', ' ', '\t']).filter(|entry| !entry.is_empty()).any(|entry| {
        if let Some(address) = &address {
            let inside = Network::parse(entry, Release::NEWEST).is_some_and(|network| network.contains(address));
            return inside || Address::parse(entry, Release::NEWEST).as_ref() == Some(address);
        }
        let entry = entry.strip_suffix('.').unwrap_or(entry);
        let entry = entry.strip_prefix('.').unwrap_or(entry).to_ascii_lowercase();
        let below = name.strip_suffix(entry.as_str());
        !entry.is_empty() && below.is_some_and(|front| front.is_empty() || front.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::covers;

    #[test]
    fn as_git_was_seen_to_do() {
        // git 2.47.3 with libcurl 7.88.1, HTTPS_PROXY set, calling https://github.com/acme/tool.
        for list in [
            "github.com",
            ".github.com",
            "com",
            "*",
            "other, github.com",
            "other github.com",
            "GITHUB.COM",
            "github.com.",
        ] {
            assert!(covers(list, "github.com"), "{list}");
        }
        for list in [
            "*.github.com",
            "hub.com",
            "10.1.1.3",
            "10.1.0.0/16",
            "github.com:443",
            "other,*",
            "* ",
            ",",
            "github.com/acme",
        ] {
            assert!(!covers(list, "github.com"), "{list}");
        }
        assert!(covers("10.1.0.0/16", "10.1.1.3") && covers("10.1.1.3", "10.1.1.3") && !covers("1.3", "10.1.1.3"));
    }
}
