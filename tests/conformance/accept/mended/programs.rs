//! The programs that read what the rules mend, and what each has against a text.

use std::collections::BTreeSet;
use std::process::Command;
use std::rc::Rc;

use goproxy_wizard::ask::Answers;
use goproxy_wizard::facts::Case;
use goproxy_wizard::plan::Plan;
use goproxy_wizard::read::Kind;
use serde_json::{Value, json};

use crate::accept::judge::{Given, Verdict};
use crate::accept::{dockerd, dockerfile, engine, parallel, programs};
use crate::folder::Folder;
use crate::systemd_manager::Units;
use crate::tools;

/// What a program has against each of these texts.
pub(super) type Complaints = Result<Vec<BTreeSet<String>>, String>;

/// A program, and how it is asked.
pub(super) struct Program {
    pub(super) name: &'static str,
    pub(super) kinds: &'static [Kind],
    /// Whether it would read the text as it stands: an excerpt may lack what no rule is about.
    pub(super) reads: fn(&str) -> bool,
    pub(super) version: fn() -> Result<String, String>,
    /// The same text with something that it must refuse.
    pub(super) spoil: fn(&str) -> String,
    pub(super) complaints: fn(&[String]) -> Complaints,
}

pub(super) const PROGRAMS: &[Program] = &[
    Program {
        name: "dockerd --validate",
        kinds: &[Kind::Daemon],
        reads: |text| text.starts_with('{'),
        version: dockerd::JUDGE.version,
        spoil: |text| text.trim_end().trim_end_matches('}').to_owned(),
        complaints: |texts| verdicts(dockerd::JUDGE.verdicts, "daemon.json", texts),
    },
    Program {
        name: "docker create",
        kinds: &[Kind::DockerClient],
        reads: |text| text.starts_with('{'),
        version: engine::version,
        spoil: |text| text.replace("\"proxies\"", "\"proxy\""),
        complaints: client,
    },
    Program {
        name: "docker build --check",
        kinds: &[Kind::Dockerfile],
        reads: |text| text.contains("FROM "),
        version: engine::version,
        spoil: |text| format!("{text}WORKDOR /x\n"),
        complaints: |texts| verdicts(dockerfile::JUDGE.verdicts, "Dockerfile", texts),
    },
    Program {
        name: "docker compose config",
        kinds: &[Kind::Compose],
        reads: |text| text.contains("services:"),
        version: || tools::version(Command::new(tools::find(COMPOSE)?).arg("version")),
        spoil: |text| format!("{text}nonsense: true\n"),
        complaints: compose,
    },
    Program {
        name: "systemd",
        kinds: &[Kind::Systemd],
        reads: |text| text.contains("[Service]"),
        version: || tools::version(Command::new(tools::system("systemd-analyze")?).arg("--version")),
        spoil: |text| format!("{text}\n[Service]\nEnvironment=\"X=%40\"\n"),
        complaints: |texts| {
            let texts: Vec<_> = texts.iter().map(String::as_str).collect();
            let said = Units::with(&texts).complaints().ok_or("systemd-analyze is not installed")?;
            let about = |(i, it): (usize, &String)| lines(&it.replace(&format!("docker-{i}."), "a."));
            Ok(said.iter().enumerate().map(about).collect())
        },
    },
    Program {
        name: "GitHub's workflow language service",
        kinds: &[Kind::Workflow],
        reads: |text| text.contains("jobs:"),
        version: || programs::npm_version("@actions/languageservice"),
        spoil: |text| format!("{text}\nnonsense: true\n"),
        complaints: |texts| service("workflow.mjs", texts),
    },
    Program {
        name: "VS Code's JSON language service",
        kinds: &[Kind::Settings],
        // It knows the settings of VS Code and of the Go extension.
        reads: |text| !text.contains("remote.SSH"),
        version: || programs::npm_version("vscode-json-languageservice"),
        spoil: |text| text.replace('}', ""),
        complaints: |texts| service("settings.mjs", texts),
    },
    Program {
        name: "bash -n",
        kinds: &[Kind::Shell],
        reads: is_script,
        version: || tools::version(Command::new(tools::system("bash")?).arg("--version")),
        spoil: |text| format!("{text}'\n"),
        complaints: |texts| scripts("bash", texts),
    },
    Program {
        name: "fish -n",
        kinds: &[Kind::Fish],
        reads: is_script,
        version: || tools::version(Command::new(tools::system("fish")?).arg("--version")),
        spoil: |text| format!("{text}'\n"),
        complaints: |texts| scripts("fish", texts),
    },
    Program {
        name: "go",
        kinds: Kind::ALL,
        reads: |text| !values(text).is_empty(),
        version: || tools::version(Command::new(tools::find(GO)?).arg("version").env("GOTOOLCHAIN", "local")),
        spoil: |_| "export GOPROXY=,\n".to_owned(),
        complaints: go,
    },
];

const COMPOSE: &str = "deb/usr/libexec/docker/cli-plugins/docker-compose";
const GO: &str = "go/bin/go";

/// The verdicts of a judge of generated files, which looks at the text alone.
fn verdicts(judge: fn(&[Given]) -> Result<Vec<Verdict>, String>, path: &'static str, texts: &[String]) -> Complaints {
    let plan = Rc::new(Plan::of(&Answers::default()));
    let given: Vec<_> = texts.iter().map(|text| Given::loose(path, text, plan.clone())).collect();
    Ok(judge(&given)?.into_iter().map(|it| it.err().map_or_else(BTreeSet::new, |said| lines(&said))).collect())
}

