//! The GitHub Actions workflow: settings in the job's environment, logins in one step, secrets only by name.

use super::step::{good, undo_repo_file, undo_secrets};
use super::{Artifact, FileGroup, How, Place, Step};
use crate::ask::{AirGap, Have, QuestionId, Runner, YesNo};
use crate::base::Clean;
use crate::data::images;
use crate::plan::{Login, Plan, Reason, Setting, SignIn, Var, Where, Why};
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
    for login in &plan.logins {
        apply.push(Step::run("set-secrets", set_secrets(login)));
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
        undo: std::iter::once(undo_repo_file(".github/workflows/go.yml")).chain(undo_secrets(&secrets(plan))).collect(),
    })
}

/// A key and a list of hosts have many lines, which a prompt would not take.
fn set_secrets(login: &Login) -> &'static str {
    match (login.sign_in, login.is_vcs) {
        (SignIn::Ssh, _) => {
            "gh secret set GO_MODULES_SSH_KEY < ~/.ssh/KEY\ngh secret set GO_MODULES_KNOWN_HOSTS < ~/.ssh/known_hosts"
        }
        (_, true) => "gh secret set GO_MODULES_USER\ngh secret set GO_MODULES_TOKEN",
        (_, false) => "gh secret set GOPROXY_USER\ngh secret set GOPROXY_TOKEN",
    }
}

/// The secrets that the steps read.
fn secrets(plan: &Plan) -> Vec<&'static str> {
    let of = |login: &Login| match (login.sign_in, login.is_vcs) {
        (SignIn::Ssh, _) => ["`GO_MODULES_SSH_KEY`", "`GO_MODULES_KNOWN_HOSTS`"],
        (_, true) => ["`GO_MODULES_USER`", "`GO_MODULES_TOKEN`"],
        (_, false) => ["`GOPROXY_USER`", "`GOPROXY_TOKEN`"],
    };
    plan.logins.iter().flat_map(of).collect()
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
        Runner::Arc => text("runs-on", images::ARC_SCALE_SET, Reason::RunsOnArc),
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
    !plan.logins.is_empty() && plan.answers.forks == YesNo::Yes
}

/// setup-go sets GOTOOLCHAIN itself.
fn job_settings(plan: &Plan) -> impl Iterator<Item = Setting> {
    let place = if plan.answers.runs_inside() { Where::Inside } else { Where::Outside };
    plan.job_settings(place).into_iter().filter(|it| it.var != Var::GoToolchain)
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
    out.extend(plan.logins.iter().filter(|login| !login.machines.is_empty()).map(sign_in));
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
    if a.has(Have::China) && !a.has(Have::AirGap) && a.runs_inside() {
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
        _ => {
            let (title, user, token) = if login.is_vcs {
                ("Sign in to private modules", "${{ secrets.GO_MODULES_USER }}", "${{ secrets.GO_MODULES_TOKEN }}")
            } else {
                ("Sign in to the module proxy", "${{ secrets.GOPROXY_USER }}", "${{ secrets.GOPROXY_TOKEN }}")
            };
            let env = vec![
                bare("LOGIN_USER", user, Reason::SignInSecret),
                bare("LOGIN_TOKEN", token, Reason::SignInSecret),
                text("HOSTS", host(&login.machines), Reason::SignInHosts),
            ];
            vec![
                text("name", title, Reason::SignInStep),
                map("env", env, Reason::SignInSecret),
                text("shell", "bash", Reason::SignInShell),
                Member::new("run", Node::script(netrc_script(login.is_vcs)), Reason::SignInStep.into()),
            ]
        }
    }
}

/// Everything is written below `RUNNER_TEMP`, which the runner empties around each job.
fn netrc_script(with_git: bool) -> crate::write::Body<crate::write::posix::Posix, Why> {
    let why = |reason: Reason| Why::from(reason);
    let mut script = Script::default()
        .script(": \"${LOGIN_USER:?the secret with the user is empty}\"", &why(Reason::SignInEmpty))
        .script(": \"${LOGIN_TOKEN:?the secret with the token is empty}\"", &why(Reason::SignInEmpty))
        .script("umask 077", &why(Reason::SignInUmask))
        .script("for host in $HOSTS; do", &why(Reason::SignInHosts))
        .script(
            "  printf 'machine %s login %s password %s\\n' \"$host\" \"$LOGIN_USER\" \"$LOGIN_TOKEN\" >> \"$RUNNER_TEMP/netrc\"",
            &why(Reason::SignInNetrc),
        );
    if with_git {
        script = script.script(
            "  printf 'protocol=https\\nhost=%s\\nusername=%s\\npassword=%s\\n' \"$host\" \"$LOGIN_USER\" \"$LOGIN_TOKEN\" | git credential-store --file \"$RUNNER_TEMP/git-credentials\" store",
            &why(Reason::SignInGit),
        );
    }
    script = script.script("done", &why(Reason::SignInHosts)).script("{", &why(Reason::SignInLater));
    script = script.script("  echo \"NETRC=$RUNNER_TEMP/netrc\"", &why(Reason::SignInNetrc));
    if with_git {
        script = script
            .script("  echo GIT_CONFIG_COUNT=1", &why(Reason::SignInGit))
            .script("  echo GIT_CONFIG_KEY_0=credential.helper", &why(Reason::SignInGit))
            .script(
                "  echo \"GIT_CONFIG_VALUE_0=store --file='$RUNNER_TEMP/git-credentials'\"",
                &why(Reason::SignInGit),
            );
    }
    script.script("} >> \"$GITHUB_ENV\"", &why(Reason::SignInLater)).body()
}

/// A runner's folder may have a blank in its name; ssh itself parts a list of files by blanks, so it gets quotes of its
/// own.
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
            "  echo \"GIT_SSH_COMMAND=ssh -i '$RUNNER_TEMP/ssh-key' -o IdentitiesOnly=yes -o 'UserKnownHostsFile=\\\"$RUNNER_TEMP/known-hosts\\\"'\"",
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
