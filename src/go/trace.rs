//! What a command of go did, in order: operations, hops, requests, decisions; knows no text for people.

use super::{Failure, Kind, Origin};

/// All of it.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// What happened, in order.
    pub events: Vec<Event>,
    /// How it ended: the failure, or none.
    pub end: Option<Failure>,
}

/// One thing that happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// Something is wanted; the hops are tried from the first one on.
    Begin(Operation),
    /// A hop is tried.
    Hop(Hop),
    /// What follows from what the hop said.
    Verdict(Verdict),
    /// A request, or the attempt at one.
    Exchange(Exchange),
    /// A version control tool is run.
    Tool(Tool),
    /// A choice that needs no request.
    Decision(Decision),
}

/// What is wanted. Each operation tries the hops on its own (`modfetch.TryProxies`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operation {
    /// The version that a query means.
    Query {
        /// The module path.
        path: String,
        /// The query, such as `latest`.
        query: String,
    },
    /// The module that has a package: all prefixes of the path together.
    PackageQuery {
        /// The package path.
        path: String,
        /// The query.
        query: String,
    },
    /// The list of versions.
    Versions(String),
    /// A version's .info.
    Info(String, String),
    /// A version's go.mod.
    GoMod(String, String),
    /// A version's zip.
    Zip(String, String),
    /// Where the checksum database is asked.
    Database(String),
    /// A Go toolchain.
    Toolchain(String),
}

/// An entry of the list of hops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hop {
    /// Its number, from 0; the pseudo entry that stands for GONOPROXY comes first when there is one.
    pub place: usize,
    /// What it is.
    pub kind: HopKind,
    /// Whether any error moves on to the next entry (`|`), not only "not found" (`,`).
    pub any_error: bool,
}

/// What an entry of the list is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HopKind {
    /// A module proxy's URL, with a password replaced.
    Proxy(String),
    /// The origin.
    Direct,
    /// The end.
    Off,
    /// The origin, for paths that GONOPROXY covers.
    NoProxy,
}

/// What follows from what a hop said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It had it.
    Served,
    /// The hop has nothing to do with this path.
    Skipped,
    /// Not found: the next hop.
    NotFound(Failure),
    /// An error, and `|` behind the entry: the next hop.
    ErrorMovesOn(Failure),
    /// An error, and no `|`: the end.
    ErrorStops(Failure),
    /// It was the last hop.
    Last(Failure),
}

/// A request, or the attempt at one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The URL, with a password replaced.
    pub url: String,
    /// What for.
    pub purpose: Purpose,
    /// The forward proxy that it went through, and the variable that says so.
    pub via: Option<Via>,
    /// Where the credentials came from that were sent with it.
    pub login: Option<LoginSource>,
    /// What came back.
    pub outcome: Outcome,
    /// Whether it is one of several that run at the same time, in an order of chance.
    pub at_once: bool,
    /// The path of the module or package that the receiver learned, empty if none.
    pub shown: String,
}

/// What a request is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// `@v/list`.
    List,
    /// `@latest`.
    Latest,
    /// `.info`.
    Info,
    /// `.mod`.
    GoMod,
    /// `.zip`.
    Zip,
    /// Does this proxy relay the checksum database?
    Supported,
    /// An entry of the checksum database.
    Lookup,
    /// A part of the proof for it.
    Tile,
    /// Where the repository is (`?go-get=1`).
    Discovery,
    /// Is there a repository at all?
    RepositoryProbe,
    /// Are git's credentials good for this host?
    CredentialCheck,
    /// git's own.
    Git,
    /// The same again, after a redirect.
    Redirected,
    /// The same again, after a 4xx: GOAUTH was asked for better credentials.
    Repeated,
}

/// The forward proxy of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Via {
    /// Its address, without a login.
    pub proxy: String,
    /// The variable that names it.
    pub variable: &'static str,
    /// Whether a login is sent to it.
    pub login: bool,
}

/// Where credentials came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoginSource {
    /// The URL in the setting.
    Url,
    /// A line of netrc.
    Netrc,
    /// A command of GOAUTH.
    Command(String),
    /// git's credential helper, asked by GOAUTH.
    GitCredential,
}

/// What came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A response with this status.
    Status(u16),
    /// A response that leads elsewhere.
    Redirect(u16, String),
    /// No response: why.
    Failed(Kind, String),
}

/// A run of a version control tool that touches the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tool {
    /// The command line.
    pub command: String,
    /// The repository.
    pub url: String,
    /// The forward proxy that it uses, by curl's rules.
    pub via: Option<Via>,
    /// Where its credentials came from.
    pub login: Option<LoginSource>,
    /// How it failed, or that it did not.
    pub failure: Option<(Kind, String)>,
}

/// A choice that needs no request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// A pattern covers the path: the origin is asked, no proxy.
    CoveredByNoProxy {
        /// The pattern.
        pattern: String,
        /// The variable that it stands in.
        variable: &'static str,
        /// Who set it.
        origin: Origin,
    },
    /// The checksum is in go.sum: nobody is asked.
    InGoSum(String),
    /// The checksum database is not asked, since a pattern covers the path.
    CoveredByNoSumdb {
        /// The pattern.
        pattern: String,
        /// The variable that it stands in.
        variable: &'static str,
        /// Who set it.
        origin: Origin,
    },
    /// The checksum database is switched off.
    SumdbOff(Origin),
    /// It is in the module cache.
    Cached(String),
    /// Another toolchain is needed.
    ToolchainWanted(String),
    /// A forward proxy's value does not parse: requests go direct, without a word.
    ForwardProxyIgnored(&'static str),
}
