//! Every sample path at once: where each comes from, who learns of it, and whether its checksum is looked at.

use super::cast::{asked_at, covering, host_of};
use super::ends::{End, end};
use super::leaks::{Leak, heard, leaks};
use super::machine::Machine;
use super::query::{Command, Query};
use super::scene::Scene;
use super::world::World;
use crate::ask::{Answers, QuestionId};
use crate::door::Door;
use crate::go::{Decision, Event, Purpose, Trace, Verdict};

/// Public modules that everybody knows.
pub const PUBLIC_SAMPLES: [&str; 2] = ["rsc.io/quote", "github.com/google/uuid"];

/// Who vouches for the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// go.sum.
    GoSum,
    /// The checksum database, asked at this host.
    Database(String),
    /// Nobody: a pattern of this variable takes the path out.
    NotFor(&'static str),
    /// Nobody: the database is switched off.
    Off,
    /// It did not come so far.
    NotReached,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The module path.
    pub path: String,
    /// Whether it is private.
    pub is_private: bool,
    /// The host that the module came from.
    pub from: Option<String>,
    /// Whether that was the origin itself, by a version control tool.
    pub is_direct: bool,
    /// Who learned of it.
    pub leaks: Vec<Leak>,
    /// Who vouches for it.
    pub checked: Checked,
    /// How it ended.
    pub end: End,
}

/// The paths to look at: one for each private pattern, then public ones.
pub fn sample_paths(private: &[String]) -> Vec<String> {
    let mut out: Vec<String> = private.iter().map(String::as_str).map(sample_path).collect();
    out.dedup();
    out.extend(PUBLIC_SAMPLES.map(str::to_owned));
    out
}

/// The private patterns of answers, where they were asked for.
pub fn patterns(answers: &Answers) -> Vec<String> {
    if !QuestionId::Private.is_asked(answers) {
        return Vec::new();
    }
    answers.private.iter().map(|it| it.text().to_string()).collect()
}

/// A module path that a pattern covers, long enough for its host.
pub(super) fn sample_path(pattern: &str) -> String {
    let plain: Vec<_> = pattern.trim_end_matches('/').split('/').map(plain).collect();
    let mut path = plain.join("/");
    let wanted = if plain.first().is_some_and(|host| host == "github.com") { 3 } else { 2 };
    for more in ["team", "lib"].iter().skip(usize::from(wanted == 2)).skip(plain.len().saturating_sub(1)) {
        path.push('/');
        path.push_str(more);
    }
    path
}

/// An element of a pattern with its wildcards filled in.
fn plain(element: &str) -> String {
    let mut out = String::new();
    let mut chars = element.chars();
    while let Some(ch) = chars.next() {
        match ch {
            '*' if element.len() == 1 => out.push_str("team"),
            '*' => out.push_str("git"),
            '?' => out.push('a'),
            '[' => {
                let class: String = chars.by_ref().take_while(|ch| *ch != ']').collect();
                out.push(class.chars().find(char::is_ascii_alphanumeric).unwrap_or('a'));
            }
            '\\' => out.extend(chars.next()),
            _ => out.push(ch),
        }
    }
    out
}

/// The table of `go mod download PATH@latest` for every path.
pub fn matrix(machine: &Machine, world: &World, private: &[String], paths: &[String]) -> Vec<Row> {
    paths.iter().map(|path| row(machine, world, private, path)).collect()
}

fn row(machine: &Machine, world: &World, private: &[String], path: &str) -> Row {
    let query = Query { path: path.to_owned(), version: None, command: Command::Download };
    let scene = Scene { machine, world, query: &query, private };
    let trace = scene.run();
    let near_miss = scene.near_miss();
    let (from, is_direct) = source(&trace);
    Row {
        path: path.to_owned(),
        is_private: near_miss.is_some() || covering(private, path).is_some(),
        from,
        is_direct,
        leaks: leaks(&trace, &scene.cast(), private, near_miss.as_ref()),
        checked: checked(&trace),
        end: end(&trace, machine),
    }
}

/// Where the last thing that was served came from.
fn source(trace: &Trace) -> (Option<String>, bool) {
    if trace.end.is_some() {
        return (None, false);
    }
    let mut candidate = None;
    let mut from = None;
    for event in &trace.events {
        match event {
            Event::Hop(_) => candidate = None,
            Event::Exchange(it)
                if matches!(it.purpose, Purpose::Supported | Purpose::Lookup | Purpose::Tile | Purpose::Git) => {}
            Event::Exchange(it) => candidate = asked_at(&it.url).map(|host| (host, false)),
            Event::Tool(it) => candidate = host_of(&it.url).map(|host| (host, true)),
            Event::Verdict(Verdict::Served) => from = candidate.take().or(from),
            _ => {}
        }
    }
    from.map_or((None, false), |(host, direct)| (Some(host), direct))
}

/// The first word on it counts: what was looked up stands in go.sum from then on.
fn checked(trace: &Trace) -> Checked {
    let word = |event: &Event| match event {
        Event::Decision(Decision::InGoSum(_)) => Some(Checked::GoSum),
        Event::Decision(Decision::CoveredByNoSumdb { variable, .. }) => Some(Checked::NotFor(variable)),
        Event::Decision(Decision::SumdbOff(_)) => Some(Checked::Off),
        Event::Exchange(it) if it.purpose == Purpose::Lookup && heard(it) => host_of(&it.url).map(Checked::Database),
        _ => None,
    };
    trace.events.iter().find_map(word).unwrap_or(Checked::NotReached)
}

#[cfg(test)]
mod tests {
    use super::sample_path;

    #[test]
    fn a_path_for_every_pattern() {
        for (pattern, path) in [
            ("git.corp.example", "git.corp.example/lib"),
            ("*.corp.example", "git.corp.example/lib"),
            ("github.com/acme", "github.com/acme/lib"),
            ("github.com/acme/svc-[a-z]*/api", "github.com/acme/svc-agit/api"),
            ("git.corp.example/team", "git.corp.example/team"),
            ("github.com", "github.com/team/lib"),
        ] {
            assert_eq!(sample_path(pattern), path);
        }
    }
}
