//! gopls' settings for any other editor, as JSON.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, gopls_env};
use crate::ask::EditorProgram;
use crate::plan::{Plan, Reason};
use crate::text::Msg;
use crate::write::json::{Member, Node, print};

const PATH: &str = "gopls/settings.json";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let variables = gopls_env::variables(plan);
    if !plan.answers.uses_editor(EditorProgram::Other) || variables.is_empty() {
        return None;
    }
    let env = variables.into_iter().map(|(name, value, why)| Member::new(name, Node::Text(value), why)).collect();
    let env = Member::new("env", Node::Object(env), Reason::GoplsEnv.into());
    let gopls = Member::new("gopls", Node::Object(vec![env]), Reason::GoplsSection.into());
    let mut apply = gopls_env::preparations(plan);
    apply.extend([Step::say("gopls-place"), Step::say("restart-editor")]);
    Some(Artifact {
        target: "gopls",
        group: FileGroup::OtherEditor,
        path: PATH,
        place: Place { how: How::Merge { comments: true }, at: "gopls" },
        lines: print(&[gopls], &Reason::GoplsFile.into()).erase(),
        choice: Some(Msg::new("choice.gopls")),
        apply,
        check: vec![Step::say("check-gopls").good(good("gopls-log")), gopls_env::offline()],
        undo: vec![Step::say("undo-gopls"), Step::say("restart-editor")],
    })
}
