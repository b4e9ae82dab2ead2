//! What the hosts of a case do: the one place that decides it, for the model and for the real go alike.

use std::collections::BTreeMap;
use std::net::IpAddr;

use super::catalogue::{self, Usual};
use super::database;
use super::scripted::{Act, Forward, Host, PagesRole, ProxyRole, Reach, Role, Scripted, Tls};

/// A request as an origin sees it.
pub(crate) struct Asked<'a> {
    pub(crate) scheme: &'a str,
    pub(crate) host: &'a str,
    pub(crate) port: u16,
    /// Path and query, as on the wire.
    pub(crate) target: &'a str,
    /// `user:password`, or the whole header where it is something else.
    pub(crate) login: Option<&'a str>,
    /// Whether git asks.
    pub(crate) git: bool,
}

/// What is done with a request.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Reply {
    Response(Response),
    Closed,
    Reset,
    Silent,
    /// The plain request of a client on a port that speaks TLS.
    NotHttp,
    /// git's own program answers.
    Git,
}

/// A response.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Response {
    pub(crate) status: u16,
    pub(crate) location: String,
    pub(crate) content_type: &'static str,
    pub(crate) body: Body,
    pub(crate) cut: bool,
}

/// A body.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Body {
    Text(String),
    /// Files by name.
    Zip(BTreeMap<String, String>),
    /// An entry of the checksum database: the record's number and text, the tree head, and who signs it.
    Record {
        id: usize,
        lines: String,
        head: String,
        signer: String,
        tree: usize,
    },
    /// A tile of its tree.
    Tile(Vec<u8>),
}

/// The host that has an address of IPv6 only.
const SIX: &str = "six.corp.example";

const PLAIN: &str = "text/plain; charset=utf-8";
const HTML: &str = "text/html; charset=utf-8";

fn response(status: u16, content_type: &'static str, body: Body) -> Reply {
    Reply::Response(Response { status, location: String::new(), content_type, body, cut: false })
}

/// A plain text.
pub(crate) fn text(status: u16, text: impl Into<String>) -> Reply {
    response(status, PLAIN, Body::Text(text.into()))
}

/// What a forward proxy does.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Passed {
    Through,
    /// It does not speak the protocol, and closes the connection.
    NotSpoken,
    Reply(Reply),
    SocksRefused(u8),
}

