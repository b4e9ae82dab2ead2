//! The Dev Container: Go's own image, the settings in the container's environment, nothing secret in the repository.

use super::step::{good, undo_repo_file};
use super::{Artifact, FileGroup, How, Place, Step, company_ca, go_image, proxy_login, sign_in};
use crate::ask::{AirGap, Editor, Have};
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Plan, Reason, SignIn, Var, Why};
use crate::text::Msg;
use crate::write::json::{Member, Node, print};
use crate::write::posix::{Word, one_line};

type Members = Vec<Member<Why>>;

const PATH: &str = ".devcontainer/devcontainer.json";

/// The home folder on every system: one of the two variables is empty.
const NETRC: &str = "source=${localEnv:HOME}${localEnv:USERPROFILE}/.netrc,target=/root/.netrc,type=bind,readonly";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let a = &plan.answers;
    if !a.uses_vscode() || a.editor != Editor::DevContainer {
        return None;
    }
    let mut members = vec![Member::new("image", Node::Text(go_image::of(plan)), Reason::DevImage.into())];
    let env = environment(plan);
    if !env.is_empty() {
        members.push(Member::new("containerEnv", Node::Object(env), Reason::DevEnv.into()));
    }
    let (mounts, reason) = mounts(plan);
    if !mounts.is_empty() {
        members.push(Member::new("mounts", Node::List(mounts), reason.into()));
    }
    if a.has(Have::Inspection) {
        members.push(Member::new("onCreateCommand", Node::Text(trust(plan)), Reason::DevCa.into()));
    }
    members.push(Member::new("customizations", Node::Object(vec![vscode(plan)]), Reason::DevVscode.into()));
    Some(Artifact {
        target: "devcontainer",
        group: FileGroup::Editor,
        path: PATH,
        place: Place { how: How::Merge { comments: true }, at: PATH },
        lines: print(&members, &Reason::EditorFile.into()).erase(),
        choice: Some(Msg::new("choice.devcontainer")),
        apply: apply(plan),
        check: vec![Step::run("check-devcontainer", check(plan)).good(good("devcontainer"))],
        undo: [undo_repo_file(PATH), Step::say("rebuild-container")]
            .into_iter()
            .chain(sign_in::undo(plan))
            .chain(proxy_login::undo(plan))
            .collect(),
    })
}

/// What go sees, and the proxy's variables where there are any.
fn check(plan: &Plan) -> String {
    let proxy = plan.forward.as_ref().map(|_| format!("; env | grep -i _proxy{}", proxy_login::mask(plan)));
    format!("go env -changed{}", proxy.unwrap_or_default())
}

fn needs_netrc(plan: &Plan) -> bool {
    plan.logins.iter().any(|login| login.sign_in != SignIn::Ssh && !login.machines.is_empty())
}

fn is_file_tree(plan: &Plan) -> bool {
    plan.answers.has(Have::AirGap) && plan.answers.air_gap == AirGap::Files
}

/// The golang image sets GOTOOLCHAIN itself.
fn environment(plan: &Plan) -> Members {
    let text = |name, value: Clean, why: Why| Member::new(name, Node::Text(value), why);
    let settings = plan.go.iter().filter(|it| !matches!(it.var, Var::GoAuth | Var::GoToolchain));
    let mut out: Members = settings.map(|it| text(it.var.name(), it.value.clone(), it.why)).collect();
    if let Some(forward) = &plan.forward {
        let (address, https, http) = if forward.has_login {
            (Clean::of("${localEnv:HTTPS_PROXY}"), Reason::DevProxyFromEnv, Reason::DevProxyFromEnv)
        } else {
            (forward.proxy.text().clone(), Reason::HttpsProxy, Reason::HttpProxy)
        };
        out.push(text("HTTPS_PROXY", address.clone(), https.into()));
        out.push(text("HTTP_PROXY", address.clone(), http.into()));
        out.push(text("NO_PROXY", forward.no_proxy(), Reason::NoProxy.into()));
        out.push(text("https_proxy", address.clone(), Reason::LowerCase.into()));
        out.push(text("http_proxy", address, Reason::LowerCase.into()));
        out.push(text("no_proxy", forward.no_proxy(), Reason::LowerCase.into()));
    }
    out
}

fn mounts(plan: &Plan) -> (Vec<Clean>, Reason) {
    let mut out = Vec::new();
    if needs_netrc(plan) {
        out.push(Clean::of(NETRC));
    }
    if is_file_tree(plan) {
        let folder = plan.answers.file_tree.text().as_str();
        let fields = [field("source", folder), field("target", folder), "type=bind".into(), "readonly".into()];
        out.extend(Clean::new(fields.join(",")));
    }
    (out, if needs_netrc(plan) { Reason::DevNetrc } else { Reason::DevFileTree })
}

/// A field of `--mount`, which Docker reads as CSV (docker/cli, `opts/mount.go`).
fn field(key: &str, text: &str) -> String {
    if text.contains([',', '"']) { format!("\"{key}={}\"", text.replace('"', "\"\"")) } else { format!("{key}={text}") }
}

fn trust(plan: &Plan) -> Clean {
    let to = "/usr/local/share/ca-certificates/corp-ca.crt";
    let copy = one_line(["cp".into(), Word::lit(plan.answers.ca.text().clone()), to.into()]);
    Clean::new(copy + " && update-ca-certificates").unwrap_or_else(|_| Clean::of(""))
}

fn vscode(plan: &Plan) -> Member<Why> {
    let mut settings: Members = Vec::new();
    if plan.forward.is_some() {
        settings.push(Member::new("http.useLocalProxyConfiguration", Node::Bool(false), Reason::DevOwnProxy.into()));
    }
    if plan.answers.has(Have::AirGap) {
        let off = Node::Text(Clean::of("off"));
        settings.push(Member::new("go.toolsManagement.checkForUpdates", off, Reason::EditorNoUpdates.into()));
    }
    let go = Node::List(vec![Clean::of("golang.go")]);
    let mut inner = vec![Member::new("extensions", go, Reason::DevExtension.into())];
    if !settings.is_empty() {
        inner.push(Member::new("settings", Node::Object(settings), Reason::DevSettings.into()));
    }
    Member::new("vscode", Node::Object(inner), Reason::DevVscode.into())
}

fn apply(plan: &Plan) -> Vec<Step> {
    let has_login = plan.forward.as_ref().is_some_and(|forward| forward.has_login);
    let mut out = company_ca::trust_steps(plan);
    if has_login {
        out.extend(proxy_login::ask(plan));
        out.push(Step::say("devcontainer-from-shell"));
    }
    if needs_netrc(plan) {
        out.extend(sign_in::build_steps(plan));
    }
    if plan.answers.uses_ssh() {
        out.extend(sign_in::ssh_steps(plan));
        out.push(Step::say("devcontainer-ssh"));
    }
    out.push(Step::say("apply-devcontainer").with("file", PATH));
    if plan.answers.has(Have::Inspection) {
        out.push(Step::say("ca-in-repo").with("ca", plan.answers.ca.text()));
    }
    if plan.forward.is_some() {
        out.push(Step::say("devcontainer-features"));
    }
    out.push(Step::say("rebuild-container"));
    out
}
