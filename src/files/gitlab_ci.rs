//! The GitLab pipeline: settings in a job's variables, logins in its `before_script`, secrets only by name.

use super::step::{good, undo_repo_file, undo_secrets};
use super::{Artifact, FileGroup, How, Place, Step, go_image};
use crate::ask::{AirGap, CiSystem, Have};
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Login, Plan, Reason, SignIn, Var, Where, Why};
use crate::text::Msg;
use crate::write::gitlab::{Member, Node, print};
use crate::write::posix::{Script, Word};

type Members = Vec<Member<Why>>;

const PATH: &str = ".gitlab-ci.yml";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    if !plan.answers.uses_ci(CiSystem::GitLab) {
        return None;
    }
    Some(Artifact {
        target: "gitlab-ci",
        group: FileGroup::Ci,
        path: PATH,
        place: Place { how: How::Whole, at: PATH },
        lines: print(pipeline(plan)).erase(),
        choice: Some(Msg::new("choice.gitlab-ci")),
        apply: apply(plan),
        check: vec![Step::run("check-gitlab", "glab ci lint && glab ci status --live").good(good("pipeline"))],
        undo: undo(plan),
    })
}

fn apply(plan: &Plan) -> Vec<Step> {
    let a = &plan.answers;
    let mut out = vec![Step::say("apply-repo-file").with("file", PATH), Step::say("gitlab-runner")];
    if a.has(Have::Inspection) {
        out.push(Step::say("ca-in-repo").with("ca", a.ca.text()));
        out.push(Step::say("gitlab-runner-ca"));
    }
    if a.has(Have::AirGap) && a.air_gap == AirGap::Files {
        out.push(Step::say("gitlab-volume").with("folder", a.file_tree.text()));
    }
    if plan.forward.is_some() {
        out.push(Step::say("gitlab-runner-proxy"));
    }
    let secrets = secrets(plan);
    for step in ["gitlab-masked", "gitlab-visible", "gitlab-files"] {
        let names = secrets.iter().filter(|(of, _)| *of == step).map(|(_, name)| format!("`{name}`"));
        let names = names.collect::<Vec<_>>().join(", ");
        if !names.is_empty() {
            out.push(Step::say(step).with("names", names));
        }
    }
    if plan.logins.iter().any(|login| login.is_vcs) {
        out.push(Step::say("gitlab-subgroups"));
    }
    out
}

fn undo(plan: &Plan) -> Vec<Step> {
    let names: Vec<_> = secrets(plan).into_iter().map(|(_, name)| format!("`{name}`")).collect();
    std::iter::once(undo_repo_file(PATH)).chain(undo_secrets(&names)).collect()
}

/// The variables that have to be set in GitLab, each with the step that says how. GitLab masks values of one line and
/// at least 8 characters only: no key, and not every user's name.
fn secrets(plan: &Plan) -> Vec<(&'static str, &'static str)> {
    let mut out = Vec::new();
    if has_proxy_login(plan) {
        out.push(("gitlab-masked", "PROXY_URL"));
    }
    for login in signing_in(plan) {
        match (login.sign_in, login.is_vcs) {
            (SignIn::Ssh, _) => {
                out.extend([("gitlab-files", "GO_MODULES_SSH_KEY"), ("gitlab-files", "GO_MODULES_KNOWN_HOSTS")]);
            }
            (_, true) => out.extend([("gitlab-masked", "GO_MODULES_TOKEN"), ("gitlab-visible", "GO_MODULES_USER")]),
            (_, false) => out.extend([("gitlab-masked", "GOPROXY_TOKEN"), ("gitlab-visible", "GOPROXY_USER")]),
        }
    }
    out
}

fn has_proxy_login(plan: &Plan) -> bool {
    plan.forward.as_ref().is_some_and(|forward| forward.has_login)
}

fn signing_in(plan: &Plan) -> impl Iterator<Item = &Login> {
    plan.logins.iter().filter(|login| !login.machines.is_empty())
}

fn member(key: &'static str, node: Node<Why>, reason: Reason) -> Member<Why> {
    Member::new(key, node, reason.into())
}

