//! `.wslconfig` on Windows: which network WSL2 has, and that it leaves the proxy variables to the shell.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step};
use crate::ask::{QuestionId, YesNo};
use crate::plan::{Plan, Reason};
use crate::text::Msg;
use crate::write::ini;

const AT: &str = "%UserProfile%\\.wslconfig";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let forward = plan.forward.as_ref()?;
    if !QuestionId::Wsl.is_asked(&plan.answers) || plan.answers.wsl != YesNo::Yes {
        return None;
    }
    let mut entries = Vec::new();
    if forward.is_at_windows {
        entries.push(("networkingMode", "mirrored", Reason::WslShare.into()));
    }
    entries.push(("autoProxy", "false", Reason::WslNoAutoProxy.into()));
    let mode = if forward.is_at_windows { good("wsl-mode") } else { good("wsl-any-mode") };
    Some(Artifact {
        target: "wslconfig",
        group: FileGroup::Shell,
        path: "windows/.wslconfig",
        place: Place { how: How::Lines, at: AT },
        lines: ini::print("wsl2", Reason::WslSection.into(), &entries).erase(),
        choice: Some(Msg::new(if forward.is_at_windows { "choice.wslconfig-windows" } else { "choice.wslconfig" })),
        apply: vec![
            Step::run("apply-wslconfig", "notepad \"$env:USERPROFILE\\.wslconfig\""),
            Step::run("restart-wsl", "wsl --shutdown"),
        ],
        check: vec![Step::run("check-wsl-mode", "wslinfo --networking-mode").good(mode)],
        undo: vec![Step::say("undo-wslconfig").with("file", AT), Step::run("restart-wsl", "wsl --shutdown")],
    })
}
