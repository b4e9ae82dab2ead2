//! Which private path was shown to whom in the outside world; knows no text.

use super::behaviour::Role;
use super::cast::{Actor, PUBLIC_DATABASES, covering, host_of};
use super::near_miss::NearMiss;
use crate::data::forges::is_forge;
use crate::go::{Event, Exchange, Kind, Outcome, Trace};

/// A private path that somebody learned who should not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// The path that was shown.
    pub path: String,
    /// The pattern that says that it is private.
    pub pattern: String,
    /// Whether the pattern was only meant to say so.
    pub is_near: bool,
    /// Who learned it.
    pub host: String,
    /// What that host is.
    pub role: Role,
    /// The module proxy that passed it on, if it was not asked directly.
    pub through: Option<String>,
}

/// The leaks of a trace, each host and path once, in order.
pub(super) fn leaks(trace: &Trace, actors: &[Actor], private: &[String], near_miss: Option<&NearMiss>) -> Vec<Leak> {
    let meant: Vec<String> = near_miss.into_iter().flat_map(NearMiss::meant).collect();
    let says = |path: &str| {
        if covering(private, path).is_none()
            && let Some(near_miss) = near_miss.filter(|_| secret(&meant, path).is_some())
        {
            return Some((near_miss.pattern.clone(), true));
        }
        secret(private, path).map(|pattern| (pattern, false))
    };
    let mut out: Vec<Leak> = Vec::new();
    for event in &trace.events {
        let Event::Exchange(exchange) = event else { continue };
        if exchange.shown.is_empty() {
            continue;
        }
        let Some((pattern, is_near)) = says(&exchange.shown) else { continue };
        let Some(host) = host_of(&exchange.url) else { continue };
        // A look-up that is made once more is one, too.
        let is_lookup = exchange.url.contains("/lookup/");
        let role = if is_lookup { Role::Database } else { Role::ModuleProxy };
        let actor = actors.iter().find(|it| it.host == host);
        let is_public = actor.is_none_or(|it| it.is_public);
        let relayed = is_lookup.then(|| relayed_to(&exchange.url)).flatten();
        let leak = match (relayed, is_public) {
            (Some(database), _) if PUBLIC_DATABASES.contains(&database) => {
                let (path, host, through) = (exchange.shown.clone(), database.to_owned(), Some(host));
                Leak { path, pattern, is_near, host, role, through }
            }
            (_, true) if actor.is_none_or(|it| it.role != Role::Origin) => {
                Leak { path: exchange.shown.clone(), pattern, is_near, host, role, through: None }
            }
            _ => continue,
        };
        // A proxy may have failed before it heard anything.
        if heard(exchange) && !out.contains(&leak) {
            out.push(leak);
        }
    }
    out
}

/// Whether the request arrived: it does not where no connection came about.
pub(super) fn heard(exchange: &Exchange) -> bool {
    match &exchange.outcome {
        Outcome::Status(_) | Outcome::Redirect(..) => true,
        Outcome::Failed(kind, _) => matches!(kind, Kind::Hang | Kind::Eof | Kind::BadJson | Kind::TooManyRedirects),
    }
}

/// The pattern that makes a path private: one that covers it, or one below it, whose beginning it gives away.
fn secret(private: &[String], path: &str) -> Option<String> {
    if let Some(pattern) = covering(private, path) {
        return Some(pattern.to_owned());
    }
    let is_beginning = |pattern: &&String| {
        pattern.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')) && path.contains('.') && !is_forge(path)
    };
    private.iter().find(is_beginning).cloned()
}

/// The database that a relayed question is for.
fn relayed_to(url: &str) -> Option<&str> {
    let (_, rest) = url.split_once("/sumdb/")?;
    rest.split('/').next()
}
