//! A builder in a container of its own, which pulls base images itself and so needs a proxy and a CA of its own.

use super::build_inputs::proxy_on_this_machine;
use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, company_ca, proxy_login};
use crate::ask::{Builder, Have};
use crate::door::Door;
use crate::plan::{Plan, Reason, Why};
use crate::text::Msg;
use crate::write::csv;
use crate::write::posix::{Script, Word};
use crate::write::toml::{self, Member, Node, Table};

/// The builder's name, for `--builder`.
pub(super) const NAME: &str = "goproxy-wizard";
/// `BuildKit`'s settings, beside the script.
const SETTINGS: &str = "buildkitd.toml";

/// Whether there is anything to tell such a builder.
pub(super) fn is_wanted(plan: &Plan) -> bool {
    plan.answers.builds_with(Builder::Buildx) && plan.answers.is_behind_proxy()
}

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    if !is_wanted(plan) {
        return None;
    }
    let mut apply = company_ca::trust_steps(plan);
    apply.extend(proxy_login::ask(plan));
    apply.push(Step::run("apply-buildx", "sh buildx-builder.sh"));
    Some(Artifact {
        target: "buildx-builder",
        group: FileGroup::DockerBuild,
        path: "buildx-builder.sh",
        place: Place { how: How::Terminal, at: "buildx-builder.sh" },
        lines: Script::default().run_lines(parts(plan)).body().erase(),
        choice: Some(Msg::new("choice.buildx-builder")),
        apply,
        check: vec![Step::run("check-builder", inspect(plan)).good(good("builder"))],
        undo: std::iter::once(Step::run("undo-builder", format!("docker buildx rm {NAME}")))
            .chain(proxy_login::undo(plan))
            .collect(),
    })
}

/// Shows the builder; a login that it was given is masked, since buildx prints it.
fn inspect(plan: &Plan) -> String {
    format!("docker buildx inspect --bootstrap {NAME}{}", proxy_login::mask(plan))
}

/// The command in parts, each on a line of its own with its reason.
fn parts(plan: &Plan) -> Vec<(Vec<Word>, Why)> {
    let create = ["docker", "buildx", "create", "--name", NAME];
    let mut out: Vec<(Vec<Word>, Why)> = vec![(create.map(Word::lit).to_vec(), Reason::BuilderCreate.into())];
    out.push((["--driver", "docker-container"].map(Word::lit).to_vec(), Reason::BuilderDriver.into()));
    if proxy_on_this_machine(plan) {
        out.push((["--driver-opt", "network=host"].map(Word::lit).to_vec(), Reason::BuilderHostNetwork.into()));
    }
    if let Some(forward) = &plan.forward {
        if forward.has_login {
            let https = Word::script("\"env.HTTPS_PROXY=$(cat \"$HOME/.config/goproxy-wizard/proxy-url\")\"");
            let http = Word::script("\"env.HTTP_PROXY=$(cat \"$HOME/.config/goproxy-wizard/proxy-url\")\"");
            out.push((vec!["--driver-opt".into(), https], Reason::BuilderProxyFile.into()));
            out.push((vec!["--driver-opt".into(), http], Reason::BuilderHttp.into()));
        } else {
            let address = forward.proxy.text();
            let option =
                |key, why: Reason| (vec!["--driver-opt".into(), Word::lit(csv::field(key, address))], why.into());
            out.push(option("env.HTTPS_PROXY", Reason::BuilderProxy));
            out.push(option("env.HTTP_PROXY", Reason::BuilderHttp));
        }
        let direct = csv::field("env.NO_PROXY", &forward.no_proxy_for_go());
        out.push((vec!["--driver-opt".into(), Word::lit(direct)], Reason::BuilderNoProxy.into()));
    }
    if plan.answers.has(Have::Inspection) {
        out.push((["--buildkitd-config", SETTINGS].map(Word::lit).to_vec(), Reason::BuilderSettings.into()));
    }
    out
}

/// The CA for the registry of the base images. buildx copies it into the builder's container.
pub(super) fn settings(plan: &Plan) -> Option<Artifact> {
    let a = &plan.answers;
    if !is_wanted(plan) || !a.has(Have::Inspection) {
        return None;
    }
    let ca = Node::List(vec![(a.ca.text().clone(), Reason::BuildkitCa.into())]);
    let members = vec![Member::new("ca", ca, Reason::BuildkitCa.into())];
    let registry = Table::keyed("registry", a.registry.registry(), members, Reason::BuildkitRegistry.into());
    Some(Artifact {
        target: "buildkitd",
        group: FileGroup::DockerBuild,
        path: SETTINGS,
        place: Place { how: How::Whole, at: SETTINGS },
        lines: toml::print(&[registry]).erase(),
        choice: Some(Msg::new("choice.buildkitd")),
        apply: vec![
            Step::say("apply-repo-file").with("file", SETTINGS),
            Step::say("ca-in-repo").with("ca", a.ca.text()),
            Step::say("buildkitd-first"),
        ],
        check: vec![Step::run("check-buildkitd", inspect(plan)).good(good("buildkitd"))],
        undo: vec![super::step::undo_repo_file(SETTINGS)],
    })
}
