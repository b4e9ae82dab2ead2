//! `podman build` by way of a machine or socket that doesn't pass the proxy on.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP218",
    name: "podman-remote-build",
    cause: Cause::EnvNotInContainer,
    title: both("A remote Podman build without the proxy variables", "远程 Podman 构建没有拿到代理变量"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`podman build` passes the proxy variables of its own process on to `RUN` steps. With a machine (Windows, macOS) or \
         by the Docker API that process is the service in the VM, and before Podman 4.4 the remote client didn't ask for \
         it. Update Podman, say `podman build --http-proxy`, or give the service the variables.",
        "`podman build` 会把自己进程的代理变量传给 `RUN`。用 podman machine（Windows、macOS）或 Docker API 时，\
         那个进程是虚拟机里的服务；Podman 4.4 之前远程客户端默认不传。请升级 Podman、使用 `podman build --http-proxy`，\
         或者给虚拟机里的服务设置变量。",
    ),
    bad: &[example(
        Kind::Shell,
        "# podman machine on macOS, behind a proxy\n$ podman pull alpine   # works\n$ docker-compose build   # RUN steps have no \
         http_proxy\n",
    )],
    good: &[example(Kind::Shell, "# podman machine on macOS, behind a proxy\npodman build --http-proxy -t app .\n")],
    sources: &[source::PODMAN_BUILD, source::PODMAN_SERVICE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(podman) = case.mentions("podman") else { return };
    let builds = case.says_any(&["podman build", "docker-compose build", "docker compose build", "podman-compose build"]);
    let Some(at) = builds else { return };
    let lacks = case
        .says_any(&["no http_proxy", "no proxy", "without proxy", "no https_proxy", "not passed", "proxy variables"])
        .is_some();
    let is_remote = case.says_any(&["podman machine", "--remote", "docker-compose", "docker compose"]).is_some();
    if !(lacks && is_remote) {
        return;
    }
    out.push(
        Finding::error(
            at.to(at),
            both(
                "The build runs in the Podman machine and isn't given the proxy variables.",
                "构建在 podman machine 里进行，没有拿到代理变量。",
            ),
        )
        .why(both(
            "Remote builds passed the proxy variables on only when asked to, up to Podman 4.4.",
            "Podman 4.4 之前，远程构建只有明确要求时才传代理变量。",
        ))
        .todo(both(
            "Update Podman, or say `podman build --http-proxy`; with Compose put the variables under `build.args`.",
            "升级 Podman，或者用 `podman build --http-proxy`；用 Compose 时把变量写到 `build.args` 下。",
        ))
        .weight(if podman.start < at.end { 98 } else { 95 }),
    );
}
