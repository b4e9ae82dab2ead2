//! Who pulls an image when a pull fails: the one question behind all rules about daemons that lack a proxy.

use crate::base::Span;
use crate::facts::{Case, Doing, Trouble};

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
    /// Podman in its machine.
    PodmanMachine,
    /// A builder of buildx.
    Builder,
    /// The client, which fetches the token for the builder.
    Client,
}

/// A pull that failed for want of a connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pull {
    /// Who pulled.
    pub who: Who,
    /// The words that tell of it.
    pub at: Span,
    /// Whether the paste says that there is a proxy.
    pub has_proxy: bool,
}

/// The pull that failed in a paste.
pub(super) fn failed(case: &Case) -> Option<Pull> {
    let at = words(case)?;
    let who = who(case)?;
    let has_proxy = case.settings.iter().any(|it| it.is_forward_proxy() && it.is_set())
        || case.says_any(&["behind a proxy", "corporate proxy", "proxy", "works", "\u{4ee3}\u{7406}"]).is_some();
    Some(Pull { who, at, has_proxy })
}

/// The failed pull, if it was made by this process.
pub(super) fn failed_by(case: &Case, who: Who) -> Option<Pull> {
    failed(case).filter(|pull| pull.who == who)
}

/// The words that tell that a pull got no connection.
fn words(case: &Case) -> Option<Span> {
    let is_pull = |doing| matches!(doing, Doing::Registry | Doing::RegistryToken);
    let is_connection = |trouble| {
        matches!(
            trouble,
            Trouble::Timeout
                | Trouble::Refused
                | Trouble::Reset
                | Trouble::Eof
                | Trouble::NoRoute
                | Trouble::NoSuchHost
                | Trouble::NameServer
                | Trouble::TlsTimeout
        )
    };
    let mut pulls = case.failures.iter().filter(|it| is_pull(it.doing)).peekable();
    if pulls.peek().is_some() {
        return pulls.find(|it| is_connection(it.trouble) && is_old_proxy(case, it)).map(|it| it.words);
    }
    // Steps of a build, module proxies and the like are no pulls.
    if case.failures.iter().any(|it| it.doing != Doing::Other || !is_connection(it.trouble) || it.on_way_to_proxy) {
        return None;
    }
    if case.says_any(&["] run ", ": run "]).is_some() {
        return None;
    }
    case.says_any(&[
        "docker pull",
        "docker-compose pull",
        "docker compose pull",
        "unable to find image",
        "crictl pull",
        "ctr i pull",
        "ctr image pull",
        "ctr images pull",
        "pulling image",
        "pull image",
        "nerdctl",
        "podman pull",
        "kubelet",
        "imagepullbackoff",
        "registry-1.docker.io",
        "index.docker.io",
    ])?;
    let failure = case.failures.first().map(|it| it.words);
    failure.or_else(|| {
        case.says_any(&[
            "client.timeout exceeded",
            "request canceled while waiting for connection",
            "network timed out while trying to connect",
            "i/o timeout",
            "no proxy used",
            "proxy is not used",
            "does not use the proxy",
            "doesn't use the proxy",
            "connection timed out",
            "back-off pulling image",
            "errimagepull",
            "imagepullbackoff",
        ])
    })
}

/// Whether a failure is no matter of the way to a proxy, or of one that is not there any more.
fn is_old_proxy(case: &Case, it: &crate::facts::Failure) -> bool {
    let line = case.line(it.words).of(case.text);
    let is_loopback = line.contains("127.0.0.1") || line.contains("[::1]") || line.contains("localhost:");
    !it.on_way_to_proxy || (!is_loopback && it.trouble == Trouble::Timeout)
}

/// The process that pulled.
fn who(case: &Case) -> Option<Who> {
    let says = |ways: &[&str]| case.says_any(ways).is_some();
    if says(&["failed to fetch oauth token", "failed to fetch anonymous token", "auth.docker.io/token"]) {
        return Some(Who::Client);
    }
    if says(BUILDER) {
        return Some(Who::Builder);
    }
    if is_kind(case) {
        return Some(Who::KindNode);
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
        "k3s",
        "rke2",
    ]);
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
    if says(&["docker:dind", "dind", "dockerenv", "runnerdeployment", "docker-in-docker"]) {
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
pub(super) const UNREAD: &[&str] =
    &["/etc/default/docker", "/etc/profile.d", "/etc/profile", "/etc/environment", "/etc/bash.bashrc"];

const BUILDER: &[&str] = &[
    "failed to solve",
    "[internal] load metadata",
    "[internal] booting buildkit",
    "docker-container:",
    "--driver docker-container",
    "--driver=docker-container",
    "setup-buildx-action",
    "buildx create",
    "buildkitd",
    "failed to resolve source metadata",
];

const ENGINE: &[&str] = &[
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
    "pulling repository",
    "docker build",
    "dockerd",
];

const OWN: &[&str] = &["ctr images pull", "ctr image pull", "ctr i pull", "ctr -n", "nerdctl"];

/// Whether a command stands on a line that doesn't say that it works.
fn fails(case: &Case, command: &str) -> bool {
    case.says(command).is_some_and(|at| {
        let line = case.line(at).of(case.text).to_ascii_lowercase();
        !line.contains("works") && !line.contains(" ok")
    })
}

fn is_kind(case: &Case) -> bool {
    case.says_any(&["kind-control-plane", "kind create cluster", "kind load", "kindest/node", "kind v0"]).is_some()
}
