//! systemd drop-ins: the proxy of a service that pulls images, where no file of its own can or should hold it.

use super::docker_daemon::{checks, sudo};
use super::step::good;
use super::{Artifact, FileGroup, How, Place, Step, company_ca, proxy_login};
use crate::ask::{ContainerEngine, Engine, EngineFile};
use crate::base::Clean;
use crate::door::Door;
use crate::plan::{Forward, Plan, Reason, Why};
use crate::text::Msg;
use crate::write::Line;
use crate::write::posix::{Word, in_sh, one_line};
use crate::write::systemd::DropIn;

/// A service, where its settings lie, and why each line of them is there.
struct Service {
    target: &'static str,
    unit: &'static str,
    /// Whether it is one of the user's own, who needs no `sudo` for it.
    is_user: bool,
    at: &'static str,
    path: &'static str,
    /// The file with the login, as systemd writes it; the hyphen allows for none.
    login: &'static str,
    /// The step that reads the unit again, and how.
    reload: [&'static str; 2],
    section: Reason,
    login_file: Reason,
    http: Reason,
    https: Reason,
    direct: Reason,
}

const DOCKER: Service = Service {
    target: "drop-in",
    unit: "docker",
    is_user: false,
    at: "/etc/systemd/system/docker.service.d/http-proxy.conf",
    path: "etc/systemd/system/docker.service.d/http-proxy.conf",
    login: "-/etc/docker/proxy.env",
    reload: ["reload-docker", "sudo systemctl daemon-reload && sudo systemctl restart docker"],
    section: Reason::DropInSection,
    login_file: Reason::DropInFile,
    http: Reason::DaemonHttp,
    https: Reason::DaemonHttps,
    direct: Reason::DaemonNoProxy,
};

const ROOTLESS_DOCKER: Service = Service {
    is_user: true,
    at: "~/.config/systemd/user/docker.service.d/http-proxy.conf",
    path: "home/.config/systemd/user/docker.service.d/http-proxy.conf",
    login: "-%h/.config/goproxy-wizard/docker.env",
    reload: ["reload-docker", "systemctl --user daemon-reload && systemctl --user restart docker"],
    ..DOCKER
};

const CONTAINERD: Service = Service {
    target: "containerd",
    unit: "containerd",
    is_user: false,
    at: "/etc/systemd/system/containerd.service.d/http-proxy.conf",
    path: "etc/systemd/system/containerd.service.d/http-proxy.conf",
    login: "-/etc/containerd/proxy.env",
    reload: ["reload-containerd", "sudo systemctl daemon-reload && sudo systemctl restart containerd"],
    section: Reason::ContainerdSection,
    login_file: Reason::ContainerdFile,
    http: Reason::ContainerdHttp,
    https: Reason::ContainerdHttps,
    direct: Reason::ContainerdNoProxy,
};

const PODMAN: Service = Service {
    target: "podman-service",
    unit: "podman",
    is_user: true,
    at: "~/.config/systemd/user/podman.service.d/http-proxy.conf",
    path: "home/.config/systemd/user/podman.service.d/http-proxy.conf",
    login: "-%h/.config/goproxy-wizard/podman.env",
    reload: ["reload-podman", "systemctl --user daemon-reload && systemctl --user try-restart podman"],
    section: Reason::PodmanSection,
    login_file: Reason::PodmanFile,
    direct: Reason::PodmanNoProxy,
    ..CONTAINERD
};

/// The Docker engine, where daemon.json can't or should not hold its proxy.
pub(super) fn docker(plan: &Plan) -> Option<Artifact> {
    let a = &plan.answers;
    let forward = plan.forward.as_ref()?;
    let is_chosen = forward.has_login || a.engine_file == EngineFile::DropIn;
    if !a.pulls_with(ContainerEngine::Docker) || a.engine == Engine::Desktop || !is_chosen {
        return None;
    }
    let service = if a.engine == Engine::Rootless { &ROOTLESS_DOCKER } else { &DOCKER };
    let choice = if forward.has_login { "choice.drop-in-login" } else { "choice.drop-in" };
    Some(artifact(plan, forward, service, choice, checks(plan)))
}

/// containerd, which has no setting of its own for a proxy.
pub(super) fn containerd(plan: &Plan) -> Option<Artifact> {
    let forward = plan.forward.as_ref()?;
    if !plan.answers.pulls_with(ContainerEngine::Containerd) {
        return None;
    }
    let image = plan.answers.registry.full_image(&Clean::of("hello-world"));
    let pull = one_line(["sudo".into(), "crictl".into(), "pull".into(), Word::lit(image)]);
    let ranges = "kubectl cluster-info dump | grep -oE '(service-cluster-ip-range|cluster-cidr)=[^\"]+' | sort -u";
    let checks = vec![
        Step::run("check-crictl", pull).good(good("crictl")),
        Step::say("containerd-clients"),
        Step::run("cluster-ranges", ranges).good(good("cluster-ranges")),
    ];
    Some(artifact(plan, forward, &CONTAINERD, "choice.containerd", checks))
}

/// Podman behind its socket, which sees no shell: only where there is a login that containers.conf must not hold.
pub(super) fn podman(plan: &Plan) -> Option<Artifact> {
    let forward = plan.forward.as_ref().filter(|forward| forward.has_login)?;
    if !plan.answers.runs_containers() || !plan.answers.engines.has(ContainerEngine::Podman) {
        return None;
    }
    Some(artifact(plan, forward, &PODMAN, "choice.podman-service", Vec::new()))
}

fn artifact(plan: &Plan, forward: &Forward, service: &Service, choice: &'static str, checks: Vec<Step>) -> Artifact {
    let (at, path, s) = (service.at, service.path, sudo(service.is_user));
    let mut apply = company_ca::trust_steps(plan);
    if forward.has_login {
        apply.extend(proxy_login::ask(plan));
        apply.push(Step::run("engine-login", write_login(service)));
    }
    let folder = at.rsplit_once('/').map_or(at, |(folder, _)| folder);
    apply.push(Step::run("apply-file", format!("{s}mkdir -p {folder} && {s}cp {path} {at}")).with("file", at));
    let [reload, command] = service.reload;
    apply.push(Step::run(reload, command));
    let user = if service.is_user { " --user" } else { "" };
    let show = format!("systemctl{user} show --property=Environment --property=EnvironmentFiles {}", service.unit);
    let mut check = vec![Step::run("check-unit", show).good(good("unit"))];
    check.extend(checks);
    let mut undo = vec![Step::run("undo-file", format!("{s}rm {at}")).with("file", at)];
    undo.extend(forward.has_login.then(|| Step::run("undo-engine-login", format!("{s}rm {}", login_file(service)))));
    undo.push(Step::run(reload, command));
    undo.extend(proxy_login::undo(plan));
    Artifact {
        target: service.target,
        group: FileGroup::DockerEngine,
        path,
        place: Place { how: How::Whole, at },
        lines: lines(forward, service),
        choice: Some(Msg::new(choice)),
        apply,
        check,
        undo,
    }
}

fn lines(forward: &Forward, service: &Service) -> Vec<Line<Why>> {
    let mut unit = DropIn::section("Service", &service.section.into());
    if forward.has_login {
        unit = unit.environment_file(service.login, &service.login_file.into());
    } else {
        let address = forward.proxy.text();
        unit = unit.environment("HTTP_PROXY", address, &service.http.into());
        unit = unit.environment("HTTPS_PROXY", address, &service.https.into());
    }
    unit.environment("NO_PROXY", &forward.no_proxy_for_go(), &service.direct.into()).body().erase()
}

/// The file with the login, as a shell writes it.
fn login_file(service: &Service) -> String {
    service.login.trim_start_matches('-').replace("%h", "~")
}

/// Writes the variables for the service from this user's file, readable by the service's owner alone.
fn write_login(service: &Service) -> String {
    let print =
        "u=$(cat ~/.config/goproxy-wizard/proxy-url) && printf 'HTTP_PROXY=%s\\nHTTPS_PROXY=%s\\n' \"$u\" \"$u\"";
    let to = login_file(service);
    in_sh(&if service.is_user {
        format!("umask 077; {print} > {to}")
    } else {
        format!("{print} | sudo install -D -m 0600 /dev/stdin {to}")
    })
}
