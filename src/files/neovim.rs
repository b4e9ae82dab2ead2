//! Neovim's settings for gopls: a file of their own, which Neovim merges with the others.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, gopls_env};
use crate::ask::EditorProgram;
use crate::plan::{Plan, Reason};
use crate::text::Msg;
use crate::write::lua::{Member, Node, print};

const AT: &str = "~/.config/nvim/after/lsp/gopls.lua";
const PATH: &str = "nvim/after/lsp/gopls.lua";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let variables = gopls_env::variables(plan);
    if !plan.answers.uses_editor(EditorProgram::Neovim) || variables.is_empty() {
        return None;
    }
    let env = variables.into_iter().map(|(name, value, why)| Member::new(name, Node::Text(value), why)).collect();
    let gopls = Member::new("env", Node::Table(env), Reason::GoplsEnv.into());
    let section = Member::new("gopls", Node::Table(vec![gopls]), Reason::NeovimSettings.into());
    let settings = Member::new("settings", Node::Table(vec![section]), Reason::NeovimSettings.into());
    let mut apply = gopls_env::preparations(plan);
    apply.push(
        Step::run("apply-file", format!("mkdir -p ~/.config/nvim/after/lsp && cp -i {PATH} {AT} && cat {AT}"))
            .with("file", AT),
    );
    apply.extend([Step::say("neovim-enable"), Step::say("restart-editor")]);
    Some(Artifact {
        target: "neovim",
        group: FileGroup::OtherEditor,
        path: PATH,
        place: Place { how: How::Whole, at: AT },
        lines: print(&[settings], &Reason::NeovimFile.into()).erase(),
        choice: Some(Msg::new("choice.neovim")),
        apply,
        check: vec![
            Step::run("check-neovim", "nvim --headless '+lua print(vim.inspect(vim.lsp.config.gopls.settings))' +qa")
                .good(good("gopls-settings")),
            gopls_env::offline(),
        ],
        undo: vec![Step::run("undo-file", format!("rm {AT}")).with("file", AT), Step::say("restart-editor")],
    })
}
