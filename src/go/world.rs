//! What the model asks of the world: names, servers, forward proxies, repositories, files, helpers; no rule of go is here.

use super::Release;

/// A host and port that somebody calls.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Endpoint {
    /// The name or address, without brackets, as written.
    pub host: String,
    /// The port.
    pub port: u16,
}

/// What happens when a host and port are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dial {
    /// Somebody listens.
    Connected,
    /// The connection is refused.
    Refused,
    /// The name has no address.
    NoSuchHost,
    /// Packets vanish; the caller gives up after its own time.
    Silent,
}

/// What a server shows when it is asked for TLS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shake {
    /// A certificate.
    Certificate {
        /// The authority that signed it, by a name of the world's.
        authority: String,
        /// Whether its time is over.
        expired: bool,
        /// Whether it names the host.
        names_host: bool,
    },
    /// It answers in plain HTTP.
    Plain,
    /// It answers nothing, for ever.
    Silent,
    /// It resets the connection.
    Reset,
}

/// Who asks; a server can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agent {
    /// The go command.
    Go,
    /// git, and the library that it speaks HTTP with.
    Git,
}

/// A request as a server sees it.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// HEAD rather than GET.
    pub head: bool,
    /// `http` or `https`.
    pub scheme: &'a str,
    /// Whom the URL names.
    pub to: &'a Endpoint,
    /// Path and query, as on the wire.
    pub target: &'a str,
    /// The value of the header `Authorization`, if one is sent.
    pub authorization: Option<&'a str>,
    /// The forward proxy that it came through.
    pub via: Option<&'a Endpoint>,
    /// Who asks.
    pub agent: Agent,
}

/// What came back for a request.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A response.
    Response(Response),
    /// The connection was closed without a word.
    Closed,
    /// The connection was reset.
    Reset,
    /// Nothing, for ever.
    Silent,
    /// It spoke TLS on a port that was asked in plain HTTP: the first bytes are no response.
    NotHttp,
}

/// A response.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// The header `Location`.
    pub location: Option<String>,
    /// The header `Content-Type`, empty if there is none.
    pub content_type: String,
    /// The body.
    pub body: Body,
    /// Whether the connection ended before the body did.
    pub cut: bool,
}

impl Response {
    /// A plain text.
    pub fn text(status: u16, body: impl Into<String>) -> Self {
        let content_type = "text/plain; charset=utf-8".to_owned();
        Response { status, location: None, content_type, body: Body::Text(body.into()), cut: false }
    }
}

/// What a body holds, as far as go looks into it.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// Text: lists, .info, .mod, pages, and whatever is not what was asked for.
    Text(String),
    /// A module's zip.
    Zip(Zip),
    /// An entry of the checksum database with its signed tree head.
    Record(Record),
    /// Hashes of the checksum database's tree.
    Tile,
}

/// A module's zip, as far as go looks into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zip {
    /// What all names in it begin with, `module@version/`.
    pub prefix: String,
    /// Its checksum, `h1:…`.
    pub sum: String,
    /// The folders with Go files, empty for the root; with what each imports.
    pub packages: Vec<Package>,
    /// Its go.mod.
    pub go_mod: Option<String>,
}

/// A package in a zip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// The folder below the module's root, empty for the root.
    pub folder: String,
    /// What it imports, the standard library aside.
    pub imports: Vec<String>,
    /// Whether it is a command, `package main`.
    pub main: bool,
}

/// An entry of the checksum database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The go.sum lines.
    pub lines: Vec<String>,
    /// The name of the key that signed the tree head.
    pub signer: String,
    /// The key's own text, `name+hash+key`, or empty where the world has no such thing.
    pub key: String,
    /// How many entries the tree has.
    pub tree: u64,
    /// The number of this entry.
    pub id: u64,
}