/// The lines of what a program says, without what differs from run to run and with the place.
fn lines(said: &str) -> BTreeSet<String> {
    let is_telling = |line: &&str| {
        let is_place =
            line.starts_with(|ch: char| ch.is_ascii_digit()) || line.starts_with("--") || line.contains(" | ");
        !line.is_empty() && !is_place
    };
    said.lines().map(str::trim).filter(is_telling).map(str::to_owned).collect()
}

/// A container made with the file must have a proxy.
fn client(texts: &[String]) -> Complaints {
    let engine = engine::engine()?;
    let folder = Folder::new();
    let all: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(i, text)| {
            folder.write(format!("{i}/config.json"), text);
            folder.join(format!("{i}"))
        })
        .collect();
    Ok(parallel::map(&all, |path| {
        let mut command = engine.docker();
        let created = command.env("DOCKER_CONFIG", path).args(["create", engine::NOTHING, "x"]).output().unwrap();
        let id = String::from_utf8_lossy(&created.stdout).trim().to_owned();
        let inspected = engine.docker().args(["inspect", "--format", "{{json .Config.Env}}", &id]).output().unwrap();
        let env: Vec<String> = serde_json::from_slice(&inspected.stdout).unwrap_or_default();
        let mut out = BTreeSet::new();
        if created.stderr.windows(7).any(|it| it == b"WARNING") {
            out.insert("the file is not read".to_owned());
        }
        if !env.iter().any(|it| it.starts_with("HTTP_PROXY=")) {
            out.insert("a container gets no proxy".to_owned());
        }
        out
    }))
}

fn compose(texts: &[String]) -> Complaints {
    let program = tools::find(COMPOSE)?;
    let folder = Folder::new();
    let all: Vec<_> = texts
        .iter()
        .enumerate()
        .map(|(i, text)| {
            folder.write(format!("{i}/compose.yaml"), text);
            folder.join(format!("{i}/compose.yaml"))
        })
        .collect();
    Ok(parallel::map(&all, |path| {
        let mut command = Command::new(&program);
        command.env_clear().env("HOME", folder.join("")).env("PATH", "/usr/bin:/bin").arg("-f").arg(path);
        let output = command.args(["config", "--quiet"]).output().unwrap();
        if output.status.success() {
            return BTreeSet::new();
        }
        let said = String::from_utf8_lossy(&output.stderr);
        BTreeSet::from([said.replace(&path.display().to_string(), "compose.yaml")])
    }))
}

/// What a language service finds, without the lines.
fn service(program: &str, texts: &[String]) -> Complaints {
    let said = programs::node(program, &json!(texts))?;
    let message = |it: &Value| {
        let text = it.as_str().unwrap_or_default();
        text.split_once(": ").map_or(text, |(_, message)| message).to_owned()
    };
    let all = said.as_array().ok_or("no answer")?.iter();
    Ok(all.map(|found| found.as_array().into_iter().flatten().map(message).collect()).collect())
}

/// Whether a text is a script and no transcript.
fn is_script(text: &str) -> bool {
    let is_prompt = |line: &str| ["$ ", "% ", "> ", "➜ "].iter().any(|it| line.starts_with(it));
    !text.lines().any(|line| is_prompt(line.trim_start())) && !text.contains("go: ")
}

fn scripts(shell: &str, texts: &[String]) -> Complaints {
    let program = tools::system(shell)?;
    let folder = Folder::new();
    let mut out = Vec::new();
    for (i, text) in texts.iter().enumerate() {
        folder.write(format!("{i}"), text);
        let output = Command::new(&program).arg("-n").arg(folder.join(format!("{i}"))).output().unwrap();
        let is_good = output.status.success() && output.stderr.is_empty();
        out.push(if is_good { BTreeSet::new() } else { BTreeSet::from(["it is no script".to_owned()]) });
    }
    Ok(out)
}

/// The variables of go that a text sets to plain values.
fn values(text: &str) -> Vec<(String, String)> {
    const NAMES: &[&str] = &["GOPROXY", "GOSUMDB", "GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOINSECURE", "GOVCS"];
    let settings = Case::of(text, None).settings;
    let own = settings.into_iter().filter(|it| NAMES.contains(&it.name.as_str()) && it.is_set() && !it.is_remark);
    own.filter(|it| !it.value.contains('$')).map(|it| (it.name, it.value)).collect()
}

/// go, which must take the values, whatever becomes of the download: the only way out is a port where nobody listens.
fn go(texts: &[String]) -> Complaints {
    const REFUSALS: &[&str] = &[
        "invalid GOPROXY",
        "GOPROXY list is not the empty string",
        "invalid GOSUMDB",
        "unknown GOSUMDB",
        "missing GOSUMDB",
        "invalid proxy URL",
        "invalid character",
        "malformed",
        "parse \"",
        "GOVCS",
    ];
    let program = tools::find(GO)?;
    let folder = Folder::new();
    let home = folder.join("");
    Ok(parallel::map(texts, |text| {
        let mut command = Command::new(&program);
        command.env_clear().env("HOME", &home).env("PATH", "/usr/bin:/bin").env("GOTOOLCHAIN", "local");
        command.env("GOTELEMETRY", "off").env("GOFLAGS", "-mod=mod").env("HTTPS_PROXY", "http://127.0.0.1:9");
        command.env("HTTP_PROXY", "http://127.0.0.1:9").envs(values(text)).current_dir(&home);
        let output = command.args(["mod", "download", "git.corp.example/nothing@v1.0.0"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        REFUSALS.iter().filter(|words| said.contains(**words)).map(|it| (*it).to_owned()).collect()
    }))
}
