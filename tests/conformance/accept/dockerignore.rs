//! `.dockerignore` given to a real build that copies its whole context out again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use goproxy_wizard::ask::Have;
use goproxy_wizard::door::Door as _;
use serde_json::{Map, json};

use super::engine::{self, engine};
use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};

pub(super) const JUDGE: Judge = Judge {
    program: "docker build",
    files: &["dockerignore"],
    most: (8, usize::MAX),
    version: engine::version,
    twins: &[
        Twin { what: "logins at the top alone", spoil: |text| swap(text, "**/.netrc", ".netrc") },
        Twin { what: "a suffix forgotten", spoil: |text| swap(text, "**/.env.*", "**/.env") },
        Twin { what: "an exception too many", spoil: |text| Some(format!("{text}!**/*.key\n")) },
        Twin { what: "the certificate left out", spoil: |text| swap(text, "!certs/corp-ca.crt", "*.crt\ncerts") },
    ],
    verdicts: judge,
};

/// What the build needs.
const WANTED: &[&str] =
    &["go.mod", "go.sum", "main.go", "sub/main.go", ".env.example", "sub/.env.example", "sub/bin/app"];
/// What must not leave the machine, or is of no use in an image.
const UNWANTED: &[&str] = &[
    ".git/config",
    "vendored/.git/config",
    ".env",
    ".env.local",
    "sub/.env",
    "sub/.env.local",
    ".envrc",
    ".netrc",
    "sub/.netrc",
    "_netrc",
    ".git-credentials",
    ".gitconfig",
    ".docker/config.json",
    "sub/.docker/config.json",
    ".npmrc",
    ".ssh/id_ed25519",
    "server.key",
    "server.pem",
    ".github/workflows/go.yml",
    ".idea/x.xml",
    ".vscode/settings.json",
    "bin/app",
    "Dockerfile",
    "Dockerfile.dev",
    "Dockerfile.dockerignore",
];

/// So many contexts go into one bake file; the client gives up on hundreds at once.
const AT_ONCE: usize = 24;

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    given.chunks(AT_ONCE).map(copy).collect::<Result<Vec<_>, _>>().map(|all| all.concat())
}

/// The verdicts of one start.
fn copy(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let (folder, paths) = lay_out(given);
    let mut targets = Map::new();
    let mut wanted = Vec::new();
    for (i, (it, path)) in given.iter().zip(&paths).enumerate() {
        let context = path.parent().unwrap();
        wanted.push(fill(context, it));
        let output = [format!("type=local,dest={}", folder.join(format!("copy-{i}")).display())];
        let file = "FROM scratch\nCOPY . /\n";
        targets.insert(format!("t{i}"), json!({ "context": context, "dockerfile-inline": file, "output": output }));
    }
    let names: Vec<_> = targets.keys().cloned().collect();
    folder.write("bake.json", &json!({ "group": { "default": { "targets": names } }, "target": targets }).to_string());
    let mut command = engine()?.docker();
    command.args(["buildx", "bake", "--allow=fs.read=*", "--allow=fs.write=*", "--progress=quiet", "-f", "bake.json"]);
    let output = command.current_dir(folder.join("")).output().unwrap();
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let verdict = |(i, wanted): (usize, BTreeSet<String>)| {
        let mut got = BTreeSet::new();
        list(&folder.join(format!("copy-{i}")), "", &mut got);
        // The ignore file itself goes along.
        got.remove(".dockerignore");
        if got == wanted { Ok(()) } else { Err(format!("differs in {:?}", got.symmetric_difference(&wanted))) }
    };
    Ok(wanted.into_iter().enumerate().map(verdict).collect())
}

/// A repository with all of these files; those that must arrive.
fn fill(context: &Path, given: &Given) -> BTreeSet<String> {
    for name in WANTED.iter().chain(UNWANTED) {
        let file = context.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "x").unwrap();
    }
    let mut wanted: BTreeSet<_> = WANTED.iter().map(|name| (*name).to_owned()).collect();
    let answers = &given.plan.answers;
    if answers.has(Have::Inspection) {
        let name = answers.ca.text().as_str().trim_start_matches("./");
        let file = context.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "x").unwrap();
        wanted.insert(name.to_owned());
    }
    wanted
}

fn list(folder: &Path, prefix: &str, out: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            list(&entry.path(), &format!("{name}/"), out);
        } else {
            out.insert(name);
        }
    }
}
