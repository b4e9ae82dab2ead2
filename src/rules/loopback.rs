//! Addresses of the machine itself, for rules about places where that is another machine.

use crate::base::Span;
use crate::facts::{Case, Doing, Failure, Setting, Trouble};
use crate::rules::Edit;
use crate::rules::forward::ports::is_local_default;

/// Whether an address leads to the machine itself; with or without scheme and login.
pub(super) fn is_loopback(address: &str) -> bool {
    let (start, end) = host(address);
    let host = &address[start..end];
    host.eq_ignore_ascii_case("localhost")
        || host == "[::1]"
        || host == "::1"
        || (host.starts_with("127.") && host.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
}

/// Where the host of an address stands in it.
fn host(address: &str) -> (usize, usize) {
    let start = address.find("://").map_or(0, |at| at + 3);
    let end = address[start..].find(['/', ',', '|', '?', '#', ' ']).map_or(address.len(), |at| start + at);
    let start = address[start..end].rfind('@').map_or(start, |at| start + at + 1);
    let end = match address[start..end].strip_prefix('[').and_then(|rest| rest.find(']')) {
        Some(at) => start + at + 2,
        None => address[start..end].find(':').map_or(end, |at| start + at),
    };
    (start, end)
}

/// Where the host of an address stands that a place in the text holds, if it is the machine itself.
pub(super) fn host_at(text: &str, at: Span) -> Option<Span> {
    let value = at.of(text);
    let (start, end) = host(value);
    is_loopback(value).then(|| Span::new(at.start + start, at.start + end))
}

/// The same for what is given by a setting, itself or by the name of a variable that the text sets.
pub(super) fn host_of(case: &Case, it: &Setting) -> Option<Span> {
    host_at(case.text, it.value_at).or_else(|| {
        let name = it.value.strip_prefix('$')?.trim_matches(['{', '}']);
        let set = case.settings.iter().find(|other| other.name == name && other.is_set() && other.at != it.at)?;
        host_at(case.text, set.value_at)
    })
}

/// The edit that names the host of the containers instead.
pub(super) fn host_of_containers(at: Span) -> Edit {
    Edit::replace(at, "host.docker.internal")
}

/// Whether a variable takes the address of a forward proxy or of a module proxy.
pub(super) fn takes_an_address(it: &Setting) -> bool {
    it.is_forward_proxy() || it.is("GOPROXY")
}

/// Whether the containers of a paste share the network of their host.
pub(super) fn shares_network(case: &Case) -> bool {
    case.says_any(&[
        "network=host",
        "network host",
        "net=host",
        "net host",
        "network: host",
        "network: \"host\"",
        "network_mode: host",
        "network_mode: \"host\"",
        "network_mode: 'host'",
        "hostnetwork: true",
    ])
    .is_some()
}

/// A connection to a proxy on the machine itself that did not come about.
pub(super) fn refused<'c>(case: &'c Case) -> Option<&'c Failure> {
    case.failures.iter().find(|it| {
        let is_proxy = it.on_way_to_proxy
            || it.peer.as_deref().is_some_and(is_loopback) && !is_loopback(it.host()) && !is_dialled(case, it);
        let is_module_proxy =
            is_loopback(it.host()) && it.doing == Doing::ModuleProxy && it.trouble == Trouble::Refused;
        let is_cut = matches!(it.trouble, Trouble::Refused | Trouble::Timeout | Trouble::Reset | Trouble::NoRoute);
        is_loopback(it.target()) && is_cut && (is_proxy || is_module_proxy)
    })
}

/// Whether it was no proxy that was dialled: the name of a host leads to the machine itself, or it is any server there.
fn is_dialled(case: &Case, it: &Failure) -> bool {
    let line = case.lower(it.at);
    if !it.host().is_empty() {
        return line.contains("dial tcp");
    }
    let port =
        line.split(it.target()).nth(1).map(|rest| rest.trim_start_matches([':', ']', ' ']).trim_start_matches("port "));
    let port = port.and_then(|rest| rest.split(|ch: char| !ch.is_ascii_digit()).next()?.parse().ok());
    !(port.is_some_and(is_local_default) || case.says("proxy").is_some() && !line.contains("dial tcp"))
}

/// Whether the text is from a container, a build step, a dev container or the like.
pub(super) fn is_in_container(case: &Case) -> bool {
    let is_of_buildkit = |line: &str| {
        line.trim_start().strip_prefix('#').is_some_and(|it| it.starts_with(|ch: char| ch.is_ascii_digit()))
    };
    case.text.lines().any(is_of_buildkit)
        || case
            .says_any(&[
                "docker",
                "container",
                "podman",
                "kaniko",
                "buildkit",
                "compose",
                "kubernetes",
                "kubectl",
                "/builds/",
                "minikube",
                "kind create",
                "kind node",
                "kind cluster",
                "inside a node",
                "inside the node",
                " pod",
                "k3d",
                "vagrant",
                "virtualbox",
                "virtual machine",
                "in the vm",
                "inside the vm",
                "multipass",
                "colima",
                "devcontainer",
                "\nstep 1",
                " run go ",
                "[builder ",
                "/bin/sh -c ",
                "returned a non-zero code",
                "[build ",
            ])
            .is_some()
}
