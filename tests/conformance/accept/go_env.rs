//! go-env.sh run by sh with a real go, which must keep every value as the plan says it.

use std::collections::BTreeMap;
use std::process::Command;

use goproxy_wizard::plan::{Plan, SignIn};
use serde_json::Value;

use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::parallel;
use crate::tools;

pub(super) const JUDGE: Judge = Judge {
    program: "go env -w",
    files: &["go-env"],
    most: (usize::MAX, usize::MAX),
    version: || tools::version(Command::new(tools::find("go/bin/go")?).arg("version").env("GOTOOLCHAIN", "local")),
    twins: &[
        Twin { what: "an unknown variable", spoil: |text| swap(text, "-w GO", "-w GOO") },
        Twin { what: "an open quote", spoil: |text| Some(format!("{text}'\n")) },
        Twin { what: "another value", spoil: |text| swap(text, "git.corp.example", "git.corp.example,*") },
    ],
    verdicts: judge,
};

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let (folder, paths) = lay_out(given);
    let bin = tools::find("go/bin")?;
    let all: Vec<_> = given
        .iter()
        .zip(&paths)
        .enumerate()
        .map(|(i, (it, path))| (i, &*it.plan, path))
        .map(|(i, plan, path)| {
            let home = folder.join(format!("home-{i}"));
            (expected(plan, &home.display().to_string()), home, path)
        })
        .collect();
    Ok(parallel::map(&all, |(expected, home, path)| {
        std::fs::create_dir_all(home).unwrap();
        let run = |program: &str, args: &[&str]| {
            let mut command = Command::new(program);
            command.env_clear().env("HOME", home).env("GOTELEMETRY", "off").current_dir(home);
            command.env("PATH", format!("{}:/usr/bin:/bin", bin.display())).args(args).output().unwrap()
        };
        let script = run("sh", &["-eu", &path.display().to_string()]);
        let said = String::from_utf8_lossy(&script.stderr);
        if !script.status.success() || !said.is_empty() {
            return Err(said.into_owned());
        }
        let names: Vec<_> = expected.keys().map(String::as_str).collect();
        let told = run(&bin.join("go").display().to_string(), &[&["env", "-json"], &names[..]].concat());
        let got: BTreeMap<String, Value> = serde_json::from_slice(&told.stdout).map_err(|error| error.to_string())?;
        let is_same = expected.iter().all(|(name, value)| got.get(name).is_some_and(|it| it == value));
        if is_same { Ok(()) } else { Err(format!("{got:?} instead of {expected:?}")) }
    }))
}

fn expected(plan: &Plan, home: &str) -> BTreeMap<String, String> {
    let mut out: BTreeMap<_, _> = plan.go.iter().map(|it| (it.var.name().to_owned(), it.value.to_string())).collect();
    if plan.logins.iter().any(|login| login.sign_in == SignIn::GoAuth) {
        out.insert("GOAUTH".to_owned(), format!("netrc;git {home}"));
    }
    out
}
