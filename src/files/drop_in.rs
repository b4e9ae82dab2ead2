//! The systemd drop-in: the engine's proxy where daemon.json can't or should not hold it.

use super::docker_daemon::{checks, restart, sudo};
use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, company_ca, proxy_login};
use crate::ask::{ContainerEngine, Engine, EngineFile};
use crate::door::Door;
use crate::plan::{Plan, Reason};
use crate::text::Msg;
use crate::write::systemd::DropIn;

pub(super) fn make(plan: &Plan) -> Option<Artifact> {
    let a = &plan.answers;
    let forward = plan.forward.as_ref()?;
    let is_chosen = forward.has_login || a.engine_file == EngineFile::DropIn;
    if !a.pulls_with(ContainerEngine::Docker) || a.engine == Engine::Desktop || !is_chosen {
        return None;
    }
    let is_rootless = a.engine == Engine::Rootless;
    let mut unit = DropIn::section("Service", &Reason::DropInSection.into());
    if forward.has_login {
        let file = if is_rootless { "-%h/.config/goproxy-wizard/docker.env" } else { "-/etc/docker/proxy.env" };
        unit = unit.environment_file(file, &Reason::DropInFile.into());
    } else {
        let address = forward.proxy.text();
        unit = unit.environment("HTTP_PROXY", address, &Reason::DaemonHttp.into()).environment(
            "HTTPS_PROXY",
            address,
            &Reason::DaemonHttps.into(),
        );
    }
    unit = unit.environment("NO_PROXY", &forward.no_proxy_for_go(), &Reason::DaemonNoProxy.into());
    let (at, path) = if is_rootless {
        (
            "~/.config/systemd/user/docker.service.d/http-proxy.conf",
            "home/.config/systemd/user/docker.service.d/http-proxy.conf",
        )
    } else {
        ("/etc/systemd/system/docker.service.d/http-proxy.conf", "etc/systemd/system/docker.service.d/http-proxy.conf")
    };
    let mut apply = company_ca::trust_steps(plan);
    if forward.has_login {
        apply.extend(proxy_login::posix(plan));
        apply.push(Step::run("engine-login", engine_login(is_rootless)));
    }
    let s = sudo(is_rootless);
    let folder = at.rsplit_once('/').map_or(at, |(folder, _)| folder);
    apply.push(Step::run("apply-file", format!("{s}mkdir -p {folder} && {s}cp {path} {at}")).with("file", at));
    let user = if is_rootless { " --user" } else { "" };
    let reload = format!("{s}systemctl{user} daemon-reload && {}", restart(is_rootless));
    apply.push(Step::run("reload-docker", &*reload));
    let show = format!("systemctl{user} show --property=Environment --property=EnvironmentFiles docker");
    let mut check = vec![Step::run("check-unit", show).good(good("unit"))];
    check.extend(checks(plan));
    Some(Artifact {
        target: "drop-in",
        group: FileGroup::DockerEngine,
        path,
        place: Place { how: How::Whole, at },
        lines: unit.body().erase(),
        choice: Some(Msg::new(if forward.has_login { "choice.drop-in-login" } else { "choice.drop-in" })),
        apply,
        check,
        undo: vec![Step::run("undo-file", format!("{s}rm {at}")).with("file", at), Step::run("reload-docker", reload)],
    })
}

/// Writes the variables for the engine from this user's file, readable by the engine's owner alone.
fn engine_login(is_rootless: bool) -> &'static str {
    if is_rootless {
        "(umask 077; u=$(cat ~/.config/goproxy-wizard/proxy-url); printf 'HTTP_PROXY=%s\\nHTTPS_PROXY=%s\\n' \"$u\" \"$u\" > ~/.config/goproxy-wizard/docker.env)"
    } else {
        "u=$(cat ~/.config/goproxy-wizard/proxy-url) && printf 'HTTP_PROXY=%s\\nHTTPS_PROXY=%s\\n' \"$u\" \"$u\" | sudo install -m 0600 /dev/stdin /etc/docker/proxy.env"
    }
}
