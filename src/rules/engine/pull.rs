//! That a pull failed for want of a connection, and by whom.

use crate::base::Span;
use crate::facts::{Case, Doing, Failure, How, Place, Trouble};
use crate::rules::told;

use super::puller::who;
pub(super) use super::puller::{UNREAD, Who};

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
    let said = words(case);
    let at = said.or_else(|| told(case))?;
    let who = who(case)?;
    // ctr and nerdctl have what stands before them.
    let is_given = || case.settings.iter().any(|it| it.is_forward_proxy() && it.how == How::Prefix);
    // dockerd has what its unit or file says; then something else is wrong.
    let is_set = || case.settings.iter().any(|it| it.is_forward_proxy() && it.is_set() && it.place == Place::Engine && !it.is_remark);
    let is_own = match who {
        Who::OwnProcess => is_given(),
        // A unit of a user is another dockerd's.
        Who::Engine => is_set() && case.says("systemd/user").is_none(),
        _ => false,
    };
    if said.is_none() && is_own {
        return None;
    }
    let has_proxy = case.settings.iter().any(|it| it.is_forward_proxy() && it.is_set())
        || case.says_any(&["behind a proxy", "corporate proxy", "proxy", "works", "代理"]).is_some();
    Some(Pull { who, at, has_proxy })
}

/// The failed pull, if it was made by this process.
pub(super) fn failed_by(case: &Case, who: Who) -> Option<Pull> {
    failed(case).filter(|pull| pull.who == who)
}

/// The words that tell that a pull got no connection.
fn words(case: &Case) -> Option<Span> {
    let is_pull = |doing| matches!(doing, Doing::Registry | Doing::RegistryToken);
    let is_connection = |it: &Failure| it.is_unreachable() || it.is_unresolved();
    let mut pulls = case.failures.iter().filter(|it| is_pull(it.doing)).peekable();
    if pulls.peek().is_some() {
        return pulls.find(|it| is_connection(it) && is_old_proxy(case, it)).map(|it| it.words);
    }
    // Steps of a build, module proxies and the like are no pulls.
    if case.failures.iter().any(|it| it.doing != Doing::Other || !is_connection(it) || it.on_way_to_proxy) {
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
    }).or_else(|| cut_off(case))
}

/// An answer of the daemon that was copied up to the registry's address, without the reason.
fn cut_off(case: &Case) -> Option<Span> {
    let at = case.says_any(&["error response from daemon: get http", "error response from daemon: get \"http"])?;
    let line = case.line(at).of(case.text).trim_end_matches([' ', '"', ':', '.', '…', '\r']);
    (line.ends_with("/v2") || line.ends_with("/v2/") || line.ends_with("/v1/")).then_some(at)
}

/// What is pulled, or from where, as people call it.
const PULLED: &[&str] = &[
    "pull",
    "docker hub",
    "dockerhub",
    "docker.io",
    "k8s.gcr.io",
    "registry.k8s.io",
    "gcr.io",
    "quay.io",
    "errimagepull",
    "image download",
    "downloads of images",
    "downloading the image",
    "base image",
    "fetching the image",
    "fetching an image",
    "fetching images",
    "loading the image",
    "getting the image",
    "download the image",
    "download of the image",
    "the external one",
    "external image",
    "public image",
    "public registry",
    "images from outside",
    "load metadata",
    "拉取",
    "拉镜像",
];

/// Commands that pull.
const PULLS: &[&str] = &[
    "docker pull",
    "compose pull",
    "docker-compose pull",
    "images pull",
    "image pull",
    "crictl pull",
    "podman pull",
    "nerdctl pull",
    "kubeadm init",
    "minikube start",
    "kind create",
    "docker search",
    "docker login",
    "load metadata for",
    "/images/create",
    "fromimage=",
    "podman-remote",
    "colima start",
    "buildx build",
    "compose up -d",
];

/// What a person tells of a pull: in a clause of a remark, or beside the command that pulls.
fn told(case: &Case) -> Option<Span> {
    // What failed in words of a program is known, and was no pull; neither is a pull that gets as far as to a proxy or a
    // certificate, or is turned away.
    let is_other = case.failures.iter().any(|it| {
        !matches!(it.trouble, Trouble::Timeout | Trouble::Refused | Trouble::Reset | Trouble::NoRoute | Trouble::NoSuchHost | Trouble::Eof)
            || it.on_way_to_proxy
            || it.doing != Doing::Other
    });
    if is_other || case.says_any(&["proxyconnect", "x509", "unauthorized", "toomanyrequests", "rate limit", "407"]).is_some() {
        return None;
    }
    let is_pulled = |said: &str| PULLED.iter().any(|it| said.contains(it)) && !said.contains("works");
    told::clauses(case).into_iter().find_map(|it| {
        let said = case.lower(it.at);
        let command = case.lower(it.about);
        let is_inside = ["step", "inside the container", "inside a container", "inside of", "in the container", "to the proxy", "the proxy refuses", "no_proxy", "noproxy"].iter().any(|it| said.contains(it));
        // The image that a build begins with.
        let is_pull = ["docker ", "podman ", "nerdctl "].iter().any(|it| command.contains(it)) && command.contains(" pull ");
        let is_base = is_pull && !said.contains("://") || it.at.of(case.text).contains("FROM ");
        let is_about = is_base || is_pulled(said) || (!said.contains("://") && PULLS.iter().any(|pull| command.contains(pull)));
        (is_about && !is_inside && told::is_trouble(said)).then_some(it.at)
    })
}

/// Whether a failure is no matter of the way to a proxy, or of one that is not there any more.
fn is_old_proxy(case: &Case, it: &crate::facts::Failure) -> bool {
    let line = case.line(it.words).of(case.text);
    let is_loopback = line.contains("127.0.0.1") || line.contains("[::1]") || line.contains("localhost:");
    !it.on_way_to_proxy || (!is_loopback && it.trouble == Trouble::Timeout)
}
