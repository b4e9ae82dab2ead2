//! git's settings read by git itself: the file by its own parser, the variables by a git that a shell has given them to.

use std::process::{Command, Output};

use goproxy_wizard::plan::{Plan, git};

use super::judge::{Given, Judge, Twin, Verdict, lay_out, swap};
use super::parallel;
use crate::folder::Folder;
use crate::tools;

pub(super) const FILE: Judge = Judge {
    program: "git config",
    files: &["git-config"],
    most: (usize::MAX, usize::MAX),
    version: || tools::version(Command::new(tools::system("git")?).arg("--version")),
    twins: &[
        Twin { what: "an open quote", spoil: |text| swap(text, "\"]", "]") },
        Twin { what: "a bracket too few", spoil: |text| swap(text, "\"]", "\"") },
        Twin { what: "another value", spoil: |text| swap(text, "proxy.corp.example", "corp.example") },
        Twin { what: "half a line as a comment", spoil: |text| swap(text, "://", "#://") },
    ],
    verdicts: |given| {
        Ok(judge(given, |folder, path| git(folder).arg("config").arg("--file").arg(path).args(LIST).output().unwrap()))
    },
};

pub(super) const ENVIRONMENT: Judge = Judge {
    program: "sh and git",
    files: &["git-env"],
    twins: &[
        Twin { what: "one too few", spoil: |text| swap(text, "GIT_CONFIG_VALUE_0=", "GIT_CONFIG_VALUE_9=") },
        Twin { what: "a wrong count", spoil: |text| swap(text, "GIT_CONFIG_COUNT=", "GIT_CONFIG_COUNT=9") },
        Twin { what: "an open quote", spoil: |text| Some(format!("{text}'\n")) },
    ],
    verdicts: |given| {
        Ok(judge(given, |folder, path| {
            let git = git(folder);
            let mut command = Command::new("sh");
            command.current_dir(folder.join(""));
            command.env_clear().envs(git.get_envs().filter_map(|(name, value)| Some((name, value?))));
            let script = format!(". {} && exec git config {}", path.display(), LIST.join(" "));
            command.arg("-c").arg(script).output().unwrap()
        }))
    },
    ..FILE
};

const LIST: [&str; 2] = ["--list", "-z"];

/// A git that reads nothing but what it is given.
fn git(folder: &Folder) -> Command {
    let mut command = Command::new("git");
    command.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", folder.join("")).env("GIT_CONFIG_NOSYSTEM", "1");
    command.env("GIT_CONFIG_GLOBAL", "/dev/null").current_dir(folder.join(""));
    command
}

fn judge(given: &[Given], list: fn(&Folder, &std::path::Path) -> Output) -> Vec<Verdict> {
    let (folder, paths) = lay_out(given);
    let all: Vec<_> = given.iter().zip(&paths).map(|(it, path)| (expected(&it.plan), path)).collect();
    parallel::map(&all, |(expected, path)| {
        let output = list(&folder, path);
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        let got: Vec<_> = text.split_terminator('\0').map(|pair| pair.split_once('\n').unwrap_or((pair, ""))).collect();
        let is_same =
            got.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).eq(expected.iter().cloned());
        let said = String::from_utf8_lossy(&output.stderr);
        if output.status.success() && is_same { Ok(()) } else { Err(format!("{said}{got:?} instead of {expected:?}")) }
    })
}

/// git writes sections and keys in lower case, and leaves what stands between them.
fn expected(plan: &Plan) -> Vec<(String, String)> {
    let name = |it: &git::GitSetting| {
        let of = it.of.as_ref().map(|of| format!("{of}.")).unwrap_or_default();
        (format!("{}.{of}{}", it.section, it.key.to_lowercase()), it.value.to_string())
    };
    git::settings(plan).iter().map(name).collect()
}
