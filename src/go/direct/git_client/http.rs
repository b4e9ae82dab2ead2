//! git over http and https: the connection, forward proxies, trust, redirects, logins; what a repository holds is the
//! world's.

use super::config::GitConfig;
use super::connection;
use super::connection::{Broken, broken, connect, ended, hangs, with_login};
use super::credentials::{self, Login};
use super::proxy::{self, Proxy, Speech};
use super::remote::Remote;
use super::{Fault, Trail, no_repository};
use crate::go::direct::asks::Asks;
use crate::go::{
    Agent, Answer, Body, Exchange, Kind, LoginSource, Outcome, Pass, Passed, Purpose, Repository, Request, Response,
    Tree, Via,
};

/// What git asks a server first.
const SERVICE: &str = "/info/refs?service=git-upload-pack";

/// What the server says.
enum Reply {
    Tree(Tree),
    Response(Response),
}

/// Calls a repository.
pub(super) fn call(asks: &dyn Asks, config: &GitConfig, url: &str, trail: &mut Trail) -> Result<Tree, Fault> {
    let Some(remote) = Remote::parse(url) else { return Err(no_repository(&format!("fatal: '{url}'"))) };
    let shown = remote.shown();
    let mut place = remote.sent();
    for _ in 0..=20 {
        match exchange(asks, config, &remote, &place, &shown, trail)? {
            Reply::Tree(tree) => return Ok(tree),
            Reply::Response(response) => match (response.status, &response.location) {
                (301 | 302 | 303 | 307 | 308, Some(location)) => match redirected(&place, location) {
                    Some(next) => place = next,
                    None => return page(asks, config, &place, location, &shown, trail),
                },
                _ => return refused(&response, &shown).map(|()| Tree::default()),
            },
        }
    }
    Err(fatal(&shown, Kind::GitFailed, "Maximum (20) redirects followed"))
}

/// Calls a repository over ftp, which the world has no servers for.
pub(super) fn ftp(asks: &dyn Asks, url: &str) -> Result<Tree, Fault> {
    let Some(remote) = Remote::parse(url) else { return Err(no_repository(&format!("fatal: '{url}'"))) };
    let said = connection::reach(asks, &remote.endpoint());
    let words =
        said.map_or_else(|broken| broken.words, |()| "Server denied you to change to the given directory".to_owned());
    Err(fatal(&remote.shown(), Kind::GitFailed, &words))
}

fn fatal(shown: &str, kind: Kind, words: &str) -> Fault {
    Fault::new(kind, format!("fatal: unable to access '{shown}': {words}"))
}

/// Where a redirect leads, if it is a repository again.
fn redirected(place: &Remote, location: &str) -> Option<Remote> {
    let base = absolute(place, location).strip_suffix(SERVICE)?.to_owned();
    Remote::parse(&base).filter(|next| matches!(next.scheme.as_str(), "http" | "https"))
}

fn absolute(place: &Remote, location: &str) -> String {
    if location.starts_with("//") {
        format!("{}:{location}", place.scheme)
    } else if location.starts_with('/') {
        format!("{}://{}{location}", place.scheme, place.authority)
    } else {
        location.to_owned()
    }
}

/// A redirect to something else than a repository.
fn page(
    asks: &dyn Asks,
    config: &GitConfig,
    place: &Remote,
    location: &str,
    shown: &str,
    trail: &mut Trail,
) -> Result<Tree, Fault> {
    let url = absolute(place, location);
    let Some(target) = Remote::parse(&url) else { return Err(fatal(shown, Kind::GitFailed, "Unsupported protocol")) };
    let proxy = proxy::find(asks, config, &target)?;
    let said = connect(asks, config, &target, proxy.as_ref()).and_then(|()| {
        let to = target.endpoint();
        let scheme = target.scheme.as_str();
        let path = if target.path.is_empty() { "/" } else { &target.path };
        let via = proxy.as_ref().map(|proxy| &proxy.endpoint);
        let request =
            Request { head: false, scheme, to: &to, target: path, authorization: None, via, agent: Agent::Git };
        match asks.world().answer(&request) {
            Answer::Response(response) => Ok(response),
            other => ended(&other, scheme),
        }
    });
    let via = proxy.as_ref().map(Proxy::via);
    let note = Note { url: &url, via, login: None, shown };
    let response = note.settle(trail, said)?;
    note.add(trail, Outcome::Status(response.status));
    refused(&response, shown)?;
    let words = format!("fatal: unable to update url base from redirection:\n  asked for: {shown}\n   redirect: {url}");
    Err(Fault::new(Kind::GitFailed, words))
}

/// Asks a place until it lets git in, or git has no more names and passwords.
fn exchange(
    asks: &dyn Asks,
    config: &GitConfig,
    remote: &Remote,
    place: &Remote,
    shown: &str,
    trail: &mut Trail,
) -> Result<Reply, Fault> {
    let url = format!("{}{SERVICE}", place.bare().trim_end_matches('/'));
    let mut login = credentials::header(config, &place.bare());
    let mut at_hand = credentials::at_hand(asks, remote);
    let mut filled = false;
    let proxy = proxy::find(asks, config, place)?;
    let proxy = proxy.as_ref();
    loop {
        let said = connect(asks, config, place, proxy).and_then(|()| ask(asks, place, proxy, login.as_ref()));
        let source = login.as_ref().map(|(_, source)| source.clone());
        let note = Note { url: &url, via: proxy.map(Proxy::via), login: source, shown };
        let reply = note.settle(trail, said)?;
        let outcome = match &reply {
            Reply::Tree(_) => Outcome::Status(200),
            Reply::Response(response) => match &response.location {
                Some(to) if (300..400).contains(&response.status) => Outcome::Redirect(response.status, to.clone()),
                _ => Outcome::Status(response.status),
            },
        };
        note.add(trail, outcome);
        match reply {
            Reply::Response(response) if response.status == 401 => {
                if let Some(next) = at_hand.take() {
                    login = Some(next);
                } else if filled || remote.password.is_some() {
                    let words = format!("{}fatal: Authentication failed for '{shown}'", remarks(&response));
                    return Err(Fault::new(Kind::GitFailed, words));
                } else {
                    login = Some(credentials::fill(asks, config, remote)?);
                    filled = true;
                }
            }
            reply => return Ok(reply),
        }
    }
}

