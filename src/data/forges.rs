//! Hosts where anybody may keep repositories, so that their names give nothing away.

/// The hosts.
const FORGES: [&str; 6] = ["github.com", "gitlab.com", "bitbucket.org", "dev.azure.com", "codeberg.org", "gitee.com"];

/// Whether a host is one of them.
pub fn is_forge(host: &str) -> bool {
    FORGES.contains(&host)
}

/// Whether a path is only the beginning of modules' paths: go asks for it on its way up from a package's path, and
/// there can't be a module.
pub fn is_above_modules(path: &str) -> bool {
    let mut elements = path.split('/');
    let host = elements.next().unwrap_or_default();
    matches!(path, "golang.org" | "golang.org/x" | "gopkg.in" | "google.golang.org")
        || (is_forge(host) && elements.count() <= 1)
}
