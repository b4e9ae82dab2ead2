//! Which way a download must have gone in each world, proven by the servers' logs.

use super::lab::{Attempt, logins};
use super::logs::{self, DEVELOPER, PROXY, Request};
use super::world::World;

/// The private module, as it would stand in a path.
const PRIVATE: &str = "git.corp.example";

/// A request that must not have been, or one that is missing.
fn wrong(what: &str, requests: &[Request]) -> String {
    let shown = |it: &Request| format!("{} {}{} {} {}", it.from, it.host, it.path, it.user, it.code);
    format!("{what}:\n{}", requests.iter().map(shown).collect::<Vec<_>>().join("\n"))
}

/// Whether a download of a project without go.sum asked those whom it should, and nobody else, in that time.
pub(super) fn check(world: &World, time: (f64, f64)) -> Attempt<()> {
    let all = logs::requests(world, time)?;
    let is_lookup = |it: &Request| it.path.contains("/lookup/rsc.io/quote@v1.5.2") && it.code == 200;
    if !all.iter().any(is_lookup) {
        return Err(wrong("somebody vouches for the public module", &all));
    }
    check_modules(world, time)
}

/// The same for a project with go.sum, which nobody else needs to vouch for.
pub(super) fn check_modules(world: &World, time: (f64, f64)) -> Attempt<()> {
    let (images, all): (Vec<_>, Vec<_>) =
        logs::requests(world, time)?.into_iter().partition(|it| it.path.starts_with("/v2/"));
    if world.situation.name == "air-gapped" && images.iter().any(|it| it.host != "registry.corp.example") {
        return Err(wrong("images come from the company's registry", &images));
    }
    if world.situation.has_forward_proxy() && images.iter().any(|it| it.from != PROXY) {
        return Err(wrong("images come through the forward proxy", &images));
    }
    let must = |what: &str, is_so: bool| if is_so { Ok(()) } else { Err(wrong(what, &all)) };
    let every = |what: &str, rule: &dyn Fn(&Request) -> bool| must(what, all.iter().all(rule));
    let some = |what: &str, rule: &dyn Fn(&Request) -> bool| must(what, all.iter().any(rule));
    let is_module = |it: &Request| it.path.contains("/@v/") && it.code == 200;
    some("the public module is downloaded", &|it| is_module(it) && it.path.contains("/rsc.io/quote/"))?;
    every("nobody asks the checksum database for a private module", &|it| {
        !(it.path.contains("/lookup/") && it.path.contains(PRIVATE))
    })?;
    let user = logins().company.0;
    match world.situation.name {
        "china-mirror" => every("all goes to the mirror", &|it| it.host == "goproxy.cn" && it.from == DEVELOPER),
        "private-module-proxy" => {
            some("the private module comes from the module proxy", &|it| is_module(it) && it.path.contains(PRIVATE))?;
            every("all goes to the module proxy, signed in", &|it| it.host == "goproxy.corp.example" && it.user == user)
        }
        "air-gapped" => every("all goes to the module proxy", &|it| it.host == "goproxy.corp.example"),
        "private-vcs" => {
            some("git signs in", &|it| it.host == PRIVATE && it.path.contains("git-upload-pack") && it.user == user)?;
            every("nobody outside hears of the private module", &|it| it.host == PRIVATE || !it.path.contains(PRIVATE))
        }
        _ => {
            some("the module comes from Go's mirror", &|it| it.host == "proxy.golang.org" && is_module(it))?;
            every("all goes through the forward proxy", &|it| it.from == PROXY)
        }
    }
}

/// Whether requests to the company's own servers in that time passed the forward proxy by, for each of these hosts.
pub(super) fn check_direct(world: &World, time: (f64, f64), hosts: &[&str]) -> Attempt<()> {
    let all = logs::requests(world, time)?;
    for host in hosts {
        let asked = all.iter().filter(|it| it.host == *host);
        if asked.clone().count() == 0 || asked.clone().any(|it| it.from != DEVELOPER) {
            return Err(wrong(&format!("{host} is asked directly"), &all));
        }
    }
    if logs::proxy(world).contains("corp.example:443") {
        return Err("the forward proxy was asked for a host of NO_PROXY".to_owned());
    }
    Ok(())
}
