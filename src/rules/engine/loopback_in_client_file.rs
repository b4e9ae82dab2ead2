//! A loopback address in the client's `proxies`, which are copied into containers and builds.

use super::configs::{self, Owner};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::tree::Node;
use crate::rules::{Cause, Doc, Finding, Fix, Rule, example, loopback};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP237",
    name: "loopback-in-client-file",
    cause: Cause::LocalhostInsideContainer,
    title: both("A loopback proxy in `~/.docker/config.json`", "`~/.docker/config.json` 里的回环代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The client copies `proxies` of `~/.docker/config.json` into each container and build, where `127.0.0.1` is that \
         container. Write `http://host.docker.internal:PORT` (on Linux the address of the bridge, as `172.17.0.1`) and let \
         the proxy listen there. The engine's `daemon.json` is another matter: dockerd on Linux runs on the host itself.",
        "客户端会把 `~/.docker/config.json` 的 `proxies` 复制进每个容器和构建，而 `127.0.0.1` 在那里是容器自己。请写 \
         `http://host.docker.internal:端口`（Linux 上写网桥地址，如 `172.17.0.1`），并让代理监听那个地址。\
         引擎的 `daemon.json` 不同：Linux 上的 dockerd 就运行在宿主机上。",
    ),
    bad: &[example(
        Kind::DockerClient,
        "{\n  \"proxies\": {\n    \"default\": {\n      \"httpProxy\": \"http://127.0.0.1:7890\",\n      \"httpsProxy\": \
         \"http://127.0.0.1:7890\",\n      \"noProxy\": \"localhost,127.0.0.1,::1\"\n    }\n  }\n}\n",
    )],
    good: &[
        example(
            Kind::DockerClient,
            "{\n  \"proxies\": {\n    \"default\": {\n      \"httpProxy\": \"http://host.docker.internal:7890\",\n      \
             \"httpsProxy\": \"http://host.docker.internal:7890\",\n      \"noProxy\": \"localhost,127.0.0.1,::1\"\n    }\n  }\n}\n",
        ),
        example(
            Kind::Daemon,
            "{\n  \"proxies\": {\n    \"http-proxy\": \"http://127.0.0.1:7890\",\n    \"https-proxy\": \
             \"http://127.0.0.1:7890\"\n  }\n}\n",
        ),
    ],
    sources: &[source::DOCKER_CLI_PROXY, source::DOCKER_NETWORK_HOST],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for config in configs::configs(case).into_iter().filter(|it| it.owner == Owner::Client) {
        let mut found = Vec::new();
        if let Some(root) = &config.root {
            addresses(case, root, &mut found);
        }
        let Some(first) = found.first() else { continue };
        let host = first.of(case.text).to_owned();
        let edits: Vec<_> = found.iter().map(|at| loopback::host_of_containers(*at)).collect();
        out.push(
            Finding::error(
                *first,
                both(
                    "These values are copied into containers, where `{host}` is the container itself.",
                    "这些值会被复制进容器，而 `{host}` 在容器里是容器自己。",
                )
                .with("host", host),
            )
            .why(both(
                "A proxy on the loopback of the host can't be reached from a container or a build step.",
                "容器和构建步骤访问不到宿主机回环上的代理。",
            ))
            .todo(both(
                "Write `http://host.docker.internal:PORT` (on Linux the bridge's address, as `172.17.0.1`) and let the proxy accept \
                 connections from there.",
                "改成 `http://host.docker.internal:端口`（Linux 上用网桥地址，如 `172.17.0.1`），并让代理接受来自那里的连接。",
            ))
            .weight(96)
            .fix(Fix::review(both("Name the host", "改成宿主机地址"), edits)),
        );
    }
}

/// The loopback hosts of proxies below a node.
fn addresses(case: &Case, node: &Node, out: &mut Vec<crate::base::Span>) {
    for pair in node.pairs() {
        let is_list = configs::client_key(&pair.key) == Some("noProxy");
        if !is_list && configs::client_key(&pair.key).is_some() && configs::is_text(&pair.node) {
            let trim = usize::from(pair.node.at.of(case.text).starts_with('"'));
            let inner = crate::base::Span::new(pair.node.at.start + trim, pair.node.at.end - trim);
            out.extend(loopback::host_at(case.text, inner));
        }
        addresses(case, &pair.node, out);
    }
}
