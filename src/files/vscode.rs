//! VS Code's settings.json, of the workspace and of the user: which key works where.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, gopls_env};
use crate::ask::{Editor, Have};
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Forward, Plan, Reason, Var};
use crate::text::Msg;
use crate::write::json::{Member, Node, print};

type Members = Vec<Member<crate::plan::Why>>;

/// `.vscode/settings.json`: what go and gopls get, shared with the repository.
pub(super) fn workspace(plan: &Plan) -> Option<Artifact> {
    let a = &plan.answers;
    let tools = tools_env(plan);
    if !a.uses_vscode() || tools.is_empty() {
        return None;
    }
    let mut members = vec![Member::new("go.toolsEnvVars", Node::Object(tools), Reason::EditorTools.into())];
    if a.has(Have::AirGap) {
        let off = Node::Text(Clean::of("off"));
        members.push(Member::new("go.toolsManagement.checkForUpdates", off, Reason::EditorNoUpdates.into()));
    }
    let path = ".vscode/settings.json";
    let mut apply = gopls_env::preparations(plan);
    apply.push(Step::say("apply-merge-repo").with("file", path));
    apply.push(Step::say("restart-gopls"));
    Some(Artifact {
        target: "vscode-workspace",
        group: FileGroup::Editor,
        path,
        place: Place { how: How::Merge { comments: true }, at: path },
        lines: print(&members, &Reason::EditorFile.into()).erase(),
        choice: Some(Msg::new("choice.vscode-workspace")),
        apply,
        check: vec![Step::say("check-go-tools").good(good("go-tools")), gopls_env::offline()],
        undo: vec![
            Step::say("undo-keys").with("keys", keys(a.has(Have::AirGap))).with("file", path),
            Step::say("reload-window"),
        ],
    })
}

fn keys(is_air_gap: bool) -> &'static str {
    if is_air_gap { "`go.toolsEnvVars`, `go.toolsManagement.checkForUpdates`" } else { "`go.toolsEnvVars`" }
}

fn tools_env(plan: &Plan) -> Members {
    let mut out: Members = plan
        .go
        .iter()
        .filter(|setting| setting.var != Var::GoAuth)
        .map(|it| Member::new(it.var.name(), Node::Text(it.value.clone()), it.why))
        .collect();
    if plan.answers.uses_goauth() {
        let folder = Node::Text(Clean::of("netrc;git ${workspaceFolder}"));
        out.push(Member::new(Var::GoAuth.name(), folder, Reason::EditorGoAuth.into()));
    }
    if let Some(forward) = &plan.forward {
        let (address, reason) = if forward.is_from_environment() {
            (Clean::of("${env:HTTPS_PROXY}"), Reason::EditorProxyFromEnv)
        } else {
            (forward.proxy.text().clone(), Reason::EditorProxy)
        };
        out.push(Member::new("HTTPS_PROXY", Node::Text(address.clone()), reason.into()));
        out.push(Member::new("HTTP_PROXY", Node::Text(address), Reason::HttpProxy.into()));
        out.push(Member::new("NO_PROXY", Node::Text(forward.no_proxy()), Reason::EditorNoProxy.into()));
    }
    out
}

/// The user's settings: how the editor itself reaches the network.
pub(super) fn user(plan: &Plan) -> Option<Artifact> {
    let a = &plan.answers;
    let forward = plan.forward.as_ref().filter(|forward| !forward.has_login)?;
    if !a.uses_vscode() || a.editor == Editor::DevContainer {
        return None;
    }
    let is_remote = a.editor == Editor::Remote;
    let mut members: Members = Vec::new();
    if is_remote {
        let own = Node::Bool(false);
        members.push(Member::new("http.useLocalProxyConfiguration", own, Reason::EditorRemoteOwn.into()));
    }
    members.push(Member::new("http.proxy", Node::Text(forward.proxy.text().clone()), Reason::EditorHttpProxy.into()));
    members.push(Member::new("http.noProxy", Node::List(no_proxy(forward)), Reason::EditorHttpNoProxy.into()));
    let (path, at) = if is_remote {
        ("vscode-remote/settings.json", "~/.vscode-server/data/Machine/settings.json")
    } else {
        ("vscode-user/settings.json", "Preferences: Open User Settings (JSON)")
    };
    Some(Artifact {
        target: "vscode-user",
        group: FileGroup::Editor,
        path,
        place: Place { how: How::Merge { comments: true }, at },
        lines: print(&members, &Reason::EditorFile.into()).erase(),
        choice: Some(Msg::new(if is_remote { "choice.vscode-remote" } else { "choice.vscode-user" })),
        apply: vec![
            Step::say(if is_remote { "open-remote-settings" } else { "open-user-settings" }),
            Step::say(if is_remote { "reload-window-remote" } else { "restart-gopls-command" }),
        ],
        check: vec![Step::say("check-extensions").good(good("extensions"))],
        undo: vec![
            Step::say(if is_remote { "undo-remote-settings" } else { "undo-user-settings" }),
            Step::say(if is_remote { "reload-window" } else { "restart-gopls-command" }),
        ],
    })
}

/// VS Code compares by suffix and knows no ranges (`vscode-proxy-agent`).
fn no_proxy(forward: &Forward) -> Vec<Clean> {
    forward.direct.iter().filter(|entry| !entry.as_str().contains(['/', '['])).cloned().collect()
}
