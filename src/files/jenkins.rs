//! The Jenkins pipeline: settings in its environment, logins in files beside the workspace, secrets only by name.

use super::step::{good, undo_repo_file, undo_secrets};
use super::{Artifact, FileGroup, How, Place, Step, company_ca};
use crate::ask::{AirGap, CiSystem, Have};
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Login, Plan, Reason, SignIn, Where, Why};
use crate::text::Msg;
use crate::write::groovy::{self, Item, Value};
use crate::write::posix::Script;

type Items = Vec<Item<Why>>;

const PATH: &str = "Jenkinsfile";

/// The secret with the proxy's address.
const PROXY: &str = "go-proxy-url";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    if !plan.answers.uses_ci(CiSystem::Jenkins) {
        return None;
    }
    Some(Artifact {
        target: "jenkins",
        group: FileGroup::Ci,
        path: PATH,
        place: Place { how: How::Whole, at: PATH },
        lines: groovy::print(&[pipeline(plan)]).erase(),
        choice: Some(Msg::new("choice.jenkins")),
        apply: apply(plan),
        check: vec![Step::say("check-jenkins").good(good("pipeline"))],
        undo: std::iter::once(undo_repo_file(PATH)).chain(undo_secrets(&credentials(plan))).collect(),
    })
}

fn apply(plan: &Plan) -> Vec<Step> {
    let a = &plan.answers;
    let mut out = vec![Step::say("apply-repo-file").with("file", PATH), Step::say("jenkins-agent")];
    if a.has(Have::Inspection) {
        out.push(Step::say("jenkins-trust"));
        out.extend(company_ca::trust_steps(plan));
    }
    if a.has(Have::AirGap) && a.air_gap == AirGap::Files {
        out.push(Step::say("jenkins-folder").with("folder", a.file_tree.text()));
    }
    if plan.forward.is_some() {
        out.push(Step::say("jenkins-agent-proxy"));
    }
    let credentials = credentials(plan);
    if !credentials.is_empty() {
        out.push(Step::say("jenkins-credentials").with("names", credentials.join(", ")));
    }
    out
}

/// The secrets that have to be in Jenkins's store, each with its kind.
fn credentials(plan: &Plan) -> Vec<&'static str> {
    let mut out = Vec::new();
    if plan.forward.as_ref().is_some_and(|forward| forward.has_login) {
        out.push("`go-proxy-url` (Secret text)");
    }
    for login in signing_in(plan) {
        match (login.sign_in, login.is_vcs) {
            (SignIn::Ssh, _) => {
                out.extend([
                    "`go-modules-ssh` (SSH Username with private key)",
                    "`go-modules-known-hosts` (Secret file)",
                ]);
            }
            (_, true) => out.push("`go-modules` (Username with password)"),
            (_, false) => out.push("`goproxy` (Username with password)"),
        }
    }
    out
}

fn signing_in(plan: &Plan) -> impl Iterator<Item = &Login> {
    plan.logins.iter().filter(|login| !login.machines.is_empty())
}

fn block(head: &'static str, items: Items, reason: Reason) -> Item<Why> {
    Item::Block(head, items, reason.into())
}

fn pipeline(plan: &Plan) -> Item<Why> {
    let mut stages = Vec::new();
    if signing_in(plan).next().is_some() {
        let clean = Item::Sh(Clean::of("rm -rf \"$LOGINS\""), Reason::JenkinsCleanup.into());
        let steps: Items = std::iter::once(clean).chain(signing_in(plan).map(sign_in)).collect();
        stages.push(block("stage('Sign in')", vec![block("steps", steps, Reason::JenkinsStages)], Reason::SignInStep));
    }
    stages.push(block(
        "stage('Test')",
        vec![block("steps", commands(plan), Reason::JenkinsStages)],
        Reason::JenkinsStages,
    ));
    let mut items = vec![
        Item::Own("agent any", Reason::JenkinsAgent.into()),
        block("environment", environment(plan), Reason::JenkinsEnvironment),
        block("stages", stages, Reason::JenkinsStages),
    ];
    if signing_in(plan).next().is_some() {
        let remove = Item::Sh(Clean::of("rm -rf \"$LOGINS\""), Reason::JenkinsCleanup.into());
        items.push(block("post", vec![block("cleanup", vec![remove], Reason::JenkinsCleanup)], Reason::JenkinsCleanup));
    }
    block("pipeline", items, Reason::JenkinsPipeline)
}

