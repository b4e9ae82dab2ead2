//! Dockerfiles given to hadolint, a linter that many pipelines run.

use std::process::Command;

use serde_json::Value;

use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::programs;
use crate::tools;

pub(super) const JUDGE: Judge = Judge {
    program: "hadolint",
    files: &["dockerfile", "report-dockerfile"],
    most: (32, usize::MAX),
    version: || tools::version(Command::new(tools::find("py/bin/hadolint")?).arg("--version")),
    twins: &[
        Twin { what: "an unknown instruction", spoil: |text| swap(text, "WORKDIR", "WORKDOR") },
        Twin { what: "a relative folder", spoil: |text| swap(text, "WORKDIR /src", "WORKDIR src") },
        Twin { what: "a moving tag", spoil: |text| swap(text, "golang:1.27-trixie", "golang:latest") },
    ],
    verdicts: judge,
};

/// What does not hold here: DL3064 takes the name GOPRIVATE for a secret, and DL3018 wants versions of Alpine packages,
/// which Alpine's repositories drop after some weeks. Notes below a warning are about style.
const NOT_HERE: [&str; 4] = ["--ignore", "DL3064", "--ignore", "DL3018"];

fn judge(given: &[Given]) -> Result<Vec<Verdict>, String> {
    let (_folder, paths) = lay_out(given);
    let mut command = Command::new(tools::find("py/bin/hadolint")?);
    let found =
        programs::ask(command.args(["--no-fail", "--format", "json"]).args(NOT_HERE).args(&paths), &Value::Null)?;
    let found = found.as_array().ok_or("no list")?;
    let about = |path: &std::path::PathBuf| {
        let own = found.iter().filter(|it| it["file"].as_str() == path.to_str());
        let own = own.filter(|it| it["level"] == "error" || it["level"] == "warning");
        let lines: Vec<_> = own.map(|it| format!("{} {} {}", it["line"], it["code"], it["message"])).collect();
        if lines.is_empty() { Ok(()) } else { Err(lines.join("\n")) }
    };
    Ok(paths.iter().map(about).collect())
}
