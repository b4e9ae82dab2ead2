//! What a case came to, for the model or for the real go, in words that can be compared.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::LazyLock;

use regex::Regex;
use serde::{Deserialize, Serialize};

use super::answers::{Asked, Pass, Passed, Reply};
use super::catalogue;

/// What a case came to.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Account {
    /// `ok`, or the kind of the failure.
    pub(crate) end: String,
    /// The requests of the go command itself that reached a host or were refused by a forward proxy.
    pub(crate) requests: Vec<String>,
    /// Whether some of them are made at the same time, in an order of chance.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(crate) at_once: bool,
    /// The forward proxies that were asked, each with the login that it was shown.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) forward: BTreeSet<String>,
    /// The hosts with which TLS failed, once for each attempt, in order of names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) tls: Vec<String>,
    /// The repositories that git asked for; how often and with which login is git's own business.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub(crate) git: BTreeSet<String>,
    /// Hosts that git does not trust: whether they see that is the business of its library.
    #[serde(skip)]
    pub(crate) untrusted_by_git: BTreeSet<String>,
    /// What go said.
    pub(crate) text: String,
}

impl Account {
    /// Notes a request to an origin.
    pub(crate) fn answered(&mut self, asked: &Asked<'_>, via: Option<&str>, reply: &Reply) {
        let base = base(asked.scheme, asked.host, asked.port);
        if asked.git {
            let path = asked.target.split('?').next().unwrap_or_default();
            let path = ["/info/refs", "/git-upload-pack", "/HEAD"].iter().find_map(|end| path.strip_suffix(end));
            self.git.insert(format!("{base}{}", path.unwrap_or_default()));
            return;
        }
        if *reply == Reply::NotHttp {
            // The server can't read what it is asked.
            self.requests.push(format!("PLAIN {base}"));
            return;
        }
        let via = via.map(|it| format!(" via {it}")).unwrap_or_default();
        self.requests.push(format!("GET {base}{} -> {}{via}{}", asked.target, said(reply), login(asked.login)));
    }

    /// Notes what a forward proxy was asked for.
    pub(crate) fn passed(&mut self, proxy: &str, shown: Option<&str>, ask: &Pass<'_>, passed: &Passed) {
        // Who does not speak the protocol does not know what it was asked.
        if *passed == Passed::NotSpoken {
            return;
        }
        self.forward.insert(format!("{proxy}{}", login(shown)));
        let said = match passed {
            Passed::Through | Passed::NotSpoken => return,
            Passed::Reply(reply) => said(reply),
            Passed::SocksRefused(code) => code.to_string(),
        };
        let what = match ask {
            Pass::Connect(host, port) => format!("CONNECT {host}:{port}"),
            // Some look the name up themselves.
            Pass::Socks(host, port) => {
                format!("SOCKS {}:{port}", catalogue::host(host).map_or(*host, |(own, _)| own))
            }
            Pass::Get(it) => format!("GET {}{}{}", base(it.scheme, it.host, it.port), it.target, login(it.login)),
        };
        self.requests.push(format!("{what} by {proxy} -> {said}"));
    }

    /// Notes an attempt at TLS that failed.
    pub(crate) fn no_tls(&mut self, host: &str, port: u16) {
        self.tls.push(own_base(host, port));
        self.tls.sort();
    }

    /// Notes that git does not trust a host.
    pub(crate) fn no_tls_for_git(&mut self, host: &str, port: u16) {
        self.untrusted_by_git.insert(own_base(host, port));
    }

    /// How this account differs from what really happened, the words aside; empty if it does not.
    pub(crate) fn differences(&self, real: &Account) -> Vec<String> {
        let mut out = Vec::new();
        if self.end != real.end {
            out.push(format!("end: {} instead of {}", self.end, real.end));
        }
        let (mine, others) = (self.comparable_requests(self.at_once), real.comparable_requests(self.at_once));
        let (more, less) = (without(&mine, &others), without(&others, &mine));
        // What ends the process keeps back some of what was begun at the same time.
        let ends_early = self.at_once && ["checksum-mismatch-go.sum", "malformed-go.sum"].contains(&self.end.as_str());
        if mine != others && !(ends_early && less.is_empty()) {
            out.push(format!("requests: {more:?} too many, {less:?} too few"));
        }
        if self.forward != real.forward {
            out.push(format!("forward proxies: {:?} instead of {:?}", self.forward, real.forward));
        }
        let seen = |it: &Account| {
            let all = it.tls.iter().filter(|host| !self.untrusted_by_git.contains(*host));
            all.cloned().collect::<Vec<_>>()
        };
        if seen(self) != seen(real) {
            out.push(format!("failed TLS: {:?} instead of {:?}", self.tls, real.tls));
        }
        // What ends the process may end it before git is there.
        let same_git = if self.at_once { real.git.is_subset(&self.git) } else { real.git == self.git };
        if !same_git {
            out.push(format!("git: {:?} instead of {:?}", self.git, real.git));
        }
        out
    }