/// What the trace says of a request.
struct Note<'a> {
    url: &'a str,
    via: Option<Via>,
    login: Option<LoginSource>,
    /// The repository as messages name it.
    shown: &'a str,
}

impl Note<'_> {
    fn add(&self, trail: &mut Trail, outcome: Outcome) {
        let (url, via, login) = (self.url.to_owned(), self.via.clone(), self.login.clone());
        trail.push(Exchange { url, purpose: Purpose::Git, via, login, outcome, at_once: false, shown: String::new() });
    }

    /// Ends git if the request came to nothing.
    fn settle<T>(&self, trail: &mut Trail, said: Result<T, Broken>) -> Result<T, Fault> {
        said.map_err(|Broken { kind, words, hangs }| {
            self.add(trail, Outcome::Failed(kind, words.clone()));
            let kind = if kind == Kind::GitTls { kind } else { Kind::GitFailed };
            match words.starts_with("fatal: ") {
                _ if hangs => Fault::hang(),
                true => Fault::new(kind, words),
                false => fatal(self.shown, kind, &words),
            }
        })
    }
}

/// What a status other than 200 makes git say; a page with 200 is a repository without branches unless it has lines.
fn refused(response: &Response, shown: &str) -> Result<(), Fault> {
    let failed = |words: String| Err(Fault::new(Kind::GitFailed, format!("{}{words}", remarks(response))));
    match response.status {
        _ if response.cut => failed(format!("fatal: unable to access '{shown}': transfer closed before its end")),
        200..=299 => match &response.body {
            // Half of what stands before the first tab is a hash's length, or it is no hash (`detect_hash_algo`).
            Body::Text(text) if text.find('\t').is_some_and(|at| !matches!(at / 2, 20 | 32)) => failed(format!(
                "fatal: {shown}info/refs not valid: could not determine hash algorithm; is this a git repository?"
            )),
            Body::Text(text) if text.contains('\n') => {
                failed(format!("fatal: {shown}info/refs not valid: is this a git repository?"))
            }
            _ => Ok(()),
        },
        404 => failed(format!("fatal: repository '{shown}' not found")),
        status => failed(format!("fatal: unable to access '{shown}': The requested URL returned error: {status}")),
    }
}

/// A plain text is shown line by line (`show_http_message`).
fn remarks(response: &Response) -> String {
    let plain = response.content_type.split(';').next().is_some_and(|kind| kind.trim() == "text/plain");
    match &response.body {
        Body::Text(text) if plain && (response.status >= 400 || response.cut) && !text.trim().is_empty() => {
            let lines: Vec<&str> = text.trim_end().lines().collect();
            format!("remote: {}\n", lines.join("\nremote: "))
        }
        _ => String::new(),
    }
}

/// Sends the request.
fn ask(asks: &dyn Asks, place: &Remote, proxy: Option<&Proxy>, login: Option<&Login>) -> Result<Reply, Broken> {
    let world = asks.world();
    let login = login.map(|(login, _)| login.as_str());
    if let Some(proxy) = proxy
        && place.scheme == "http"
        && matches!(proxy.speech, Speech::Http | Speech::Https)
    {
        let to = place.endpoint();
        let target = format!("{}{SERVICE}", place.path.trim_end_matches('/'));
        let via = Some(&proxy.endpoint);
        let request = Request {
            head: false,
            scheme: &place.scheme,
            to: &to,
            target: &target,
            authorization: None,
            via,
            agent: Agent::Git,
        };
        match with_login(proxy, |login| world.pass(&proxy.endpoint, login, &Pass::Get(&request))) {
            Passed::Through => {}
            Passed::Refused(response) => {
                let kind = if response.status == 407 { Kind::ForwardProxyAuth } else { Kind::ForwardProxyFailed };
                let words = match refused(&Response { status: response.status, ..response }, &place.shown()) {
                    Err(fault) => fault.words,
                    Ok(()) => return Ok(Reply::Tree(Tree::default())),
                };
                return broken(kind, words);
            }
            Passed::Closed => return broken(Kind::ForwardProxyFailed, "Empty reply from server"),
            Passed::SocksRefused(_) | Passed::NotSpoken | Passed::Reset => {
                return broken(Kind::ForwardProxyFailed, "Recv failure: Connection reset by peer");
            }
            Passed::Silent => return hangs(),
        }
    }
    match world.repository(&place.bare(), login, proxy.map(|proxy| &proxy.endpoint)) {
        Repository::Open(tree) => Ok(Reply::Tree(tree)),
        Repository::Status(status) => Ok(Reply::Response(Response::text(status, ""))),
        Repository::Said(Answer::Response(response)) => Ok(Reply::Response(response)),
        Repository::Said(other) => ended(&other, &place.scheme),
        Repository::Ssh(words) => broken(Kind::GitFailed, words),
    }
}
