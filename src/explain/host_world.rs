//! A world as the model of go asks for it, made of what people say of hosts; no rule of go is here.

use std::collections::BTreeMap;

use super::behaviour::{Behaviour, Relay, Role, Stock};
use super::cast::{Actor, cast, covering, host_of};
use super::machine::{Machine, SAMPLE_PASSWORD};
use super::query::Query;
use super::sample::{self, Sample};
use super::sha256::sha256;
use super::world::World;
use crate::data::forges::is_forge;
use crate::go::{
    self, Agent, Answer, Body, Dial, Endpoint, Pass, Passed, Read, Record, Repository, Request, Response, Said, Shake,
    Zip,
};

/// The authority that signs the certificates of public hosts.
const PUBLIC_CA: &str = "public";
/// The company's own authority.
const COMPANY_CA: &str = "company";
/// Where the trusted authorities of a Linux machine are.
const ROOTS: [&str; 2] = ["/etc/ssl/certs/ca-certificates.crt", "/etc/ssl/certs"];
/// The module that toolchains are.
const TOOLCHAIN: &str = "golang.org/toolchain";

/// A world around a machine, for one question.
pub struct HostWorld<'a> {
    machine: &'a Machine,
    world: &'a World,
    private: &'a [String],
    actors: BTreeMap<String, Actor>,
    sample: Sample,
}

impl<'a> HostWorld<'a> {
    /// The world in which the module that is asked about exists.
    pub fn new(machine: &'a Machine, world: &'a World, query: &Query, private: &'a [String]) -> Self {
        let mut actors = BTreeMap::new();
        for actor in cast(machine, world, query, private) {
            actors.entry(actor.host.clone()).or_insert(actor);
        }
        Self { machine, world, private, actors, sample: Sample::of(query) }
    }

    fn actor(&self, host: &str) -> Option<&Actor> {
        self.actors.get(&host.to_ascii_lowercase())
    }

    /// What is said of all hosts on this one's side.
    fn region(&self, host: &str) -> Option<Behaviour> {
        match self.actor(host) {
            Some(actor) if actor.role == Role::ForwardProxy => None,
            Some(actor) if actor.is_public || is_forge(host) => self.world.outside,
            Some(_) => self.world.inside,
            None => None,
        }
    }

    fn behaviour(&self, host: &str) -> Behaviour {
        let said = self.world.host(&host.to_ascii_lowercase()).behaviour;
        said.unwrap_or(Behaviour::Works)
    }

    fn is_private(&self, path: &str) -> bool {
        covering(self.private, path).is_some()
    }

    /// Whether a login that this host wants is wanted for the module that is asked about: a host with private modules
    /// shows its public ones to everybody.
    fn is_closed(&self, host: &str) -> bool {
        let has_private = self.private.iter().any(|it| it.split('/').next() == Some(host));
        !has_private || self.is_private(&self.sample.path)
    }

    fn trusts_company(&self) -> bool {
        self.world.trusts_ca.unwrap_or(self.machine.trusts_ca)
    }

    /// Whether this machine's own settings name a file or folder of trusted authorities.
    fn names_roots(&self, variable: &str, path: &str) -> bool {
        let value = self.machine.environment.variable(variable);
        value.is_some_and(|value| value.split(':').any(|one| one == path))
    }

    fn has_file_tree(&self) -> bool {
        self.actors.values().any(|it| it.role == Role::Files && it.behaviour == Behaviour::Works)
    }
}

/// What somebody says who has nothing for anybody, if so.
fn refusal(behaviour: Behaviour) -> Option<u16> {
    Some(match behaviour {
        Behaviour::NotFound => 404,
        Behaviour::Gone => 410,
        Behaviour::Forbidden => 403,
        Behaviour::TooMany => 429,
        Behaviour::Fails => 500,
        Behaviour::BadGateway => 502,
        _ => return None,
    })
}

/// A response without a body that go would quote.
fn status(status: u16) -> Response {
    Response { content_type: String::new(), ..Response::text(status, "") }
}

fn page(status: u16, text: &str) -> Response {
    Response { content_type: "text/html; charset=utf-8".to_owned(), ..Response::text(status, text) }
}