    /// The requests without what is chance; sorted where the order is.
    fn comparable_requests(&self, at_once: bool) -> Vec<String> {
        // How often a forward proxy wants to know who asks is git's own business, too.
        let mut strangers = BTreeSet::new();
        let is_new = |it: &&String| !it.ends_with("-> 407") || strangers.insert((*it).clone());
        let mut out: Vec<String> = self.requests.iter().filter(is_new).cloned().collect();
        if at_once {
            out.sort();
            // As often as there are used connections to try it on.
            out.dedup_by(|one, other| one == other && (one.contains("-> reset") || one.contains("-> closed")));
        }
        out
    }

    /// The words of the failure, without remarks on the way and without what the model can't know: addresses, folders,
    /// times, names in certificates, signatures.
    pub(crate) fn comparable(&self) -> String {
        static UNKNOWN: LazyLock<[(Regex, &str); 8]> = LazyLock::new(|| {
            [
                (r"(dial|read|write|socks connect) tcp [^ ]*: ", "$1 tcp: "),
                (r"/mnt/w/src/", ""),
                (r"(?m)^go: (warning: |ignoring |dropping |.*; switching to ).*\n", ""),
                (r": current time NOW is after THEN", ""),
                (r"certificate is valid for [^,]*, not ", "certificate is not valid for "),
                (r"transfer closed with \d+ bytes remaining to read", "transfer closed before its end"),
                (r"(?m)^[A-Za-z0-9+/]{43}=$\n", ""),
                (r"(?m)^(\u{2014} \S+) \S+$", "$1"),
            ]
            .map(|(pattern, instead)| (Regex::new(pattern).unwrap_or_else(|error| panic!("{error}")), instead))
        });
        let known = UNKNOWN
            .iter()
            .fold(self.text.clone(), |text, (pattern, instead)| pattern.replace_all(&text, *instead).into_owned());
        known.trim_end().to_owned()
    }

    /// All of it, for people.
    pub(crate) fn show(&self) -> String {
        let mut out = String::new();
        let all = self.requests.iter().map(|it| format!("  {it}"));
        let tls = self.tls.iter().map(|it| format!("  no TLS with {it}"));
        let git = self.git.iter().map(|it| format!("  git: {it}"));
        let forward = self.forward.iter().map(|it| format!("  forward proxy: {it}"));
        for line in all.chain(tls).chain(git).chain(forward) {
            let _ = writeln!(out, "{line}");
        }
        let _ = writeln!(out, "  end: {}", self.end);
        for line in self.text.lines() {
            let _ = writeln!(out, "  | {line}");
        }
        out
    }
}

/// What of a list the other one lacks.
fn without(list: &[String], other: &[String]) -> Vec<String> {
    let mut rest = other.to_vec();
    let lacks = |it: &&String| match rest.iter().position(|also| also == *it) {
        Some(at) => {
            rest.swap_remove(at);
            false
        }
        None => true,
    };
    list.iter().filter(lacks).cloned().collect()
}

fn own_base(host: &str, port: u16) -> String {
    base("https", catalogue::host(host).map_or(host, |(own, _)| own), port)
}

fn base(scheme: &str, host: &str, port: u16) -> String {
    let host = if host.contains(':') && !host.starts_with('[') { format!("[{host}]") } else { host.to_owned() };
    match (scheme, port) {
        ("http", 80) | ("https", 443) => format!("{scheme}://{host}"),
        _ => format!("{scheme}://{host}:{port}"),
    }
}

fn login(login: Option<&str>) -> String {
    login.map(|it| format!(" as {it}")).unwrap_or_default()
}

fn said(reply: &Reply) -> String {
    match reply {
        Reply::Response(it) if it.cut => format!("{} cut", it.status),
        Reply::Response(it) => it.status.to_string(),
        Reply::Closed => "closed".to_owned(),
        Reply::Reset => "reset".to_owned(),
        Reply::Silent => "silent".to_owned(),
        Reply::NotHttp => "not HTTP".to_owned(),
        Reply::Git => "git".to_owned(),
    }
}
