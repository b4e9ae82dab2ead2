//! The GitHub Actions workflow: settings in the job's environment, logins in one step, secrets only by name.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step};
use crate::ask::{AirGap, Have, QuestionId, Runner, YesNo};
use crate::base::Clean;
use crate::data::images;
use crate::plan::{Login, Plan, Reason, SignIn, Var, Why};
use crate::text::Msg;
use crate::write::posix::Script;
use crate::write::workflow::{Member, Node, print};

type Members = Vec<Member<Why>>;

/// A run from a fork or of Dependabot has no secrets.
const TRUSTED: &str = "github.event_name != 'pull_request' || (github.event.pull_request.head.repo.full_name == github.repository && github.event.pull_request.user.login != 'dependabot[bot]')";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    if !QuestionId::Runner.is_asked(&plan.answers) {
        return None;
    }
    let mut apply = vec![Step::say("apply-repo-file").with("file", ".github/workflows/go.yml")];
    if let Some(login) = &plan.login {
        let commands = secret_names(login).map(|name| format!("gh secret set {name}")).join("\n");
        apply.push(Step::run("set-secrets", commands));
    }
    if plan.answers.has(Have::AirGap) {
        apply.push(Step::say("tool-cache"));
    }
    Some(Artifact {
        target: "github-actions",
        group: FileGroup::Ci,
        path: ".github/workflows/go.yml",
        place: Place { how: How::Whole, at: ".github/workflows/go.yml" },
        lines: print(workflow(plan)).erase(),
        choice: Some(Msg::new("choice.workflow")),
        apply,
        check: vec![Step::run("check-workflow", "gh run watch").good(good("workflow"))],
        undo: vec![
            Step::run("undo-repo-file", "git rm .github/workflows/go.yml").with("file", ".github/workflows/go.yml"),
        ],
    })
}

fn secret_names(login: &Login) -> [&'static str; 2] {
    match login.sign_in {
        SignIn::Ssh => ["GO_MODULES_SSH_KEY", "GO_MODULES_KNOWN_HOSTS"],
        _ => ["GO_MODULES_USER", "GO_MODULES_TOKEN"],
    }
}

fn text(key: &'static str, value: impl Into<Clean>, reason: Reason) -> Member<Why> {
    Member::new(key, Node::text(&value.into()), reason.into())
}

fn bare(key: &'static str, value: &'static str, reason: Reason) -> Member<Why> {
    Member::new(key, Node::bare(value), reason.into())
}

fn map(key: &'static str, members: Members, reason: Reason) -> Member<Why> {
    Member::new(key, Node::map(members), reason.into())
}

fn workflow(plan: &Plan) -> Members {
    let push = map(
        "push",
        vec![Member::new("branches", Node::words(&["main"]), Reason::WorkflowOn.into())],
        Reason::WorkflowOn,
    );
    let pull = Member::new("pull_request", Node::empty(), Reason::WorkflowOn.into());
    vec![
        text("name", "go", Reason::WorkflowName),
        map("on", vec![push, pull], Reason::WorkflowOn),
        map("permissions", vec![bare("contents", "read", Reason::WorkflowPermissions)], Reason::WorkflowPermissions),
        map("jobs", vec![map("test", job(plan), Reason::WorkflowJob)], Reason::WorkflowJob),
    ]
}

fn job(plan: &Plan) -> Members {
    let a = &plan.answers;
    let mut out = vec![match a.runner {
        Runner::Hosted => text("runs-on", "ubuntu-latest", Reason::RunsOnHosted),
        Runner::SelfHosted => Member::new("runs-on", Node::words(&["self-hosted", "linux"]), Reason::RunsOnSelf.into()),
    }];
    if is_public(plan) {
        out.push(text("if", TRUSTED, Reason::JobTrusted));
    }
    let env: Members = job_settings(plan).map(|it| Member::new(it.var.name(), Node::text(&it.value), it.why)).collect();
    if !env.is_empty() {
        out.push(map("env", env, Reason::JobEnv));
    }
    out.push(Member::new("steps", Node::seq(steps(plan)), Reason::WorkflowSteps.into()));
    out
}

