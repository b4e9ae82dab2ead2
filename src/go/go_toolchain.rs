//! Another Go: which one is wanted, where it comes from, what happens then (`cmd/go/internal/toolchain`).

use super::gotoolchain::{self, Choice, Found};
use super::hops::Entry;
use super::info::Info;
use super::session::Session;
use super::{Decision, Event, Failure, Flags, Kind, Operation, Os, Subcommand, gover};

/// How a command goes on after the choice of toolchain.
pub(crate) enum Next {
    /// With this Go.
    Here,
    /// With another one, by its name.
    With(String),
}

const MODULE: &str = "golang.org/toolchain";

impl Session<'_> {
    /// The system and processor that a toolchain is fetched for.
    fn platform(&self) -> &'static str {
        match self.os {
            Os::Linux => "linux-amd64",
            Os::Macos => "darwin-amd64",
            Os::Windows => "windows-amd64",
        }
    }

    /// Which Go runs the command (`toolchain.Select`).
    pub(crate) fn select_toolchain(&mut self, arguments: &[String]) -> Result<Next, Failure> {
        let file = match (&self.workspace.go_work, &self.workspace.go_mod) {
            (Some(text), _) => Some(("go.work", text.as_str())),
            (None, Some(text)) => Some(("go.mod", text.as_str())),
            (None, None) => None,
        };
        let selection = gotoolchain::select(&self.environment, self.release, arguments, file)?;
        self.startup = selection.startup;
        // GOFLAGS that don't parse end it before anything is looked up.
        let goflags = self.value("GOFLAGS");
        let can_look = Flags::read(self.release, self.os, Subcommand::Install, &goflags, &[]).is_ok();
        if let Some((argument, exceeds)) = selection.install.filter(|_| can_look) {
            let next = super::command::look_before_install(self, &argument, exceeds.as_deref())?;
            if let Next::With(_) = next {
                return Ok(next);
            }
        }
        match selection.choice {
            Choice::Local => Ok(Next::Here),
            Choice::Switch(name) => {
                self.note(Event::Decision(Decision::ToolchainWanted(name.clone())));
                self.exec(&name).map(|()| Next::With(name))
            }
        }
    }

    /// Finds or fetches a toolchain (`toolchain.Exec`).
    pub(crate) fn exec(&mut self, toolchain: &str) -> Result<(), Failure> {
        let platform = self.platform();
        match gotoolchain::find(&self.environment, self.world, toolchain, platform)? {
            Found::InPath => Ok(()),
            Found::Module(path, version) => {
                // The project's go.sum has no say here.
                let uses_go_sum = std::mem::replace(&mut self.uses_go_sum, false);
                let said = self.download(path, &version);
                self.uses_go_sum = uses_go_sum;
                match said {
                    Ok(_) => Ok(()),
                    Err(failure) if failure.ends() => Err(failure),
                    Err(failure) => Err(gotoolchain::not_downloaded(toolchain, platform, failure)),
                }
            }
        }
    }

    /// After a failure that says that a newer Go is needed: that Go, if it may be fetched (`toolchain.Switcher`).
    pub(crate) fn switch_or_fail(&mut self, failure: Failure) -> Result<Next, Failure> {
        let auto = gotoolchain::has_auto(&self.environment);
        let Some(wanted) = failure.needs_go.clone() else { return Err(failure) };
        if failure.ends() || !(auto || gotoolchain::has_path(&self.environment)) {
            return Err(failure);
        }
        let newer = if auto { self.toolchains() } else { Ok(Vec::new()) };
        let newer = newer.and_then(|list| gotoolchain::newer(&wanted, &list));
        match newer {
            Ok(newer) => {
                self.note(Event::Decision(Decision::ToolchainWanted(newer.clone())));
                self.exec(&newer).map(|()| Next::With(newer))
            }
            Err(why) if why.ends() => Err(why),
            Err(why) => {
                let text = format!("{}\ngo: switching to go >= {wanted}: {}", failure.text, why.text);
                Err(Failure { text, kind: failure.kind.min(why.kind), ..failure })
            }
        }
    }

    /// The versions of Go that the hops know, oldest first.
    fn toolchains(&mut self) -> Result<Vec<String>, Failure> {
        self.try_hops(Operation::Versions(MODULE.to_owned()), |session, entry| session.versions_at(entry, "go", ""))
    }

    /// The versions of `go` or `toolchain`: those of golang.org/toolchain, in other words, and this one
    /// (`modfetch.toolchainRepo.Versions`).
    pub(crate) fn toolchain_versions(&mut self, entry: &Entry, path: &str) -> Result<Vec<String>, Failure> {
        let words = if path == "toolchain" { "go" } else { "" };
        let mut list: Vec<String> = Vec::new();
        for version in self.versions_at(entry, MODULE, "")? {
            let Some(number) = from_module_version(&version) else { continue };
            if !list.contains(&number) {
                list.push(number);
            }
        }
        let own = self.release.to_string();
        if !list.contains(&own) {
            list.push(own);
        }
        list.sort_by(|a, b| gover::compare(a, b));
        Ok(list.into_iter().map(|number| format!("{words}{number}")).collect())
    }

    /// Whether a version of `go` or `toolchain` exists (`modfetch.toolchainRepo.Stat`).
    pub(crate) fn toolchain_stat(&mut self, entry: &Entry, path: &str, revision: &str) -> Result<Info, Failure> {
        let words = if path == "toolchain" { "go" } else { "" };
        let number = revision.strip_prefix("go").unwrap_or(revision);
        if !gover::is_valid(number) {
            let text = format!("invalid {path} version {revision}");
            return Err(Failure::new(Kind::ToolchainInvalid, text));
        }
        let own = self.release.to_string();
        let known = Info { version: format!("{words}{number}"), time: String::new() };
        if path == "go" && gover::compare(number, &own).is_le() || path == "toolchain" && number == own {
            return Ok(known);
        }
        if gover::is_language(number) {
            let text = format!("go language version {revision} is not a toolchain version");
            return Err(Failure::new(Kind::Unclassified, text));
        }
        let info = self.stat_at(entry, MODULE, &format!("v0.0.1-go{number}.linux-amd64"))?;
        Ok(Info { time: info.time, ..known })
    }

    /// The newest version of `go` or `toolchain`.
    pub(crate) fn toolchain_latest(&mut self, entry: &Entry, path: &str) -> Result<Info, Failure> {
        let list = self.versions_at(entry, path, "")?;
        let newest = list.last().cloned().unwrap_or_default();
        self.toolchain_stat(entry, path, &newest)
    }
}

/// `1.2` of `v0.0.1-go1.2.linux-amd64` (`modfetch.dlToGo`).
fn from_module_version(version: &str) -> Option<String> {
    let (_, rest) = version.split_once('-')?;
    let (name, platform) = rest.rsplit_once('.')?;
    if !platform.contains('-') {
        return None;
    }
    Some(name.strip_prefix("go").unwrap_or(name).to_owned())
}
