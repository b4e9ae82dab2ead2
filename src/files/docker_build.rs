//! The `docker build` command that goes with the Dockerfile.

use super::dockerfile::{is_file_tree, uses_netrc, uses_ssh};
use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, proxy_login, sign_in};
use crate::ask::{Engine, QuestionId};
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Plan, Reason, Why};
use crate::write::posix::{Script, Word};

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    if !QuestionId::Package.is_asked(&plan.answers) {
        return None;
    }
    let mut apply: Vec<Step> = proxy_login::posix(plan).into_iter().collect();
    apply.extend(sign_in::build_steps(plan));
    apply.push(Step::run("apply-docker-build", "sh docker-build.sh"));
    Some(Artifact {
        target: "docker-build",
        group: FileGroup::DockerBuild,
        path: "docker-build.sh",
        place: Place { how: How::Terminal, at: "docker-build.sh" },
        lines: Script::default().run_lines(parts(plan)).body().erase(),
        choice: None,
        apply,
        check: vec![
            Step::run("check-image", "docker image inspect app --format '{{json .Config.Env}}'")
                .good(good("image-env")),
        ],
        undo: vec![Step::run("undo-image", "docker image rm app")],
    })
}

/// The command in parts, each on a line of its own with its reason.
fn parts(plan: &Plan) -> Vec<(Vec<Word>, Why)> {
    let mut out: Vec<(Vec<Word>, Why)> =
        vec![(["docker", "build"].map(Word::lit).to_vec(), Reason::BuildCommand.into())];
    if let Some(forward) = &plan.forward {
        if forward.proxy.is_loopback() && plan.answers.engine == Engine::Systemd {
            out.push((vec!["--network=host".into()], Reason::BuildHostNetwork.into()));
        }
        let argument = |name: &'static str, value: &Clean, reason: Reason| {
            let pair = Clean::of(name).then(&Clean::of("=")).then(value);
            (vec!["--build-arg".into(), Word::lit(pair)], Why::from(reason))
        };
        if forward.has_login {
            let file = Word::lit("id=https_proxy,src=").and_var("HOME").and_lit("/.config/goproxy-wizard/proxy-url");
            out.push((vec!["--secret".into(), file], Reason::BuildProxySecret.into()));
        } else {
            let address = forward.proxy.text();
            out.push(argument("HTTPS_PROXY", address, Reason::BuildProxyArg));
            out.push(argument("HTTP_PROXY", address, Reason::HttpProxy));
        }
        out.push(argument("NO_PROXY", &forward.no_proxy(), Reason::NoProxy));
    }
    if uses_netrc(plan) {
        let file = Word::lit("id=netrc,src=").and_var("HOME").and_lit("/.netrc");
        out.push((vec!["--secret".into(), file], Reason::BuildNetrc.into()));
    }
    if uses_ssh(plan) {
        out.push((["--ssh", "default"].map(Word::lit).to_vec(), Reason::BuildSsh.into()));
        let file = Word::lit("id=known_hosts,src=").and_var("HOME").and_lit("/.ssh/known_hosts");
        out.push((vec!["--secret".into(), file], Reason::BuildKnownHosts.into()));
    }
    if is_file_tree(plan) {
        let pair = Clean::of("modules=").then(plan.answers.file_tree.text());
        out.push((vec!["--build-context".into(), Word::lit(pair)], Reason::BuildModuleContext.into()));
    }
    let last = ["-t", "app", "."].map(Word::lit);
    if let [(command, _)] = out.as_mut_slice() {
        command.extend(last);
    } else {
        out.push((last.to_vec(), Reason::BuildTag.into()));
    }
    out
}
