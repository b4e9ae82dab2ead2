//! A pull by containerd for kubelet or crictl, in a kind node, by ctr or nerdctl themselves, or in Podman's machine.

use super::pull::{self, Who};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP245",
    name: "pull-by-containerd",
    cause: Cause::DaemonNeedsOwnProxy,
    title: both("The pull is made by containerd, ctr, nerdctl or Podman's machine", "拉取由 containerd、ctr、nerdctl 或 podman machine 完成"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Who pulls decides where the proxy belongs. kubelet and crictl hand the work to containerd: a drop-in of \
         `containerd.service`. ctr and nerdctl pull in their own process: `sudo HTTPS_PROXY=… ctr images pull …`; the \
         drop-in doesn't reach them. kind: containerd in the node, which takes `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` \
         from the shell that runs `kind create cluster`. Podman on Windows and macOS: the service in the machine.",
        "谁来拉取，代理就设给谁。kubelet 和 crictl 把工作交给 containerd：在 `containerd.service` 的 drop-in 里设置。\
         ctr 和 nerdctl 在自己的进程里拉取：`sudo HTTPS_PROXY=… ctr images pull …`，drop-in 对它们无效。\
         kind：节点里的 containerd，它从执行 `kind create cluster` 的 shell 取 `HTTP_PROXY`、`HTTPS_PROXY`、`NO_PROXY`。\
         Windows 和 macOS 上的 Podman：虚拟机里的服务。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "$ crictl pull docker.io/library/alpine:latest\nFATA[0030] pulling image: rpc error: code = Unknown desc = failed to \
             pull and unpack image \"docker.io/library/alpine:latest\": failed to do request: Head \
             \"https://registry-1.docker.io/v2/library/alpine/manifests/latest\": dial tcp 35.169.231.249:443: i/o timeout\n",
        ),
        example(
            Kind::Shell,
            "# containerd was started with HTTPS_PROXY\n$ crictl pull registry.corp.example/test      # works\n$ ctr images pull \
             registry.corp.example/test  # no proxy used\n",
        ),
    ],
    good: &[example(
        Kind::Systemd,
        "# /etc/systemd/system/containerd.service.d/http-proxy.conf\n[Service]\n\
         Environment=\"HTTP_PROXY=http://proxy.corp.example:3128\"\nEnvironment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\n\
         Environment=\"NO_PROXY=localhost,127.0.0.1,10.96.0.0/12,.svc\"\n",
    )],
    sources: &[source::CONTAINERD_CTR, source::KIND_PROXY, source::SYSTEMD_EXEC, source::PODMAN_SERVICE],
};

