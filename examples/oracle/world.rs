//! The oracle's world as the model asks for it: who answers what, and a journal of all that was seen.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use goproxy_wizard::go::{
    Agent, Answer, Dial, Endpoint, Pass, Passed, Read, Release, Repository, Request, Response, Said, Shake, World,
};

use crate::case::Case;
use crate::checksum;
use crate::forward::{self, Ask, Reach};
use crate::hosts::{self, Machine as Behind, Resolver};
use crate::journal::{Entry, Journal, What};
use crate::machine::{self, Machine};
use crate::persona::{self, Personas};
use crate::repositories;
use crate::serve::{self, Heard};

/// The world of one case.
#[derive(Debug)]
pub(crate) struct OracleWorld {
    /// The machine that go runs on.
    pub(crate) machine: Machine,
    personas: Personas,
    journal: RefCell<Journal>,
    /// Forward proxies that TLS was begun with.
    shaken: RefCell<BTreeSet<Endpoint>>,
    /// Seconds that went by.
    clock: Cell<u64>,
    /// After so many the command is killed.
    timeout: u64,
    /// Whether waiting at several places at once takes no longer than at one.
    at_once: bool,
    /// How long the journal was when the command was killed.
    killed: Cell<Option<usize>>,
}

impl OracleWorld {
    /// The world of a case.
    pub(crate) fn new(case: &Case) -> Self {
        OracleWorld {
            machine: Machine::new(case),
            personas: Personas::new(case.servers.clone()),
            journal: RefCell::default(),
            shaken: RefCell::default(),
            clock: Cell::new(0),
            timeout: case.timeout,
            at_once: case.concurrent,
            killed: Cell::new(None),
        }
    }

    /// Forgets what was seen and how long it took.
    pub(crate) fn begin(&self) {
        self.journal.take();
        self.clock.set(0);
        self.killed.set(None);
    }

    /// What was seen, up to where the command was killed, and whether it was.
    pub(crate) fn seen(&self) -> (Journal, bool) {
        let mut journal = self.journal.borrow().clone();
        let killed = self.killed.get();
        if let Some(mark) = killed {
            journal.cut(mark);
        }
        (journal, killed.is_some())
    }

    fn wait(&self, seconds: u64) {
        if self.at_once && self.clock.get() > 0 {
            return;
        }
        self.clock.set(self.clock.get() + seconds);
        if self.clock.get() >= self.timeout && self.killed.get().is_none() {
            self.killed.set(Some(self.journal.borrow().len()));
        }
    }

    fn note(&self, who: &'static str, port: u16, via: Option<&'static str>, what: What) {
        self.journal.borrow_mut().add(Entry { who, port, what, via });
    }

    /// Who is behind a name, as seen by who looks it up: go, or the forward proxy.
    fn behind(to: &Endpoint, via: Option<&Endpoint>) -> Option<Behind> {
        let resolver = if via.is_some() { Resolver::System } else { Resolver::Go };
        hosts::address(&to.host, resolver).map(hosts::machine)
    }

