//! Runs the model on a case: what the case says in the model's words; the one place that knows how the model is called.

use std::collections::BTreeMap;

use goproxy_wizard::go::{self, Cache, Environment, Failure, Kind, Os, Query, Ran, Release, Source, Trace, Workspace};

use crate::case::Case;
use crate::checksum;
use crate::journal::Journal;
use crate::sources;
use crate::universe;
use crate::world::OracleWorld;

/// `$GOROOT/go.env`, the same in all releases so far.
const GOROOT_FILE: &str = "\
# This file contains the initial defaults for go command configuration.
# Values set by 'go env -w' and written to the user's go/env file override these.
# The environment overrides everything else.

# Use the Go module mirror and checksum database by default.
# See https://proxy.golang.org for details.
GOPROXY=https://proxy.golang.org,direct
GOSUMDB=sum.golang.org

# Automatically download newer toolchains as directed by go.mod files.
# See https://go.dev/doc/toolchain for details.
GOTOOLCHAIN=auto
";

/// The folder that commands run in, and what is always looked for there.
const SRC: &str = "/tmp/gooracle/w1/src/";
const GO_MOD: &str = "/tmp/gooracle/w1/src/go.mod";
const GO_SUM: &str = "/tmp/gooracle/w1/src/go.sum";

/// What the model makes of a case.
#[derive(Debug)]
pub(crate) struct Got {
    /// `ok`, `hang` or a kind.
    pub(crate) outcome: String,
    /// The words of the failure.
    pub(crate) text: String,
    /// The distinct things tried.
    pub(crate) hops: Vec<String>,
    /// The requests; sorted where their order is chance.
    pub(crate) requests: Vec<String>,
    /// What forward proxies were asked.
    pub(crate) forward: Vec<String>,
}

/// Runs the command of a case, and the one before it if there is one.
pub(crate) fn run(case: &Case) -> Got {
    let mut world = OracleWorld::new(case);
    let mut cache = Cache::default();
    if let Some((variables, command)) = case.pre.as_ref().and_then(|pre| before(pre)) {
        let mut env = case.env.clone();
        env.extend(variables);
        let folder = |env| environment(env, &world).setting("GOMODCACHE").value;
        let same = folder(&env) == folder(&case.env);
        let left = prepare(case, &env, &command, &mut world);
        // What is in another cache is not in this one.
        cache = if same { left } else { Cache::default() };
        for (path, text) in &case.after_pre {
            world.machine.write(path, text);
        }
        world.begin();
    }
    let Ran { trace, .. } = once(case, &case.env, &case.cmd, &world, cache);
    let (journal, killed) = world.seen();
    got(case, &trace, &journal, killed)
}

/// Runs the command before, and leaves on disk what it leaves there.
fn prepare(case: &Case, env: &BTreeMap<String, String>, command: &[String], world: &mut OracleWorld) -> Cache {
    let Ran { trace, cache, rewrite } = once(case, env, command, world, Cache::default());
    if let Some(rewrite) = rewrite {
        world.machine.write(&rewrite.path, &rewrite.text);
    }
    let environment = environment(env, world);
    let downloads = format!("{}/cache/download", environment.setting("GOMODCACHE").value);
    for (path, version) in cache.zips.keys() {
        if let Some(module) = universe::find(path, version) {
            world.machine.keep(&downloads, module);
        }
    }
    // With arguments, the checksums of what was downloaded go into go.sum (modcmd.runDownload).
    if trace.end.is_none()
        && command.len() > 3
        && command[1..3] == ["mod", "download"]
        && case.files.contains_key(GO_MOD)
    {
        let mut text = world.machine.text(GO_SUM).unwrap_or_default().to_owned();
        for ((path, version), zip) in &cache.zips {
            text.extend([path, " ", version, " ", &zip.sum, "\n"]);
        }
        for ((path, version), go_mod) in &cache.go_mods {
            text.extend([path, " ", version, "/go.mod ", &checksum::of_go_mod(go_mod), "\n"]);
        }
        world.machine.write(GO_SUM, &text);
    }
    cache
}

fn got(case: &Case, trace: &Trace, journal: &Journal, killed: bool) -> Got {
    let (outcome, text) = match &trace.end {
        _ if killed => (Kind::Hang.name(), format!("still at it after {} s", case.timeout)),
        None => ("ok", String::new()),
        Some(failure) if failure.hangs() => (Kind::Hang.name(), failure.text.clone()),
        // The oracle knows a missing file by its ending, and a list has none.
        Some(Failure { kind: Kind::NotFound, text, .. }) if text.contains("/list: no such file") => {
            (Kind::Unclassified.name(), text.clone())
        }
        Some(failure) => (failure.kind.name(), failure.text.clone()),
    };
    let mut requests = journal.requests();
    if case.concurrent {
        sort(&mut requests);
    }
    Got { outcome: outcome.to_owned(), text, hops: journal.hops(), requests, forward: journal.forward() }
}

