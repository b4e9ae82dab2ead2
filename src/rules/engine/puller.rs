//! Who pulls an image: the one question behind all rules about daemons that lack a proxy.

use crate::facts::Case;

/// The process that pulls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// dockerd.
    Engine,
    /// dockerd, which is given its settings in a file that it doesn't read.
    EngineByUnreadFile,
    /// dockerd without root or as a snap, whose unit has another name.
    EngineOfAnotherUnit,
    /// dockerd beside a job: docker-in-docker.
    EngineBeside,
    /// containerd, for kubelet and crictl.
    Containerd,
    /// ctr and nerdctl themselves.
    OwnProcess,
    /// containerd inside a kind node.
    KindNode,
    /// The runtime inside minikube's node.
    MinikubeNode,
    /// Podman in its machine.
    PodmanMachine,
    /// Podman as a service behind its socket.
    PodmanService,
    /// Podman, started by a unit that a quadlet makes.
    Quadlet,
    /// An engine in the virtual machine of Rancher Desktop, colima, Lima or Docker Machine.
    DesktopMachine,
    /// A builder of buildx.
    Builder,
    /// The client, which fetches the token for the builder.
    Client,
}

/// The process that pulled.
pub(super) fn who(case: &Case) -> Option<Who> {
    let says = |ways: &[&str]| case.says_any(ways).is_some();
    if says(&["failed to fetch oauth token", "failed to fetch anonymous token", "auth.docker.io/token"]) {
        return Some(Who::Client);
    }
    if says(BUILDER) {
        return Some(Who::Builder);
    }
    if fails(case, "nerdctl build") && !says(&["buildkit_host"]) {
        return Some(Who::Builder);
    }
    if is_quadlet(case) {
        return Some(Who::Quadlet);
    }
    if says(&["podman.sock", "podman.service", "podman system service", "podman socket"]) && !says(&["machine"]) {
        return Some(Who::PodmanService);
    }
    if is_in_machine(case) {
        return Some(Who::DesktopMachine);
    }
    if is_kind(case) {
        return Some(Who::KindNode);
    }
    if case.mentions("minikube").is_some() {
        return Some(Who::MinikubeNode);
    }
    let is_cri = says(&[
        "kubelet",
        "crictl",
        "errimagepull",
        "imagepullbackoff",
        "back-off pulling image",
        "rpc error: code = unknown desc = failed to",
        "rpc error: code = deadlineexceeded desc = failed to",
        "failed to pull and unpack image",
        "containerd.service",
        "/etc/containerd/",
        "crio.service",
        "failedcreatepodsandbox",
    ]) || (says(&["failed to pull image"]) && !says(&["error response from daemon"]))
        || ["k3s", "rke2", "kubeadm", "cri-o", "microk8s", "k0s"].iter().any(|it| case.mentions(it).is_some());
    let is_own = OWN.iter().any(|words| fails(case, words));
    if is_own {
        return Some(Who::OwnProcess);
    }
    if is_cri {
        return Some(Who::Containerd);
    }
    if case.mentions("podman").is_some() {
        return says(&["machine", "podman desktop", "windows", "ps>", "macos", "default-env.conf"])
            .then_some(Who::PodmanMachine);
    }
    if case.mentions("dind").is_some() || says(&["dockerenv", "runnerdeployment", "docker-in-docker"]) {
        return Some(Who::EngineBeside);
    }
    let is_system_unit = says(&["/etc/systemd/system/docker.service.d", "/lib/systemd/system/docker.service"]);
    if is_system_unit && says(&["rootless", "snap list", "docker snap", "snap install", "/var/snap/docker", "snap.docker"]) {
        return Some(Who::EngineOfAnotherUnit);
    }
    if says(UNREAD) && !says(&["docker.service.d", "daemon.json"]) {
        return Some(Who::EngineByUnreadFile);
    }
    // Told of by a rule of its own.
    if says(&["/etc/conf.d/"]) {
        return None;
    }
    // dockerd asks a registry for its root first, and says so.
    let asks_root = case.failures.iter().any(|it| it.address.as_ref().is_some_and(|it| it.path == "/v2/"));
    (says(ENGINE) || asks_root || case.mentions("docker").is_some()).then_some(Who::Engine)
}

