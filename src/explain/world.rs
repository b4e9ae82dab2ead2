//! The network around go as people tell it: what differs from everything being well, and its file; knows no module.

use std::collections::BTreeMap;

use super::behaviour::{Behaviour, Relay, Stock};
use crate::text::Msg;

/// What is said of one host; what is not said follows from its role.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Host {
    /// What it does.
    pub behaviour: Option<Behaviour>,
    /// Whether it relays the checksum database.
    pub relay: Option<Relay>,
    /// Which modules it has.
    pub stock: Option<Stock>,
    /// Whether it belongs to all the world, so that what it is shown is no secret any more.
    pub is_public: Option<bool>,
    /// Whether, as a forward proxy, it opens TLS and signs everything anew with the company's CA.
    pub inspects: bool,
}

/// A network. [`World::default`] is one in which all is well.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct World {
    /// What is said of single hosts, by name.
    pub hosts: BTreeMap<String, Host>,
    /// What happens to calls of public hosts that do not go through a forward proxy.
    pub outside: Option<Behaviour>,
    /// What happens to calls of the company's own hosts, the forward proxy aside.
    pub inside: Option<Behaviour>,
    /// Whether this machine trusts the company's CA, where that differs from what its own settings say.
    pub trusts_ca: Option<bool>,
}

/// The word for [`World::outside`] in files.
const OUTSIDE: &str = "outside";
/// The word for [`World::inside`] in files.
const INSIDE: &str = "inside";
/// The word for [`World::trusts_ca`] in files.
const COMPANY_CA: &str = "company-ca";
/// The word for [`Host::inspects`] in files.
const INSPECTS: &str = "inspects";

/// A line of a world file that can't be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadLine {
    /// Its number, from 1.
    pub line: usize,
    /// What to do about it.
    pub msg: Msg,
}

impl World {
    /// What is said of a host.
    pub fn host(&self, name: &str) -> Host {
        self.hosts.get(name).copied().unwrap_or_default()
    }

    /// With this behaviour of a host.
    #[must_use]
    pub fn with(mut self, name: &str, behaviour: Behaviour) -> Self {
        self.hosts.entry(name.to_owned()).or_default().behaviour = Some(behaviour);
        self
    }

    /// Everything that is said in `other` is said here, too, and wins.
    #[must_use]
    pub fn and(mut self, other: &World) -> Self {
        for (name, said) in &other.hosts {
            let host = self.hosts.entry(name.clone()).or_default();
            host.behaviour = said.behaviour.or(host.behaviour);
            host.relay = said.relay.or(host.relay);
            host.stock = said.stock.or(host.stock);
            host.is_public = said.is_public.or(host.is_public);
            host.inspects |= said.inspects;
        }
        self.outside = other.outside.or(self.outside);
        self.inside = other.inside.or(self.inside);
        self.trusts_ca = other.trusts_ca.or(self.trusts_ca);
        self
    }

    /// Reads a world file: lines `HOST = WORD …`, comments after `#`. The words are the names of [`Behaviour`],
    /// [`Relay`] and [`Stock`], `public` or `private`, and `inspects`. `outside` and `inside` stand for all public and all company
    /// hosts; `company-ca = trusted` or `untrusted`.
    pub fn parse(text: &str) -> Result<Self, BadLine> {
        let mut world = World::default();
        for (i, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default().trim();
            if !line.is_empty() {
                world.take(line).map_err(|msg| BadLine { line: i + 1, msg })?;
            }
        }
        Ok(world)
    }

