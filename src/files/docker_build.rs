//! The `docker build` command that goes with the Dockerfile.

use super::build_inputs::BuildInputs;
use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, buildx_builder, proxy_login, sign_in};
use crate::ask::Builder;
use crate::base::Clean;
use crate::plan::{Plan, Reason, Why};
use crate::text::Msg;
use crate::write::posix::{Script, Word};

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let a = &plan.answers;
    if !a.builds_with(Builder::Docker) && !a.builds_with(Builder::Buildx) {
        return None;
    }
    let mut apply: Vec<Step> = proxy_login::ask(plan).into_iter().collect();
    apply.extend(sign_in::build_steps(plan));
    apply.extend(buildx_builder::is_wanted(plan).then(|| Step::say("builder-first")));
    apply.push(Step::run("apply-docker-build", "sh docker-build.sh"));
    Some(Artifact {
        target: "docker-build",
        group: FileGroup::DockerBuild,
        path: "docker-build.sh",
        place: Place { how: How::Terminal, at: "docker-build.sh" },
        lines: Script::default().run_lines(parts(plan)).body().erase(),
        choice: plan.forward.as_ref().map(|_| Msg::new("choice.docker-build")),
        apply,
        check: vec![check_image()],
        undo: std::iter::once(Step::run("undo-image", "docker image rm app")).chain(proxy_login::undo(plan)).collect(),
    })
}

/// See that nothing of ours stayed in the image.
pub(super) fn check_image() -> Step {
    Step::run("check-image", "docker image inspect app --format '{{json .Config.Env}}'").good(good("image-env"))
}

/// The command in parts, each on a line of its own with its reason.
fn parts(plan: &Plan) -> Vec<(Vec<Word>, Why)> {
    let inputs = BuildInputs::of(plan);
    let mut out: Vec<(Vec<Word>, Why)> =
        vec![(["docker", "build"].map(Word::lit).to_vec(), Reason::BuildCommand.into())];
    if plan.answers.builds_with(Builder::Buildx) {
        if buildx_builder::is_wanted(plan) {
            out.push((["--builder", buildx_builder::NAME].map(Word::lit).to_vec(), Reason::BuildBuilder.into()));
        }
        out.push((vec!["--load".into()], Reason::BuildLoad.into()));
    }
    if inputs.uses_host_network {
        out.push((vec!["--network=host".into()], Reason::BuildHostNetwork.into()));
    }
    for (name, value, why) in inputs.args {
        let argument = match value {
            Some(value) => Clean::of(name).then(&Clean::of("=")).then(&value),
            None => Clean::of(name),
        };
        out.push((vec!["--build-arg".into(), Word::lit(argument)], why.into()));
    }
    for secret in inputs.secrets {
        let id = Clean::of("id=").then(&Clean::of(secret.id)).then(&Clean::of(",src="));
        let file = Word::lit(id).and_var("HOME").and_lit("/").and_lit(secret.below_home);
        out.push((vec!["--secret".into(), file], secret.why.into()));
    }
    if inputs.lends_ssh {
        out.push((["--ssh", "default"].map(Word::lit).to_vec(), Reason::BuildSsh.into()));
    }
    if let Some(folder) = inputs.modules {
        let pair = Clean::of("modules=").then(&folder);
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
