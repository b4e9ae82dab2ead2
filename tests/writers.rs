//! No value breaks out of its place: everything that is printed is read back by parsers of others.

#[path = "support/foreign.rs"]
mod foreign;

#[path = "support/answers.rs"]
mod answers;
#[path = "writers/buildkit.rs"]
mod buildkit;
#[path = "writers/compose.rs"]
mod compose;
#[path = "writers/csv.rs"]
mod csv;
#[path = "writers/docker.rs"]
mod docker;
#[path = "writers/dockerfile.rs"]
mod dockerfile;
#[path = "writers/engines.rs"]
mod engines;
#[path = "writers/env_file.rs"]
mod env_file;
#[path = "writers/files.rs"]
mod files;
#[path = "support/folder.rs"]
mod folder;
#[path = "writers/git_config.rs"]
mod git_config;
#[path = "writers/github.rs"]
mod github;
#[path = "writers/groovy.rs"]
mod groovy;
#[path = "support/hostile.rs"]
mod hostile;
#[path = "writers/ignore.rs"]
mod ignore;
#[path = "writers/json.rs"]
mod json;
#[path = "writers/links.rs"]
mod links;
#[path = "writers/lua.rs"]
mod lua;
#[path = "writers/merging.rs"]
mod merging;
#[path = "writers/planned.rs"]
mod planned;
#[path = "writers/powershell.rs"]
mod powershell;
#[path = "writers/secrets.rs"]
mod secrets;
#[path = "writers/toml.rs"]
mod toml;
#[path = "support/typed.rs"]
mod typed;
#[path = "writers/yaml.rs"]
mod yaml;
