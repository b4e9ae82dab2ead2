//! Pipelines checked by GitLab's own schema, and run on this machine by a program that expands variables as GitLab does.

use std::fs;
use std::path::Path;
use std::process::Command;

use goproxy_wizard::plan::{Plan, Var};
use serde_json::Value;

use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::planned::{self, LOGIN, Variables};
use super::{parallel, programs};
use crate::program::write_program;
use crate::tools;

pub(super) const SCHEMA: Judge = Judge {
    program: "GitLab's schema, in check-jsonschema",
    files: &["gitlab-ci"],
    most: (usize::MAX, usize::MAX),
    version: || programs::pypi_version("check-jsonschema"),
    twins: &[
        Twin { what: "an unknown key", spoil: |text| swap(text, "before_script:", "before_scripts:") },
        Twin { what: "a list that is none", spoil: |text| swap(text, "paths: [\".cache/go-mod/\"]", "paths: {a: 1}") },
        Twin { what: "a wrong indent", spoil: |text| swap(text, "  image:", " image:") },
    ],
    verdicts: schema,
};

pub(super) const RUN: Judge = Judge {
    program: "gitlab-ci-local",
    most: (3, 64),
    version: || programs::npm_version("gitlab-ci-local"),
    twins: &[
        Twin { what: "another value", spoil: |text| swap(text, ": https://goproxy.corp", ": https://goproxies.corp") },
        Twin { what: "a job of no name", spoil: |text| swap(text, "extends: .go", "extends: .gone") },
        Twin { what: "a loop without its end", spoil: |text| swap(text, "    done\n", "    \n") },
    ],
    verdicts: run,
    ..SCHEMA
};

/// The schema leaves hidden jobs alone, so each file is checked once more with its base in the open.
fn schema(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let open = |it: &Given| {
        let text =
            it.text.replacen(".go:\n", "base:\n  script: ['true']\n", 1).replace("extends: .go\n", "extends: base\n");
        it.with(text)
    };
    let all: Vec<_> = given.iter().cloned().chain(given.iter().map(open)).collect();
    let (_folder, paths) = lay_out(&all);
    let mut command = Command::new(tools::find("py/bin/check-jsonschema")?);
    command.args(["--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", "--output-format", "json"]);
    let said = programs::ask(command.args(&paths), &Value::Null)?;
    let about = |path: &std::path::PathBuf| {
        let lists = [&said["errors"], &said["parse_errors"]];
        let own = lists.iter().flat_map(|list| list.as_array().into_iter().flatten());
        let own: Vec<_> = own.filter(|it| it["filename"].as_str() == path.to_str()).map(Value::to_string).collect();
        if own.is_empty() { Ok(()) } else { Err(own.join("\n")) }
    };
    let (hidden, open) = paths.split_at(given.len());
    Ok(hidden.iter().zip(open).map(|(hidden, open)| about(hidden).and_then(|()| about(open))).collect())
}

/// `go` writes down its variables; nothing else of the image is here.
const GO: &str = "#!/bin/sh\nenv -0 >\"$RECORD\"\n";

fn run(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let (folder, paths) = lay_out(given);
    write_program(&folder.join("bin/go"), GO);
    for name in ["cp", "chmod", "update-ca-certificates", "rsync"] {
        write_program(&folder.join(format!("bin/{name}")), "#!/bin/sh\n");
    }
    let module = tools::find("npm/node_modules/gitlab-ci-local/package.json")?;
    let package: Value = serde_json::from_str(&fs::read_to_string(&module).unwrap()).unwrap();
    let bin = package["bin"].as_str().or(package["bin"]["gitlab-ci-local"].as_str()).ok_or("no program")?;
    let program = module.with_file_name(bin);
    let node = programs::node_program()?;
    let all: Vec<_> = given.iter().zip(&paths).collect();
    Ok(parallel::map(
        &all.iter().map(|(it, path)| (expected(&it.plan), *path)).collect::<Vec<_>>(),
        |(expected, path)| {
            let repository = path.parent().unwrap();
            repository_at(repository)?;
            let record = repository.with_extension("record");
            let mut command = Command::new(&node);
            command.arg(&program).args(["--force-shell-executor", "test"]).current_dir(repository).env_clear();
            command.env("HOME", repository).env("PATH", format!("{}:/usr/bin:/bin", folder.join("bin").display()));
            for (name, value) in SECRETS {
                command.args(["--variable", &format!("{name}={value}")]);
            }
            let output = command.args(["--variable", &format!("RECORD={}", record.display())]).output().unwrap();
            let said =
                || String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
            let text = fs::read_to_string(&record).map_err(|_| said())?;
            let pairs = text.split('\0').filter_map(|pair| pair.split_once('='));
            let ours = pairs.filter(|(name, _)| expected.contains_key(*name));
            planned::same(&ours.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(), expected)
        },
    ))
}

/// What a person has put into GitLab.
const SECRETS: [(&str, &str); 7] = [
    ("PROXY_URL", LOGIN),
    ("GOPROXY_USER", "u"),
    ("GOPROXY_TOKEN", "t"),
    ("GO_MODULES_USER", "u"),
    ("GO_MODULES_TOKEN", "t"),
    ("GO_MODULES_SSH_KEY", "/dev/null"),
    ("GO_MODULES_KNOWN_HOSTS", "/dev/null"),
];

/// A repository with a remote, which the program wants to know.
fn repository_at(path: &Path) -> Verdict {
    for args in [&["init", "--quiet"][..], &["remote", "add", "origin", "https://git.corp.example/team/app.git"]] {
        let mut git = Command::new("git");
        let is_good =
            git.args(args).current_dir(path).env_clear().env("PATH", "/usr/bin:/bin").status().unwrap().success();
        is_good.then_some(()).ok_or("git does not make a repository")?;
    }
    Ok(())
}

fn expected(plan: &Plan) -> Variables {
    let proxy = planned::in_both_cases(&planned::proxy(plan, Some(LOGIN)));
    planned::both(planned::go(plan, &[Var::GoToolchain]), proxy)
}