fn pipeline(plan: &Plan) -> Members {
    let mut base = vec![member("image", Node::text(&go_image::of(plan)), Reason::GitlabImage)];
    let variables = variables(plan);
    if !variables.is_empty() {
        base.push(member("variables", Node::map(variables), Reason::GitlabVariables));
    }
    if !is_vendored(plan) {
        base.push(member("cache", Node::map(cache()), Reason::GitlabCache));
    }
    let before = before_script(plan).body();
    if !before.lines().is_empty() {
        base.push(member("before_script", Node::script(before), Reason::GitlabBefore));
    }
    let test = vec![
        member("extends", Node::own(".go"), Reason::GitlabJob),
        member("script", Node::commands(&commands(plan).body()), Reason::GitlabJob),
    ];
    vec![member(".go", Node::map(base), Reason::GitlabBase), member("test", Node::map(test), Reason::GitlabJob)]
}

fn is_vendored(plan: &Plan) -> bool {
    plan.answers.has(Have::AirGap) && plan.answers.air_gap == AirGap::Vendor
}

fn cache() -> Members {
    vec![
        member(
            "key",
            Node::map(vec![member("files", Node::words(&["go.sum"]), Reason::GitlabCache)]),
            Reason::GitlabCache,
        ),
        member("paths", Node::words(&[".cache/go-mod/"]), Reason::GitlabCache),
    ]
}

/// The golang image sets GOTOOLCHAIN itself.
fn variables(plan: &Plan) -> Members {
    let text = |name, value: &Clean, why: Why| Member::variable(name, value, why, Reason::GitlabRaw.into());
    let settings = plan.job_settings(Where::Inside).into_iter().filter(|it| it.var != Var::GoToolchain);
    let mut out: Members = settings.map(|it| text(it.var.name(), &it.value, it.why)).collect();
    if !is_vendored(plan) {
        out.push(member("GOMODCACHE", Node::own("$CI_PROJECT_DIR/.cache/go-mod"), Reason::GitlabModCache));
    }
    if let Some(forward) = &plan.forward {
        if !forward.has_login {
            let address = forward.proxy.text();
            out.push(text("HTTPS_PROXY", address, Reason::HttpsProxy.into()));
            out.push(text("HTTP_PROXY", address, Reason::HttpProxy.into()));
            out.push(text("https_proxy", address, Reason::LowerCase.into()));
            out.push(text("http_proxy", address, Reason::LowerCase.into()));
        }
        out.push(text("NO_PROXY", &forward.no_proxy(), Reason::NoProxy.into()));
        out.push(text("no_proxy", &forward.no_proxy(), Reason::LowerCase.into()));
    }
    for login in signing_in(plan) {
        let name = if login.is_vcs { "GO_MODULES_HOSTS" } else { "GOPROXY_HOSTS" };
        out.push(text(name, &Clean::join(&login.machines, " "), Reason::SignInHosts.into()));
    }
    out
}

fn commands(plan: &Plan) -> Script<Why> {
    if is_vendored(plan) {
        let words = ["go", "test", "-mod=vendor", "./..."].map(Word::lit);
        return Script::default().run(words, &Reason::StepTestVendored.into());
    }
    Script::default()
        .run(["go", "mod", "download"].map(Word::lit), &Reason::StepDownload.into())
        .run(["go", "test", "./..."].map(Word::lit), &Reason::StepTest.into())
}

/// Runs in the same shell as `script`, so that what it exports holds there.
fn before_script(plan: &Plan) -> Script<Why> {
    let mut script = Script::default();
    if plan.answers.has(Have::Inspection) {
        let to = "/usr/local/share/ca-certificates/corp-ca.crt";
        script = script
            .run(["cp".into(), Word::lit(plan.answers.ca.text().clone()), to.into()], &Reason::DockerCopyCa.into())
            .run(["update-ca-certificates".into()], &Reason::DockerTrustCa.into());
    }
    if has_proxy_login(plan) {
        let why = Why::from(Reason::GitlabProxyLogin);
        script = script
            .script(": \"${PROXY_URL:?the variable PROXY_URL is empty}\"", &Reason::SignInEmpty.into())
            .script("export HTTPS_PROXY=\"$PROXY_URL\" HTTP_PROXY=\"$PROXY_URL\"", &why)
            .script("export https_proxy=\"$PROXY_URL\" http_proxy=\"$PROXY_URL\"", &why);
    }
    if signing_in(plan).any(|login| login.sign_in != SignIn::Ssh) {
        let why = Why::from(Reason::GitlabFolder);
        script = script
            .script("logins=$(mktemp -d)", &why)
            .script("trap 'rm -rf \"$logins\"' EXIT", &why)
            .script("export NETRC=\"$logins/netrc\"", &Reason::SignInNetrc.into());
    }
    signing_in(plan).fold(script, |script, login| match (login.sign_in, login.is_vcs) {
        (SignIn::Ssh, _) => ssh(script),
        (_, true) => vcs(script),
        (_, false) => module_proxy(script),
    })
}

