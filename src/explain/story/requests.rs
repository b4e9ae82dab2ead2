//! What a request, a run of a tool or a choice is called, what came back, and what follows from it.

use super::{Mood, Step, StepKind};
use crate::go::{Decision, Exchange, Hop, HopKind, Kind, LoginSource, Operation, Outcome, Purpose, Tool, Verdict, Via};
use crate::text::Msg;

/// Whether a query names a whole version.
fn is_version(query: &str) -> bool {
    query.starts_with('v') && query.split(['-', '+']).next().unwrap_or_default().split('.').count() == 3
}

/// What an operation wants.
pub(super) fn chapter(operation: &Operation) -> Msg {
    match operation {
        Operation::Query { path, query } if is_version(query) => {
            Msg::new("chapter.info").with("path", path).with("version", query)
        }
        Operation::Query { path, query } => Msg::new("chapter.query").with("path", path).with("query", query),
        Operation::PackageQuery { path, query } => {
            Msg::new("chapter.package-query").with("path", path).with("query", query)
        }
        Operation::Versions(path) => Msg::new("chapter.versions").with("path", path),
        Operation::Info(path, version) => Msg::new("chapter.info").with("path", path).with("version", version),
        Operation::GoMod(path, version) => Msg::new("chapter.go-mod").with("path", path).with("version", version),
        Operation::Zip(path, version) => Msg::new("chapter.zip").with("path", path).with("version", version),
        Operation::Database(_) => Msg::new("chapter.database"),
        Operation::Toolchain(name) => Msg::new("chapter.toolchain").with("name", name),
    }
}

fn purpose(purpose: &Purpose) -> &'static str {
    match purpose {
        Purpose::List => "purpose.list",
        Purpose::Latest => "purpose.latest",
        Purpose::Info => "purpose.info",
        Purpose::GoMod => "purpose.go-mod",
        Purpose::Zip => "purpose.zip",
        Purpose::Supported => "purpose.supported",
        Purpose::Lookup => "purpose.lookup",
        Purpose::Tile => "purpose.tile",
        Purpose::Discovery => "purpose.discovery",
        Purpose::RepositoryProbe => "purpose.probe",
        Purpose::Git => "purpose.git",
        Purpose::Redirected => "purpose.redirected",
        Purpose::Repeated => "purpose.repeated",
        Purpose::CredentialCheck => "purpose.credential-check",
    }
}

/// Whether a request is one of the checksum database's.
pub(super) fn is_database(purpose: &Purpose) -> bool {
    matches!(purpose, Purpose::Supported | Purpose::Lookup | Purpose::Tile)
}

/// A request as a step, without its reasons.
pub(super) fn request(exchange: &Exchange, number: usize) -> Step {
    let (came_back, mood) = outcome(&exchange.outcome);
    Step {
        number: Some(number),
        kind: StepKind::Request,
        asked: Some(exchange.url.clone()),
        via: exchange.via.as_ref().map(via),
        login: exchange.login.as_ref().map(login),
        came_back: Some(came_back),
        mood,
        shown: (!exchange.shown.is_empty()).then(|| exchange.shown.clone()),
        at_once: exchange.at_once,
        ..Step::choice(Msg::new(purpose(&exchange.purpose)), Vec::new())
    }
}

/// A run of a tool as a step, without its reasons.
pub(super) fn tool(tool: &Tool, number: usize) -> Step {
    let (came_back, mood) = match &tool.failure {
        None => (Msg::new("back.tool"), Mood::Good),
        Some((_, text)) => (Msg::new("back.failed").with("text", text.trim()), Mood::Bad),
    };
    Step {
        number: Some(number),
        kind: StepKind::Tool,
        asked: Some(tool.command.clone()),
        via: tool.via.as_ref().map(via),
        login: tool.login.as_ref().map(login),
        came_back: Some(came_back),
        mood,
        ..Step::choice(Msg::new("purpose.tool").with("url", &tool.url), Vec::new())
    }
}

fn via(via: &Via) -> Msg {
    let key = if via.login { "via.login" } else { "via.open" };
    Msg::new(key).with("proxy", &via.proxy).with("variable", via.variable)
}

fn login(source: &LoginSource) -> Msg {
    match source {
        LoginSource::Url => Msg::new("login.url"),
        LoginSource::Netrc => Msg::new("login.netrc"),
        LoginSource::Command(command) => Msg::new("login.command").with("command", command),
        LoginSource::GitCredential => Msg::new("login.git"),
    }
}

