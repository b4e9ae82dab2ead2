//! One run of the go command from its arguments to its end.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use super::cache::Cache;
use super::command;
use super::direct::Origins;
use super::forward::ForwardRules;
use super::go_toolchain::Next;
use super::goauth::Credentials;
use super::gotoolchain::Startup;
use super::main_module::MainModule;
use super::session::{Mode, Session};
use super::workspace::Workspace;
use super::{Environment, Failure, Flags, Kind, Os, Release, Rewrite, Subcommand, Trace, World, env_command, start};

/// A command and all that go knows before it asks anybody.
#[derive(Clone, Debug)]
pub struct Query {
    /// The arguments after `go`.
    pub arguments: Vec<String>,
    /// Which Go.
    pub release: Release,
    /// On which system.
    pub os: Os,
    /// Variables and files.
    pub environment: Environment,
    /// The folder that it runs in.
    pub workspace: Workspace,
    /// The module cache.
    pub cache: Cache,
}

/// What a run leaves behind.
#[derive(Clone, Debug)]
pub struct Ran {
    /// What was done.
    pub trace: Trace,
    /// The module cache as it is afterwards.
    pub cache: Cache,
    /// What `go env -w` and `-u` make of the user's file.
    pub rewrite: Option<Rewrite>,
}

/// What go does.
pub fn run(query: Query, world: &dyn World) -> Ran {
    let Query { arguments, release, os, environment, workspace, mut cache } = query;
    let origins = Origins::new(std::mem::take(&mut cache.clones));
    let forward = ForwardRules::new(&environment.process, release);
    let credentials = Credentials::new(&environment, release, world);
    let mut session = Session {
        release,
        os,
        world,
        environment,
        workspace,
        cache,
        events: Vec::new(),
        at_once: false,
        mode: Mode::Readonly,
        is_mode_wanted: false,
        uses_go_sum: true,
        startup: Startup::default(),
        main: MainModule::default(),
        values: RefCell::default(),
        hops: None,
        covered: BTreeMap::new(),
        repos: BTreeMap::new(),
        origins,
        kept: BTreeSet::new(),
        new_sums: BTreeSet::new(),
        forward,
        credentials,
        trust: None,
        database: None,
        newest: BTreeMap::new(),
        summaries: BTreeMap::new(),
        loaded: Vec::new(),
        zips: BTreeMap::new(),
        sums: None,
        subcommand: None,
        rewrite: None,
    };
    let end = session.run(&arguments);
    let cache = Cache { clones: session.origins.into_clones(), ..session.cache };
    Ran { trace: Trace { events: session.events, end: end.err() }, cache, rewrite: session.rewrite }
}

