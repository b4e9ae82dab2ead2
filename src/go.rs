//! The go command as a model: settings and a world in, requests and their ends out; it opens no connection itself.

pub mod address;
mod base64;
mod build_list;
mod cache;
mod checksum;
mod client;
mod command;
mod direct;
mod direct_session;
mod env_command;
mod environment;
mod failure;
mod fetch;
mod file_path;
#[cfg(test)]
mod files_only;
mod flag_value;
mod flags;
mod forward;
mod go_toolchain;
mod goauth;
mod goauth_helper;
mod gosumdb;
pub mod gotoolchain;
mod govcs;
pub mod gover;
mod hops;
pub mod idna;
mod info;
mod invalid_version;
mod load;
mod login;
mod main_module;
mod mod_file;
mod mod_reader;
mod mod_syntax;
mod mod_word;
pub mod module_path;
mod module_proxy;
mod module_version;
mod netrc;
mod package_query;
pub mod path;
pub mod pattern;
pub mod pseudo_version;
mod query;
pub mod quote;
mod release;
mod repo;
mod retraction;
mod run;
pub mod semver;
mod session;
mod start;
mod subcommand;
mod sum_file;
mod sumdb;
mod trace;
mod transport;
mod trust;
mod url;
mod workspace;
mod world;

pub use cache::Cache;
pub use env_command::{Rewrite, env_unset, env_values, env_write, known_variable};
pub use environment::{Environment, Origin, Setting};
pub use failure::{Class, Failure, Kind};
pub use file_path::Os;
pub use flag_value::split_quoted;
pub use flags::Flags;
pub use forward::{Bypass, CgiRefusal, ForwardProxy, ForwardRules, Route};
pub use goauth::{Credentials, Login, Target};
pub use gosumdb::Database;
pub use govcs::{Covers, Govcs};
pub use invalid_version::InvalidVersion;
pub use mod_file::{ModFile, Replace, Require, WorkFile};
pub use netrc::{NetrcLine, netrc_path, parse_netrc, read_netrc};
pub use release::{Change, Release};
pub use run::{Query, Ran, run};
pub use start::{check_gowork, check_start, module_cache, modules_are_off};
pub use subcommand::Subcommand;
pub use sum_file::{Listed, SumFile};
pub use trace::{
    Decision, Event, Exchange, Hop, HopKind, LoginSource, Operation, Outcome, Purpose, Tool, Trace, Verdict, Via,
};
pub use url::{Url, Userinfo, path_escape};
pub use workspace::{Source, Workspace};
pub use world::{
    Agent, Answer, Body, Dial, Endpoint, Package, Pass, Passed, Read, Record, Repository, Request, Response, Revision,
    Said, Shake, Tree, World, Zip,
};