const NETRC_LINE: &str = "  printf 'machine %s login %s password %s\\n' \"$host\" \"$user\" \"$token\" >> \"$NETRC\"";

fn vcs(script: Script<Why>) -> Script<Why> {
    let (hosts, token) = (Why::from(Reason::SignInHosts), Why::from(Reason::GitlabJobToken));
    let (empty, git) = (Why::from(Reason::SignInEmpty), Why::from(Reason::SignInGit));
    script
        .script("for host in $GO_MODULES_HOSTS; do", &hosts)
        .script("  user=\"${GO_MODULES_USER:-}\" token=\"${GO_MODULES_TOKEN:-}\"", &Reason::GitlabSecret.into())
        .script("  if [ -z \"$token\" ] && [ \"$host\" = \"$CI_SERVER_HOST\" ]; then", &token)
        .script("    user=gitlab-ci-token token=\"$CI_JOB_TOKEN\"", &token)
        .script("  fi", &token)
        .script("  : \"${user:?the variable GO_MODULES_USER is empty}\"", &empty)
        .script("  : \"${token:?the variable GO_MODULES_TOKEN is empty}\"", &empty)
        .script(NETRC_LINE, &Reason::SignInNetrc.into())
        .script(
            "  printf 'protocol=https\\nhost=%s\\nusername=%s\\npassword=%s\\n' \"$host\" \"$user\" \"$token\" | git credential-store --file \"$logins/git\" store",
            &git,
        )
        .script("done", &hosts)
        .script("export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=credential.helper", &git)
        .script("export GIT_CONFIG_VALUE_0=\"store --file='$logins/git'\"", &git)
}

fn module_proxy(script: Script<Why>) -> Script<Why> {
    let (hosts, empty) = (Why::from(Reason::SignInHosts), Why::from(Reason::SignInEmpty));
    script
        .script("user=\"${GOPROXY_USER:?the variable GOPROXY_USER is empty}\"", &empty)
        .script("token=\"${GOPROXY_TOKEN:?the variable GOPROXY_TOKEN is empty}\"", &empty)
        .script("for host in $GOPROXY_HOSTS; do", &hosts)
        .script(NETRC_LINE, &Reason::SignInNetrc.into())
        .script("done", &hosts)
}

/// The variables are of the type File: their values are paths. ssh itself parts a list of files by blanks, so it gets
/// quotes of its own.
fn ssh(script: Script<Why>) -> Script<Why> {
    let (empty, key) = (Why::from(Reason::SignInEmpty), Why::from(Reason::GitlabSshKey));
    let instead = Why::from(Reason::SignInInsteadOf);
    script
        .script(": \"${GO_MODULES_SSH_KEY:?the variable GO_MODULES_SSH_KEY is empty}\"", &empty)
        .script(": \"${GO_MODULES_KNOWN_HOSTS:?the variable GO_MODULES_KNOWN_HOSTS is empty}\"", &empty)
        .script("chmod 600 \"$GO_MODULES_SSH_KEY\"", &key)
        .script(
            "export GIT_SSH_COMMAND=\"ssh -i '$GO_MODULES_SSH_KEY' -o IdentitiesOnly=yes -o 'UserKnownHostsFile=\\\"$GO_MODULES_KNOWN_HOSTS\\\"'\"",
            &key,
        )
        .script("export GIT_CONFIG_COUNT=0", &instead)
        .script("for host in $GO_MODULES_HOSTS; do", &instead)
        .script("  export \"GIT_CONFIG_KEY_$GIT_CONFIG_COUNT=url.ssh://git@$host/.insteadOf\"", &instead)
        .script("  export \"GIT_CONFIG_VALUE_$GIT_CONFIG_COUNT=https://$host/\"", &instead)
        .script("  GIT_CONFIG_COUNT=$((GIT_CONFIG_COUNT + 1))", &instead)
        .script("done", &instead)
}
