//! Values for the chart of Actions Runner Controller: the proxy and the CA for its controller, listener and runners.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step};
use crate::ask::{Have, QuestionId, Runner};
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Forward, Plan, Reason, Why};
use crate::text::Msg;
use crate::write::helm::{Member, Node, print};
use crate::write::posix::{Word, one_line};

type Members = Vec<Member<Why>>;

const PATH: &str = "arc/values.yaml";

/// Asks for both and hands them to the cluster, past the command line and every file.
const LOGIN: &str = "sh -c 'umask 077; d=$(mktemp -d); trap \"rm -rf $d\" EXIT; printf \"User: \"; IFS= read -r u; stty -echo; printf \"Password: \"; IFS= read -r p; stty echo; echo; printf %s \"$u\" > \"$d/username\"; printf %s \"$p\" > \"$d/password\"; kubectl create secret generic go-proxy-login --namespace arc-runners --from-file=\"$d/username\" --from-file=\"$d/password\" --dry-run=client -o yaml | kubectl apply -f -'";

/// Makes of `kubectl create` a command that also replaces what is there.
const REPLACE: &str = " --dry-run=client -o yaml | kubectl apply -f -";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let a = &plan.answers;
    if !QuestionId::Runner.is_asked(a) || a.runner != Runner::Arc || !a.is_behind_proxy() {
        return None;
    }
    let mut values = Vec::new();
    if let Some(forward) = &plan.forward {
        values.push(map("proxy", proxy(forward), Reason::ArcProxy));
    }
    if a.has(Have::Inspection) {
        values.push(map("githubServerTLS", tls(), Reason::ArcCa));
    }
    Some(Artifact {
        target: "arc-values",
        group: FileGroup::Ci,
        path: PATH,
        place: Place { how: How::Whole, at: PATH },
        lines: print(values).erase(),
        choice: Some(Msg::new("choice.arc-values")),
        apply: apply(plan),
        check: vec![
            Step::run("check-arc", "kubectl get pods -n arc-systems && kubectl logs -n arc-systems -l app.kubernetes.io/component=runner-scale-set-listener --tail=20").good(good("arc")),
        ],
        undo: undo(plan),
    })
}

fn map(key: &'static str, members: Members, reason: Reason) -> Member<Why> {
    Member::new(key, Node::map(members), reason.into())
}

fn text(key: &'static str, value: &Clean, reason: Reason) -> Member<Why> {
    Member::new(key, Node::text(value), reason.into())
}

fn proxy(forward: &Forward) -> Members {
    let server = |reason: Reason| {
        let mut out = vec![text("url", forward.proxy.text(), reason)];
        if forward.has_login {
            out.push(text("credentialSecretRef", &Clean::of("go-proxy-login"), Reason::ArcProxyLogin));
        }
        out
    };
    vec![
        map("http", server(Reason::ArcHttp), Reason::ArcHttp),
        map("https", server(Reason::ArcHttps), Reason::ArcHttps),
        Member::new("noProxy", Node::list(&no_proxy(forward), &Reason::ArcNoProxy.into()), Reason::ArcNoProxy.into()),
    ]
}

/// Without brackets: of the readers only urllib wants them, and the runner passes over addresses.
fn no_proxy(forward: &Forward) -> Vec<Clean> {
    forward.direct.iter().filter(|entry| !entry.as_str().starts_with('[')).cloned().collect()
}

fn tls() -> Members {
    let map_ref =
        vec![text("name", &Clean::of("corp-ca"), Reason::ArcCa), text("key", &Clean::of("corp-ca.crt"), Reason::ArcCa)];
    vec![
        map("certificateFrom", vec![map("configMapKeyRef", map_ref, Reason::ArcCa)], Reason::ArcCa),
        text("runnerMountPath", &Clean::of("/usr/local/share/ca-certificates/"), Reason::ArcMount),
    ]
}

fn apply(plan: &Plan) -> Vec<Step> {
    let mut out = Vec::new();
    if plan.forward.as_ref().is_some_and(|forward| forward.has_login) {
        out.push(Step::run("arc-login", LOGIN));
    }
    if plan.answers.has(Have::Inspection) {
        let file = Clean::of("--from-file=corp-ca.crt=").then(plan.answers.ca.text());
        let words = ["kubectl", "create", "configmap", "corp-ca", "--namespace", "arc-runners"].map(Word::lit);
        let create = one_line(words.into_iter().chain([Word::lit(file)]));
        out.push(Step::run("arc-ca", format!("{create}{REPLACE}")));
    }
    out.push(Step::run("apply-arc", upgrade(plan)));
    out
}

/// The listener speaks to the cluster's own API by its address, which has to stay off the proxy.
fn upgrade(plan: &Plan) -> String {
    let command = format!(
        "helm upgrade {} oci://ghcr.io/actions/actions-runner-controller-charts/gha-runner-scale-set --install --namespace arc-runners --reuse-values --values {PATH}",
        crate::data::images::ARC_SCALE_SET,
    );
    match &plan.forward {
        Some(forward) => format!(
            "{command} --set-string \"proxy.noProxy[{}]=$(kubectl get service kubernetes --namespace default -o jsonpath='{{.spec.clusterIP}}')\"",
            no_proxy(forward).len(),
        ),
        None => command,
    }
}

fn undo(plan: &Plan) -> Vec<Step> {
    let rollback = format!("helm rollback {} --namespace arc-runners", crate::data::images::ARC_SCALE_SET);
    let mut out = vec![Step::run("undo-arc", rollback)];
    if plan.forward.as_ref().is_some_and(|forward| forward.has_login) {
        out.push(Step::run("undo-arc-login", "kubectl delete secret go-proxy-login --namespace arc-runners"));
    }
    if plan.answers.has(Have::Inspection) {
        out.push(Step::run("undo-arc-ca", "kubectl delete configmap corp-ca --namespace arc-runners"));
    }
    out
}
