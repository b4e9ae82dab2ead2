//! The `.env` beside a self-hosted runner: the proxy for the runner itself, its steps and its containers.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, company_ca, proxy_login};
use crate::ask::{Have, QuestionId, Runner};
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Plan, Reason, Why};
use crate::text::Msg;
use crate::write::env_file::print;
use crate::write::posix::in_sh;

/// The system store as one file, where Debian and its kin keep it.
const SYSTEM_BUNDLE: &str = "/etc/ssl/certs/ca-certificates.crt";

/// Keeps the file as it was the first time, and puts our lines in the place of those of the same name: running it
/// twice changes nothing. The file can hold no comment, so there are no markers.
fn apply(names: &str) -> String {
    let file = "r=~/actions-runner; touch \"$r/.env\"; cp -n \"$r/.env\" \"$r/.env.before\"";
    let text = format!("{{ grep -vE '^({names})=' \"$r/.env\"; cat actions-runner/.env; }}");
    format!("{file}; {text} > \"$r/.env.new\" && chmod 600 \"$r/.env.new\" && mv \"$r/.env.new\" \"$r/.env\"")
}

/// Puts the address with user and password in the place of an earlier one, on the machine itself.
const ADD_LOGIN: &str = "umask 077; u=$(cat ~/.config/goproxy-wizard/proxy-url) && f=~/actions-runner/.env && { grep -vE '^https?_proxy=' \"$f\"; printf 'https_proxy=%s\\nhttp_proxy=%s\\n' \"$u\" \"$u\"; } > \"$f.new\" && mv \"$f.new\" \"$f\"";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let a = &plan.answers;
    if !QuestionId::Runner.is_asked(a) || a.runner != Runner::SelfHosted || !a.is_behind_proxy() {
        return None;
    }
    let mut bindings: Vec<(&'static str, Clean, Why)> = Vec::new();
    if let Some(forward) = &plan.forward {
        if !forward.has_login {
            bindings.push(("https_proxy", forward.proxy.text().clone(), Reason::RunnerProxy.into()));
            bindings.push(("http_proxy", forward.proxy.text().clone(), Reason::RunnerProxy.into()));
        }
        bindings.push(("no_proxy", Clean::join(&forward.direct_names, ","), Reason::RunnerNoProxy.into()));
    }
    if a.has(Have::Inspection) {
        bindings.push(("NODE_EXTRA_CA_CERTS", Clean::of(SYSTEM_BUNDLE), Reason::RunnerNodeCa.into()));
    }
    let mut apply = company_ca::trust_steps(plan);
    apply.extend(proxy_login::ask(plan));
    let names: Vec<_> = bindings.iter().map(|(name, ..)| *name).collect();
    apply.push(Step::run("apply-runner-env", in_sh(&self::apply(&names.join("|")))));
    if plan.forward.as_ref().is_some_and(|forward| forward.has_login) {
        apply.push(Step::run("runner-login", in_sh(ADD_LOGIN)));
    }
    // The script wants to be started from its own folder; the person stays where they are.
    let restart = in_sh("cd ~/actions-runner && sudo ./svc.sh stop && sudo ./svc.sh start");
    apply.push(Step::run("restart-runner", &*restart));
    Some(Artifact {
        target: "runner-env",
        group: FileGroup::Ci,
        path: "actions-runner/.env",
        place: Place { how: How::Lines, at: "~/actions-runner/.env" },
        lines: print(&bindings).erase(),
        choice: Some(Msg::new("choice.runner-env")),
        apply,
        check: vec![
            Step::run("check-runner", in_sh("cd ~/actions-runner && sudo ./svc.sh status")).good(good("runner")),
        ],
        undo: [
            Step::run("undo-runner-env", "mv ~/actions-runner/.env.before ~/actions-runner/.env"),
            Step::run("restart-runner", restart),
        ]
        .into_iter()
        .chain(proxy_login::undo(plan))
        .collect(),
    })
}
