//! containers.conf: the proxy that Podman uses for pulls and hands to its containers and builds.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, company_ca, proxy_login};
use crate::ask::ContainerEngine;
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Plan, Reason, Why};
use crate::text::Msg;
use crate::write::posix::{Word, one_line};
use crate::write::toml::{Member, Node, Table, print};

const AT: &str = "~/.config/containers/containers.conf.d/goproxy-wizard.conf";
const PATH: &str = "home/.config/containers/containers.conf.d/goproxy-wizard.conf";

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let forward = plan.forward.as_ref()?;
    if !plan.answers.runs_containers() || !plan.answers.engines.has(ContainerEngine::Podman) {
        return None;
    }
    let mut env: Vec<(Clean, Why)> = Vec::new();
    let mut set = |name: &'static str, value: &Clean, why: Reason| {
        env.push((Clean::of(name).then(&Clean::of("=")).then(value), why.into()));
    };
    if !forward.is_from_environment() {
        let address = forward.proxy.text();
        set("HTTPS_PROXY", address, Reason::PodmanProxy);
        set("HTTP_PROXY", address, Reason::PodmanHttp);
        set("https_proxy", address, Reason::LowerCase);
        set("http_proxy", address, Reason::LowerCase);
    }
    set("NO_PROXY", &forward.no_proxy(), Reason::PodmanNoProxy);
    set("no_proxy", &forward.no_proxy(), Reason::LowerCase);
    let is_reachable = !forward.proxy.is_loopback();
    let hand_on = if is_reachable { Reason::PodmanHandOn } else { Reason::PodmanKeep };
    let tables = [
        Table::new(
            "engine",
            vec![Member::new("env", Node::List(env), Reason::PodmanEnv.into())],
            Reason::PodmanEnv.into(),
        ),
        Table::new(
            "containers",
            vec![Member::new("http_proxy", Node::Bool(is_reachable), hand_on.into())],
            hand_on.into(),
        ),
    ];
    let mut apply = company_ca::trust_steps(plan);
    if forward.has_login {
        apply.push(Step::say("podman-shell"));
    }
    let folder = AT.rsplit_once('/').map_or(AT, |(folder, _)| folder);
    apply.push(Step::run("apply-file", format!("mkdir -p {folder} && cp {PATH} {AT}")).with("file", AT));
    apply.push(Step::say("podman-root"));
    let image = plan.answers.registry.full_image(&Clean::of("busybox"));
    let run = one_line(["podman", "run", "--rm"].map(Word::lit).into_iter().chain([Word::lit(image), "env".into()]));
    let shown = if is_reachable { "proxy-variables" } else { "no-proxy-variables" };
    Some(Artifact {
        target: "containers-conf",
        group: FileGroup::DockerEngine,
        path: PATH,
        place: Place { how: How::Whole, at: AT },
        lines: print(&tables).erase(),
        choice: Some(Msg::new(if forward.has_login {
            "choice.containers-conf-login"
        } else {
            "choice.containers-conf"
        })),
        apply,
        check: vec![
            Step::run("check-container", format!("{run} | grep -i _proxy{}", proxy_login::mask(plan)))
                .good(good(shown)),
        ],
        undo: vec![Step::run("undo-file", format!("rm {AT}")).with("file", AT)],
    })
}