    /// The forward proxy's name as a server knows it: by the address that the connection comes from, for which it has only
    /// one of IPv4.
    fn via(to: &Endpoint, via: Option<&Endpoint>) -> Option<&'static str> {
        let four = hosts::address(&to.host, Resolver::System).is_some_and(|address| address.is_ipv4());
        match hosts::machine(hosts::address(&via?.host, Resolver::Go)?) {
            Behind::Forward(name, _) if four => Some(name),
            _ => None,
        }
    }

    fn certificate(mode: &str, host: &str) -> Shake {
        let authority = if mode == "unknown" { "otherca" } else { "ca" }.to_owned();
        // One certificate names all servers and their addresses.
        let named = match hosts::address(host, Resolver::Go).map(hosts::machine) {
            Some(Behind::Server(_)) => host != "0.0.0.0",
            Some(Behind::Forward(name, _)) => name == "fwdtls.test" && host.parse::<std::net::IpAddr>().is_err(),
            _ => false,
        };
        Shake::Certificate { authority, expired: mode == "expired", names_host: mode != "wronghost" && named }
    }

    /// Plain HTTP with a port where TLS is spoken.
    fn plain_on_tls(&self, primary: &'static str, port: u16, via: Option<&'static str>) -> Answer {
        let note = |event| self.note(primary, port, via, What::Event(event));
        match self.personas.tls(primary) {
            "hang" => {
                note("tls-hang");
                Answer::Silent
            }
            "reset" => {
                note("tcp-reset");
                Answer::Reset
            }
            "plain" => {
                note("plain-http-on-tls-port");
                Answer::Response(Response { content_type: String::new(), ..Response::text(400, "") })
            }
            // It hangs up with the request unread.
            _ => {
                note("tls-handshake-failed");
                Answer::Reset
            }
        }
    }

    fn heard(&self, primary: &'static str, via: Option<&'static str>, request: &Request<'_>) -> Answer {
        let heard =
            Heard { primary, host: &request.to.host, target: request.target, authorization: request.authorization };
        let answer = serve::answer(&self.personas, &heard);
        let status = match &answer {
            Answer::Response(response) if response.cut => "truncated".to_owned(),
            Answer::Response(response) => response.status.to_string(),
            Answer::Silent => "hang".to_owned(),
            Answer::Reset => "reset".to_owned(),
            Answer::Closed | Answer::NotHttp => "close".to_owned(),
        };
        let what = What::Request {
            method: if request.head { "HEAD" } else { "GET" },
            path: request.target.to_owned(),
            status,
            auth: request.authorization.map(persona::shown),
            git: request.agent == Agent::Git,
        };
        self.note(hosts::called(primary, &request.to.host), request.to.port, via, what);
        answer
    }

    /// Somebody takes a server for a forward proxy.
    fn no_proxy(&self, primary: &'static str, port: u16, ask: &Pass<'_>) -> Passed {
        let answer = match ask {
            Pass::Socks(_) => return Passed::NotSpoken,
            Pass::Connect(to) => {
                let (path, status) = (format!("{}:{}", to.host, to.port), "405".to_owned());
                self.note(
                    primary,
                    port,
                    None,
                    What::Request { method: "CONNECT", path, status, auth: None, git: false },
                );
                return Passed::Refused(Response::text(405, "not a forward proxy"));
            }
            Pass::Get(request) => {
                let with_port = if request.to.port == 80 { String::new() } else { format!(":{}", request.to.port) };
                let target = format!("http://{}{with_port}{}", request.to.host, request.target);
                let to = Endpoint { host: request.to.host.clone(), port };
                let request = Request { to: &to, target: &target, via: None, ..**request };
                self.heard(primary, None, &request)
            }
        };
        match answer {
            Answer::Response(response) => Passed::Refused(response),
            Answer::Silent => Passed::Silent,
            Answer::Closed => Passed::Closed,
            Answer::Reset => Passed::Reset,
            Answer::NotHttp => Passed::NotSpoken,
        }
    }
}

impl World for OracleWorld {
    fn dial(&self, to: &Endpoint) -> Dial {
        let open = match Self::behind(to, None) {
            None => return Dial::NoSuchHost,
            Some(Behind::Silent) => {
                self.wait(30);
                return Dial::Silent;
            }
            Some(Behind::Server(_)) => hosts::speaks_tls(to.port).is_some(),
            Some(Behind::Forward(_, port)) => port == to.port,
            Some(Behind::Closed) => false,
        };
        if open { Dial::Connected } else { Dial::Refused }
    }

    fn shake(&self, with: &Endpoint, via: Option<&Endpoint>, agent: Agent) -> Shake {
        match Self::behind(with, via) {
            Some(Behind::Server(primary)) if hosts::speaks_tls(with.port) == Some(true) => {
                let note = |what| self.note(primary, with.port, Self::via(with, via), what);
                match self.personas.tls(primary) {
                    "hang" => {
                        note(What::Event("tls-hang"));
                        self.wait(10);
                        Shake::Silent
                    }
                    "reset" => {
                        note(What::Event("tcp-reset"));
                        // A forward proxy of HTTP says "502 Bad Gateway" into the tunnel.
                        let socks = hosts::address("socks.test", Resolver::Go);
                        let tunnel = via.filter(|via| hosts::address(&via.host, Resolver::Go) != socks);
                        if tunnel.is_some() { Shake::Plain } else { Shake::Reset }
                    }
                    "plain" => {
                        note(What::Event("plain-http-on-tls-port"));
                        Shake::Plain
                    }
                    mode => {
                        // git's library ends the handshake well before it looks at the certificate.
                        if agent == Agent::Go {
                            note(What::Shake);
                        }
                        Self::certificate(mode, &with.host)
                    }
                }
            }
            Some(Behind::Forward("fwdtls.test", _)) => {
                self.shaken.borrow_mut().insert(with.clone());
                Self::certificate(self.personas.tls("fwdtls.test"), &with.host)
            }
            // It waits for the end of a header that never comes.
            Some(Behind::Forward("fwd.test" | "fwd2.test", _)) => {
                self.wait(10);
                Shake::Silent
            }
            _ => Shake::Plain,
        }
    }

