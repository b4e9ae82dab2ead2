//! A case as plain data: a go command with its settings, and a world by what deviates from the usual one.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// A case; in JSON it is one line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Scripted {
    /// The release, `1.27`.
    pub(crate) go: String,
    /// The arguments of `go`.
    pub(crate) command: Vec<String>,
    /// Variables of the process, besides those that every case has.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) variables: BTreeMap<String, String>,
    /// The user's go/env file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) go_env: Option<String>,
    /// The user's netrc.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) netrc: Option<String>,
    /// The files of the folder that the command runs in.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) files: BTreeMap<String, String>,
    /// Hosts that are not as usual.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) hosts: BTreeMap<String, Host>,
    /// Forward proxies that are not as usual.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) forward: BTreeMap<String, Forward>,
}

/// A host.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Host {
    /// Whether it can be reached.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) reach: Reach,
    /// What it shows when asked for TLS.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) tls: Tls,
    /// `user:password` that it wants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) login: Option<String>,
    /// The status without that login; 401 if none is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) without_login: Option<u16>,
    /// Rules for some requests; the first that fits holds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) rules: Vec<Rule>,
    /// What it does otherwise; nothing for what a host of its name does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) role: Option<Role>,
}

/// Whether a host can be reached.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Reach {
    /// It listens.
    #[default]
    Listens,
    /// It refuses connections.
    Refuses,
    /// Its name has no address.
    Unknown,
}

/// What a host shows when asked for TLS.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Tls {
    /// A certificate of the authority that everybody trusts.
    #[default]
    Good,
    /// One of another authority.
    Unknown,
    /// One whose time is over.
    Expired,
    /// One for another host.
    WrongHost,
    /// Plain HTTP.
    Plain,
    /// The connection is reset.
    Reset,
}

/// A rule: what is done with requests whose path and query hold that part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Rule {
    /// A part of path and query, as on the wire.
    pub(crate) part: String,
    /// What is done.
    #[serde(rename = "do")]
    pub(crate) act: Act,
}

/// What is done with a request.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Act {
    /// A status and a text.
    Status(u16, String),
    /// A status and a page.
    Page(u16, String),
    /// A redirect with that status to a place, the request's path and query appended if it ends in `…`.
    Redirect(u16, String),
    /// The connection ends in the middle of the body.
    Cut,
    /// The connection is closed without a word.
    Close,
    /// The connection is reset.
    Reset,
    /// Nothing, for ever.
    Silent,
    /// The zip of another version under the wanted name.
    WrongZip,
    /// The .info of another version.
    WrongInfo,
}

/// What a host does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Role {
    /// A module proxy.
    Proxy(ProxyRole),
    /// A checksum database.
    Database(DatabaseRole),
    /// Discovery pages and git repositories.
    Pages(PagesRole),
    /// The same to every request.
    Same(Act),
}

/// A module proxy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct ProxyRole {
    /// What all paths begin with.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(crate) base: String,
    /// Module paths that it does not have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) lacks: Vec<String>,
    /// The status for what it does not have; 404 if none is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) missing: Option<u16>,
    /// Whether it has no `@latest`.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) no_latest: bool,
    /// The status of the question whether it relays the checksum database; with 200 it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) relays: Option<u16>,
    /// What the relayed database does.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) database: DatabaseRole,
}

/// A checksum database.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct DatabaseRole {
    /// Module paths whose zips have another checksum there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) forged: Vec<String>,
    /// Module paths that it has not heard of.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) lacks: Vec<String>,
    /// Module paths whose entries name another module.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) mixed_up: Vec<String>,
}

/// Discovery pages and git repositories.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct PagesRole {
    /// Contents of go-import tags by the import path that they begin with; they come before the usual ones.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) tags: BTreeMap<String, String>,
    /// The status of a page with a tag; 200 if none is given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<u16>,
    /// Repositories (parts of their paths) that want `user:password`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) private: BTreeMap<String, String>,
}

/// A forward proxy.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Forward {
    /// `user:password` that it wants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) login: Option<String>,
    /// The status of its own answer to everything.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<u16>,
    /// Whether it can be reached.
    #[serde(skip_serializing_if = "is_default")]
    pub(crate) reach: Reach,
}

fn is_default<T: Default + PartialEq>(it: &T) -> bool {
    *it == T::default()
}

impl Scripted {
    /// The one line.
    pub(crate) fn line(&self) -> String {
        serde_json::to_string(self).expect("plain data is JSON")
    }
}