fn text(body: Option<String>) -> Response {
    body.map_or_else(|| status(404), |body| Response::text(200, body))
}

fn is_address(host: &str) -> bool {
    host.contains(':') || host.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

fn dial(behaviour: Behaviour) -> Dial {
    match behaviour {
        Behaviour::Refused => Dial::Refused,
        Behaviour::NoSuchHost => Dial::NoSuchHost,
        Behaviour::Drops => Dial::Silent,
        _ => Dial::Connected,
    }
}

impl go::World for HostWorld<'_> {
    fn dial(&self, to: &Endpoint) -> Dial {
        let said = self.world.host(&to.host.to_ascii_lowercase()).behaviour;
        let is_known = said.is_some() || self.actor(&to.host).is_some();
        let stranger = if is_address(&to.host) { Behaviour::Refused } else { Behaviour::NoSuchHost };
        let region = if is_known { self.region(&to.host) } else { Some(stranger) };
        dial(said.or(region).unwrap_or(Behaviour::Works))
    }

    fn shake(&self, with: &Endpoint, via: Option<&Endpoint>, _: Agent) -> Shake {
        let behaviour = self.behaviour(&with.host);
        let role = self.actor(&with.host).map(|it| it.role);
        if role == Some(Role::ForwardProxy) && via.is_none() && !matches!(with.port, 443 | 8443) {
            return Shake::Plain;
        }
        if behaviour == Behaviour::Resets {
            return Shake::Reset;
        }
        let inspected = match via {
            Some(proxy) => self.world.host(&proxy.host.to_ascii_lowercase()).inspects,
            None => self.region(&with.host) == Some(Behaviour::CompanyCa),
        };
        let authority = if inspected || behaviour == Behaviour::CompanyCa { COMPANY_CA } else { PUBLIC_CA };
        let expired = behaviour == Behaviour::Expired && !inspected;
        Shake::Certificate { authority: authority.to_owned(), expired, names_host: true }
    }

    fn answer(&self, request: &Request<'_>) -> Answer {
        let host = &request.to.host;
        let behaviour = self.behaviour(host);
        match behaviour {
            Behaviour::Hangs => return Answer::Silent,
            Behaviour::Resets => return Answer::Reset,
            Behaviour::Login if request.authorization.is_none() && !is_discovery(request.target) => {
                return Answer::Response(status(401));
            }
            Behaviour::Closed if request.authorization.is_none() && self.is_closed(host) => {
                return Answer::Response(status(401));
            }
            Behaviour::Portal => {
                return Answer::Response(page(200, "<html><head><title>Sign in</title></head><body></body></html>"));
            }
            _ => {}
        }
        if let Some(code) = refusal(behaviour) {
            return Answer::Response(status(code));
        }
        Answer::Response(self.serve(host, request.target))
    }

    fn pass(&self, proxy: &Endpoint, authorization: Option<&str>, ask: &Pass<'_>) -> Passed {
        let behaviour = self.behaviour(&proxy.host);
        match behaviour {
            Behaviour::Login if authorization.is_none() => return Passed::Refused(status(407)),
            Behaviour::Hangs => return Passed::Silent,
            _ => {}
        }
        if let Some(code) = refusal(behaviour) {
            return Passed::Refused(status(code));
        }
        let to = match ask {
            Pass::Connect(to) | Pass::Socks(to) => to,
            Pass::Get(request) => request.to,
        };
        let said = self.world.host(&to.host.to_ascii_lowercase()).behaviour;
        let is_known = said.is_some() || self.actor(&to.host).is_some();
        let reached = said.map_or(Dial::Connected, dial);
        if is_known && reached == Dial::Connected {
            return Passed::Through;
        }
        match ask {
            Pass::Socks(_) => Passed::SocksRefused(4),
            _ => Passed::Refused(status(502)),
        }
    }

    fn repository(&self, url: &str, login: Option<&str>, _via: Option<&Endpoint>) -> Repository {
        let host = host_of(url).unwrap_or_default();
        let behaviour = self.behaviour(&host);
        if let Some(code) = refusal(behaviour) {
            return Repository::Status(code);
        }
        let signs_in = login.is_some() || self.machine.git_logins.contains(&host);
        let is_ssh = url.starts_with("ssh:") || url.starts_with("git+ssh:");
        if is_ssh && !self.machine.git_logins.contains(&host) {
            return Repository::Ssh(format!("git@{host}: Permission denied (publickey)."));
        }
        match behaviour {
            Behaviour::Login | Behaviour::Closed if !signs_in && self.is_closed(&host) => {
                return Repository::Status(401);
            }
            Behaviour::Portal | Behaviour::Hangs => return Repository::Status(404),
            _ => {}
        }
        let after = url.split_once("://").map_or(url, |(_, after)| after);
        let path = after.split_once('/').map_or("", |(_, path)| path).trim_end_matches('/');
        let path = format!("{host}/{}", path.strip_suffix(".git").unwrap_or(path));
        if path == self.sample.repository() { Repository::Open(self.sample.tree()) } else { Repository::Status(404) }
    }

    fn read(&self, path: &str) -> Read {
        if let Some(text) = self.machine.files.get(path) {
            return Read::File(Body::Text(text.clone()));
        }
        if path == ROOTS[0] || self.names_roots("SSL_CERT_FILE", path) {
            return Read::File(Body::Text(String::new()));
        }
        if path == ROOTS[1] || self.names_roots("SSL_CERT_DIR", path) || self.machine.environment.home() == Some(path) {
            return Read::Folder;
        }
        if self.has_file_tree() {
            if let Some((before, after)) = path.split_once("/@") {
                let response = self.module_file(&unescape(before), after, Stock::All);
                return if response.status == 200 { Read::File(response.body) } else { Read::Missing };
            }
            return if path.contains("/sumdb/") { Read::Missing } else { Read::Folder };
        }
        Read::Missing
    }

    fn authorities(&self, path: &str) -> Vec<String> {
        let is_own = !path.is_empty() && !ROOTS.contains(&path);
        let mut out = vec![PUBLIC_CA.to_owned()];
        if self.trusts_company() || (is_own && self.world.trusts_ca != Some(false)) {
            out.push(COMPANY_CA.to_owned());
        }
        out
    }

    fn program(&self, name: &str) -> bool {
        matches!(name, "git" | "ssh") && self.machine.has_git
    }

    fn helper(&self, _command: &[String], _url: Option<&str>) -> Said {
        Said::Failed
    }

    fn git_credential(&self, _folder: &str, url: &str) -> Option<String> {
        let host = host_of(url)?;
        self.machine.git_logins.contains(&host).then(|| format!("me:{SAMPLE_PASSWORD}"))
    }

    fn becomes(&self, toolchain: &str) -> Option<go::Release> {
        go::Release::parse(toolchain)
    }

    fn sum_of_go_mod(&self, text: &str) -> String {
        sample::sum(text)
    }

    fn key_hash(&self, name: &str, key: &[u8]) -> String {
        let mut bytes = format!("{name}\n").into_bytes();
        bytes.extend_from_slice(key);
        let [a, b, c, d, ..] = sha256(&bytes);
        format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
    }
}

