//! A world for tests of settings: files, helpers and a way to sum; no server is in it.

use std::collections::BTreeMap;

use super::{
    Agent, Answer, Body, Dial, Endpoint, Pass, Passed, Read, Release, Repository, Request, Said, Shake, World,
};

/// Files by path, folders by path with a `/` at the end, and what helpers say.
#[derive(Default)]
pub(super) struct FilesOnly {
    pub(super) files: BTreeMap<&'static str, &'static str>,
    pub(super) helpers: BTreeMap<&'static str, &'static str>,
}

impl World for FilesOnly {
    fn dial(&self, _: &Endpoint) -> Dial {
        Dial::Refused
    }

    fn becomes(&self, _: &str) -> Option<Release> {
        None
    }

    fn shake(&self, _: &Endpoint, _: Option<&Endpoint>, _: Agent) -> Shake {
        Shake::Reset
    }

    fn answer(&self, _: &Request<'_>) -> Answer {
        Answer::Reset
    }

    fn pass(&self, _: &Endpoint, _: Option<&str>, _: &Pass<'_>) -> Passed {
        Passed::NotSpoken
    }

    fn repository(&self, _: &str, _: Option<&str>, _: Option<&Endpoint>) -> Repository {
        Repository::Status(404)
    }

    fn read(&self, path: &str) -> Read {
        match self.files.get(path) {
            Some(text) => Read::File(Body::Text((*text).to_owned())),
            None if self.files.contains_key(format!("{path}/").as_str()) => Read::Folder,
            None => Read::Missing,
        }
    }

    fn authorities(&self, _: &str) -> Vec<String> {
        Vec::new()
    }

    fn program(&self, _: &str) -> bool {
        false
    }

    /// The key is the command, a blank between its words, and then the URL if there is one.
    fn helper(&self, command: &[String], url: Option<&str>) -> Said {
        let words: Vec<&str> = command.iter().map(String::as_str).chain(url).collect();
        self.helpers.get(words.join(" ").as_str()).map_or(Said::Failed, |output| Said::Output((*output).to_owned()))
    }

    fn sum_of_go_mod(&self, _: &str) -> String {
        String::new()
    }

    /// As `openssl dgst -sha256` has it for these names and keys of bytes that count up.
    fn key_hash(&self, name: &str, key: &[u8]) -> String {
        let hash = match (name, key.first(), key.len()) {
            ("sum.golang.org", ..) => "033de0ae",
            ("sumdb.test", Some(1), 33) => "9efbd7a5",
            ("sumdb.test", Some(1), 32) => "b5e26d02",
            ("sumdb.test", Some(2), 33) => "4a682c29",
            ("sumdb.test/", ..) => "727226c0",
            ("u@sumdb.test", ..) => "70ec552e",
            ("/x", ..) => "32d2c965",
            ("a?b", ..) => "5ac2377d",
            _ => "",
        };
        hash.to_owned()
    }
}
