//! Whether a go.mod or zip is what it should be: go.sum first, else the checksum database (`modfetch/fetch.go`).

use super::session::Session;
use super::sum_file::{Listed, SumFile};
use super::{Decision, Event, Failure, Kind, Origin, Subcommand};

const SECURITY_ERROR_DATABASE: &str = "

SECURITY ERROR
This download does NOT match the one reported by the checksum server.
The bits may have been replaced on the origin server, or an attacker may
have intercepted the download attempt.

For more information, see 'go help module-auth'.
";

const SECURITY_ERROR_ABSENT: &str = "

SECURITY ERROR
This download does NOT match one reported by the checksum server.
The checksum server has provided checksums, but the checksums do
not contain an entry for the download.
The checksum server may be malfunctioning, or an attacker may have
intercepted the checksum request.
The download cannot be verified.

For more information, see 'go help module-auth'.
";

impl Session<'_> {
    /// Checks a go.mod (`modfetch.checkGoMod`).
    pub(crate) fn check_go_mod(&mut self, path: &str, version: &str, text: &str) -> Result<(), Failure> {
        let sum = self.world.sum_of_go_mod(text);
        self.check_sum(path, &format!("{version}/go.mod"), &sum)
    }

    /// Checks a sum (`modfetch.checkModSum`): what go.sum has is not asked again, toolchains aside.
    pub(crate) fn check_sum(&mut self, path: &str, version: &str, sum: &str) -> Result<(), Failure> {
        let known = self.in_go_sum(path, version, sum)?;
        if known && path != "golang.org/toolchain" {
            self.note(Event::Decision(Decision::InGoSum(format!("{path}@{version}"))));
            return Ok(());
        }
        if self.uses_database(path) {
            self.check_database(path, version, sum)?;
        }
        if !known && self.has_go_sum() {
            self.sums()?.add(path, version, sum);
            self.new_sums.insert((path.to_owned(), version.to_owned()));
        }
        Ok(())
    }

    /// Whether there is a go.sum to look into: outside of a module there is none.
    pub(crate) fn has_go_sum(&self) -> bool {
        self.uses_go_sum && (self.workspace.go_mod.is_some() || self.workspace.go_work.is_some())
    }

    /// go.sum, read when it is first needed; what does not parse ends the process (`initGoSum`).
    fn sums(&mut self) -> Result<&mut SumFile, Failure> {
        let tidies = self.subcommand == Some(Subcommand::ModTidy);
        let it = &self.workspace;
        let text = if it.go_work.is_some() { &it.go_work_sum } else { &it.go_sum };
        let sums = match (self.sums.take(), text) {
            (Some(sums), _) => sums,
            (None, None) => SumFile::default(),
            (None, Some(text)) => SumFile::parse(self.release, "go.sum", text, tidies)
                .map_err(|failure| Failure { bare: true, ..failure.fatal() })?,
        };
        Ok(self.sums.insert(sums))
    }

    /// Whether go.sum has a sum that go can use.
    pub(crate) fn has_sum(&mut self, path: &str, version: &str) -> Result<bool, Failure> {
        Ok(self.has_go_sum() && self.sums()?.has(path, version))
    }

    /// Whether go.sum has this sum; another one ends the process (`haveModSumLocked`).
    fn in_go_sum(&mut self, path: &str, version: &str, sum: &str) -> Result<bool, Failure> {
        if !self.has_go_sum() {
            return Ok(false);
        }
        let name = if self.workspace.go_work.is_some() { "go.work.sum" } else { "go.sum" };
        match self.sums()?.check(name, path, version, sum) {
            Ok(listed) => Ok(listed == Listed::Same),
            Err(failure) => Err(Failure { bare: true, ..failure.fatal() }),
        }
    }

    /// Whether the checksum database is asked (`modfetch.useSumDB`): for toolchains nothing but a single file:// URL
    /// in GOPROXY exempts.
    fn uses_database(&mut self, path: &str) -> bool {
        if path == "golang.org/toolchain" {
            let list = self.value("GOPROXY");
            let local = list.starts_with("file://") && !list.contains([',', '|']);
            let agent = self.environment.variable("GIT_HTTP_USER_AGENT").unwrap_or_default();
            if !local && !agent.contains("proxy.golang.org") {
                return true;
            }
        }
        let database = self.environment.setting("GOSUMDB");
        if database.value == "off" {
            self.note(Event::Decision(Decision::SumdbOff(database.origin)));
            return false;
        }
        let Some(pattern) = self.covering("GONOSUMDB", path) else { return true };
        let (variable, origin) = match self.environment.setting("GONOSUMDB").origin {
            Origin::Follows(variable) => (variable, self.environment.setting(variable).origin),
            origin => ("GONOSUMDB", origin),
        };
        self.note(Event::Decision(Decision::CoveredByNoSumdb { pattern, variable, origin }));
        false
    }

    /// Asks the database (`modfetch.checkSumDB`).
    fn check_database(&mut self, path: &str, version: &str, sum: &str) -> Result<(), Failure> {
        let (bare, noun) = match version.strip_suffix("/go.mod") {
            Some(bare) => (bare, "go.mod"),
            None => (version, "module"),
        };
        let wrap = |failure: Failure| {
            let kind = match failure.kind {
                Kind::NotFound | Kind::Gone => Kind::SumdbNotFound,
                Kind::SumdbDisabled
                | Kind::SumdbMisconfigured
                | Kind::SumdbBadData
                | Kind::SumdbMismatch
                | Kind::SumdbNoEntry
                | Kind::Hang
                | Kind::GoauthMisconfigured => failure.kind,
                _ => Kind::SumdbUnreachable,
            };
            // Only the words go on; what they meant to the loop does not.
            let plain = Failure { not_found: false, kind, class: super::Class::Other, inner: None, ..failure };
            if plain.ends() {
                return plain;
            }
            plain.after(&format!("verifying {noun}: ")).of_module(path, bare)
        };
        let (name, lines) = self.look_up(path, version).map_err(wrap)?;
        let have = format!("{path} {version} {sum}");
        let prefix = format!("{path} {version} h1:");
        for line in &lines {
            if *line == have {
                return Ok(());
            }
            if let Some(other) = line.strip_prefix(&prefix) {
                let text =
                    format!("checksum mismatch\n\tdownloaded: {sum}\n\t{name}: h1:{other}{SECURITY_ERROR_DATABASE}");
                return Err(wrap(Failure::new(Kind::SumdbMismatch, text)));
            }
        }
        if self.release.has(super::Change::MissingSumFails) {
            let text = format!("checksum missing from sumdb response{SECURITY_ERROR_ABSENT}");
            return Err(wrap(Failure::new(Kind::SumdbNoEntry, text)));
        }
        Ok(())
    }
}