/// Whether pull requests of strangers run here although the modules ask for a login.
fn is_public(plan: &Plan) -> bool {
    plan.login.is_some() && plan.answers.forks == YesNo::Yes
}

/// setup-go sets GOTOOLCHAIN itself. GitHub's own machines reach what this network can't: a mirror or another address
/// of the checksum database would only be a detour there.
fn job_settings(plan: &Plan) -> impl Iterator<Item = &crate::plan::Setting> {
    let is_outside = plan.answers.runner == Runner::Hosted;
    plan.go.iter().filter(move |it| match it.var {
        Var::GoAuth | Var::GoToolchain => false,
        Var::GoProxy => !is_outside || plan.answers.has(Have::ModuleProxy) || plan.answers.has(Have::AirGap),
        Var::GoSumDb => !is_outside,
        _ => true,
    })
}

fn steps(plan: &Plan) -> Vec<Members> {
    let a = &plan.answers;
    let mut out = vec![
        vec![
            text("uses", images::CHECKOUT, Reason::StepCheckout),
            map(
                "with",
                vec![bare("persist-credentials", "false", Reason::StepCheckoutToken)],
                Reason::StepCheckoutToken,
            ),
        ],
        vec![text("uses", images::SETUP_GO, Reason::StepSetupGo), map("with", setup_inputs(plan), Reason::StepSetupGo)],
    ];
    if let Some(login) = plan.login.as_ref().filter(|login| !login.machines.is_empty()) {
        out.push(sign_in(login));
    }
    let go = |words: &[&'static str], reason: Reason| {
        let body = Script::default().run(words.iter().map(|word| (*word).into()), &reason.into()).body();
        vec![Member::new("run", Node::script(body), reason.into())]
    };
    if a.has(Have::AirGap) && a.air_gap == AirGap::Vendor {
        out.push(go(&["go", "test", "-mod=vendor", "./..."], Reason::StepTestVendored));
        return out;
    }
    out.push(go(&["go", "mod", "download"], Reason::StepDownload));
    out.push(go(&["go", "test", "./..."], Reason::StepTest));
    out
}

fn setup_inputs(plan: &Plan) -> Members {
    let a = &plan.answers;
    let mut out = vec![text("go-version-file", "go.mod", Reason::SetupVersion)];
    if is_public(plan) {
        out.push(bare("cache", "false", Reason::SetupNoCache));
    } else {
        out.push(text("cache-dependency-path", "go.sum", Reason::SetupCacheKey));
    }
    if a.has(Have::China) && !a.has(Have::AirGap) && a.runner == Runner::SelfHosted {
        out.push(text("go-download-base-url", "https://golang.google.cn/dl", Reason::SetupDownload));
        out.push(text("token", "", Reason::SetupNoToken));
    }
    out
}

fn sign_in(login: &Login) -> Members {
    let host = |names: &[Clean]| Clean::join(names, " ");
    match login.sign_in {
        SignIn::Ssh => vec![
            text("name", "Sign in to private modules", Reason::SignInStep),
            map(
                "env",
                vec![
                    bare("SSH_KEY", "${{ secrets.GO_MODULES_SSH_KEY }}", Reason::SignInSecret),
                    bare("KNOWN_HOSTS", "${{ secrets.GO_MODULES_KNOWN_HOSTS }}", Reason::SignInKnownHosts),
                    text("HOSTS", host(&login.machines), Reason::SignInHosts),
                ],
                Reason::SignInSecret,
            ),
            text("shell", "bash", Reason::SignInShell),
            Member::new("run", Node::script(ssh_script()), Reason::SignInStep.into()),
        ],
        _ => vec![
            text("name", "Sign in to private modules", Reason::SignInStep),
            map(
                "env",
                vec![
                    bare("GIT_USER", "${{ secrets.GO_MODULES_USER }}", Reason::SignInSecret),
                    bare("GIT_TOKEN", "${{ secrets.GO_MODULES_TOKEN }}", Reason::SignInSecret),
                    text("HOSTS", host(&login.machines), Reason::SignInHosts),
                ],
                Reason::SignInSecret,
            ),
            text("shell", "bash", Reason::SignInShell),
            Member::new("run", Node::script(netrc_script(login.is_vcs)), Reason::SignInStep.into()),
        ],
    }
}

