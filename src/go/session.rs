//! One run of a go command: its settings, what it remembers, and the record of what it did.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::cache::Cache;
use super::forward::ForwardRules;
use super::goauth::Credentials;
use super::gotoolchain::Startup;
use super::hops::Hops;
use super::main_module::MainModule;
use super::mod_file::ModFile;
use super::pattern;
use super::repo::Repo;
use super::sum_file::SumFile;
use super::sumdb::Database;
use super::trust::Trust;
use super::workspace::Workspace;
use super::{Endpoint, Environment, Event, Failure, Os, Release, Rewrite, Subcommand, World, Zip};

/// `-mod`: what may become of go.mod, and where packages come from (`modload.setDefaultBuildMod`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// What is missing is looked up and added.
    Mod,
    /// What is missing is an error.
    Readonly,
    /// Packages come from the vendor folder.
    Vendor,
}

/// A run.
pub(crate) struct Session<'w> {
    pub(crate) release: Release,
    pub(crate) os: Os,
    pub(crate) world: &'w dyn World,
    pub(crate) environment: Environment,
    pub(crate) workspace: Workspace,
    /// The module cache on disk.
    pub(crate) cache: Cache,
    pub(crate) events: Vec<Event>,
    /// Whether requests run at the same time as others.
    pub(crate) at_once: bool,
    /// What may become of go.mod.
    pub(crate) mode: Mode,
    /// Somebody asked for that mode.
    pub(crate) is_mode_wanted: bool,
    /// The subcommand, once it is known.
    pub(crate) subcommand: Option<Subcommand>,
    /// go.sum counts; while a toolchain is fetched it does not.
    pub(crate) uses_go_sum: bool,
    /// What was found out when the toolchain was chosen.
    pub(crate) startup: Startup,
    pub(crate) main: MainModule,
    pub(crate) values: RefCell<BTreeMap<&'static str, String>>,
    pub(crate) hops: Option<Result<Rc<Hops>, Failure>>,
    pub(crate) covered: BTreeMap<(&'static str, String), Option<String>>,
    pub(crate) repos: BTreeMap<(String, String), Repo>,
    /// Repositories that were found directly.
    pub(crate) origins: super::direct::Origins,
    /// Connections that can be used again: to whom, and through which forward proxy.
    pub(crate) kept: BTreeSet<(Endpoint, Option<Endpoint>)>,
    pub(crate) forward: ForwardRules,
    pub(crate) credentials: Credentials,
    pub(crate) trust: Option<Trust>,
    pub(crate) database: Option<Result<Database, Failure>>,
    pub(crate) newest: BTreeMap<String, Result<(String, String), Failure>>,
    pub(crate) summaries: BTreeMap<(String, String), Result<ModFile, Failure>>,
    /// The packages that were loaded last.
    pub(crate) loaded: Vec<super::load::Loaded>,
    pub(crate) zips: BTreeMap<(String, String), Result<Zip, Failure>>,
    /// What was added to go.sum.
    pub(crate) new_sums: BTreeSet<(String, String)>,
    /// go.sum as it grows, once it was read.
    pub(crate) sums: Option<SumFile>,
    pub(crate) rewrite: Option<Rewrite>,
}

impl Session<'_> {
    /// A setting's value; which file it stands in is looked up once.
    pub(crate) fn value(&self, name: &'static str) -> String {
        let mut values = self.values.borrow_mut();
        values.entry(name).or_insert_with(|| self.environment.setting(name).value).clone()
    }

    /// The first pattern of a setting that covers the path (`module.MatchPrefixPatterns`). It is asked at every hop, so
    /// the answer is kept.
    pub(crate) fn covering(&mut self, name: &'static str, path: &str) -> Option<String> {
        let key = (name, path.to_owned());
        if let Some(known) = self.covered.get(&key) {
            return known.clone();
        }
        let found = pattern::matching(&self.value(name), path).map(str::to_owned);
        self.covered.insert(key, found.clone());
        found
    }

    /// Notes an event.
    pub(crate) fn note(&mut self, event: Event) {
        self.events.push(event);
    }
}
