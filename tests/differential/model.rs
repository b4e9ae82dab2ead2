//! A case given to the model: the scripted world as the model asks for it, and the account of its trace.

use std::cell::RefCell;
use std::collections::BTreeMap;

use goproxy_wizard::go::{
    Agent, Answer, Body, Cache, Dial, Endpoint, Environment, Event, Kind, Os, Outcome, Package, Pass, Passed, Query,
    Read, Record, Release, Repository, Request, Response, Revision, Said, Shake, Source, Trace, Tree, Workspace, World,
    Zip, run,
};

use super::account::Account;
use super::answers::{self, Asked, Reply};
use super::catalogue::{self, FILES, FileContent, HELPER, ROOT};
use super::checksum;
use super::scripted::{Reach, Scripted, Tls};
use super::surroundings;

/// What the model makes of a case.
pub(crate) fn explain(case: &Scripted) -> Account {
    let world = Watched { case, files: surroundings::files(case), account: RefCell::default() };
    let environment = Environment::load(surroundings::variables(case), Environment::GO_ENV, Os::Linux, &world);
    let query = Query {
        arguments: case.command.clone(),
        release: Release::parse(&case.go).expect("a release that is known"),
        os: Os::Linux,
        environment,
        workspace: workspace(case),
        cache: Cache::default(),
    };
    let trace = run(query, &world).trace;
    finish(world.account.into_inner(), &trace)
}

fn finish(mut account: Account, trace: &Trace) -> Account {
    for event in &trace.events {
        match event {
            Event::Exchange(it) => {
                account.at_once |= it.at_once;
                let refused = [Kind::TlsUnknownAuthority, Kind::TlsExpired, Kind::TlsWrongHost];
                let of_proxy = "proxyconnect tcp: tls: failed to verify";
                if let (Outcome::Failed(_, text), Some(via)) = (&it.outcome, &it.via)
                    && text.starts_with(of_proxy)
                {
                    let (host, port) = host(&via.proxy);
                    account.no_tls(host, port);
                }
                if matches!(&it.outcome, Outcome::Failed(kind, _) if refused.contains(kind)) {
                    let (host, port) = host(&it.url);
                    account.no_tls(host, port);
                }
            }
            Event::Tool(it) if it.failure.is_some() => {
                let (host, port) = host(&it.url);
                account.no_tls_for_git(host, port);
            }
            _ => {}
        }
    }
    match &trace.end {
        None => "ok".clone_into(&mut account.end),
        Some(failure) => {
            let kind = if failure.hangs() { Kind::Hang } else { failure.kind };
            kind.name().clone_into(&mut account.end);
            let front = if failure.bare { "" } else { "go: " };
            account.text = format!("{front}{}", failure.text);
        }
    }
    account
}

/// Host and port of an https URL.
fn host(url: &str) -> (&str, u16) {
    let host = url.split("://").nth(1).unwrap_or_default().split('/').next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    match host.rsplit_once(':') {
        Some((name, port)) if !port.contains(']') => (name, port.parse().unwrap_or(443)),
        _ => (host, 443),
    }
}

fn workspace(case: &Scripted) -> Workspace {
    let file = |name: &str| case.files.get(name).cloned();
    let sources = case.files.iter().filter(|(name, _)| name.strip_suffix(".go").is_some()).map(|(name, text)| Source {
        folder: String::new(),
        name: name.clone(),
        imports: imports(text),
    });
    Workspace { go_mod: file("go.mod"), go_sum: file("go.sum"), sources: sources.collect(), ..Workspace::default() }
}

/// The imports of a Go file that has each on a line of its own, with their places.
fn imports(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().enumerate().filter(|(_, line)| line.starts_with("import "));
    lines.filter_map(|(at, line)| Some((line.split('"').nth(1)?.to_owned(), format!("{}:8", at + 1)))).collect()
}

/// A case's world, and what was seen in it.
struct Watched<'a> {
    case: &'a Scripted,
    files: BTreeMap<String, &'a str>,
    account: RefCell<Account>,
}

/// The name of a forward proxy as servers know it: by its address.
fn own_name(via: Option<&Endpoint>) -> Option<&'static str> {
    via.and_then(|it| catalogue::host(&it.host)).map(|(name, _)| name)
}

