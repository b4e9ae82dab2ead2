//! A proxy in a file that the service of a daemon doesn't read: `/etc/default/docker`, `/etc/environment`, `profile.d`.

use super::pull::{self, Who};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP242",
    name: "unread-file",
    cause: Cause::DaemonNeedsOwnProxy,
    title: both("A proxy in a file that the daemon doesn't read", "代理写在守护进程不读的文件里"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`/etc/environment`, `/etc/profile.d` and `~/.bashrc` are for logins; a service is started without them. \
         `/etc/default/docker` was read by the old SysV script and is not by systemd's unit. A service takes its variables \
         from a drop-in of its unit, under OpenRC from `/etc/conf.d/docker`; dockerd also from `daemon.json`.",
        "`/etc/environment`、`/etc/profile.d` 和 `~/.bashrc` 只对登录会话有效，服务启动时不读。`/etc/default/docker` 是旧的 SysV \
         脚本读的，systemd 的单元不读。服务的变量来自单元的 drop-in，OpenRC 下来自 `/etc/conf.d/docker`；dockerd 还可以用 \
         `daemon.json`。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ cat /etc/default/docker\nexport http_proxy=\"http://proxy.corp.example:3128/\"\nexport \
         https_proxy=\"http://proxy.corp.example:3128/\"\n$ docker pull busybox\nError response from daemon: Get \
         \"https://registry-1.docker.io/v2/\": dial tcp 52.1.184.176:443: i/o timeout\n",
    )],
    good: &[example(
        Kind::Systemd,
        "# /etc/systemd/system/docker.service.d/http-proxy.conf\n[Service]\nEnvironment=\"HTTP_PROXY=http://proxy.corp.example:3128\"\n\
         Environment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\nEnvironment=\"NO_PROXY=localhost,127.0.0.1\"\n",
    )],
    sources: &[source::DOCKER_DAEMON_PROXY, source::SYSTEMD_EXEC],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if pull::failed_by(case, Who::EngineByUnreadFile).is_none() {
        return;
    }
    let Some(file) = case.says_any(pull::UNREAD) else { return };
    out.push(
        Finding::error(
            file,
            both("dockerd doesn't read `{file}`.", "dockerd 不读 `{file}`。").with("file", file.of(case.text)),
        )
        .why(both(
            "A service is started with the variables of its unit only; login files and `/etc/default/docker` are for others.",
            "服务启动时只有单元里的变量；登录用的文件和 `/etc/default/docker` 都与它无关。",
        ))
        .todo(both(
            "Write `Environment=\"HTTPS_PROXY=…\"` into `/etc/systemd/system/docker.service.d/http-proxy.conf` (OpenRC: `export` lines \
             in `/etc/conf.d/docker`), or `proxies` into `/etc/docker/daemon.json`; then reload and restart docker.",
            "在 `/etc/systemd/system/docker.service.d/http-proxy.conf` 里写 `Environment=\"HTTPS_PROXY=…\"`（OpenRC：在 \
             `/etc/conf.d/docker` 里写 `export`），或者在 `/etc/docker/daemon.json` 里写 `proxies`；然后重新加载并重启 docker。",
        ))
        .weight(98),
    );
}
