//! `~/.docker/config.json`: the proxy that the client gives to new containers and builds.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step};
use crate::ask::{ContainerEngine, Works};
use crate::door::Door;
use crate::plan::{Plan, Reason};
use crate::text::Msg;
use crate::write::json::{Member, Node, print};

const AT: &str = "~/.docker/config.json";
const PATH: &str = "home/.docker/config.json";

/// Whether Docker's containers are given a proxy. A login has no place there, nor has an address that a container can't
/// reach.
pub(super) fn is_wanted(plan: &Plan) -> bool {
    let a = &plan.answers;
    let is_used = a.works.has(Works::Container) && a.engines.has(ContainerEngine::Docker);
    is_used && plan.forward.as_ref().is_some_and(|forward| !forward.has_login && !forward.proxy.is_loopback())
}

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let forward = plan.forward.as_ref().filter(|_| is_wanted(plan))?;
    let address = || Node::Text(forward.proxy.text().clone());
    let default = Node::Object(vec![
        Member::new("httpProxy", address(), Reason::ClientHttp.into()),
        Member::new("httpsProxy", address(), Reason::ClientHttps.into()),
        Member::new("noProxy", Node::Text(forward.no_proxy()), Reason::ClientNoProxy.into()),
    ]);
    let proxies = Node::Object(vec![Member::new("default", default, Reason::ClientDefault.into())]);
    let body = print(&[Member::new("proxies", proxies, Reason::ClientProxies.into())], &Reason::JsonFile.into());
    Some(Artifact {
        target: "docker-config",
        group: FileGroup::DockerEngine,
        path: PATH,
        place: Place { how: How::Merge { comments: false }, at: AT },
        lines: body.erase(),
        choice: Some(Msg::new("choice.docker-config")),
        apply: vec![
            Step::run("apply-merge", format!("mkdir -p ~/.docker && cp -n {PATH} {AT} && cat {AT}")).with("file", AT),
        ],
        check: vec![
            Step::run("check-container", "docker run --rm busybox env | grep -i _proxy").good(good("proxy-variables")),
        ],
        undo: vec![Step::say("undo-keys").with("keys", "`proxies`").with("file", AT)],
    })
}
