//! A proxy in a drop-in of a socket unit, which starts no program.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP248",
    name: "socket-unit",
    cause: Cause::DaemonNeedsOwnProxy,
    title: both("A proxy in the drop-in of a socket", "代理写在 socket 单元的 drop-in 里"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`docker.socket` and `podman.socket` only listen; the program that pulls is started by the service of the same name, and takes its variables from there. Put the drop-in into `docker.service.d` or `podman.service.d`, reload systemd and restart the service.",
        "`docker.socket`、`podman.socket` 只负责监听；拉取镜像的程序由同名的 service 启动，变量也从那里来。请把 drop-in 放到 `docker.service.d` 或 `podman.service.d`，重新加载 systemd 并重启该服务。",
    ),
    bad: &[example(Kind::Systemd, "# /etc/systemd/system/podman.socket.d/http-proxy.conf\n[Service]\nEnvironment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\n")],
    good: &[example(Kind::Systemd, "# /etc/systemd/system/podman.service.d/http-proxy.conf\n[Service]\nEnvironment=\"HTTPS_PROXY=http://proxy.corp.example:3128\"\n")],
    sources: &[source::SYSTEMD_EXEC, source::PODMAN_SERVICE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    const SOCKETS: &[&str] =
        &["docker.socket.d", "podman.socket.d", "containerd.socket.d", "buildkit.socket.d", "edit docker.socket", "edit podman.socket", "edit --user podman.socket"];
    let Some(at) = case.says_any(SOCKETS) else { return };
    if !case.settings.iter().any(|it| it.is_forward_proxy() && it.is_set()) || case.says_any(&["docker.service.d", "podman.service.d"]).is_some() {
        return;
    }
    out.push(
        Finding::error(at, both("A socket unit starts no program: nobody gets these variables.", "socket 单元不启动任何程序，没有人会得到这些变量。"))
            .why(both(
                "systemd listens for the socket itself; the service beside it is what pulls and has an environment.",
                "监听套接字的是 systemd 自己；拉取镜像、拥有环境变量的是同名的 service。",
            ))
            .todo(both(
                "Move the file to the service's folder (`docker.service.d`, `podman.service.d`), then `sudo systemctl daemon-reload` and restart the service.",
                "把文件移到 service 的目录（`docker.service.d`、`podman.service.d`），然后 `sudo systemctl daemon-reload` 并重启该服务。",
            ))
            .weight(98),
    );
}