fn environment(plan: &Plan) -> Items {
    let text = |name, value: &Clean, why: Why| Item::Set(name, Value::Text(value.clone()), why);
    let own = |name, value, reason: Reason| Item::Set(name, Value::Own(value), reason.into());
    let mut out: Items =
        plan.job_settings(Where::Inside).iter().map(|it| text(it.var.name(), &it.value, it.why)).collect();
    out.push(own("GOCACHE", "${env.WORKSPACE_TMP}/go-build", Reason::JenkinsCaches));
    out.push(own("GOMODCACHE", "${env.WORKSPACE_TMP}/go-mod", Reason::JenkinsCaches));
    if let Some(forward) = &plan.forward {
        for (name, reason) in [
            ("HTTPS_PROXY", Reason::HttpsProxy),
            ("HTTP_PROXY", Reason::HttpProxy),
            ("https_proxy", Reason::LowerCase),
            ("http_proxy", Reason::LowerCase),
        ] {
            out.push(if forward.has_login {
                Item::Set(name, Value::Credentials(PROXY), Reason::JenkinsProxyLogin.into())
            } else {
                text(name, forward.proxy.text(), reason.into())
            });
        }
        out.push(text("NO_PROXY", &forward.no_proxy(), Reason::NoProxy.into()));
        out.push(text("no_proxy", &forward.no_proxy(), Reason::LowerCase.into()));
    }
    for login in signing_in(plan) {
        let name = if login.is_vcs { "GO_MODULES_HOSTS" } else { "GOPROXY_HOSTS" };
        out.push(text(name, &Clean::join(&login.machines, " "), Reason::SignInHosts.into()));
    }
    if signing_in(plan).next().is_some() {
        out.push(own("LOGINS", "${env.WORKSPACE_TMP}/logins", Reason::JenkinsFolder));
        out.push(own("NETRC", "${env.WORKSPACE_TMP}/logins/netrc", Reason::SignInNetrc));
    }
    if signing_in(plan).any(|login| login.is_vcs) {
        let set = |name, value| Item::Set(name, Value::Text(Clean::of(value)), Reason::JenkinsGit.into());
        out.push(set("GIT_CONFIG_COUNT", "1"));
        out.push(set("GIT_CONFIG_KEY_0", "include.path"));
        out.push(own("GIT_CONFIG_VALUE_0", "${env.WORKSPACE_TMP}/logins/gitconfig", Reason::JenkinsGit));
    }
    out
}

fn commands(plan: &Plan) -> Items {
    let sh = |command, reason: Reason| Item::Sh(Clean::of(command), reason.into());
    if plan.answers.has(Have::AirGap) && plan.answers.air_gap == AirGap::Vendor {
        return vec![sh("go test -mod=vendor ./...", Reason::StepTestVendored)];
    }
    vec![sh("go mod download", Reason::StepDownload), sh("go test ./...", Reason::StepTest)]
}

fn sign_in(login: &Login) -> Item<Why> {
    let (head, script) = match (login.sign_in, login.is_vcs) {
        (SignIn::Ssh, _) => (
            "withCredentials([sshUserPrivateKey(credentialsId: 'go-modules-ssh', keyFileVariable: 'SSH_KEY'), file(credentialsId: 'go-modules-known-hosts', variable: 'KNOWN_HOSTS')])",
            ssh(start()),
        ),
        (_, true) => (
            "withCredentials([usernamePassword(credentialsId: 'go-modules', usernameVariable: 'LOGIN_USER', passwordVariable: 'LOGIN_TOKEN')])",
            netrc(start(), "for host in $GO_MODULES_HOSTS; do", true),
        ),
        (_, false) => (
            "withCredentials([usernamePassword(credentialsId: 'goproxy', usernameVariable: 'LOGIN_USER', passwordVariable: 'LOGIN_TOKEN')])",
            netrc(start(), "for host in $GOPROXY_HOSTS; do", false),
        ),
    };
    block(head, vec![Item::Script(script.body(), Reason::JenkinsCredentials.into())], Reason::JenkinsCredentials)
}

fn start() -> Script<Why> {
    Script::default()
        .script("set +x", &Reason::JenkinsNoTrace.into())
        .script("umask 077", &Reason::SignInUmask.into())
        .script("mkdir -p \"$LOGINS\"", &Reason::JenkinsFolder.into())
}

fn netrc(script: Script<Why>, for_hosts: &'static str, with_git: bool) -> Script<Why> {
    let (hosts, git) = (Why::from(Reason::SignInHosts), Why::from(Reason::SignInGit));
    let mut script = script.script(for_hosts, &hosts).script(
        "  printf 'machine %s login %s password %s\\n' \"$host\" \"$LOGIN_USER\" \"$LOGIN_TOKEN\" >> \"$NETRC\"",
        &Reason::SignInNetrc.into(),
    );
    if with_git {
        script = script.script(
            "  printf 'protocol=https\\nhost=%s\\nusername=%s\\npassword=%s\\n' \"$host\" \"$LOGIN_USER\" \"$LOGIN_TOKEN\" | git credential-store --file \"$LOGINS/git\" store",
            &git,
        );
    }
    script = script.script("done", &hosts);
    if with_git {
        script = script
            .script("git config --file \"$LOGINS/gitconfig\" credential.helper \"store --file='$LOGINS/git'\"", &git);
    }
    script
}

/// A workspace may have a blank in its name; ssh itself parts a list of files by blanks, so it gets quotes of its own.
fn ssh(script: Script<Why>) -> Script<Why> {
    let instead = Why::from(Reason::SignInInsteadOf);
    script
        .script("cp \"$SSH_KEY\" \"$LOGINS/ssh-key\"", &Reason::JenkinsFolder.into())
        .script("cp \"$KNOWN_HOSTS\" \"$LOGINS/known-hosts\"", &Reason::SignInKnownHosts.into())
        .script(
            "git config --file \"$LOGINS/gitconfig\" core.sshCommand \"ssh -i '$LOGINS/ssh-key' -o IdentitiesOnly=yes -o 'UserKnownHostsFile=\\\"$LOGINS/known-hosts\\\"'\"",
            &Reason::JenkinsGit.into(),
        )
        .script("for host in $GO_MODULES_HOSTS; do", &instead)
        .script(
            "  git config --file \"$LOGINS/gitconfig\" \"url.ssh://git@$host/.insteadOf\" \"https://$host/\"",
            &instead,
        )
        .script("done", &instead)
}