    fn take(&mut self, line: &str) -> Result<(), Msg> {
        let Some((name, said)) = line.split_once('=').map(|(name, said)| (name.trim(), said.trim())) else {
            return Err(Msg::new("world.no-equals"));
        };
        if name.is_empty() || said.is_empty() || name.contains(char::is_whitespace) {
            return Err(Msg::new("world.no-equals"));
        }
        match name {
            OUTSIDE => self.outside = Some(behaviour(said)?),
            INSIDE => self.inside = Some(behaviour(said)?),
            COMPANY_CA => match said {
                "trusted" => self.trusts_ca = Some(true),
                "untrusted" => self.trusts_ca = Some(false),
                _ => return Err(Msg::new("world.ca").with("word", said)),
            },
            _ => {
                let host = self.hosts.entry(name.to_ascii_lowercase()).or_default();
                for word in said.split_whitespace() {
                    host.take(word)?;
                }
            }
        }
        Ok(())
    }

    /// The world as a file that reads back as itself.
    pub fn write(&self) -> String {
        let mut out = String::new();
        for (name, host) in &self.hosts {
            out.push_str(name);
            out.push_str(" =");
            for word in host.words() {
                out.push(' ');
                out.push_str(word);
            }
            out.push('\n');
        }
        let ca = self.trusts_ca.map(|is| if is { "trusted" } else { "untrusted" });
        let rest = [
            (OUTSIDE, self.outside.map(Behaviour::name)),
            (INSIDE, self.inside.map(Behaviour::name)),
            (COMPANY_CA, ca),
        ];
        for (name, word) in rest {
            if let Some(word) = word {
                out.extend([name, " = ", word, "\n"]);
            }
        }
        out
    }
}

impl Host {
    fn take(&mut self, word: &str) -> Result<(), Msg> {
        if let Some(relay) = Relay::ALL.into_iter().find(|it| it.name() == word) {
            self.relay = Some(relay);
        } else if let Some(stock) = Stock::ALL.into_iter().find(|it| it.name() == word) {
            self.stock = Some(stock);
        } else if word == "public" || word == "private" {
            self.is_public = Some(word == "public");
        } else if word == INSPECTS {
            self.inspects = true;
        } else {
            self.behaviour = Some(behaviour(word)?);
        }
        Ok(())
    }

    fn words(&self) -> impl Iterator<Item = &'static str> {
        let public = self.is_public.map(|is| if is { "public" } else { "private" });
        let (does, relay, stock) =
            (self.behaviour.map(Behaviour::name), self.relay.map(Relay::name), self.stock.map(Stock::name));
        [does, relay, stock, public, self.inspects.then_some(INSPECTS)].into_iter().flatten()
    }
}

fn behaviour(word: &str) -> Result<Behaviour, Msg> {
    Behaviour::named(word).ok_or_else(|| {
        let names: Vec<_> = Behaviour::ALL.iter().map(|it| it.name()).collect();
        Msg::new("world.word").with("word", word).with("words", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\
goproxy.corp.example = login no-relay has-private private
proxy.corp.example = 403 inspects
proxy.golang.org = drops
outside = no-such-host
company-ca = untrusted
";

    #[test]
    fn a_file_reads_back_as_itself() {
        let world = World::parse(FILE).unwrap();
        assert_eq!(world.write(), FILE);
        assert_eq!(World::parse(&format!("# now\n\n{FILE}")).unwrap(), world);
        assert_eq!(world.host("proxy.golang.org").behaviour, Some(Behaviour::Drops));
    }

    #[test]
    fn a_bad_line_is_named() {
        for (text, line, key) in
            [("a = 404\nb", 2, "world.no-equals"), ("a = 418", 1, "world.word"), ("company-ca = yes", 1, "world.ca")]
        {
            let bad = World::parse(text).unwrap_err();
            assert_eq!((bad.line, bad.msg.key()), (line, key));
        }
    }

    #[test]
    fn what_is_said_later_wins() {
        let slow = World::default().with("a.example", Behaviour::Hangs).with("b.example", Behaviour::Gone);
        let both = slow.and(&World::parse("a.example = 500 no-relay").unwrap());
        assert_eq!(both.write(), "a.example = 500 no-relay\nb.example = 410\n");
    }
}
