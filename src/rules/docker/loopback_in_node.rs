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
        "kind takes `HTTP_PROXY` and `HTTPS_PROXY` of the shell into its nodes, minikube those of `--docker-env`, k3d those of \
         `-e`. A node is a container or a virtual machine: `127.0.0.1` there is \
         the node. Give an address of the host that the node reaches, as the gateway of Docker's network, and let the proxy \
         listen on it.",
        "kind 会把 shell 的 `HTTP_PROXY`、`HTTPS_PROXY` 带进节点，minikube 带的是 `--docker-env`，k3d 是 `-e`。\
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
    sources: &[source::KIND_PROXY, source::MINIKUBE_PROXY, source::DOCKER_NETWORK_HOST],
};

/// Whether the command runs without the variable: it is unset before, or `env -u` leaves it out.
fn is_taken_away(case: &Case, it: &Setting, line: Span) -> bool {
    let is_unset = |other: &&Setting| {
        !other.is_set() && other.name == it.name && other.at.start > it.at.start && other.at.start < line.end
    };
    let said = case.lower(line);
    let name = it.name.to_ascii_lowercase();
    let is_left_out = ["-u ", "-u", "--unset="].iter().any(|flag| said.contains(&format!("{flag}{name}"))) || said.contains("env -i ");
    is_left_out || case.settings.iter().any(|other| is_unset(&other))
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let kind = case.says_any(&["kind create cluster", "kind create", "kind cluster", "kind build"]);
    let is_bare = case.says_any(&["driver=none", "driver none", "driver=\"none\""]).is_some();
    let is_made = |it: &Setting| {
        if it.place == Place::Engine {
            let line = case.lower(case.line(it.at));
            return !is_bare && ["docker-env", "engine-env"].iter().any(|flag| line.contains(flag));
        }
        let Some(kind) = kind.filter(|_| it.place == Place::Shell) else { return false };
        let line = case.line(kind);
        match it.how {
            How::Prefix => line.contains(it.at),
            How::Export | How::Line => !is_taken_away(case, it, line),
            _ => false,
        }
    };
    let is_handed = |it: &&Setting| it.is_forward_proxy() && it.is_set() && !it.is_remark && is_made(it);
    let found = case.settings.iter().filter(is_handed).find_map(|it| loopback::host_of(case, it));
    let k3d = || {
        let at = case.says("k3d cluster create")?;
        let line = case.line(at);
        let said = case.lower(line);
        let names = ["http_proxy=", "https_proxy="];
        let start = line.start + names.iter().filter_map(|name| Some(said.find(name)? + name.len())).min()?;
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
             virtual machine `host.minikube.internal`, on Docker Desktop `host.docker.internal`), let the proxy listen there, then \
             delete and create the cluster again.",
            "改用节点能访问的宿主机地址（节点所在网络的网关：`docker network inspect kind`；虚拟机用 `host.minikube.internal`，Docker Desktop 用 `host.docker.internal`），让代理监听在上面，然后删除后重新创建集群。",
        ))
        .weight(98),
    );
}
