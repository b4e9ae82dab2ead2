//! Reads cases: what a case says of the machine, the servers and the command; runs nothing.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

/// `$WORK`; the real one is another folder on every run, and no rule depends on it.
pub(crate) const WORK: &str = "/tmp/gooracle/w1";
/// `$CADIR`.
pub(crate) const AUTHORITIES: &str = "/tmp/gooracle/tls";
/// The folder with git, ssh and sh.
pub(crate) const PROGRAMS: &str = "/tmp/gooracle/shim";

/// What was seen of the real go.
#[derive(Debug)]
pub(crate) struct Observed {
    /// `ok`, `hang`, or a kind.
    pub(crate) outcome: String,
    /// Whether the order of requests is no chance.
    pub(crate) ordered: bool,
    /// The distinct things tried, in order.
    pub(crate) hops: Vec<String>,
    /// The requests that servers saw, in order if `ordered`, sorted otherwise.
    pub(crate) requests: Vec<String>,
    /// What the forward proxies saw.
    pub(crate) forward: Vec<String>,
    /// What go said.
    pub(crate) stderr: String,
}

/// A case of `cases.json`; values are expanded.
#[derive(Debug)]
pub(crate) struct Case {
    /// `family/name@release`.
    pub(crate) id: String,
    /// The release, with its patch level.
    pub(crate) go: String,
    /// The command line; the first word is `go`.
    pub(crate) cmd: Vec<String>,
    /// The whole environment, the baseline included.
    pub(crate) env: BTreeMap<String, String>,
    /// Personas by name.
    pub(crate) servers: Map<String, Value>,
    /// Files by absolute path.
    pub(crate) files: BTreeMap<String, String>,
    /// Folders that are module proxies, each with the modules in it.
    pub(crate) file_proxies: BTreeMap<String, Vec<String>>,
    /// A command that ran before.
    pub(crate) pre: Option<Vec<String>>,
    /// Files that are written after it.
    pub(crate) after_pre: BTreeMap<String, String>,
    /// After so many seconds the command is killed.
    pub(crate) timeout: u64,
    /// Whether go asks for several things at once.
    pub(crate) concurrent: bool,
    /// What was seen, if somebody looked.
    pub(crate) observed: Option<Observed>,
}

/// Reads a file of cases.
pub(crate) fn read(text: &str) -> Result<Vec<Case>, String> {
    let whole: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let releases = whole.get("toolchains").cloned().unwrap_or_default();
    let list = whole.get("cases").or(Some(&whole)).and_then(Value::as_array).ok_or("no list of cases")?;
    list.iter().map(|case| one(case, &releases)).collect()
}

/// Replaces `$WORK` and its kin, as the runner does: the longest name first.
pub(crate) fn expand(text: &str) -> String {
    text.replace("$OTHERCA", &format!("{AUTHORITIES}/otherca.pem"))
        .replace("$CADIR", AUTHORITIES)
        .replace("$WORK", WORK)
        .replace("$VKEY", &crate::database::verifier_key("sumdb.test"))
        .replace("$CA", &format!("{AUTHORITIES}/ca.pem"))
}

/// A path of `files`, which may be relative to the folder where the command runs.
fn place(path: &str) -> String {
    let path = expand(path);
    if path.starts_with('/') { path } else { format!("{WORK}/src/{path}") }
}

fn one(case: &Value, releases: &Value) -> Result<Case, String> {
    let id = text(case, "id").ok_or("a case without an id")?;
    let go = text(case, "go").ok_or_else(|| format!("{id}: no release"))?;
    let cmd = words(case.get("cmd"));
    if cmd.first().is_none_or(|word| word != "go") {
        return Err(format!("{id}: the command is not go"));
    }
    let concurrent = truth(case, "concurrent")
        || matches!(cmd.get(1).map(String::as_str), Some("get" | "install" | "run"))
        || cmd[1..].starts_with(&["mod".to_owned(), "tidy".to_owned()])
        || cmd.iter().any(|word| word == "-mod=mod");
    Ok(Case {
        go: releases.get(&go).and_then(Value::as_str).map_or(go, str::to_owned),
        env: environment(case.get("env")),
        servers: case.get("servers").and_then(Value::as_object).cloned().unwrap_or_default(),
        files: files(case),
        file_proxies: entries(case, "fileproxy").map(|(path, names)| (expand(path), words(Some(names)))).collect(),
        pre: case.get("pre").filter(|pre| !pre.is_null()).map(|pre| words(Some(pre))),
        after_pre: entries(case, "after_pre").map(|(path, text)| (place(path), string(text))).collect(),
        timeout: case.get("timeout").and_then(Value::as_u64).unwrap_or(30),
        observed: case.get("observed").map(observed),
        concurrent,
        id,
        cmd,
    })
}

/// The baseline of the runner, and what the case adds or (with null) removes.
fn environment(added: Option<&Value>) -> BTreeMap<String, String> {
    let baseline = [
        ("HOME", "$WORK/home"),
        ("PATH", PROGRAMS),
        ("GOPATH", "$WORK/gopath"),
        ("GOCACHE", "/tmp/gooracle/gocache"),
        ("TMPDIR", "$WORK/tmp"),
        ("LC_ALL", "C"),
        ("GIT_CONFIG_NOSYSTEM", "1"),
        ("GOORACLE_VCS_LOG", "/tmp/gooracle/vcs.log"),
        ("SSL_CERT_FILE", "$CA"),
        ("SSL_CERT_DIR", "/nonexistent"),
        ("GIT_SSL_CAINFO", "$CA"),
        ("GOTOOLCHAIN", "local"),
    ];
    let mut all: BTreeMap<String, String> =
        baseline.iter().map(|(name, value)| ((*name).to_owned(), expand(value))).collect();
    for (name, value) in added.and_then(Value::as_object).into_iter().flatten() {
        match value.as_str() {
            Some(value) => all.insert(name.clone(), expand(value)),
            None => all.remove(name),
        };
    }
    all
}

fn files(case: &Value) -> BTreeMap<String, String> {
    let mut all = BTreeMap::from([(format!("{WORK}/home/.config/go/telemetry/mode"), "off 2024-01-01\n".to_owned())]);
    if case.get("module").and_then(Value::as_bool) != Some(false) {
        all.insert(place("go.mod"), "module main.test\n\ngo 1.20\n".to_owned());
    }
    all.extend(entries(case, "files").map(|(path, text)| (place(path), string(text))));
    for (key, path) in [("goenv", "$WORK/home/.config/go/env"), ("netrc", "$WORK/home/.netrc")] {
        if let Some(text) = text(case, key) {
            all.insert(place(path), text);
        }
    }
    all
}

fn observed(seen: &Value) -> Observed {
    Observed {
        outcome: text(seen, "outcome").unwrap_or_default(),
        ordered: truth(seen, "ordered"),
        hops: words(seen.get("hops")),
        requests: words(seen.get("requests")),
        forward: words(seen.get("forward")),
        stderr: text(seen, "stderr").unwrap_or_default(),
    }
}

fn entries<'a>(case: &'a Value, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    case.get(key).and_then(Value::as_object).into_iter().flatten()
}

fn string(value: &Value) -> String {
    expand(value.as_str().unwrap_or_default())
}

fn text(of: &Value, key: &str) -> Option<String> {
    of.get(key)?.as_str().map(expand)
}

fn truth(of: &Value, key: &str) -> bool {
    of.get(key).and_then(Value::as_bool).unwrap_or(false)
}

fn words(of: Option<&Value>) -> Vec<String> {
    let list = of.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(expand).collect()
}
