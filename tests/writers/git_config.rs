//! git's own parser reads back what is written for it.

use std::process::Command;

use goproxy_wizard::base::Clean;
use goproxy_wizard::plan::Plan;
use goproxy_wizard::plan::git;
use goproxy_wizard::write::git_config::Sections;

use super::folder::Folder;
use super::{foreign, hostile};

/// Names and values, as git lists them; git changes sections and keys to lower case and leaves subsections as they are.
fn listed(text: &str) -> Option<Vec<(String, String)>> {
    let program = foreign::program("git")?;
    let folder = Folder::new();
    folder.write("config", text);
    let mut command = Command::new(program);
    let output = command.args(["config", "--file"]).arg(folder.join("config")).args(["--list", "-z"]).output().unwrap();
    assert!(output.status.success(), "{}\n{text}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    let pair = |pair: &str| pair.split_once('\n').map(|(name, value)| (name.to_owned(), value.to_owned()));
    Some(printed.split_terminator('\0').map(|it| pair(it).unwrap()).collect())
}

#[test]
fn git_reads_every_value_back() {
    let texts = hostile::texts();
    let file = |text: &Clean| Sections::default().section("a", Some(text), &()).entry("b", text, &()).body().text();
    let all: String = texts.iter().map(file).collect();
    let Some(read) = listed(&all) else { return };
    let expected: Vec<_> = texts.iter().map(|text| (format!("a.{text}.b"), text.to_string())).collect();
    assert_eq!(read, expected);
}

/// What git makes of the generated file is what the plan says.
pub(super) fn check(plan: &Plan, text: &str) {
    let Some(read) = listed(text) else { return };
    let name = |it: &git::GitSetting| {
        let of = it.of.as_ref().map(|of| format!("{of}.")).unwrap_or_default();
        format!("{}.{of}{}", it.section, it.key.to_lowercase())
    };
    let expected: Vec<_> = git::settings(plan).iter().map(|it| (name(it), it.value.to_string())).collect();
    assert_eq!(read, expected, "{text}");
}
