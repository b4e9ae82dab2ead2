//! Everything that is shell given to shellcheck, in the dialect of the program that reads it.

use std::process::Command;

use serde_json::Value;

use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::programs;
use crate::tools;

pub(super) const BASH: Judge = Judge {
    program: "shellcheck",
    files: &["bash"],
    most: (usize::MAX, usize::MAX),
    version: || tools::version(Command::new(tools::find("py/bin/shellcheck")?).arg("--version")),
    twins: &[
        Twin { what: "an open quote", spoil: |text| swap(text, "'\n", "\n") },
        Twin { what: "a function without its end", spoil: |text| swap(text, "}\n# ---", "# ---") },
        Twin { what: "a variable that is never used", spoil: |text| swap(text, "\nexport ", "\n") },
    ],
    verdicts: |given| judge("bash", given),
};

pub(super) const SH: Judge = Judge {
    files: &["go-env", "git-env", "docker-build", "buildx-builder", "netrc", "report-script"],
    most: (24, usize::MAX),
    twins: &[
        Twin { what: "an open quote", spoil: |text| Some(format!("{text}echo '\n")) },
        Twin { what: "words that are split", spoil: |text| Some(format!("{text}rm $1/$(id)\n")) },
    ],
    verdicts: |given| judge("sh", given),
    ..BASH
};

/// From warnings up: notes on style are not about what a shell makes of a file. SC1111 and SC1112 warn of a typographic
/// quote inside of quotes, where it is a value's own; SC2210 of a file whose name is a number.
const HOW: [&str; 6] =
    ["--norc", "--extended-analysis=false", "--format=json", "--severity=warning", "--exclude", "SC1111,SC1112,SC2210"];

fn judge(dialect: &str, given: &[Given]) -> Result<Vec<Verdict>, String> {
    let (_folder, paths) = lay_out(given);
    let mut command = Command::new(tools::find("py/bin/shellcheck")?);
    command.args(HOW).args(["--shell", dialect]).args(&paths);
    let found = programs::ask(&mut command, &Value::Null)?;
    let found = found.as_array().ok_or("no list")?;
    let about = |path: &std::path::PathBuf| {
        let own = found.iter().filter(|it| it["file"].as_str() == path.to_str());
        let lines: Vec<_> = own.map(|it| format!("{} SC{} {}", it["line"], it["code"], it["message"])).collect();
        if lines.is_empty() { Ok(()) } else { Err(lines.join("\n")) }
    };
    Ok(paths.iter().map(about).collect())
}
