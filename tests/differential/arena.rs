//! Where a case is run for real: the server program in namespaces of its own, the go command in there with it, and the
//! answers to what they ask. Knows no model.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use serde::Deserialize;
use serde_json::{Value, json};

use super::account::Account;
use super::answers::{Asked, Body, Pass, Passed, Reply, Response};
use super::catalogue::{self, HOSTS, ROOT};
use super::checksum;
use super::classify;
use super::machine::{self, Toolchains};
use super::scripted::{Reach, Scripted, Tls};
use super::surroundings;

/// A server program that runs cases, one at a time.
pub(crate) struct Arena {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    toolchains: Toolchains,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Line {
    ready: Option<Value>,
    done: Option<Done>,
    id: u64,
    ask: String,
    host: String,
    port: u16,
    via: String,
    scheme: String,
    method: String,
    target: String,
    authorization: Option<String>,
    git: bool,
    pass: String,
    to: String,
    login: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Done {
    error: String,
    exit: i32,
    hangs: bool,
    timeout: bool,
    stderr: String,
}

impl Arena {
    /// Starts the program, or says why that is not possible.
    pub(crate) fn start(server: &Path, toolchains: Toolchains) -> Result<Self, String> {
        let mut child = machine::unshare()
            .arg(server)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .map_err(|error| format!("unshare: {error}"))?;
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("it was asked for"));
        let mut arena = Arena { child, input, output, toolchains };
        arena.tell(&catalogue::setup())?;
        let ready = arena.line()?.ready.ok_or("the server program is not ready")?;
        assert_eq!(ready["key"], checksum::verifier("sum.corp.example"), "the checksum database's key");
        for it in catalogue::REPOSITORIES {
            let refs = &ready["commits"][format!("{}{}", it.host, it.path)];
            let commits: Vec<_> = it.tags.iter().map(|tag| &refs[format!("refs/tags/{tag}")]).collect();
            assert_eq!(commits, it.commits, "the commits of {}{}", it.host, it.path);
        }
        Ok(arena)
    }

    fn tell(&mut self, line: &Value) -> Result<(), String> {
        let input = self.input.as_mut().expect("it is open until the end");
        writeln!(input, "{line}").and_then(|()| input.flush()).map_err(|error| format!("the server program: {error}"))
    }