/// Everything is written below `RUNNER_TEMP`, which the runner empties around each job.
fn netrc_script(with_git: bool) -> crate::write::Body<crate::write::posix::Posix, Why> {
    let why = |reason: Reason| Why::from(reason);
    let mut script = Script::default()
        .script(": \"${GIT_USER:?the secret GO_MODULES_USER is empty}\"", &why(Reason::SignInEmpty))
        .script(": \"${GIT_TOKEN:?the secret GO_MODULES_TOKEN is empty}\"", &why(Reason::SignInEmpty))
        .script("umask 077", &why(Reason::SignInUmask))
        .script("for host in $HOSTS; do", &why(Reason::SignInHosts))
        .script(
            "  printf 'machine %s login %s password %s\\n' \"$host\" \"$GIT_USER\" \"$GIT_TOKEN\" >> \"$RUNNER_TEMP/netrc\"",
            &why(Reason::SignInNetrc),
        );
    if with_git {
        script = script.script(
            "  printf 'protocol=https\\nhost=%s\\nusername=%s\\npassword=%s\\n' \"$host\" \"$GIT_USER\" \"$GIT_TOKEN\" | git credential-store --file \"$RUNNER_TEMP/git-credentials\" store",
            &why(Reason::SignInGit),
        );
    }
    script = script.script("done", &why(Reason::SignInHosts)).script("{", &why(Reason::SignInLater));
    script = script.script("  echo \"NETRC=$RUNNER_TEMP/netrc\"", &why(Reason::SignInNetrc));
    if with_git {
        script = script
            .script("  echo GIT_CONFIG_COUNT=1", &why(Reason::SignInGit))
            .script("  echo GIT_CONFIG_KEY_0=credential.helper", &why(Reason::SignInGit))
            .script("  echo \"GIT_CONFIG_VALUE_0=store --file=$RUNNER_TEMP/git-credentials\"", &why(Reason::SignInGit));
    }
    script.script("} >> \"$GITHUB_ENV\"", &why(Reason::SignInLater)).body()
}

fn ssh_script() -> crate::write::Body<crate::write::posix::Posix, Why> {
    let why = |reason: Reason| Why::from(reason);
    Script::default()
        .script(": \"${SSH_KEY:?the secret GO_MODULES_SSH_KEY is empty}\"", &why(Reason::SignInEmpty))
        .script(": \"${KNOWN_HOSTS:?the secret GO_MODULES_KNOWN_HOSTS is empty}\"", &why(Reason::SignInEmpty))
        .script("umask 077", &why(Reason::SignInUmask))
        .script("printf '%s\\n' \"$SSH_KEY\" > \"$RUNNER_TEMP/ssh-key\"", &why(Reason::SignInSshKey))
        .script("printf '%s\\n' \"$KNOWN_HOSTS\" > \"$RUNNER_TEMP/known-hosts\"", &why(Reason::SignInKnownHosts))
        .script("{", &why(Reason::SignInLater))
        .script(
            "  echo \"GIT_SSH_COMMAND=ssh -i $RUNNER_TEMP/ssh-key -o IdentitiesOnly=yes -o UserKnownHostsFile=$RUNNER_TEMP/known-hosts\"",
            &why(Reason::SignInSshKey),
        )
        .script("  n=0", &why(Reason::SignInInsteadOf))
        .script("  for host in $HOSTS; do", &why(Reason::SignInInsteadOf))
        .script("    echo \"GIT_CONFIG_KEY_$n=url.ssh://git@$host/.insteadOf\"", &why(Reason::SignInInsteadOf))
        .script("    echo \"GIT_CONFIG_VALUE_$n=https://$host/\"", &why(Reason::SignInInsteadOf))
        .script("    n=$((n + 1))", &why(Reason::SignInInsteadOf))
        .script("  done", &why(Reason::SignInInsteadOf))
        .script("  echo \"GIT_CONFIG_COUNT=$n\"", &why(Reason::SignInInsteadOf))
        .script("} >> \"$GITHUB_ENV\"", &why(Reason::SignInLater))
        .body()
}