fn is_discovery(target: &str) -> bool {
    target.ends_with("?go-get=1")
}

/// Undoes the escapes of a module path or version on the wire: `%21a` and `!a` are `A`.
fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut upper = false;
    for ch in text.replace("%21", "!").chars() {
        match ch {
            '!' => upper = true,
            _ => {
                out.push(if upper { ch.to_ascii_uppercase() } else { ch });
                upper = false;
            }
        }
    }
    out
}

impl HostWorld<'_> {
    /// What a host that is well answers.
    fn serve(&self, host: &str, target: &str) -> Response {
        if let Some(path) = target.strip_suffix("?go-get=1") {
            return self.discovery(&format!("{host}{}", path.trim_end_matches('/')));
        }
        let target = unescape(target.split('?').next().unwrap_or_default());
        let actor = self.actor(host);
        if let Some((_, after)) = target.split_once("/sumdb/") {
            return match actor.map_or(Relay::No, |it| it.relay) {
                Relay::No => status(404),
                Relay::Forbidden => status(403),
                Relay::Yes => match after.split_once('/') {
                    Some((_, "supported")) => status(200),
                    Some((name, rest)) => self.database(name, &format!("/{rest}"), true),
                    None => status(404),
                },
            };
        }
        if let Some((path, after)) = target.split_once("/@") {
            let stock = actor.map_or(Stock::All, |it| it.stock);
            return self.module_file(path, after, stock);
        }
        self.database(host, &target, actor.is_none_or(|it| it.is_public))
    }

    /// What a module proxy or a tree of files has. `path` may have a base before the module path.
    fn module_file(&self, path: &str, after: &str, stock: Stock) -> Response {
        let ends_with =
            |module: &str| path.strip_suffix(module).is_some_and(|base| base.is_empty() || base.ends_with('/'));
        let after = after.trim_start_matches("v/");
        if ends_with(TOOLCHAIN) {
            return if stock == Stock::Private { status(404) } else { toolchain(after) };
        }
        let module = &self.sample;
        let is_private = self.is_private(&module.path);
        let has = match stock {
            Stock::All => true,
            Stock::Public => !is_private,
            Stock::Private => is_private,
        };
        if !has || !ends_with(&module.path) {
            return status(404);
        }
        match after.rsplit_once('.') {
            _ if after == "list" => text(Some(module.list())),
            _ if after == "latest" => text(module.info("latest")),
            Some((version, "info")) => text(module.info(version)),
            Some((version, "mod")) => text(module.go_mod(version)),
            Some((version, "zip")) => module.zip(version).map_or_else(|| status(404), zip),
            _ => status(404),
        }
    }

    /// What a checksum database answers: the public one knows public modules only.
    fn database(&self, name: &str, target: &str, is_public: bool) -> Response {
        if target.contains("/tile/") {
            return Response { body: Body::Tile, ..status(200) };
        }
        let Some((path, version)) = target.split_once("/lookup/").and_then(|(_, rest)| rest.rsplit_once('@')) else {
            return status(404);
        };
        let lines = if path == TOOLCHAIN {
            Some(vec![format!("{path} {version} {}", sample::sum(&format!("{path}@{version}/")))])
        } else if path == self.sample.path && !(is_public && self.is_private(path)) {
            self.sample.sums(version)
        } else {
            None
        };
        let Some(lines) = lines else { return status(404) };
        let setting = self.machine.environment.setting("GOSUMDB").value;
        // Whoever answers under that name signs with the key that go expects.
        let (signer, key) = match go::Database::parse(&setting, self.machine.release, self) {
            Ok(known) => (known.name, known.key),
            Err(_) => (name.to_owned(), String::new()),
        };
        let record = Record { lines, signer, key, tree: 24, id: 18 };
        Response { body: Body::Record(record), ..Response::text(200, "") }
    }

    /// The page of a host for `?go-get=1`.
    fn discovery(&self, path: &str) -> Response {
        let root = self.sample.repository();
        let is_below = path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
        if !is_below {
            return page(404, "<html><head></head><body></body></html>");
        }
        let tag = format!("<meta name=\"go-import\" content=\"{root} git https://{root}\">");
        page(200, &format!("<html><head>{tag}</head><body></body></html>"))
    }
}

fn zip(zip: Zip) -> Response {
    Response { content_type: "application/zip".to_owned(), body: Body::Zip(zip), ..Response::text(200, "") }
}

/// What a proxy has of the module `golang.org/toolchain`: releases that the model knows.
fn toolchain(after: &str) -> Response {
    let version = |release: go::Release| format!("v0.0.1-go{release}.linux-amd64");
    if after == "list" {
        return text(Some(go::Release::KNOWN.map(|it| version(it) + "\n").concat()));
    }
    let asked = after.strip_suffix(".zip").unwrap_or_default();
    let is_release = asked.strip_prefix("v0.0.1-go1.").is_some_and(|rest| rest.split('.').count() >= 3);
    if !is_release {
        return status(404);
    }
    let prefix = format!("{TOOLCHAIN}@{asked}/");
    zip(Zip { sum: sample::sum(&prefix), prefix, packages: Vec::new(), go_mod: None })
}
