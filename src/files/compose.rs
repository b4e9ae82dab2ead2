//! `compose.yaml`: what Docker Compose hands to a build of our Dockerfile.

use super::build_inputs::BuildInputs;
use super::docker_build::check_image;
use super::step::{good, undo_repo_file};
use super::{Artifact, FileGroup, How, Place, Step, buildx_builder, docker_client, proxy_login, sign_in};
use crate::ask::Builder;
use crate::base::Clean;
use crate::plan::{Plan, Reason, Why};
use crate::text::Msg;
use crate::write::compose::{Member, Node, print};

const FILE: &str = "compose.yaml";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    if !plan.answers.builds_with(Builder::Compose) {
        return None;
    }
    let mut apply = vec![Step::say("apply-compose").with("file", FILE)];
    apply.extend(proxy_login::ask(plan));
    apply.extend(sign_in::build_steps(plan));
    apply.extend(buildx_builder::is_wanted(plan).then(|| Step::say("builder-first")));
    let builder = if buildx_builder::is_wanted(plan) { " --builder goproxy-wizard" } else { "" };
    apply.push(Step::run("compose-build", format!("docker compose build{builder}")));
    if docker_client::is_wanted(plan) {
        apply.push(Step::say("compose-services"));
    }
    Some(Artifact {
        target: "compose",
        group: FileGroup::DockerBuild,
        path: FILE,
        place: Place { how: How::Whole, at: FILE },
        lines: print(file(&BuildInputs::of(plan))).erase(),
        choice: Some(Msg::new("choice.compose")),
        apply,
        check: vec![Step::run("check-compose", "docker compose config").good(good("compose")), check_image()],
        undo: [Step::run("undo-image", "docker image rm app"), undo_repo_file(FILE)]
            .into_iter()
            .chain(proxy_login::undo(plan))
            .collect(),
    })
}

fn file(inputs: &BuildInputs) -> Vec<Member<Why>> {
    let text = |text: &'static str| Node::text(&Clean::of(text));
    let mut build = vec![Member::new("context", text("."), Reason::ComposeContext.into())];
    if inputs.uses_host_network {
        build.push(Member::new("network", text("host"), Reason::BuildHostNetwork.into()));
    }
    if !inputs.args.is_empty() {
        let arg = |(name, value, why): &(&'static str, Option<Clean>, Reason)| {
            Member::new(name, value.as_ref().map_or_else(Node::empty, Node::text), (*why).into())
        };
        let args = inputs.args.iter().map(arg).collect();
        build.push(Member::new("args", Node::map(args), Reason::ComposeArgs.into()));
    }
    if !inputs.secrets.is_empty() {
        let items = inputs.secrets.iter().map(|it| vec![Member::new("source", text(it.id), it.why.into())]);
        build.push(Member::new("secrets", Node::seq(items.collect()), Reason::ComposeSecrets.into()));
    }
    if inputs.lends_ssh {
        build.push(Member::new("ssh", Node::words(&["default"]), Reason::BuildSsh.into()));
    }
    if let Some(folder) = &inputs.modules {
        let modules = Member::new("modules", Node::text(folder), Reason::BuildModuleContext.into());
        build.push(Member::new("additional_contexts", Node::map(vec![modules]), Reason::BuildModuleContext.into()));
    }
    let app = vec![
        Member::new("image", text("app"), Reason::ComposeImage.into()),
        Member::new("build", Node::map(build), Reason::ComposeBuild.into()),
    ];
    let services = vec![Member::new("app", Node::map(app), Reason::ComposeService.into())];
    let mut out = vec![Member::new("services", Node::map(services), Reason::ComposeService.into())];
    if !inputs.secrets.is_empty() {
        let files = inputs.secrets.iter().map(|it| {
            let path = Clean::of("~/").then(&Clean::of(it.below_home));
            let file = Member::new("file", Node::text(&path), Reason::ComposeSecretFile.into());
            Member::new(it.id, Node::map(vec![file]), it.why.into())
        });
        out.push(Member::new("secrets", Node::map(files.collect()), Reason::ComposeSecretFile.into()));
    }
    out
}