/// What a forward proxy is asked for.
#[derive(Clone, Debug)]
pub enum Pass<'a> {
    /// A tunnel, for https.
    Connect(&'a Endpoint),
    /// A request that it is to make itself, for http.
    Get(&'a Request<'a>),
    /// A SOCKS5 connection.
    Socks(&'a Endpoint),
}

/// What a forward proxy does.
#[derive(Clone, Debug, PartialEq)]
pub enum Passed {
    /// It connects; what follows is the origin's.
    Through,
    /// Its own answer, in HTTP.
    Refused(Response),
    /// Its own refusal, in SOCKS5: the number of the reply.
    SocksRefused(u8),
    /// It closes the connection without a word.
    Closed,
    /// It resets the connection.
    Reset,
    /// It answers in no HTTP.
    NotSpoken,
    /// Nothing, for ever.
    Silent,
}

/// What a repository answers, once it is reached.
#[derive(Clone, Debug, PartialEq)]
pub enum Repository {
    /// It is there and open to these credentials.
    Open(Tree),
    /// An HTTP status other than 200.
    Status(u16),
    /// What else HTTP says instead: a page, a redirect, the end of the connection, nothing for ever.
    Said(Answer),
    /// ssh: what it prints before it fails.
    Ssh(String),
}

/// A repository's content, as far as go looks into it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Tree {
    /// Tags, oldest first, each with what it holds; each comes after those before it.
    pub tags: Vec<Revision>,
    /// Branches, each with what its tip holds; the first is the default. All come after every tag.
    pub branches: Vec<Revision>,
}

/// A revision of a repository.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// The name of the tag or branch.
    pub name: String,
    /// The commit, 40 hex digits.
    pub commit: String,
    /// Its time, `20240102030405`.
    pub time: String,
    /// The modules in it: the folder of each go.mod (empty for the root), and its zip as it would be packed.
    pub modules: Vec<(String, Zip)>,
}

/// What a path of the machine holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Read {
    /// A file.
    File(Body),
    /// A folder.
    Folder,
    /// Nothing.
    Missing,
    /// It may not be read.
    Denied,
}

/// What a helper command of GOAUTH said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// Its output.
    Output(String),
    /// It failed, or is not there.
    Failed,
}

/// What is outside of go. A world answers the same question the same way every time.
pub trait World {
    /// Calls a host.
    fn dial(&self, to: &Endpoint) -> Dial;
    /// Begins TLS with a host that was reached, through a forward proxy or not.
    fn shake(&self, with: &Endpoint, via: Option<&Endpoint>, agent: Agent) -> Shake;
    /// Sends a request to the origin.
    fn answer(&self, request: &Request<'_>) -> Answer;
    /// Asks a forward proxy. `authorization` is `user:password`, decoded.
    fn pass(&self, proxy: &Endpoint, authorization: Option<&str>, ask: &Pass<'_>) -> Passed;
    /// What is at a repository's URL (https, http, ssh, git+ssh…, without a login) when git asks for it, with these
    /// credentials: `user:password`, or the whole header if it is not of the kind `Basic`. The host was reached already,
    /// except over ssh, where the URL is as git has it.
    fn repository(&self, url: &str, login: Option<&str>, via: Option<&Endpoint>) -> Repository;
    /// A path of the machine.
    fn read(&self, path: &str) -> Read;
    /// The authorities in a file or, for a folder, in all files of it; empty if there are none.
    fn authorities(&self, path: &str) -> Vec<String>;
    /// Whether a program is in PATH.
    fn program(&self, name: &str) -> bool;
    /// Runs a helper of GOAUTH, `url` being its last argument if there is one.
    fn helper(&self, command: &[String], url: Option<&str>) -> Said;
    /// The release that a toolchain's name stands for, where the same command is to go on with it; none if the model ends
    /// when another Go takes over.
    fn becomes(&self, toolchain: &str) -> Option<Release>;
    /// What `git credential fill`, run in a folder, knows for a URL: `user:password`. git knows nothing by default.
    fn git_credential(&self, _folder: &str, _url: &str) -> Option<String> {
        None
    }
    /// The checksum of a go.mod, `h1:…`.
    fn sum_of_go_mod(&self, text: &str) -> String;
    /// The checksum of a go.sum verifier key, as `note.NewVerifier` computes it: the first 4 bytes of SHA-256 over
    /// `name\n` and the decoded key, in hex.
    fn key_hash(&self, name: &str, key: &[u8]) -> String;
}