    fn answer(&self, request: &Request<'_>) -> Answer {
        let via = Self::via(request.to, request.via);
        let answer = match Self::behind(request.to, request.via) {
            Some(Behind::Server(primary)) => match (hosts::speaks_tls(request.to.port), request.scheme) {
                (Some(true), "http") => self.plain_on_tls(primary, request.to.port, via),
                _ => self.heard(primary, via, request),
            },
            Some(Behind::Forward("socks.test", _)) => Answer::NotHttp,
            // It is asked for a path and looks for a host in it.
            Some(Behind::Forward(name, port)) => {
                self.note(name, port, None, What::Forward(format!("GET {}", request.target)));
                Answer::Closed
            }
            _ => Answer::Closed,
        };
        match answer {
            // Forward proxies pass no reset on: they hang up.
            Answer::Reset if request.via.is_some() => Answer::Closed,
            answer => answer,
        }
    }

    fn pass(&self, proxy: &Endpoint, authorization: Option<&str>, ask: &Pass<'_>) -> Passed {
        let (to, kind, words) = match ask {
            Pass::Connect(to) => (*to, Ask::Http, format!("CONNECT {}:{}", to.host, to.port)),
            Pass::Get(request) => (request.to, Ask::Http, format!("GET http://{}{}", request.to.host, request.target)),
            Pass::Socks(to) => (*to, Ask::Socks, format!("SOCKS5 {}:{}", to.host, to.port)),
        };
        match Self::behind(proxy, None) {
            Some(Behind::Server(primary)) => self.no_proxy(primary, proxy.port, ask),
            Some(Behind::Forward("fwdtls.test", _)) if !self.shaken.borrow().contains(proxy) => Passed::Reset,
            Some(Behind::Forward(name, port)) => {
                let login = authorization.map_or_else(String::new, |login| format!(" auth {login}"));
                self.note(name, port, None, What::Forward(words + &login));
                if forward::reach(to) == Reach::Silent {
                    self.wait(10);
                }
                forward::pass(name, self.personas.of(name), kind, authorization, to)
            }
            _ => Passed::NotSpoken,
        }
    }

    fn repository(&self, url: &str, login: Option<&str>, via: Option<&Endpoint>) -> Repository {
        let Some((scheme, rest)) = url.split_once("://") else {
            return Repository::Status(404);
        };
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
        if scheme.contains("ssh") {
            return Repository::Ssh(self.machine.ssh(host));
        }
        let usual = if scheme == "http" { 80 } else { 443 };
        let (name, port) =
            host.rsplit_once(':').map_or((host, usual), |(name, port)| (name, port.parse().unwrap_or(usual)));
        let to = Endpoint { host: name.to_owned(), port };
        let target = format!("/{}/info/refs?service=git-upload-pack", path.trim_end_matches('/'));
        // A login that is no name and password is the whole header.
        let header = |login: &str| match login.split_once(' ') {
            Some((scheme, _)) if !scheme.contains(':') => login.to_owned(),
            _ => format!("Basic {}", checksum::encoded(login)),
        };
        let authorization = login.map(header);
        let answer = self.answer(&Request {
            head: false,
            scheme,
            to: &to,
            target: &target,
            authorization: authorization.as_deref(),
            via,
            agent: Agent::Git,
        });
        match answer {
            Answer::Response(response) if response.status == 200 && response.content_type == serve::GIT => {
                // The name that was called is the folder on the server, and only then the repository's.
                let path = target.split('?').next().unwrap_or_default();
                let lenient = self.personas.of(name).is_some_and(|told| persona::truth(told, "dotgit_optional"));
                let root = repositories::asked(name, path, lenient);
                root.and_then(|root| repositories::at(name, &root)).map_or(Repository::Status(404), Repository::Open)
            }
            // git shows a text that comes with an error.
            other => Repository::Said(other),
        }
    }

    fn read(&self, path: &str) -> Read {
        self.machine.read(path)
    }

    fn authorities(&self, path: &str) -> Vec<String> {
        machine::authorities(path)
    }

    fn program(&self, name: &str) -> bool {
        self.machine.program(name)
    }

    fn helper(&self, command: &[String], url: Option<&str>) -> Said {
        self.machine.helper(command, url)
    }

    fn git_credential(&self, folder: &str, url: &str) -> Option<String> {
        self.machine.git_credential(folder, url)
    }

    fn becomes(&self, _toolchain: &str) -> Option<Release> {
        // The toolchains of this world are scripts that greet and end.
        None
    }

    fn sum_of_go_mod(&self, text: &str) -> String {
        checksum::of_go_mod(text)
    }

    fn key_hash(&self, name: &str, key: &[u8]) -> String {
        checksum::of_key(name, key)
    }
}

#[cfg(test)]
#[path = "world_tests.rs"]
mod tests;
