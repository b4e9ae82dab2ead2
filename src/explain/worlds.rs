//! Worlds that are ready-made: the one list, each a change of what hosts do; knows no host by name.

use super::behaviour::{Behaviour, Relay, Role};
use super::cast::Actor;
use super::world::World;

/// Of whom a change speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    /// The first module proxy.
    FirstProxy,
    /// Every module proxy.
    Proxies,
    /// The checksum database.
    Database,
    /// The host in the module's path.
    Origin,
    /// The forward proxy.
    Forward,
    /// Everything that does not belong to the company, where it is called without a forward proxy.
    Outside,
    /// The company's hosts.
    Inside,
}

/// What changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// It does this.
    Does(Behaviour),
    /// It relays the checksum database, or not.
    Relays(Relay),
    /// It signs TLS anew; this machine trusts the CA or not.
    Inspects(bool),
}

/// A ready-made world. Its texts are `world.NAME` and `world.NAME.help`.
#[derive(Debug)]
pub struct ReadyMade {
    /// The stable name on the command line and in links.
    pub name: &'static str,
    changes: &'static [(Who, What)],
}

const fn does(name: &'static str, change: &'static [(Who, What)]) -> ReadyMade {
    ReadyMade { name, changes: change }
}

/// Every ready-made world, in the order in which they are offered.
pub const WORLDS: &[ReadyMade] = &[
    does("well", &[]),
    does("mirror-down", &[(Who::FirstProxy, What::Does(Behaviour::Refused))]),
    does("mirror-404", &[(Who::FirstProxy, What::Does(Behaviour::NotFound))]),
    does("mirror-410", &[(Who::FirstProxy, What::Does(Behaviour::Gone))]),
    does("mirror-403", &[(Who::FirstProxy, What::Does(Behaviour::Forbidden))]),
    does("mirror-429", &[(Who::FirstProxy, What::Does(Behaviour::TooMany))]),
    does("mirror-500", &[(Who::FirstProxy, What::Does(Behaviour::Fails))]),
    does("mirror-login", &[(Who::FirstProxy, What::Does(Behaviour::Login))]),
    does("mirror-portal", &[(Who::FirstProxy, What::Does(Behaviour::Portal))]),
    does("mirror-blocked", &[(Who::FirstProxy, What::Does(Behaviour::Drops))]),
    does("mirror-hangs", &[(Who::FirstProxy, What::Does(Behaviour::Hangs))]),
    does("origin-login", &[(Who::Origin, What::Does(Behaviour::Login))]),
    does("origin-closed", &[(Who::Origin, What::Does(Behaviour::Closed))]),
    does("origin-unknown", &[(Who::Origin, What::Does(Behaviour::NoSuchHost))]),
    does("origin-blocked", &[(Who::Origin, What::Does(Behaviour::Drops))]),
    does("origin-company-ca", &[(Who::Origin, What::Does(Behaviour::CompanyCa))]),
    does("sumdb-blocked", &[(Who::Database, What::Does(Behaviour::Drops))]),
    does("sumdb-not-relayed", &[(Who::Proxies, What::Relays(Relay::No))]),
    does(
        "sumdb-not-relayed-blocked",
        &[(Who::Proxies, What::Relays(Relay::No)), (Who::Database, What::Does(Behaviour::Drops))],
    ),
    does("sumdb-relay-403", &[(Who::Proxies, What::Relays(Relay::Forbidden))]),
    does("forward-login", &[(Who::Forward, What::Does(Behaviour::Login))]),
    does("forward-down", &[(Who::Forward, What::Does(Behaviour::Refused))]),
    does("forward-403", &[(Who::Forward, What::Does(Behaviour::Forbidden))]),
    does("inspection-untrusted", &[(Who::Forward, What::Inspects(false))]),
    does("inspection-trusted", &[(Who::Forward, What::Inspects(true))]),
    does("only-through-proxy", &[(Who::Outside, What::Does(Behaviour::Drops))]),
    does("away", &[(Who::Inside, What::Does(Behaviour::NoSuchHost))]),
    does("air-gap", &[(Who::Outside, What::Does(Behaviour::NoSuchHost))]),
];

impl ReadyMade {
    /// The world of that name.
    pub fn named(name: &str) -> Option<&'static ReadyMade> {
        WORLDS.iter().find(|it| it.name == name)
    }

    /// Whether somebody takes part of whom it speaks.
    pub fn concerns(&self, actors: &[Actor]) -> bool {
        let is_there = |who: Who| match who {
            Who::Outside => actors.iter().any(|it| it.is_public),
            Who::Inside => actors.iter().any(|it| !it.is_public && it.role != Role::ForwardProxy),
            _ => !hosts(who, actors).is_empty(),
        };
        self.changes.is_empty() || self.changes.iter().any(|(who, _)| is_there(*who))
    }

    /// What it says of those who take part.
    pub fn world(&self, actors: &[Actor]) -> World {
        let mut world = World::default();
        for (who, what) in self.changes {
            match (who, what) {
                (Who::Outside, What::Does(behaviour)) => world.outside = Some(*behaviour),
                (Who::Inside, What::Does(behaviour)) => world.inside = Some(*behaviour),
                _ => {}
            }
            if let What::Inspects(trusted) = what {
                world.trusts_ca = Some(*trusted);
            }
            for name in hosts(*who, actors) {
                let host = world.hosts.entry(name.to_owned()).or_default();
                match what {
                    What::Does(behaviour) => host.behaviour = Some(*behaviour),
                    What::Relays(relay) => host.relay = Some(*relay),
                    What::Inspects(_) => host.inspects = true,
                }
            }
        }
        world
    }
}

fn hosts(who: Who, actors: &[Actor]) -> Vec<&str> {
    let of = |role: Role| actors.iter().filter(move |it| it.role == role).map(|it| it.host.as_str());
    match who {
        Who::FirstProxy => of(Role::ModuleProxy).take(1).collect(),
        Who::Proxies => of(Role::ModuleProxy).collect(),
        Who::Database => of(Role::Database).collect(),
        Who::Origin => of(Role::Origin).collect(),
        Who::Forward => of(Role::ForwardProxy).collect(),
        Who::Outside | Who::Inside => Vec::new(),
    }
}