impl World for Watched<'_> {
    fn dial(&self, to: &Endpoint) -> Dial {
        match self.case.reach_port(&to.host, to.port) {
            Reach::Listens => Dial::Connected,
            Reach::Refuses => Dial::Refused,
            Reach::Unknown => Dial::NoSuchHost,
        }
    }

    fn shake(&self, with: &Endpoint, _via: Option<&Endpoint>, _agent: Agent) -> Shake {
        let tls = self.case.tls(&with.host, with.port);
        match tls {
            Tls::Plain | Tls::Reset => {
                // A port that never speaks TLS does not know what it was asked.
                if catalogue::PORTS.contains(&(with.port, true)) {
                    self.account.borrow_mut().no_tls(&with.host, with.port);
                }
                if tls == Tls::Plain { Shake::Plain } else { Shake::Reset }
            }
            _ => Shake::Certificate {
                authority: if tls == Tls::Unknown { "other" } else { "known" }.to_owned(),
                expired: tls == Tls::Expired,
                names_host: tls != Tls::WrongHost,
            },
        }
    }

    fn answer(&self, request: &Request<'_>) -> Answer {
        let login = request.authorization.map(surroundings::login);
        let asked = Asked {
            scheme: request.scheme,
            host: &request.to.host,
            port: request.to.port,
            target: request.target,
            login: login.as_deref(),
            git: request.agent == Agent::Git,
        };
        let reply = self.case.reply(&asked);
        self.account.borrow_mut().answered(&asked, own_name(request.via), &reply);
        answer(reply)
    }

    fn pass(&self, proxy: &Endpoint, authorization: Option<&str>, ask: &Pass<'_>) -> Passed {
        let login;
        let asked;
        let ask = match ask {
            Pass::Connect(to) => answers::Pass::Connect(&to.host, to.port),
            Pass::Socks(to) => answers::Pass::Socks(&to.host, to.port),
            Pass::Get(request) => {
                login = request.authorization.map(surroundings::login);
                asked = Asked {
                    scheme: request.scheme,
                    host: &request.to.host,
                    port: request.to.port,
                    target: request.target,
                    login: login.as_deref(),
                    git: request.agent == Agent::Git,
                };
                answers::Pass::Get(&asked)
            }
        };
        let name = own_name(Some(proxy)).unwrap_or_default();
        let passed = self.case.pass(name, proxy.port, authorization, &ask);
        self.account.borrow_mut().passed(name, authorization, &ask, &passed);
        match passed {
            answers::Passed::Through => Passed::Through,
            answers::Passed::SocksRefused(code) => Passed::SocksRefused(code),
            answers::Passed::Reply(Reply::Response(it)) => Passed::Refused(response(it)),
            answers::Passed::Reply(Reply::Silent) => Passed::Silent,
            answers::Passed::Reply(_) | answers::Passed::NotSpoken => Passed::NotSpoken,
        }
    }

    fn repository(&self, url: &str, login: Option<&str>, via: Option<&Endpoint>) -> Repository {
        let (scheme, rest) = url.split_once("://").unwrap_or(("https", url));
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = host.rsplit('@').next().unwrap_or_default();
        let usual = if scheme == "http" { 80 } else { 443 };
        let (host, port) = match host.rsplit_once(':') {
            Some((host, port)) => (host, port.parse().unwrap_or(usual)),
            None => (host, usual),
        };
        let target = format!("/{}/info/refs?service=git-upload-pack", path.trim_end_matches('/'));
        let asked = Asked { scheme, host, port, target: &target, login, git: true };
        self.account.borrow_mut().answered(&asked, own_name(via), &Reply::Git);
        match (self.case.reply(&asked), answers::repository(&asked)) {
            (Reply::Git, Some(it)) => Repository::Open(tree(it)),
            (reply, _) => Repository::Said(answer(reply)),
        }
    }

    fn read(&self, path: &str) -> Read {
        if path.strip_suffix(".pem").is_some() && !self.authorities(path).is_empty() {
            return Read::File(Body::Text(String::new()));
        }
        if let Some(text) = self.files.get(path) {
            return Read::File(Body::Text((*text).to_owned()));
        }
        match FILES.get(path) {
            Some(FileContent::Text(text)) => Read::File(Body::Text(text.clone())),
            Some(FileContent::Zip(module)) => Read::File(Body::Zip(zip(&module.zip(&module.prefix())))),
            None => {
                let folder = format!("{}/", path.trim_end_matches('/'));
                let is_folder = [ROOT, &format!("{ROOT}/tls")].contains(&path)
                    || FILES.keys().chain(self.files.keys()).any(|it| it.starts_with(&folder));
                if is_folder { Read::Folder } else { Read::Missing }
            }
        }
    }

    fn authorities(&self, path: &str) -> Vec<String> {
        let tls = format!("{ROOT}/tls");
        let names: &[&str] = match path.strip_prefix(&tls) {
            Some("/ca.pem") => &["known"],
            Some("/other.pem") => &["other"],
            Some("" | "/") => &["known", "other"],
            _ => &[],
        };
        names.iter().map(|it| (*it).to_owned()).collect()
    }

    fn program(&self, name: &str) -> bool {
        ["git", "sh", HELPER.0].contains(&name)
    }

    fn helper(&self, command: &[String], _url: Option<&str>) -> Said {
        if command.first().is_some_and(|it| it == HELPER.0) { Said::Output(HELPER.1.to_owned()) } else { Said::Failed }
    }

    fn becomes(&self, _toolchain: &str) -> Option<Release> {
        None
    }

    fn sum_of_go_mod(&self, text: &str) -> String {
        checksum::of_go_mod(text)
    }

    fn key_hash(&self, name: &str, key: &[u8]) -> String {
        checksum::of_key(name, key)
    }
}

