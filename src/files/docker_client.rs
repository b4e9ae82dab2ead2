//! `~/.docker/config.json`: the proxy that the client gives to new containers and builds.

use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step};
use crate::ask::{Answers, ContainerEngine, Works};
use crate::door::Door;
use crate::plan::{Plan, Reason};
use crate::text::Msg;
use crate::write::json::{Member, Node, print};

const AT: &str = "~/.docker/config.json";
const PATH: &str = "home/.docker/config.json";

fn wants(answers: &Answers) -> bool {
    answers.works.has(Works::Container) && answers.engines.has(ContainerEngine::Docker)
}

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let forward = plan.forward.as_ref().filter(|forward| !forward.has_login)?;
    if !wants(&plan.answers) || forward.proxy.is_loopback() {
        return None;
    }
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
