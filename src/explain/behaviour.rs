//! What a host may do to those who call it: the one list; knows no host by name.

/// What a host is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// An entry of `GOPROXY`.
    ModuleProxy,
    /// The checksum database.
    Database,
    /// The host in a module's path.
    Origin,
    /// What `HTTPS_PROXY` or `HTTP_PROXY` names.
    ForwardProxy,
    /// A tree of module files on this machine.
    Files,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 5] = [Role::ModuleProxy, Role::Database, Role::Origin, Role::ForwardProxy, Role::Files];

    /// The name in texts (`role.NAME`) and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Role::ModuleProxy => "module-proxy",
            Role::Database => "database",
            Role::Origin => "origin",
            Role::ForwardProxy => "forward-proxy",
            Role::Files => "files",
        }
    }
}

/// Declares the behaviours: name, stable name, the roles that it can be told of.
macro_rules! behaviours {
    ($($(#[$doc:meta])* $variant:ident = $name:literal [$($role:ident)*];)+) => {
        /// What a host does. Its text is `behaviour.NAME`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Behaviour { $($(#[$doc])* $variant,)+ }

        impl Behaviour {
            /// Every behaviour, the usual one first.
            pub const ALL: &'static [Behaviour] = &[$(Behaviour::$variant),+];

            /// The stable name in world files, links and texts.
            pub const fn name(self) -> &'static str {
                match self { $(Behaviour::$variant => $name,)+ }
            }

            /// The roles in which a host can do so.
            pub const fn roles(self) -> &'static [Role] {
                match self { $(Behaviour::$variant => &[$(Role::$role),*],)+ }
            }
        }
    };
}

behaviours! {
    /// It has everything that it is asked for, and is open to everybody.
    Works = "works" [ModuleProxy Database Origin ForwardProxy Files];
    /// It has nothing: 404.
    NotFound = "404" [ModuleProxy Database Origin Files];
    /// It has nothing: 410.
    Gone = "410" [ModuleProxy Database Origin];
    /// It wants a login: 401, or 407 from a forward proxy. Any login will do. An origin names its repositories to everybody.
    Login = "login" [ModuleProxy Database Origin ForwardProxy];
    /// It wants a login even for the page that names the repository: 401.
    Closed = "closed" [Origin];
    /// It refuses: 403.
    Forbidden = "403" [ModuleProxy Database Origin ForwardProxy];
    /// It has been asked too often: 429.
    TooMany = "429" [ModuleProxy Database Origin];
    /// It fails: 500.
    Fails = "500" [ModuleProxy Database Origin];
    /// What is behind it fails: 502.
    BadGateway = "502" [ModuleProxy Database Origin ForwardProxy];
    /// Nobody listens: the connection is refused.
    Refused = "refused" [ModuleProxy Database Origin ForwardProxy];
    /// Its name is not known.
    NoSuchHost = "no-such-host" [ModuleProxy Database Origin ForwardProxy];
    /// Packets to it vanish.
    Drops = "drops" [ModuleProxy Database Origin ForwardProxy];
    /// It takes the request and never answers.
    Hangs = "hangs" [ModuleProxy Database Origin ForwardProxy];
    /// The connection is reset while TLS begins.
    Resets = "resets" [ModuleProxy Database Origin];
    /// Its certificate is signed by the company's CA.
    CompanyCa = "company-ca" [ModuleProxy Database Origin];
    /// Its certificate has expired.
    Expired = "expired" [ModuleProxy Database Origin];
    /// Every question is answered by a web page with status 200, such as a portal's login page.
    Portal = "portal" [ModuleProxy Database Origin];
}

impl Behaviour {
    /// The behaviour of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.name() == name)
    }

    /// Those that a host in this role can show.
    pub fn of(role: Role) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |it| it.roles().contains(&role))
    }
}

/// Whether a module proxy passes on questions to the checksum database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relay {
    /// It says 200 to `/sumdb/…/supported`, and passes them on.
    Yes,
    /// It says 404.
    No,
    /// It says 403.
    Forbidden,
}

impl Relay {
    /// Every answer.
    pub const ALL: [Relay; 3] = [Relay::Yes, Relay::No, Relay::Forbidden];

    /// The word in world files and texts.
    pub const fn name(self) -> &'static str {
        match self {
            Relay::Yes => "relay",
            Relay::No => "no-relay",
            Relay::Forbidden => "relay-403",
        }
    }
}

/// Which modules a module proxy has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stock {
    /// Public and private ones.
    All,
    /// Public ones only.
    Public,
    /// Private ones only.
    Private,
}

impl Stock {
    /// Every stock.
    pub const ALL: [Stock; 3] = [Stock::All, Stock::Public, Stock::Private];

    /// The word in world files and texts.
    pub const fn name(self) -> &'static str {
        match self {
            Stock::All => "has-all",
            Stock::Public => "has-public",
            Stock::Private => "has-private",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_something_to_do_and_names_are_unique() {
        for role in Role::ALL {
            assert_eq!(Behaviour::of(role).next(), Some(Behaviour::Works));
        }
        for it in Behaviour::ALL {
            assert_eq!(Behaviour::named(it.name()), Some(*it));
        }
    }
}