fn answer(reply: Reply) -> Answer {
    match reply {
        Reply::Response(it) => Answer::Response(response(it)),
        Reply::Closed => Answer::Closed,
        Reply::Reset => Answer::Reset,
        Reply::Silent => Answer::Silent,
        Reply::NotHttp => Answer::NotHttp,
        Reply::Git => Answer::Response(Response::text(200, "")),
    }
}

fn response(it: answers::Response) -> Response {
    let body = match it.body {
        answers::Body::Text(text) => Body::Text(text),
        answers::Body::Zip(files) => Body::Zip(zip(&files)),
        answers::Body::Tile(_) => Body::Tile,
        answers::Body::Record { id, lines, signer, tree, .. } => Body::Record(Record {
            lines: lines.lines().map(str::to_owned).collect(),
            key: checksum::verifier(&signer),
            signer,
            tree: tree as u64,
            id: id as u64,
        }),
    };
    let location = (!it.location.is_empty()).then_some(it.location);
    Response { status: it.status, location, content_type: it.content_type.to_owned(), body, cut: it.cut }
}

/// A zip as go looks into it.
fn zip(files: &BTreeMap<String, String>) -> Zip {
    let first = files.keys().next().map_or("", String::as_str);
    let prefix = first.find('@').and_then(|at| first[at..].find('/').map(|slash| &first[..=at + slash])).unwrap_or("");
    let below = || files.iter().map(|(name, text)| (name.strip_prefix(prefix).unwrap_or(name), text));
    let package = |(name, text): (&str, &String)| {
        let folder = name.strip_suffix("x.go")?.trim_end_matches('/').to_owned();
        let main = text.lines().any(|line| line.trim() == "package main");
        Some(Package { folder, imports: imports(text).into_iter().map(|(path, _)| path).collect(), main })
    };
    Zip {
        prefix: prefix.to_owned(),
        sum: checksum::h1(files),
        packages: below().filter_map(package).collect(),
        go_mod: below().find(|(name, _)| *name == "go.mod").map(|(_, text)| text.clone()),
    }
}

/// A repository's content.
fn tree(it: &catalogue::Repository) -> Tree {
    let revision = |(tag, commit): (&&str, &&str)| {
        let module = catalogue::module(it.module, tag).expect("a tag is a version that exists");
        Revision {
            name: (*tag).to_owned(),
            commit: (*commit).to_owned(),
            time: "20240102030405".to_owned(),
            modules: vec![(String::new(), zip(&module.zip(&module.prefix())))],
        }
    };
    let tags: Vec<_> = it.tags.iter().zip(it.commits).map(revision).collect();
    let newest = tags.last().expect("a repository has a tag").clone();
    Tree { tags, branches: vec![Revision { name: "main".to_owned(), ..newest }] }
}
