//! A loopback proxy that a tool copies into the node of a cluster: kind, k3d, minikube.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How, Place, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, loopback};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP225",
    name: "loopback-in-node",
    cause: Cause::LocalhostInsideContainer,
    title: both("A loopback proxy is handed to the node of a cluster", "回环代理被传给了集群节点"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "kind takes `HTTP_PROXY` and `HTTPS_PROXY` of the shell into its nodes, minikube and docker-machine those of \
         `--docker-env` and `--engine-env`, k3d those of `-e`. A node is a container or a virtual machine: `127.0.0.1` there is \
         the node. Give an address of the host that the node reaches, as the gateway of Docker's network, and let the proxy \
         listen on it.",
        "kind 会把 shell 的 `HTTP_PROXY`、`HTTPS_PROXY` 带进节点，minikube 和 docker-machine 带的是 `--docker-env`、`--engine-env`，k3d 是 `-e`。\
         节点是容器或虚拟机，`127.0.0.1` 在那里就是节点自己。请填节点能访问的宿主机地址，比如 Docker 网络的网关，并让代理监听在上面。",
    ),
    bad: &[
        example(
            Kind::Shell,
            "export HTTP_PROXY=http://127.0.0.1:7890 HTTPS_PROXY=http://127.0.0.1:7890\nkind create cluster --name dev\n",
        ),
        example(
            Kind::Shell,
            "minikube start --driver=kvm2 --docker-env HTTP_PROXY=http://localhost:3128 --docker-env \
             HTTPS_PROXY=http://localhost:3128\n",
        ),
    ],
    good: &[example(
        Kind::Shell,
        "export HTTP_PROXY=http://172.17.0.1:7890 HTTPS_PROXY=http://172.17.0.1:7890\nkind create cluster --name dev\n",
    )],
    sources: &[source::KIND_PROXY, source::DOCKER_NETWORK_HOST],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_made = |place: Place, how: How| {
        if place == Place::Engine {
            return case.mentions("minikube").is_some() || case.mentions("docker-machine").is_some();
        }
        let is_exported = matches!(how, How::Export | How::Prefix | How::Line);
        place == Place::Shell && is_exported && case.says_any(&["kind create cluster", "kind create", "kind cluster", "kind build"]).is_some()
    };
    let is_handed = |it: &&Setting| {
        it.is_forward_proxy() && it.is_set() && !it.is_remark && it.how != How::Unit && is_made(it.place, it.how)
    };
    let found = case.settings.iter().filter(is_handed).find_map(|it| loopback::host_of(case, it));
    let k3d = || {
        let at = case.says("k3d cluster create")?;
        let line = case.line(at);
        let start = line.of(case.text).to_ascii_lowercase().find("_proxy=")? + line.start + "_proxy=".len();
        // k3d names the nodes behind the value: `NAME=value@server:0`.
        let value = &case.text[start..line.end];
        let end = start + value.find(['"', '\'', ' ', '@']).unwrap_or(value.len());
        loopback::host_at(case.text, Span::new(start, end))
    };
    let Some(at) = found.or_else(k3d) else { return };
    out.push(
        Finding::error(
            at,
            both("In the node of the cluster `{host}` is the node itself.", "在集群节点里，`{host}` 是节点自己。").with("host", at.of(case.text)),
        )
        .why(both(
            "The address is copied into the node, a container or a virtual machine, where no proxy listens on loopback.",
            "这个地址会原样带进节点（容器或虚拟机），那里的回环上没有代理在监听。",
        ))
        .todo(both(
            "Use an address of the host that the node reaches (the gateway of its network: `docker network inspect kind`, for a \
             virtual machine `host.minikube.internal`), let the proxy listen there, and make the cluster anew.",
            "改用节点能访问的宿主机地址（节点所在网络的网关：`docker network inspect kind`；虚拟机用 `host.minikube.internal`），让代理监听在上面，然后重建集群。",
        ))
        .weight(98),
    );
}
