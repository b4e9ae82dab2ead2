//! How one signs in, once on a machine, to the hosts that modules come from; each step serves all of them.

use super::Step;
use super::step::good;
use crate::base::Clean;
use crate::plan::{Login, Plan, SignIn};
use crate::write::posix::{Word, one_line};

/// git asks for the login of each host and keeps it where its helper does.
const FILL: &str = "for host; do printf \"protocol=https\\nhost=%s\\n\" \"$host\" | git credential fill | git credential approve; done";
/// git forgets it again; so does its helper.
const REJECT: &str = "for host; do printf \"protocol=https\\nhost=%s\\n\\n\" \"$host\" | git credential reject; done";
/// git goes by ssh where go asks for https.
const INSTEAD_OF: &str = "for host; do git config --global \"url.ssh://git@$host/.insteadOf\" \"https://$host/\"; done";

/// git goes as go asks again.
const AS_ASKED: &str = "for host; do git config --global --unset-all \"url.ssh://git@$host/.insteadOf\"; done";

/// What a person does so that go, and git where it fetches, can sign in.
pub(super) fn steps(plan: &Plan) -> Vec<Step> {
    let helper = || Step::run("git-helper", "git config --global --get credential.helper");
    let is_netrc = |login: &&Login| login.sign_in == SignIn::Netrc;
    let mut out: Vec<_> = netrc(plan.logins.iter().filter(is_netrc)).into_iter().collect();
    for login in plan.logins.iter().filter(|login| !login.machines.is_empty()) {
        let fill = || Step::run("git-credential", for_each_host(FILL, login)).with("hosts", names(login));
        match login.sign_in {
            SignIn::Netrc => {}
            SignIn::GoAuth => out.extend([helper(), fill()]),
            SignIn::Token => out.extend([helper(), fill(), Step::say("token-go-get")]),
            SignIn::Ssh => out.push(instead_of(login)),
        }
    }
    out
}

/// Lets git go by ssh to every host that has a key.
pub(super) fn ssh_steps(plan: &Plan) -> impl Iterator<Item = Step> {
    by_ssh(plan).map(instead_of)
}

/// Takes that back.
pub(super) fn undo(plan: &Plan) -> impl Iterator<Item = Step> {
    by_ssh(plan).map(|login| Step::run("undo-instead-of", for_each_host(AS_ASKED, login)).with("hosts", names(login)))
}

/// Lets git forget the logins that a step had it keep.
pub(super) fn forget(plan: &Plan) -> impl Iterator<Item = Step> {
    let kept = plan.logins.iter().filter(|login| matches!(login.sign_in, SignIn::GoAuth | SignIn::Token));
    let kept = kept.filter(|login| !login.machines.is_empty());
    kept.map(|login| Step::run("undo-git-credential", for_each_host(REJECT, login)).with("hosts", names(login)))
}

fn by_ssh(plan: &Plan) -> impl Iterator<Item = &Login> {
    plan.logins.iter().filter(|login| login.sign_in == SignIn::Ssh && !login.machines.is_empty())
}

fn instead_of(login: &Login) -> Step {
    Step::run("ssh-instead-of", for_each_host(INSTEAD_OF, login)).with("hosts", names(login))
}

/// The step for a build, which signs in by netrc and by ssh alone.
pub(super) fn build_steps(plan: &Plan) -> Option<Step> {
    netrc(plan.logins.iter().filter(|login| login.sign_in != SignIn::Ssh))
}

/// The step that puts logins into netrc; the script asks for all of them.
fn netrc<'a>(logins: impl Iterator<Item = &'a Login>) -> Option<Step> {
    let machines: Vec<_> = logins.flat_map(|login| &login.machines).collect();
    (!machines.is_empty()).then(|| Step::run("netrc", super::netrc::RUN).with("machines", shown(&machines)))
}

/// What shows that signing in works; one host stands for all.
pub(super) fn checks(plan: &Plan) -> Option<Step> {
    let login = plan.logins.iter().find(|login| login.is_vcs)?;
    let host = login.machines.first()?;
    let url = Clean::of("https://").then(host).then(&Clean::of("/team/repo.git"));
    Some(match login.sign_in {
        SignIn::Ssh => {
            let to = Word::lit(Clean::of("git@").then(host));
            Step::run("check-ssh", one_line(["ssh".into(), "-T".into(), to])).good(good("ssh"))
        }
        _ => {
            let command = format!("GIT_TERMINAL_PROMPT=0 git ls-remote {}", one_line([Word::lit(url)]));
            Step::run("check-git", command).good(good("git"))
        }
    })
}

/// A loop of ours in `sh`, which every shell can start, over the hosts.
fn for_each_host(script: &'static str, login: &Login) -> String {
    let words = ["sh", "-c", script, "sh"].map(Word::lit);
    one_line(words.into_iter().chain(login.machines.iter().cloned().map(Word::lit)))
}

fn names(login: &Login) -> String {
    shown(&login.machines.iter().collect::<Vec<_>>())
}

/// The first hosts, as code, for a sentence.
fn shown(machines: &[&Clean]) -> String {
    const MOST: usize = 3;
    let shown: Vec<_> = machines.iter().take(MOST).map(|host| format!("`{host}`")).collect();
    let more = if machines.len() > MOST { ", …" } else { "" };
    format!("{}{more}", shown.join(", "))
}
