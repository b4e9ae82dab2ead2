//! A drop-in of the system's `docker.service` where dockerd runs as another unit: without root, or as a snap.

use super::pull::{self, Who};
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP243",
    name: "other-unit",
    cause: Cause::DaemonNeedsOwnProxy,
    title: both("A drop-in for a unit that this dockerd isn't", "drop-in 写给了另一个单元"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Rootless Docker runs as a unit of the user: its drop-in is \
         `~/.config/systemd/user/docker.service.d/http-proxy.conf`, and the commands are `systemctl --user daemon-reload` and \
         `systemctl --user restart docker`. The snap's unit is `snap.docker.dockerd.service`, and its file \
         `/var/snap/docker/current/config/daemon.json`.",
        "rootless Docker 是用户单元：drop-in 放在 `~/.config/systemd/user/docker.service.d/http-proxy.conf`，命令是 \
         `systemctl --user daemon-reload` 和 `systemctl --user restart docker`。snap 版的单元叫 \
         `snap.docker.dockerd.service`，配置文件是 `/var/snap/docker/current/config/daemon.json`。",
    ),
    bad: &[example(
        Kind::Systemd,
        "# docker in rootless mode\n# /etc/systemd/system/docker.service.d/proxy.conf\n[Service]\n\
         Environment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\nEnvironment=\"HTTP_PROXY=http://proxy.corp.example:3128\"\n\
         # docker pull: Client.Timeout exceeded while awaiting headers\n",
    )],
    good: &[example(
        Kind::Systemd,
        "# docker in rootless mode\n# ~/.config/systemd/user/docker.service.d/proxy.conf\n[Service]\n\
         Environment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\nEnvironment=\"HTTP_PROXY=http://proxy.corp.example:3128\"\n",
    )],
    sources: &[source::DOCKER_ROOTLESS, source::DOCKER_SNAP, source::DOCKER_DAEMON_PROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if pull::failed_by(case, Who::EngineOfAnotherUnit).is_none() {
        return;
    }
    let paths = ["/etc/systemd/system/docker.service.d", "/lib/systemd/system/docker.service"];
    let at = case.says_any(&paths).unwrap_or(Span::at(0));
    let is_snap = case.says("snap").is_some();
    let finding = Finding::error(
        at,
        both(
            "This drop-in is for the system's `docker.service`, and your dockerd is another unit.",
            "这个 drop-in 是给系统级 `docker.service` 的，而你的 dockerd 是另一个单元。",
        ),
    )
    .why(both("The dockerd that pulls never sees these variables.", "真正拉取镜像的 dockerd 看不到这些变量。"))
    .weight(98);
    out.push(if is_snap {
        finding.todo(both(
            "Put it into `/etc/systemd/system/snap.docker.dockerd.service.d/`, or `proxies` into \
             `/var/snap/docker/current/config/daemon.json`, then `sudo snap restart docker`.",
            "放到 `/etc/systemd/system/snap.docker.dockerd.service.d/`，或在 \
             `/var/snap/docker/current/config/daemon.json` 里写 `proxies`，然后 `sudo snap restart docker`。",
        ))
    } else {
        finding.todo(both(
            "Put it into `~/.config/systemd/user/docker.service.d/`, then `systemctl --user daemon-reload && systemctl --user restart docker`.",
            "放到 `~/.config/systemd/user/docker.service.d/`，然后 `systemctl --user daemon-reload && systemctl --user restart docker`。",
        ))
    });
}
