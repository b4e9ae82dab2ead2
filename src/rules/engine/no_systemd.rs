//! A drop-in or unit of systemd on a system that doesn't run it.

use crate::data::source;
use crate::facts::{Case, Place};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP247",
    name: "no-systemd",
    cause: Cause::DaemonNeedsOwnProxy,
    title: both("A unit of systemd where there is no systemd", "没有 systemd 的系统上的 systemd 单元"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A drop-in with `Environment=` is read by systemd only. k3OS, Alpine, Devuan, most NAS and WSL without `systemd=true` start their services by OpenRC, SysV scripts or by hand; there the variables belong into that starter's file: `export` lines in `/etc/conf.d/docker` (OpenRC), `/etc/default/docker` (SysV), `k3os.environment` (k3OS), or `proxies` in `/etc/docker/daemon.json`.",
        "带 `Environment=` 的 drop-in 只有 systemd 会读。k3OS、Alpine、Devuan、多数 NAS，以及没有设 `systemd=true` 的 WSL，都用 OpenRC、SysV 脚本或手工方式启动服务；变量要写进相应的文件：OpenRC 用 `/etc/conf.d/docker` 里的 `export`，SysV 用 `/etc/default/docker`，k3OS 用 `k3os.environment`，dockerd 也可以用 `/etc/docker/daemon.json` 的 `proxies`。",
    ),
    bad: &[example(Kind::Systemd, "# the host is Alpine and has no systemd\n[Service]\nEnvironment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\n")],
    good: &[example(Kind::Systemd, "# /etc/systemd/system/docker.service.d/http-proxy.conf\n[Service]\nEnvironment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\n")],
    sources: &[source::OPENRC, source::SYSTEMD_EXEC],
};

/// How people and programs say that systemd doesn't run.
const NONE: &[&str] = &[
    "no systemd",
    "without systemd",
    "cannot find systemd",
    "can't find systemd",
    "not find systemd",
    "has not been booted with systemd",
    "not been booted with systemd",
    "not use systemd",
    "n't use systemd",
    "not run systemd",
    "n't run systemd",
    "not running systemd",
    "systemd is not running",
    "systemd isn't running",
    "systemd is not available",
    "systemctl: not found",
    "systemctl: command not found",
    "openrc",
    "k3os",
    "devuan",
    "sysvinit",
    "没有 systemd",
    "不用 systemd",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_unit = |it: &crate::facts::Setting| it.is_forward_proxy() && it.is_set() && matches!(it.place, Place::Engine | Place::Daemon);
    let Some(setting) = case.of_kind(Kind::Systemd).next().and_then(|_| case.settings.iter().find(|it| is_unit(it))) else { return };
    if case.says_any(NONE).is_none() || case.says_any(&["/etc/conf.d", "systemd=true"]).is_some() {
        return;
    }
    out.push(
        Finding::error(setting.at, both("No systemd runs there, so nobody reads this unit.", "那里没有运行 systemd，没有程序会读这个单元。"))
            .why(both(
                "`Environment=` counts when systemd starts the service; here something else starts it.",
                "`Environment=` 只在由 systemd 启动服务时生效，而这里的服务由别的程序启动。",
            ))
            .todo(both(
                "Give the variables to what starts the daemon: `export` lines in `/etc/conf.d/NAME` (OpenRC), `k3os.environment` (k3OS), \
                 `/etc/default/docker` (SysV); for dockerd `proxies` in `/etc/docker/daemon.json` works everywhere.",
                "把变量交给启动守护进程的程序：OpenRC 在 `/etc/conf.d/服务名` 里写 `export`，k3OS 用 `k3os.environment`，SysV 用 `/etc/default/docker`；\
                 dockerd 在哪里都可以用 `/etc/docker/daemon.json` 的 `proxies`。",
            ))
            .weight(98),
    );
}