/// What a forward proxy is asked for.
pub(crate) enum Pass<'a> {
    /// A tunnel to a host and port.
    Connect(&'a str, u16),
    /// A request that it is to make.
    Get(&'a Asked<'a>),
    /// A connection by SOCKS5.
    Socks(&'a str, u16),
}

impl Scripted {
    fn deviation(&self, name: &str) -> Option<&Host> {
        self.hosts.get(catalogue::host(name)?.0)
    }

    fn forward(&self, name: &str) -> Option<&Forward> {
        self.forward.get(catalogue::host(name)?.0)
    }

    /// Whether a host can be reached; not by which port.
    pub(crate) fn reach(&self, name: &str) -> Reach {
        let Some((_, usual)) = catalogue::host(name) else { return Reach::Unknown };
        // Only what a name leads to is ours to say.
        if name.is_empty() || name.trim_matches(['[', ']']).parse::<IpAddr>().is_ok() {
            return Reach::Listens;
        }
        let reach = match usual {
            Usual::Forward => self.forward(name).map(|it| it.reach),
            _ => self.deviation(name).map(|it| it.reach),
        };
        reach.unwrap_or_default()
    }

    /// Whether it can be reached by that port.
    pub(crate) fn reach_port(&self, name: &str, port: u16) -> Reach {
        let is_forward = matches!(catalogue::host(name), Some((_, Usual::Forward)));
        let ports = if is_forward { catalogue::FORWARD_PORTS } else { catalogue::PORTS };
        let is_open = ports.iter().any(|(it, _)| *it == port) || is_forward && port == catalogue::SOCKS_PORT;
        match self.reach(name) {
            Reach::Listens if !is_open => Reach::Refuses,
            reach => reach,
        }
    }

    /// What it shows when asked for TLS on that port.
    pub(crate) fn tls(&self, name: &str, port: u16) -> Tls {
        let is_forward = matches!(catalogue::host(name), Some((_, Usual::Forward)));
        let ports = if is_forward { catalogue::FORWARD_PORTS } else { catalogue::PORTS };
        match ports.iter().find(|(it, _)| *it == port) {
            Some((_, false)) => Tls::Plain,
            _ => self.deviation(name).map(|it| it.tls).unwrap_or_default(),
        }
    }

    /// What a forward proxy does. One that is none does not know what it is asked for.
    pub(crate) fn pass(&self, proxy: &str, port: u16, login: Option<&str>, ask: &Pass<'_>) -> Passed {
        if (port == catalogue::SOCKS_PORT) != matches!(ask, Pass::Socks(..)) {
            return Passed::NotSpoken;
        }
        if !matches!(catalogue::host(proxy), Some((_, Usual::Forward))) {
            return Passed::Reply(text(400, "not a forward proxy"));
        }
        let usual = Forward::default();
        let forward = self.forward(proxy).unwrap_or(&usual);
        let (host, port) = match ask {
            Pass::Connect(host, port) | Pass::Socks(host, port) => (*host, *port),
            Pass::Get(asked) => (asked.host, asked.port),
        };
        let refuse = |status: u16, words: &str| match ask {
            Pass::Socks(..) => Passed::SocksRefused(if status == 502 { 5 } else { 2 }),
            _ => Passed::Reply(text(status, words)),
        };
        if forward.login.as_deref().is_some_and(|wanted| login != Some(wanted)) {
            return refuse(407, "who are you?");
        }
        if let Some(status) = forward.status {
            return refuse(status, "not through here");
        }
        // A forward proxy must not lead to itself or another; and ours know no IPv6.
        let is_origin = matches!(catalogue::host(host), Some((name, usual)) if usual != Usual::Forward && name != SIX);
        if !is_origin || self.reach_port(host, port) != Reach::Listens {
            return refuse(502, "nobody there");
        }
        match ask {
            Pass::Get(asked) if matches!(self.reply(asked), Reply::Closed | Reply::Reset | Reply::NotHttp) => {
                refuse(502, "nobody there")
            }
            _ => Passed::Through,
        }
    }

    /// What an origin does with a request.
    pub(crate) fn reply(&self, asked: &Asked<'_>) -> Reply {
        match self.said(asked) {
            // These have no body on the wire.
            Reply::Response(it) if matches!(it.status, 204 | 304) => {
                Reply::Response(Response { body: Body::Text(String::new()), cut: false, ..it })
            }
            reply => reply,
        }
    }

    fn said(&self, asked: &Asked<'_>) -> Reply {
        let Some((name, usual)) = catalogue::host(asked.host) else { return text(404, "no such host here") };
        if asked.scheme == "http" && catalogue::PORTS.contains(&(asked.port, true)) {
            return Reply::NotHttp;
        }
        let default = Host::default();
        let host = self.deviation(name).unwrap_or(&default);
        if host.login.as_deref().is_some_and(|wanted| asked.login != Some(wanted)) {
            return text(host.without_login.unwrap_or(401), "");
        }
        if let Some(rule) = host.rules.iter().find(|rule| asked.target.contains(&rule.part)) {
            return act(&rule.act, asked);
        }
        match (&host.role, usual) {
            (Some(Role::Same(it)), _) => act(it, asked),
            (Some(Role::Proxy(role)), _) => proxy(role, asked),
            (Some(Role::Database(role)), _) => database::reply(role, name, asked.target),
            (Some(Role::Pages(role)), _) => pages(role, name, asked),
            (None, Usual::Proxy) => proxy(&ProxyRole::default(), asked),
            (None, Usual::Database) => database::reply(&super::scripted::DatabaseRole::default(), name, asked.target),
            (None, Usual::Pages) => pages(&PagesRole::default(), name, asked),
            (None, Usual::Forward) => text(400, "a forward proxy"),
        }
    }
}

fn act(act: &Act, asked: &Asked<'_>) -> Reply {
    match act {
        Act::Status(status, words) => text(*status, words),
        Act::Page(status, page) => response(*status, HTML, Body::Text(page.clone())),
        Act::Redirect(status, to) => {
            let location = to.strip_suffix('…').map_or(to.clone(), |base| format!("{base}{}", asked.target));
            let Reply::Response(it) = text(*status, "") else { unreachable!("a text is a response") };
            Reply::Response(Response { location, ..it })
        }
        Act::Cut => {
            let Reply::Response(it) = text(200, "v1.0") else { unreachable!("a text is a response") };
            Reply::Response(Response { cut: true, ..it })
        }
        Act::Close => Reply::Closed,
        Act::Reset => Reply::Reset,
        Act::Silent => Reply::Silent,
        Act::WrongZip => match wanted("", asked.target) {
            Some((path, file)) if file.strip_suffix(".zip").is_some() => {
                let version = catalogue::unescaped(file.trim_start_matches("v/").trim_end_matches(".zip"));
                let mut files = catalogue::versions(&path).next().map(|it| it.zip(&format!("{path}@{version}/")));
                if let Some(files) = &mut files {
                    files.insert(format!("{path}@{version}/other.txt"), "other\n".to_owned());
                }
                files.map_or_else(|| text(404, "not found"), |files| response(200, "application/zip", Body::Zip(files)))
            }
            _ => text(404, "not found"),
        },
        Act::WrongInfo => response(
            200,
            "application/json",
            Body::Text("{\"Version\":\"v9.9.9\",\"Time\":\"2024-01-02T03:04:05Z\"}".into()),
        ),
    }
}

/// The module path that a request to a module proxy is about, and what is wanted of it, both unescaped on the wire.
fn wanted(base: &str, target: &str) -> Option<(String, String)> {
    let path = target.split('?').next().unwrap_or_default().strip_prefix(base)?.strip_prefix('/')?;
    let path = decoded(path);
    let (module, file) = path.split_once("/@")?;
    Some((catalogue::unescaped(module), file.to_owned()))
}

/// Percent signs resolved.
fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut out = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        match part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                out.push(byte);
                out.extend_from_slice(&part.as_bytes()[2..]);
            }
            None => {
                out.push(b'%');
                out.extend_from_slice(part.as_bytes());
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

fn proxy(role: &ProxyRole, asked: &Asked<'_>) -> Reply {
    let path = asked.target.split('?').next().unwrap_or_default();
    if let Some(rest) = path.strip_prefix(&role.base).and_then(|rest| rest.strip_prefix("/sumdb/")) {
        let (name, rest) = rest.split_once('/').unwrap_or((rest, ""));
        return match role.relays {
            None => text(404, "not found"),
            Some(status) if rest == "supported" => text(status, ""),
            Some(200) => database::reply(&role.database, name, &format!("/{rest}")),
            Some(status) => text(status, ""),
        };
    }
    let Some((module, file)) = wanted(&role.base, asked.target) else { return text(404, "not found") };
    let missing = |words: String| text(role.missing.unwrap_or(404), words);
    if role.lacks.contains(&module) || catalogue::versions(&module).next().is_none() {
        return missing(format!("not found: module {module}: no matching versions"));
    }
    if file == "v/list" {
        let tagged = catalogue::versions(&module).filter(|it| !it.is_pseudo());
        return text(200, tagged.map(|it| format!("{}\n", it.version)).collect::<Vec<_>>().concat());
    }
    if file == "latest" {
        let all: Vec<_> = catalogue::versions(&module).collect();
        let newest = all.iter().rev().find(|it| !it.version.contains('-')).or(all.last());
        return match newest {
            Some(it) if !role.no_latest => response(200, "application/json", Body::Text(it.info())),
            _ => missing("not found".to_owned()),
        };
    }
    let found = file.strip_prefix("v/").and_then(|rest| rest.rsplit_once('.'));
    let found =
        found.and_then(|(version, kind)| Some((catalogue::module(&module, &catalogue::unescaped(version))?, kind)));
    match found {
        Some((it, "info")) => response(200, "application/json", Body::Text(it.info())),
        Some((it, "mod")) => text(200, &*it.go_mod),
        Some((it, "zip")) => response(200, "application/zip", Body::Zip(it.zip(&it.prefix()))),
        _ => missing(format!("not found: {module}: unknown revision")),
    }
}

fn pages(role: &PagesRole, name: &str, asked: &Asked<'_>) -> Reply {
    let (path, query) = asked.target.split_once('?').unwrap_or((asked.target, ""));
    if query.split('&').any(|it| it == "go-get=1") {
        let whole = format!("{name}{}", decoded(path).trim_end_matches('/'));
        let own = role.tags.iter().map(|(prefix, rest)| (prefix.as_str(), rest.as_str()));
        let tags = own.chain(catalogue::TAGS.iter().copied());
        let covers = |prefix: &str| whole == prefix || whole.starts_with(&format!("{prefix}/"));
        // Of tags with the same prefix the case's own counts.
        let found = tags.filter(|(prefix, _)| covers(prefix)).min_by_key(|(prefix, _)| usize::MAX - prefix.len());
        let page = |head: &str| format!("<!DOCTYPE html><html><head>{head}</head><body></body></html>\n");
        return match found {
            Some((_, "")) | None => response(404, HTML, Body::Text(page(""))),
            Some((prefix, rest)) => {
                let head = format!("<meta name=\"go-import\" content=\"{prefix} {rest}\">");
                response(role.status.unwrap_or(200), HTML, Body::Text(page(&head)))
            }
        };
    }
    let wanted = role.private.iter().find(|(part, _)| path.contains(*part));
    if wanted.is_some_and(|(_, login)| asked.login != Some(login)) {
        return text(401, "who are you?");
    }
    match repository(asked) {
        Some(_) if asked.git => Reply::Git,
        _ => text(404, "not found"),
    }
}

/// The repository that is asked for; its own host alone has it.
pub(crate) fn repository(asked: &Asked<'_>) -> Option<&'static catalogue::Repository> {
    let (host, _) = catalogue::host(asked.host)?;
    let path = asked.target.split('?').next().unwrap_or_default();
    let path = ["/info/refs", "/git-upload-pack"].iter().find_map(|end| path.strip_suffix(end)).unwrap_or(path);
    catalogue::REPOSITORIES.iter().find(|it| it.host == host && it.path == path)
}
