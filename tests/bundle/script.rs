//! The script and its table: one way to put each file in place, steps that are told or taken, and the same block as the
//! files' own steps know.

use std::collections::BTreeSet;

use goproxy_wizard::bundle::{Bundle, SCRIPT, Spot};
use goproxy_wizard::files::files;
use goproxy_wizard::plan::Plan;
use goproxy_wizard::text::{Catalogue, Lang};

use super::situations;

#[test]
fn each_placed_file_has_one_step_that_the_script_takes() {
    let words = Catalogue::of(Lang::En);
    let (mut placed, mut told) = (BTreeSet::new(), BTreeSet::new());
    for (name, answers) in situations::all() {
        let plan = Plan::of(&answers);
        let files = files(&plan);
        let bundle =
            Bundle { files: &files, plan: &plan, page: "", link: "", command: "", script: SCRIPT, words: &words };
        let table = bundle.entries().into_iter().find(|entry| entry.path == "apply.tsv").unwrap().text;
        let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split('\t').collect()).collect();
        assert!(rows.iter().flatten().all(|field| !field.is_empty()), "{name}");
        for file in &files {
            let steps = |kind: &str, own: &[&str]| {
                rows.iter().filter(|row| row.starts_with(&["step", file.target, kind]) && own.contains(&row[3])).count()
            };
            let row = rows.iter().find(|row| row.starts_with(&["file", file.target])).unwrap();
            assert_eq!(row.len(), 7, "{name}: {row:?}");
            assert_eq!(row[4] == "hand", Spot::of(file).is_none(), "{name}: {row:?}");
            if Spot::of(file).is_some() {
                assert_eq!(steps("apply", &["own"]), 1, "{name}: {}", file.target);
                placed.insert(file.target);
            } else {
                told.insert(file.target);
            }
            assert_eq!(steps("undo", &["own", "-"]), file.undo.len(), "{name}: {}", file.target);
        }
    }
    let by_hand = [
        "arc-values",
        "buildx-builder",
        "docker-build",
        "git-env",
        "go-env",
        "goland",
        "gopls",
        "netrc",
        "powershell",
        "wslconfig",
    ];
    let always: BTreeSet<_> = told.difference(&placed).copied().collect();
    assert_eq!(always, by_hand.into_iter().collect(), "{placed:?}");
}

/// Where a person's block begins and ends is decided in one way.
#[test]
fn a_block_is_the_same_for_the_script_and_the_steps() {
    let plan = Plan::of(&situations::answers("have=forward-proxy"));
    let files = files(&plan);
    let bash = files.iter().find(|file| file.target == "bash").unwrap();
    let undo = bash.undo.iter().find(|step| step.text.key() == "step.undo-block").unwrap();
    let command = undo.command.as_deref().unwrap();
    let program = command.split("awk '").nth(1).unwrap().split('\'').next().unwrap();
    assert!(SCRIPT.contains(&format!("awk '{program}' \"$1\"")), "{program}");
}

/// It is the same for everybody.
#[test]
fn nothing_is_written_into_the_script() {
    let words = Catalogue::of(Lang::ZhCn);
    for (_, answers) in situations::all() {
        let plan = Plan::of(&answers);
        let files = files(&plan);
        let bundle =
            Bundle { files: &files, plan: &plan, page: "", link: "", command: "", script: SCRIPT, words: &words };
        let script = bundle.entries().into_iter().find(|entry| entry.path == "apply.sh").unwrap();
        assert_eq!(script.text, SCRIPT);
    }
    assert!(SCRIPT.is_ascii() || SCRIPT.lines().filter(|line| !line.is_ascii()).count() == 1);
    assert!(!SCRIPT.contains("eval"));
}