fn outcome(outcome: &Outcome) -> (Msg, Mood) {
    match outcome {
        Outcome::Status(status) => {
            let mood = match status {
                200 => Mood::Good,
                404 | 410 => Mood::Moves,
                _ => Mood::Bad,
            };
            (Msg::new("back.status").with("status", status).with("phrase", phrase(*status)), mood)
        }
        Outcome::Redirect(status, to) => (Msg::new("back.redirect").with("status", status).with("to", to), Mood::Good),
        Outcome::Failed(Kind::Hang, _) => (Msg::new("back.hangs"), Mood::Bad),
        Outcome::Failed(_, text) => (Msg::new("back.failed").with("text", text.trim()), Mood::Bad),
    }
}

/// The usual words for a status (RFC 9110), where worlds use it.
fn phrase(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        407 => "Proxy Authentication Required",
        410 => "Gone",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        _ => "",
    }
}

/// What a choice is called.
pub(super) fn decision(decision: &Decision) -> Msg {
    match decision {
        Decision::CoveredByNoProxy { pattern, variable, .. } => {
            Msg::new("decision.no-proxy").with("pattern", pattern).with("variable", variable)
        }
        Decision::InGoSum(path) => Msg::new("decision.in-go-sum").with("path", path),
        Decision::CoveredByNoSumdb { pattern, variable, .. } => {
            Msg::new("decision.no-sumdb").with("pattern", pattern).with("variable", variable)
        }
        Decision::SumdbOff(_) => Msg::new("decision.sumdb-off"),
        Decision::Cached(what) => Msg::new("decision.cached").with("what", what),
        Decision::ToolchainWanted(name) => Msg::new("decision.toolchain").with("name", name),
        Decision::ForwardProxyIgnored(variable) => Msg::new("decision.forward-ignored").with("variable", variable),
    }
}

/// How a hop without any request went.
pub(super) fn mood(verdict: &Verdict) -> Mood {
    match verdict {
        Verdict::Served | Verdict::Skipped => Mood::Good,
        Verdict::NotFound(_) | Verdict::ErrorMovesOn(_) => Mood::Moves,
        Verdict::ErrorStops(_) | Verdict::Last(_) => Mood::Bad,
    }
}

/// What a hop without any request is called.
pub(super) fn hop(hop: &Hop) -> Msg {
    match &hop.kind {
        HopKind::Proxy(url) => Msg::new("hop.proxy").with("url", url),
        HopKind::Direct => Msg::new("hop.direct"),
        HopKind::Off => Msg::new("hop.off"),
        HopKind::NoProxy => Msg::new("hop.no-proxy"),
    }
}

/// What is known of a hop besides what it said.
#[derive(Clone, Copy)]
pub(super) struct About {
    /// Whether it was asked anything, and its last answer was good, as answers go.
    pub(super) answer: Option<bool>,
    /// Whether it is the last entry.
    pub(super) is_last: bool,
    /// Whether the question is if it relays the checksum database.
    pub(super) is_relay: bool,
}

/// What follows from what a hop said; nothing if that is plain or the hop has nothing to do with the path. Where several
/// paths are looked for at the same time, a hop may be asked for one of them and have nothing to do with another.
pub(super) fn follows(verdict: &Verdict, hop: Option<&Hop>, about: About) -> Option<(Msg, Mood)> {
    let is_off = hop.is_some_and(|hop| hop.kind == HopKind::Off);
    let is_only = hop.is_some_and(|hop| hop.kind == HopKind::NoProxy);
    let any = hop.is_some_and(|hop| hop.any_error);
    let next = Some((Msg::new(if any { "follows.pipe" } else { "follows.comma" }), Mood::Moves));
    match verdict {
        Verdict::Served => None,
        Verdict::Skipped if about.answer.is_none() => None,
        Verdict::ErrorStops(failure) | Verdict::Last(failure) if failure.hangs() => {
            Some((Msg::new("follows.hangs"), Mood::Bad))
        }
        // Whatever the origin said is the last word on a path that GONOPROXY covers.
        Verdict::NotFound(_) | Verdict::ErrorStops(_) | Verdict::Last(_) if is_only => {
            Some((Msg::new("follows.origin"), Mood::Bad))
        }
        Verdict::Skipped | Verdict::NotFound(_) => next,
        Verdict::ErrorMovesOn(_) => Some((Msg::new("follows.pipe"), Mood::Moves)),
        Verdict::ErrorStops(_) if about.answer == Some(true) => Some((Msg::new("follows.rejected"), Mood::Bad)),
        Verdict::Last(failure) if about.is_relay && failure.not_found => {
            Some((Msg::new("follows.not-relayed"), Mood::Moves))
        }
        Verdict::ErrorStops(_) if !about.is_last => Some((Msg::new("follows.stops"), Mood::Bad)),
        Verdict::Last(_) if is_off => Some((Msg::new("follows.off"), Mood::Bad)),
        Verdict::ErrorStops(_) | Verdict::Last(_) => Some((Msg::new("follows.last"), Mood::Bad)),
    }
}
