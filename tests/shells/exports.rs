//! Every block, read by every shell that can: it sets what the plan says, and the switch takes all of it back.

use goproxy_wizard::files::{Artifact, files};
use goproxy_wizard::plan::Plan;

use super::expected::Env;
use super::room::Room;
use super::shell::Shell;
use super::{cases, expected};

/// The targets, and the shells that read them.
const READERS: [(&str, &str); 6] =
    [("bash", "bash"), ("bash", "dash"), ("bash", "zsh"), ("zsh", "zsh"), ("zsh", "bash"), ("fish", "fish")];

/// Runs a check for each case, target and shell.
fn for_each(check: impl Fn(&str, &Plan, &Artifact, &Shell, &Room)) {
    for (target, name) in READERS {
        let Some(shell) = Shell::named(name) else { continue };
        for (case, answers) in cases::all() {
            let plan = Plan::of(&answers);
            let files = files(&plan);
            let room = Room::with(&files);
            if let Some(file) = files.iter().find(|file| file.target == target) {
                check(&format!("{name} with {target} of {case}"), &plan, file, &shell, &room);
            }
        }
    }
}

#[test]
fn a_block_sets_what_the_plan_says() {
    for_each(|what, plan, file, shell, room| {
        shell.check_syntax(room, file.path);
        let expected = expected::exports(plan, &room.home(), None);
        assert_eq!(shell.added_by(room, &shell.source(file.path)), expected, "{what}:\n{}", file.text());
    });
}

#[test]
fn the_switch_takes_everything_back() {
    for_each(|what, _, file, shell, room| {
        let script = format!("{}\ngoproxy_wizard_off", shell.source(file.path));
        assert_eq!(shell.added_by(room, &script), Env::new(), "{what}:\n{}", file.text());
    });
}

#[test]
fn every_case_has_a_block() {
    for (case, answers) in cases::all() {
        let plan = Plan::of(&answers);
        let targets: Vec<_> = files(&plan).iter().map(|file| file.target).collect();
        let has_any = !expected::exports(&plan, "/".as_ref(), None).is_empty();
        for target in ["bash", "zsh", "fish"] {
            assert_eq!(targets.contains(&target), has_any, "{target} of {case}");
        }
    }
}
