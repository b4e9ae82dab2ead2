//! The address of Windows is taken from `/etc/resolv.conf`.

use super::signs::is_mirrored;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP193",
    name: "wsl-name-server",
    cause: Cause::WslLocalhostProxy,
    title: both("The name server of WSL is not the address of Windows", "WSL 的 DNS 服务器地址不是 Windows 的地址"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Older instructions take the `nameserver` of `/etc/resolv.conf` for the address of Windows. With DNS tunnelling, which is \
         the default by now, it is `10.255.255.254`, where no proxy listens; in mirrored mode and with an own `resolv.conf` it is \
         something else again. In NAT mode the default route is Windows: `ip -4 route show default | awk '{print $3}'`.",
        "旧教程用 `/etc/resolv.conf` 里的 `nameserver` 当作 Windows 的地址。现在默认开启 DNS 隧道，那里是 `10.255.255.254`，上面没有代理；镜像网络模式下或自己写了 `resolv.conf` 时又是别的地址。\
         NAT 模式下默认路由才是 Windows：`ip -4 route show default | awk '{print $3}'`。",
    ),
    bad: &[example(
        Kind::Shell,
        "export hostip=$(grep nameserver /etc/resolv.conf | awk '{ print $2 }')\nexport https_proxy=\"http://${hostip}:7890\" http_proxy=\"http://${hostip}:7890\"\n",
    )],
    good: &[example(
        Kind::Shell,
        "export hostip=$(ip -4 route show default | awk '{ print $3; exit }')\nexport https_proxy=\"http://${hostip}:7890\" http_proxy=\"http://${hostip}:7890\"\n",
    )],
    sources: &[source::WSL_NETWORK, source::WSL_CONFIG],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let line_of = |at| case.line(at).of(case.text);
    let is_taken = |line: &str| line.contains("nameserver") && (line.contains("$(") || line.contains('`') || line.contains('='));
    // The address that DNS tunnelling puts there.
    let tunnelled = case.settings.iter().find(|it| it.is_forward_proxy() && it.is_set() && it.value.contains("10.255.255.254"));
    let taken = case.says("/etc/resolv.conf").filter(|at| {
        is_taken(line_of(*at)) && case.settings.iter().any(|it| it.is_forward_proxy() && it.is_set())
    });
    let Some(at) = taken.or(tunnelled.map(|it| it.value_at)) else { return };
    let is_mirrored = is_mirrored(case);
    let finding = Finding::error(
        at,
        both("The name server in `/etc/resolv.conf` is not the address of Windows.", "`/etc/resolv.conf` 里的 DNS 服务器不是 Windows 的地址。"),
    )
    .weight(99)
    .why(both(
        "With DNS tunnelling it is `10.255.255.254`, where no proxy listens; the default route leads to Windows, in NAT mode.",
        "开启 DNS 隧道时它是 `10.255.255.254`，那里没有代理；NAT 模式下，默认路由才指向 Windows。",
    ));
    out.push(finding.todo(if is_mirrored {
        both("In mirrored mode write `127.0.0.1`.", "镜像网络模式下直接写 `127.0.0.1`。")
    } else {
        both(
            "Take `ip -4 route show default | awk '$2==\"via\"{print $3; exit}'` in its place, and let the proxy on Windows listen on \
             the network; or write `networkingMode=mirrored` in `.wslconfig` and use `127.0.0.1`.",
            "改用 `ip -4 route show default | awk '$2==\"via\"{print $3; exit}'`，并让 Windows 上的代理允许局域网连接；或者在 `.wslconfig` 里写 `networkingMode=mirrored`，直接用 `127.0.0.1`。",
        )
    }));
}