    fn line(&mut self) -> Result<Line, String> {
        let mut line = String::new();
        match self.output.read_line(&mut line) {
            Ok(0) => Err("the server program has ended, see above".to_owned()),
            Ok(_) => serde_json::from_str(&line).map_err(|error| format!("{line}: {error}")),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Runs a case with the real go.
    pub(crate) fn run(&mut self, case: &Scripted) -> Result<Account, String> {
        let goroot = self.toolchains.get(&case.go).ok_or_else(|| format!("no go {} here", case.go))?;
        let mut files: BTreeMap<String, &str> = surroundings::files(case);
        let telemetry = format!("{ROOT}/w/home/.config/go/telemetry/mode");
        files.insert(telemetry, "off 2024-01-01\n");
        let variables: Vec<String> =
            surroundings::variables(case).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        // The client that GOINSECURE uses gives up after 5 s, others never.
        let quiet = if case.line().contains("GOINSECURE") { 7000 } else { 1500 };
        let run = json!({ "run": {
            "hosts": hosts(case), "files": files, "program": goroot.join("bin/go"), "arguments": case.command,
            "quiet": quiet, "variables": variables, "folder": format!("{ROOT}/w/src"),
        }});
        self.tell(&run)?;
        let mut account = Account::default();
        loop {
            let line = self.line()?;
            if let Some(done) = line.done {
                return finish(account, done);
            }
            if let Some(reply) = answer(case, &line, &mut account) {
                self.tell(&json!({ "id": line.id, "reply": reply }))?;
            }
        }
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        // It ends when nobody writes any more.
        self.input = None;
        let _ = self.child.wait();
    }
}

fn finish(mut account: Account, done: Done) -> Result<Account, String> {
    if !done.error.is_empty() {
        return Err(done.error);
    }
    if done.timeout {
        return Err(format!("go took too long: {}", done.stderr));
    }
    // What is said in the end of a command that works is of no interest.
    if done.exit != 0 {
        account.text = classify::tidy(&done.stderr);
    }
    let end = if done.hangs { "hang" } else { classify::kind(done.exit, &account.text) };
    account.end = String::from(end);
    Ok(account)
}

/// The text of /etc/hosts.
fn hosts(case: &Scripted) -> String {
    let line = |(names, address, _): &(&[&str], &str, _)| {
        let address = match case.reach(names[0]) {
            Reach::Listens => address,
            Reach::Refuses => catalogue::NOBODY,
            Reach::Unknown => return None,
        };
        Some(format!("{address} {}\n", names.join(" ")))
    };
    HOSTS.iter().filter_map(line).collect()
}

/// The reply to a question, if it wants one, and what it adds to the account.
fn answer(case: &Scripted, line: &Line, account: &mut Account) -> Option<Value> {
    let via = (!line.via.is_empty()).then_some(line.via.as_str());
    let login = line.authorization.as_deref().map(surroundings::login);
    let (to, port) = split(&line.to, 80);
    let target = match line.pass.as_str() {
        "get" => after_host(&line.target),
        _ => &line.target,
    };
    let asked = Asked {
        scheme: &line.scheme,
        host: &line.host,
        port: line.port,
        target,
        login: login.as_deref(),
        git: line.git,
    };
    match line.ask.as_str() {
        "shake" => {
            let tls = case.tls(&line.host, line.port);
            if matches!(tls, Tls::Plain | Tls::Reset) {
                account.no_tls(&line.host, line.port);
            }
            Some(json!({ "shake": tls }))
        }
        "tls-refused" => {
            account.no_tls(&line.host, line.port);
            None
        }
        "plain-on-tls" => {
            account.answered(&Asked { scheme: "http", ..asked }, via, &Reply::NotHttp);
            None
        }
        "answer" if line.method == "HEAD" => Some(wire(&case.reply(&asked))),
        "answer" => {
            let reply = case.reply(&asked);
            account.answered(&asked, via, &reply);
            Some(wire(&reply))
        }
        _ => {
            let asked = Asked { scheme: "http", host: to, port, ..asked };
            let pass = match line.pass.as_str() {
                "get" => Pass::Get(&asked),
                "connect" => Pass::Connect(to, port),
                _ => Pass::Socks(to, port),
            };
            let login = line.login.as_deref();
            let passed = case.pass(&line.host, line.port, login, &pass);
            account.passed(&line.host, login, &pass, &passed);
            Some(match &passed {
                Passed::Through => json!({ "act": "through" }),
                Passed::NotSpoken => json!({ "act": "closed" }),
                Passed::Reply(reply) => wire(reply),
                Passed::SocksRefused(code) => json!({ "act": "refused", "socks": code }),
            })
        }
    }
}

/// Host and port, without brackets.
fn split(to: &str, default: u16) -> (&str, u16) {
    match to.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host.trim_matches(['[', ']']), port.parse().unwrap_or(default)),
        _ => (to.trim_matches(['[', ']']), default),
    }
}

/// Path and query of an absolute URL.
fn after_host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find(['/', '?']).map_or("/", |at| &rest[at..])
}

/// A reply as the server program takes it.
fn wire(reply: &Reply) -> Value {
    let act = match reply {
        Reply::Response(it) => return response(it),
        Reply::Closed | Reply::NotHttp => "closed",
        Reply::Reset => "reset",
        Reply::Silent => "silent",
        Reply::Git => "git",
    };
    json!({ "act": act })
}

fn response(it: &Response) -> Value {
    let body = match &it.body {
        Body::Text(text) => json!({ "text": text }),
        Body::Zip(files) => json!({ "zip": files }),
        Body::Record { id, lines, head, signer, .. } => {
            json!({ "text": format!("{id}\n{lines}\n"), "note": head, "signer": signer })
        }
        Body::Tile(bytes) => json!({ "bytes": checksum::base64(bytes) }),
    };
    json!({
        "status": it.status, "location": it.location, "content_type": it.content_type, "cut": it.cut, "body": body,
    })
}
