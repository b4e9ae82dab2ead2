//! netrc.sh run by sh, its questions answered; a reader of netrc must find every machine with its login.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Command, Stdio};

use goproxy_wizard::ask::Works;
use goproxy_wizard::plan::{Plan, SignIn};
use serde_json::{Value, json};

use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::{parallel, programs};
use crate::tools;

pub(super) const JUDGE: Judge = Judge {
    program: "sh and Python's netrc",
    files: &["netrc"],
    most: (usize::MAX, usize::MAX),
    version: || tools::version(Command::new(tools::find("py/bin/python")?).arg("--version")),
    twins: &[
        Twin { what: "a word that netrc does not know", spoil: |text| swap(text, " login $user", " name $user") },
        Twin { what: "an open quote", spoil: |text| Some(format!("{text}'\n")) },
        Twin { what: "a host that nobody asked about", spoil: |text| swap(text, "\nask ", "\nask other.example ") },
    ],
    verdicts: judge,
};

/// A person's own line, which must stay.
const MINE: &str = "machine mine.example login me password mine\n";
const USER: &str = "dev.user@corp";
/// No backslash: Python takes it for an escape, go and git for itself.
const TOKEN: &str = "p@ss:w/rd%#?&$x`'!é";

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let (folder, paths) = lay_out(given);
    let homes: Vec<_> = (0..given.len()).map(|i| folder.join(format!("home-{i}"))).collect();
    let all: Vec<_> = homes
        .iter()
        .zip(paths)
        .zip(given)
        .map(|((home, path), it)| (home, path, it.text.matches("\nask ").count()))
        .collect();
    let ran = parallel::map(&all, |(home, path, questions)| {
        std::fs::create_dir_all(home).unwrap();
        std::fs::write(home.join(".netrc"), MINE).unwrap();
        let mut command = Command::new("sh");
        command.arg(path).env_clear().env("HOME", home).env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8");
        let child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
        let mut child = child.map_err(|error| error.to_string())?;
        // A broken one may not listen.
        let _ = child.stdin.take().unwrap().write_all(format!("{USER}\n{TOKEN}\n").repeat(*questions).as_bytes());
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() && said.is_empty() { Ok(()) } else { Err(said) }
    });
    let files: Vec<_> = homes.iter().map(|home| home.join(".netrc")).collect();
    let read = programs::python_program("read_netrc.py", &json!(files))?;
    let read = read.as_array().ok_or("no answer")?;
    let verdict = |((ran, given), read): ((Verdict, &Given), &Value)| {
        ran?;
        let expected = json!({ "machines": expected(&given.plan) });
        if *read == expected { Ok(()) } else { Err(format!("{read} instead of {expected}")) }
    };
    Ok(ran.into_iter().zip(given).zip(read).map(verdict).collect())
}

/// Each host with its port, and without it.
fn expected(plan: &Plan) -> BTreeMap<String, [&'static str; 2]> {
    let mut out = BTreeMap::from([("mine.example".to_owned(), ["me", "mine"])]);
    // git's own store, which GOAUTH asks, is not at hand in a build.
    let is_there = |sign_in| match sign_in {
        SignIn::Netrc | SignIn::Token => true,
        SignIn::GoAuth => plan.answers.works.has(Works::Build),
        SignIn::Ssh => false,
    };
    for machine in plan.logins.iter().filter(|login| is_there(login.sign_in)).flat_map(|login| &login.machines) {
        out.insert(machine.to_string(), [USER, TOKEN]);
        if let Some((host, _)) = machine.as_str().rsplit_once(':').filter(|(host, _)| !host.ends_with(':')) {
            out.insert(host.to_owned(), [USER, TOKEN]);
        }
    }
    out
}
