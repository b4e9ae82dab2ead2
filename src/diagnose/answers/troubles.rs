//! Answers from failures: what of the outside world can't be reached, what stands in between, which modules are private.

use super::Reading;
use crate::ask::{Blocked, Have, ProxyLogin};
use crate::data::forges::is_forge;
use crate::facts::{Case, Trouble};
use crate::rules::Cause;

/// Go's own hosts, and where they send for files.
const OF_GO: [&str; 5] = ["proxy.golang.org", "sum.golang.org", "storage.googleapis.com", "golang.org", "go.dev"];
/// Docker Hub's.
const OF_HUB: [&str; 4] =
    ["registry-1.docker.io", "auth.docker.io", "index.docker.io", "production.cloudflare.docker.com"];

impl Reading {
    /// Reads the failures; `causes` are those of the most probable findings.
    pub(super) fn troubles(&mut self, case: &Case, causes: &[Cause]) {
        let told = || case.failures.iter().filter(|it| !it.is_remark);
        let is_open = !self.have.contains(&Have::ForwardProxy);
        for failure in told() {
            if failure.trouble == Trouble::ProxyLogin {
                self.add(Have::ForwardProxy);
                self.answers.proxy_login = ProxyLogin::Basic;
            } else if failure.on_way_to_proxy {
                self.add(Have::ForwardProxy);
            } else if failure.is_unreachable() && is_open {
                self.cut_off(failure.host());
            } else if failure.trouble == Trouble::UnknownAuthority && !is_open && OF_GO.contains(&failure.host()) {
                self.add(Have::Inspection);
            }
        }
        let is_private = [Cause::SumdbPrivate, Cause::PrivateModuleRouting, Cause::GitCredentialsMissing];
        if causes.iter().any(|cause| is_private.contains(cause)) && !self.have.contains(&Have::Private) {
            let owners: Vec<_> = told().filter_map(|it| it.module.as_ref()).map(|it| owner(&it.path)).collect();
            self.private(owners.iter().map(String::as_str));
        }
    }

    fn add(&mut self, have: Have) {
        if !self.have.contains(&have) {
            self.have.push(have);
        }
    }

    fn cut_off(&mut self, host: &str) {
        if OF_GO.contains(&host) {
            self.add(Have::China);
        } else if OF_HUB.contains(&host) {
            self.blocked.push(Blocked::DockerHub);
        } else if host == "github.com" {
            self.blocked.push(Blocked::Sources);
        }
    }
}

/// What of a module's path tells whose it is: the host, and the owner where anybody may have modules.
fn owner(path: &str) -> String {
    let host = path.split('/').next().unwrap_or_default();
    let count = if is_forge(host) { 2 } else { 1 };
    path.split('/').take(count).collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::owner;

    #[test]
    fn a_pattern_is_no_wider_than_its_owner() {
        assert_eq!(owner("github.com/acme/lib/v2"), "github.com/acme");
        assert_eq!(owner("git.corp.example/team/lib"), "git.corp.example");
    }
}