fn release(case: &Case) -> Release {
    Release::parse(&case.go).unwrap_or(Release::NEWEST)
}

fn environment(env: &BTreeMap<String, String>, world: &OracleWorld) -> Environment {
    let mut environment = Environment { os: Os::Linux, process: env.clone(), ..Environment::default() };
    GOROOT_FILE.clone_into(&mut environment.goroot_file);
    if let Ok(path) = environment.user_file_path() {
        environment.user_file = world.machine.text(&path).map(|text| (path.clone(), text.to_owned()));
    }
    environment
}

fn once(case: &Case, env: &BTreeMap<String, String>, command: &[String], world: &OracleWorld, cache: Cache) -> Ran {
    let text = |name: &str| world.machine.text(&format!("{SRC}{name}")).map(str::to_owned);
    let workspace = Workspace {
        go_mod: text("go.mod"),
        go_sum: text("go.sum"),
        go_work: text("go.work"),
        go_work_sum: text("go.work.sum"),
        sources: case.files.iter().filter_map(|(path, text)| source(path, text)).collect(),
    };
    let environment = environment(env, world);
    let query = Query {
        arguments: command[1..].to_vec(),
        release: release(case),
        os: Os::Linux,
        environment,
        workspace,
        cache,
    };
    go::run(query, world)
}

/// A Go file of the main module.
fn source(path: &str, text: &str) -> Option<Source> {
    let name = path.strip_prefix(SRC).filter(|name| name.strip_suffix(".go").is_some())?;
    let (folder, name) = name.rsplit_once('/').unwrap_or(("", name));
    Some(Source { folder: folder.to_owned(), name: name.to_owned(), imports: sources::imports(text) })
}

/// The command before, as `go …` itself or as a line for a shell, `NAME=value $0 …`.
fn before(pre: &[String]) -> Option<(BTreeMap<String, String>, Vec<String>)> {
    let (first, rest) = pre.split_first()?;
    if first == "go" {
        return Some((BTreeMap::new(), pre.to_vec()));
    }
    let [flag, line, _] = rest else { return None };
    if first != "sh" || flag != "-c" {
        return None;
    }
    let mut variables = BTreeMap::new();
    let mut words = line.split_whitespace();
    loop {
        let word = words.next()?;
        match word.split_once('=') {
            Some((name, value)) => variables.insert(name.to_owned(), value.to_owned()),
            None if word == "$0" => break,
            None => return None,
        };
    }
    Some((variables, ["go"].into_iter().chain(words).map(str::to_owned).collect()))
}

/// Sorts as the runner does: by what Python writes for the text.
pub(crate) fn sort(lines: &mut [String]) {
    lines.sort_by_cached_key(|line| {
        let quote = if line.contains('\'') && !line.contains('"') { '"' } else { '\'' };
        let inner = line.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t");
        let inner = if quote == '\'' { inner.replace('\'', "\\'") } else { inner };
        format!("{quote}{inner}{quote}")
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{self, Agreement};

    fn words(list: &[&str]) -> Vec<String> {
        list.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn the_command_before_may_have_variables_of_its_own() {
        let line = "GOMODCACHE= GOPROXY=https://proxya.test $0 mod download corp.test/lib@v1.0.0";
        let (variables, command) = before(&words(&["sh", "-c", line, "go"])).unwrap();
        assert_eq!(variables["GOMODCACHE"], "");
        assert_eq!(variables["GOPROXY"], "https://proxya.test");
        assert_eq!(command, ["go", "mod", "download", "corp.test/lib@v1.0.0"]);
        assert_eq!(before(&words(&["go", "env"])).unwrap().1, ["go", "env"]);
        assert!(before(&words(&["sh", "-c", "rm -r x", "go"])).is_none());
    }

    /// Random cases of our own, which the oracle observed with real go.
    #[test]
    fn the_model_does_what_go_was_seen_to_do() {
        for case in crate::case::read(include_str!("recorded.json")).unwrap() {
            let agreement = Agreement::of(case.observed.as_ref().unwrap(), &run(&case));
            assert!(agreement.main() && agreement.requests, "{}", score::explain(&case, &run(&case)));
        }
    }

    #[test]
    fn lines_are_sorted_as_python_writes_them() {
        let mut lines = words(&["b'", "a", "c'\""]);
        sort(&mut lines);
        assert_eq!(lines, ["b'", "a", "c'\""]);
    }
}
