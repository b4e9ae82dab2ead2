//! Helix's languages.toml: the environment that gopls is started with.

use super::shell_env::{BEGIN, END};
use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, block_steps, gopls_env};
use crate::ask::EditorProgram;
use crate::plan::{Plan, Reason};
use crate::text::Msg;
use crate::write::posix::in_sh;
use crate::write::toml::{Member, Node, Table, print_block};

const AT: &str = "~/.config/helix/languages.toml";
const PATH: &str = "helix/languages.toml";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let variables = gopls_env::variables(plan);
    if !plan.answers.uses_editor(EditorProgram::Helix) || variables.is_empty() {
        return None;
    }
    let env = variables.into_iter().map(|(name, value, why)| Member::new(name, Node::Text(value), why)).collect();
    let table = Table::new("language-server.gopls.environment", env, Reason::HelixTable.into());
    let mut apply = gopls_env::preparations(plan);
    apply.push(
        Step::run("apply-block", in_sh(&format!("mkdir -p ~/.config/helix; {}", block_steps::apply(PATH, AT))))
            .with("file", AT),
    );
    apply.push(Step::say("restart-editor"));
    Some(Artifact {
        target: "helix",
        group: FileGroup::OtherEditor,
        path: PATH,
        place: Place { how: How::Block, at: AT },
        lines: print_block(BEGIN, &[table], END, &Reason::HelixMarkers.into()).erase(),
        choice: Some(Msg::new("choice.helix")),
        apply,
        check: vec![Step::run("check-helix", "hx --health go").good(good("helix")), gopls_env::offline()],
        undo: vec![
            Step::run("undo-editor-block", in_sh(&block_steps::undo(AT))).with("file", AT),
            Step::say("restart-editor"),
        ],
    })
}