impl Session<'_> {
    fn run(&mut self, arguments: &[String]) -> Result<(), Failure> {
        if let Next::With(toolchain) = self.select_toolchain(arguments).map_err(whole)? {
            return self.run_with(&toolchain, arguments);
        }
        start::check_start(&self.environment, self.release).map_err(whole)?;
        match self.command(arguments)? {
            Next::Here => Ok(()),
            Next::With(toolchain) => self.run_with(&toolchain, arguments),
        }
    }

    /// The same command by another Go, if the world knows which one that is.
    fn run_with(&mut self, toolchain: &str, arguments: &[String]) -> Result<(), Failure> {
        let Some(release) = self.world.becomes(toolchain).filter(|release| *release != self.release) else {
            return Ok(());
        };
        self.release = release;
        self.forward = ForwardRules::new(&self.environment.process, release);
        self.credentials = Credentials::new(&self.environment, release, self.world);
        self.hops = None;
        self.database = None;
        self.repos.clear();
        self.origins = Origins::new(std::mem::take(&mut self.origins).into_clones());
        self.newest.clear();
        self.summaries.clear();
        self.zips.clear();
        self.main = MainModule::default();
        match self.command(arguments)? {
            Next::Here | Next::With(_) => Ok(()),
        }
    }

    fn command(&mut self, arguments: &[String]) -> Result<Next, Failure> {
        let Some((subcommand, used)) = Subcommand::of(arguments) else { return Ok(Next::Here) };
        let goflags = self.value("GOFLAGS");
        let flags = Flags::read(self.release, self.os, subcommand, &goflags, &arguments[used..]).map_err(whole)?;
        match subcommand {
            Subcommand::Version => return Ok(Next::Here),
            Subcommand::Env => return self.env(&flags),
            _ => {}
        }
        flags.refused(self.release).map_err(whole)?;
        start::check_gowork(&self.environment).map_err(whole)?;
        if start::modules_are_off(&self.environment).map_err(whole)? {
            let (kind, text) = match subcommand {
                Subcommand::List if flags.is_on("m") => {
                    (Kind::Unclassified, "list -m cannot be used with GO111MODULE=off")
                }
                _ => (Kind::ModulesDisabled, "modules disabled by GO111MODULE=off; see 'go help modules'"),
            };
            return Err(whole(Failure::new(kind, text)));
        }
        let versioned = flags.arguments.iter().any(|it| it.contains('@'));
        let outside = matches!(subcommand, Subcommand::Install | Subcommand::Run) && versioned;
        if outside {
            self.workspace.go_mod = None;
            self.workspace.go_work = None;
        }
        self.choose_mode(subcommand, flags.value("mod").unwrap_or_default());
        self.subcommand = Some(subcommand);
        match self.read_main_module() {
            Err(failure) if failure.needs_go.is_some() => {
                return self.switch_or_fail(failure).map_err(whole);
            }
            said => said.map_err(whole)?,
        }
        if !matches!(subcommand, Subcommand::ModGraph | Subcommand::ModWhy) {
            self.add_go_line().map_err(whole)?;
        }
        let next = match subcommand {
            Subcommand::ModDownload => command::mod_download(self, &flags.arguments),
            Subcommand::Get => command::get(self, &flags),
            Subcommand::List if flags.is_on("m") => command::list_modules_command(self, &flags).map(|()| Next::Here),
            Subcommand::List => command::list(self, &flags.arguments),
            Subcommand::Install | Subcommand::Run if versioned => command::install(self, &flags.arguments),
            Subcommand::ModTidy => command::tidy(self),
            Subcommand::ModGraph => command::graph(self),
            Subcommand::ModWhy => command::why(self, &flags),
            _ => command::build(self, &flags.arguments),
        };
        next.map_err(whole)
    }

    /// What `-mod` means, and its default by command (`modload.setDefaultBuildMod`).
    fn choose_mode(&mut self, subcommand: Subcommand, flag: &str) {
        let changes = matches!(
            subcommand,
            Subcommand::Get
                | Subcommand::ModDownload
                | Subcommand::ModTidy
                | Subcommand::ModGraph
                | Subcommand::ModWhy
                | Subcommand::ModVerify
        );
        self.is_mode_wanted = !flag.is_empty();
        self.mode = match flag {
            _ if changes => Mode::Mod,
            "vendor" => Mode::Vendor,
            "mod" => Mode::Mod,
            _ if self.workspace.go_mod.is_none() => Mode::Mod,
            _ => Mode::Readonly,
        };
    }

    fn env(&mut self, flags: &Flags) -> Result<Next, Failure> {
        let names: Vec<&str> = flags.arguments.iter().map(String::as_str).collect();
        let said = if flags.is_on("w") {
            env_command::env_write(&self.environment, self.release, self.world, &names).map(Some)
        } else if flags.is_on("u") {
            env_command::env_unset(&self.environment, self.release, self.world, &names).map(Some)
        } else {
            env_command::env_values(&self.environment, self.release, &names).map(|_| None)
        };
        self.rewrite = said.map_err(whole)?;
        Ok(Next::Here)
    }
}

/// A failure as go prints it.
fn whole(failure: Failure) -> Failure {
    command::report(&[failure]).err().unwrap_or_else(|| Failure::new(Kind::Unclassified, String::new()))
}