/// Files that a service started by systemd or `OpenRC` doesn't read.
pub(super) const UNREAD: &[&str] = &[
    "/etc/default/docker",
    "/etc/sysconfig/docker",
    "/etc/profile.d",
    "/etc/profile",
    "/etc/environment",
    "/etc/bash.bashrc",
    "~/.bashrc",
    "~/.profile",
    "~/.bash_profile",
    "~/.zshrc",
];

const BUILDER: &[&str] = &[
    "buildx builder",
    "buildkit builder",
    "builder of its own",
    "its own builder",
    "own buildkit",
    "builder container",
    "builder instance",
    "custom builder",
    "multi-platform builder",
    "multiarch builder",
    "buildx_buildkit",
    "moby/buildkit",
    "failed to solve",
    "[internal] load metadata",
    "[internal] booting buildkit",
    "docker-container:",
    "driver: docker-container",
    "--driver kubernetes",
    "--driver=kubernetes",
    "--builder ",
    "remote buildkit",
    "load metadata for ",
    "--driver docker-container",
    "--driver=docker-container",
    "setup-buildx-action",
    "buildx create",
    "buildkitd",
    "kubectl build",
    "kubectl buildkit",
    "buildctl",
    "] from docker.io/",
    "] from ghcr.io/",
    "] from gcr.io/",
    "] from quay.io/",
    "] from mcr.microsoft.com/",
    "failed to resolve source metadata",
];

const ENGINE: &[&str] = &[
    "/v1/_ping",
    "/v1/repositories/",
    "step 0 : from ",
    "step 1 : from ",
    "sending build context to docker",
    "docker.sock",
    "error response from daemon",
    "docker pull",
    "docker run",
    "docker-compose pull",
    "docker compose pull",
    "docker compose up",
    "docker-compose up",
    "docker search",
    "docker login",
    "error while pulling image",
    "error pulling image",
    "pulling repository",
    "docker build",
    "dockerd",
];

const OWN: &[&str] = &["ctr images pull", "ctr image pull", "ctr i pull", "ctr -n", "nerdctl"];

/// Whether a command stands on a line that doesn't say that it works.
fn fails(case: &Case, command: &str) -> bool {
    case.says(command).is_some_and(|at| {
        let line = case.line(at).of(case.text).to_ascii_lowercase();
        let is_well = line.contains("works") || line.contains(" ok") || line.contains("succeed") || line.contains("is fine");
        !is_well
    })
}

fn is_kind(case: &Case) -> bool {
    case.says_any(&["kind-control-plane", "kind create cluster", "kind load", "kindest/node", "kind v0"]).is_some()
}

/// Whether it is a unit from which Podman's generator makes a service.
pub(super) fn is_quadlet(case: &Case) -> bool {
    let is_head = |line: &str| matches!(line.trim(), "[Container]" | "[Image]" | "[Build]" | "[Kube]" | "[Pod]");
    case.says_any(&["quadlet", "image=", "yaml=", "/etc/containers/systemd"]).is_some() && case.text.lines().any(is_head)
}

/// Whether the engine is in a virtual machine of a desktop that is not Docker Desktop's.
fn is_in_machine(case: &Case) -> bool {
    let is_named = ["rancher desktop", "rancher-desktop", "rdctl", "colima", "limactl", "docker-machine", "finch", "orbstack"];
    let is_mac = || case.says_any(&["macos", "my mac", "the mac", "osx", "os x", "darwin", "windows", "lima vm", "alpine vm", "the vm"]).is_some();
    is_named.iter().any(|it| case.says(it).is_some()) || (case.mentions("nerdctl").is_some() && is_mac())
}
