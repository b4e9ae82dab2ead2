//! A pull by dockerd that has no proxy, while the shell or the client's file has one.

use super::pull::{self, Who};
use crate::data::source;
use crate::facts::{Case, Place};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP241",
    name: "pull-by-engine",
    cause: Cause::DaemonNeedsOwnProxy,
    title: both("The pull is made by dockerd, which has no proxy", "镜像由 dockerd 拉取，而它没有代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`docker pull`, `docker run` and the classic `docker build` only ask dockerd, and dockerd connects. It has neither \
         the variables of your shell nor `~/.docker/config.json`, nor build arguments. Give it a proxy of its own: \
         `proxies` in `/etc/docker/daemon.json` (Engine 23.0 or later), or a drop-in \
         `/etc/systemd/system/docker.service.d/http-proxy.conf` with `Environment=` lines; then `systemctl daemon-reload` \
         and `systemctl restart docker`. With Docker Desktop: Settings → Resources → Proxies.",
        "`docker pull`、`docker run` 和经典的 `docker build` 只是请求 dockerd，真正联网的是 dockerd。它看不到你 shell 的变量，\
         也不读 `~/.docker/config.json` 和构建参数。请给它单独设置代理：`/etc/docker/daemon.json` 的 `proxies`\
         （Engine 23.0 以上），或者 `/etc/systemd/system/docker.service.d/http-proxy.conf` 里写 `Environment=`，然后 \
         `systemctl daemon-reload`、`systemctl restart docker`。Docker Desktop 在 Settings → Resources → Proxies 里设置。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ export HTTP_PROXY=http://proxy.corp.example:3128 HTTPS_PROXY=http://proxy.corp.example:3128\n\
         $ export http_proxy=http://proxy.corp.example:3128 https_proxy=http://proxy.corp.example:3128\n$ docker pull alpine\n\
         Using default tag: latest\nError response from daemon: Get \"https://registry-1.docker.io/v2/\": net/http: request \
         canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)\n",
    )],
    good: &[example(
        Kind::Daemon,
        "{\n  \"proxies\": {\n    \"http-proxy\": \"http://proxy.corp.example:3128\",\n    \"https-proxy\": \
         \"http://proxy.corp.example:3128\",\n    \"no-proxy\": \"localhost,127.0.0.0/8,.corp.example\"\n  }\n}\n",
    )],
    sources: &[source::DOCKER_DAEMON_PROXY, source::DOCKER_CLI_PROXY, source::DOCKER_DESKTOP_PROXY],
};

const REMEDY: Both = both(
    "Give dockerd a proxy: `proxies` in `/etc/docker/daemon.json` (Engine 23.0 or later) or a drop-in of `docker.service` with \
     `Environment=\"HTTPS_PROXY=…\"`, then `sudo systemctl daemon-reload && sudo systemctl restart docker`.",
    "给 dockerd 设置代理：`/etc/docker/daemon.json` 的 `proxies`（Engine 23.0 以上），或 `docker.service` 的 drop-in 里写 \
     `Environment=\"HTTPS_PROXY=…\"`，然后 `sudo systemctl daemon-reload && sudo systemctl restart docker`。",
);

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(pull) = pull::failed_by(case, Who::Engine) else { return };
    let is_configured = case.settings.iter().any(|it| {
        it.is_forward_proxy() && !it.is_remark && matches!(it.place, Place::Engine | Place::Daemon)
    });
    let is_at_proxy = case.failures.iter().any(|it| it.on_way_to_proxy);
    let finding = Finding::error(
        pull.at,
        if is_at_proxy {
            both(
                "dockerd uses a proxy that it can't reach: its own setting is out of date.",
                "dockerd 用的代理连不上：它自己的设置已经过时。",
            )
        } else {
            both("dockerd makes this pull, and it connects without a proxy.", "这次拉取由 dockerd 完成，它没有走代理。")
        },
    )
    .why(both(
        "The docker command only asks dockerd; that is another process, with neither your shell's variables nor `~/.docker/config.json`.",
        "docker 命令只是向 dockerd 发请求；dockerd 是另一个进程，看不到你 shell 的变量，也不读 `~/.docker/config.json`。",
    ))
    .todo(REMEDY);
    let reading = both(
        "Empty: dockerd has no proxy, and this is the cause. An address: dockerd has one, so look at the proxy itself.",
        "为空：dockerd 没有代理，这就是原因。有地址：dockerd 已有代理，要检查代理本身。",
    );
    let command = "docker info --format '{{.HTTPProxy}} {{.HTTPSProxy}}'";
    out.push(match (pull.has_proxy, is_configured) {
        (true, false) => finding.weight(98),
        (_, true) => finding
            .confidence(Confidence::Medium)
            .weight(80)
            .todo(both(
                "The setting counts after `sudo systemctl daemon-reload && sudo systemctl restart docker`; check what dockerd has with `docker info`.",
                "设置要在 `sudo systemctl daemon-reload && sudo systemctl restart docker` 之后才生效；用 `docker info` 看 dockerd 实际用的值。",
            ))
            .decide(command, reading),
        (false, false) => finding.confidence(Confidence::Medium).weight(76).decide(command, reading),
    });
}