/// Who it is, and what to do.
fn said(who: Who) -> Option<(Both, Both)> {
    match who {
        Who::Containerd => Some((
            both("containerd makes this pull, and it has no proxy.", "这次拉取由 containerd 完成，它没有代理。"),
            both(
                "Write `Environment=\"HTTPS_PROXY=…\"`, `HTTP_PROXY` and `NO_PROXY` (with the cluster's networks) into \
                 `/etc/systemd/system/containerd.service.d/http-proxy.conf`, then `sudo systemctl daemon-reload && sudo systemctl \
                 restart containerd`.",
                "在 `/etc/systemd/system/containerd.service.d/http-proxy.conf` 里写 `Environment=\"HTTPS_PROXY=…\"`、`HTTP_PROXY` 和 \
                 `NO_PROXY`（包含集群网段），然后 `sudo systemctl daemon-reload && sudo systemctl restart containerd`。",
            ),
        )),
        Who::OwnProcess => Some((
            both(
                "ctr and nerdctl pull in their own process; containerd's proxy doesn't reach them.",
                "ctr 和 nerdctl 在自己的进程里拉取，containerd 的代理对它们无效。",
            ),
            both(
                "Set it for the command: `sudo HTTPS_PROXY=http://proxy.corp.example:3128 ctr images pull …` (or `sudo -E`).",
                "给命令本身设置：`sudo HTTPS_PROXY=http://proxy.corp.example:3128 ctr images pull …`（或 `sudo -E`）。",
            ),
        )),
        Who::KindNode => Some((
            both(
                "containerd inside the kind node makes this pull; the proxy of the host's Docker doesn't reach it.",
                "这次拉取由 kind 节点里的 containerd 完成，宿主机 Docker 的代理对它无效。",
            ),
            both(
                "Set `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` in the shell and make the cluster anew: `kind delete cluster`, `kind create \
                 cluster`.",
                "在 shell 里设置 `HTTP_PROXY`、`HTTPS_PROXY`、`NO_PROXY`，然后重建集群：`kind delete cluster`、`kind create cluster`。",
            ),
        )),
        Who::MinikubeNode => Some((
            both(
                "The container runtime inside minikube's node makes this pull, and it has no proxy.",
                "这次拉取由 minikube 节点里的容器运行时完成，它没有代理。",
            ),
            both(
                "`--docker-env` is for the Docker engine in the node only. Export `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` before `minikube \
                 start` and make the node anew; with containerd or CRI-O write a drop-in with them for its service in `minikube ssh`.",
                "`--docker-env` 只对节点里的 Docker 引擎有效。请在 `minikube start` 之前导出 `HTTP_PROXY`、`HTTPS_PROXY`、`NO_PROXY` 并重建节点；\
                 用 containerd 或 CRI-O 时，在 `minikube ssh` 里为它的服务写一个 drop-in。",
            ),
        )),
        Who::PodmanMachine => Some((
            both(
                "The Podman service in the machine makes this pull, and it has no proxy.",
                "这次拉取由 podman machine 里的服务完成，它没有代理。",
            ),
            both(
                "Give the service in the machine the variables: in `podman machine ssh`, `[engine] env = [\"HTTPS_PROXY=…\"]` in \
                 `containers.conf` or `DefaultEnvironment=` of systemd, then `podman machine stop` and `podman machine start`.",
                "给虚拟机里的服务设置变量：用 `podman machine ssh` 进去，在 `containers.conf` 里写 `[engine] env = [\"HTTPS_PROXY=…\"]`，\
                 或设置 systemd 的 `DefaultEnvironment=`，然后 `podman machine stop`、`podman machine start`。",
            ),
        )),
        Who::PodmanService => Some((
            both(
                "`podman.service` behind the socket makes this pull; the variables of your shell don't reach it.",
                "这次拉取由套接字背后的 `podman.service` 完成，你 shell 的变量到不了那里。",
            ),
            both(
                "Write `Environment=\"HTTPS_PROXY=…\"` below `[Service]` with `systemctl edit podman.service` (of the service, not of the \
                 socket; without root `systemctl --user edit podman.service`), or `env = [\"HTTPS_PROXY=…\"]` below `[engine]` in \
                 `containers.conf`; then `systemctl restart podman.service`.",
                "用 `systemctl edit podman.service` 在 `[Service]` 下写 `Environment=\"HTTPS_PROXY=…\"`（改的是 service，不是 socket；无 root 时用 \
                 `systemctl --user edit podman.service`），或在 `containers.conf` 的 `[engine]` 下写 `env = [\"HTTPS_PROXY=…\"]`，\
                 然后 `systemctl restart podman.service`。",
            ),
        )),
        Who::Quadlet => Some((
            both(
                "The unit's own podman makes this pull; `Environment=` below `[Container]` is for the program in the container.",
                "这次拉取由该单元启动的 podman 完成；`[Container]` 下的 `Environment=` 只给容器里的程序用。",
            ),
            both(
                "Write `Environment=HTTPS_PROXY=…` (and `HTTP_PROXY`, `NO_PROXY`) below `[Service]` in the same file, then `systemctl \
                 daemon-reload` and start the unit again.",
                "在同一个文件的 `[Service]` 下写 `Environment=HTTPS_PROXY=…`（以及 `HTTP_PROXY`、`NO_PROXY`），然后 `systemctl daemon-reload` \
                 并重新启动该单元。",
            ),
        )),
        Who::DesktopMachine => Some((
            both(
                "The engine in the virtual machine makes this pull; the variables of your desktop's shell don't reach it.",
                "这次拉取由虚拟机里的引擎完成，你桌面 shell 的变量到不了那里。",
            ),
            both(
                "Give the engine in the machine the proxy: Rancher Desktop in Preferences → WSL or by a provisioning script, Lima and colima by \
                 `env:` of their configuration, docker-machine by `--engine-env HTTPS_PROXY=…`; then start the machine anew.",
                "给虚拟机里的引擎设置代理：Rancher Desktop 在 Preferences → WSL 或用 provisioning 脚本，Lima 和 colima 用配置里的 `env:`，\
                 docker-machine 用 `--engine-env HTTPS_PROXY=…`；然后重启虚拟机。",
            ),
        )),
        _ => None,
    }
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(pull) = pull::failed(case) else { return };
    let Some((what, todo)) = said(pull.who) else { return };
    out.push(
        Finding::error(pull.at, what)
            .why(both(
                "A proxy counts in the process that connects; variables of your shell or of another daemon don't.",
                "代理只对真正联网的进程有效；你 shell 的变量或另一个守护进程的设置都不算。",
            ))
            .todo(todo)
            .confidence(if pull.has_proxy { Confidence::High } else { Confidence::Medium })
            .weight(if pull.has_proxy { 98 } else { 84 }),
    );
}
