//! Hosts where anybody may keep repositories, so that their names give nothing away.

/// The hosts.
const FORGES: [&str; 6] = ["github.com", "gitlab.com", "bitbucket.org", "dev.azure.com", "codeberg.org", "gitee.com"];

/// Whether a host is one of them.
pub fn is_forge(host: &str) -> bool {
    FORGES.contains(&host)
}
