//! In WSL the address of Windows is right, and nothing answers there: the proxy listens on Windows' loopback only.

use crate::data::source;
use crate::facts::{Case, Failure, Setting, Trouble, host};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, told};
use crate::text::both;

use super::signs::{is_mirrored, named};

pub(super) static RULE: Rule = Rule {
    code: "GP195",
    name: "windows-refuses",
    cause: Cause::WslLocalhostProxy,
    title: both("The proxy on Windows does not answer at Windows' address", "代理在 Windows 的地址上没有应答"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "In WSL2's default network Windows is the default gateway. A proxy that listens on `127.0.0.1` of Windows refuses \
         connections from there, and the firewall of Windows lets them time out. Switch on \u{201c}allow LAN\u{201d} in the \
         proxy and allow its port in the firewall for WSL's network only; or, from Windows 11 22H2 on, use \
         `networkingMode=mirrored`, where loopback is shared.",
        "在 WSL2 的默认网络里，Windows 就是默认网关。只监听 Windows 的 `127.0.0.1` 的代理会拒绝来自那里的连接，Windows 防火墙则会让连接超时。\
         请在代理里打开“允许局域网连接”，并在防火墙里只对 WSL 网段放行端口；Windows 11 22H2 及以上也可以改用 `networkingMode=mirrored`，两边共用回环。",
    ),
    bad: &[example(
        Kind::Shell,
        "# Ubuntu on WSL2\nexport https_proxy=http://$(ip route show default | awk '{print $3}'):7890 http_proxy=http://$(ip route show default | awk '{print $3}'):7890\ncurl \
         https://go.dev\ncurl: (7) Failed to connect to 172.20.16.1 port 7890: Connection refused\n",
    )],
    good: &[example(
        Kind::Shell,
        "# Ubuntu on WSL2\nexport https_proxy=http://$(ip route show default | awk '{print $3}'):7890 http_proxy=http://$(ip route show default | awk '{print $3}'):7890\n",
    )],
    sources: &[source::WSL_NETWORK, source::WSL_CONFIG],
};

/// How the address of Windows is found out.
const FOUND_OUT: &[&str] = &["ip route", "resolv.conf", "hostname).local", "host_ip", "hostip", "win_ip", "windows_host", "wsl_host"];

/// Whether the text prints an address as its gateway or name server.
fn is_printed(case: &Case, address: &str) -> bool {
    ["nameserver ", "default via ", "gateway ", "gateway: ", "via "].iter().any(|lead| case.says(&format!("{lead}{address}")).is_some())
}

/// Whether a failure names the port of a proxy whose host is found out.
fn is_at_port(case: &Case, it: &Failure) -> bool {
    let line = case.lower(it.at);
    case.settings.iter().filter(|it| it.is_forward_proxy() && it.has_gap()).any(|it| {
        let port = it.value.trim_end_matches('/').rsplit(':').next().unwrap_or_default();
        let is_told = !port.is_empty() && port.bytes().all(|b| b.is_ascii_digit());
        !is_told || line.contains(port)
    })
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    // Windows and the virtual machine between them: WSL's own networks are of 172.16/12.
    let is_proxy = |it: &&Setting| it.is_forward_proxy() && it.is_set();
    // The address is found out where the proxy is set.
    let is_built = case.settings.iter().any(|it| is_proxy(&it) && it.has_gap()) && case.says_any(FOUND_OUT).is_some();
    let is_gateway = |it: &&Failure| {
        let target = it.target();
        let is_cut = matches!(it.trouble, Trouble::Refused | Trouble::Timeout | Trouble::NoRoute | Trouble::Reset);
        let is_wsls = matches!(host::ipv4(target), Some([172, 16..=31, ..])) || is_printed(case, target);
        let is_inner = host::is_private_address(target) && (is_built || is_wsls);
        is_cut && (is_inner || target.strip_suffix(".local").is_some() || target == "host.docker.internal")
    };
    let is_windows_named = case
        .says_any(&["ip route", "/etc/resolv.conf", "nameserver", "hostname).local", "host_ip", "hostip", "win_ip", "windows_host", "wsl_host", "windows host"])
        .is_some();
    let is_proxied = case.settings.iter().any(|it| is_proxy(&it)) || case.says("proxy").is_some();
    if named(case).is_none() || !is_proxied || is_mirrored(case) || case.mentions("mirrored").is_some() {
        return;
    }
    let troubles = case.troubles();
    let failed = troubles.iter().find(|it| is_gateway(it)).filter(|it| {
        let is_set = case.settings.iter().any(|setting| setting.is_forward_proxy() && setting.value.contains(it.target()));
        (is_built && is_at_port(case, it)) || is_set || it.on_way_to_proxy
    });
    let at = failed.map(|it| it.words).or_else(|| told::trouble(case).filter(|_| is_windows_named && troubles.is_empty() && case.settings.iter().any(|it| is_proxy(&it))));
    let Some(at) = at else { return };
    out.push(
        Finding::error(
            at,
            both("The proxy on Windows doesn't take connections from WSL.", "Windows 上的代理不接受来自 WSL 的连接。"),
        )
        .weight(if failed.is_some() { 96 } else { 75 })
        .why(both(
            "It listens on Windows' loopback only, or the firewall of Windows drops what comes from the virtual machine.",
            "它只监听 Windows 的回环，或者 Windows 防火墙丢弃了来自虚拟机的连接。",
        ))
        .todo(both(
            "Switch on \"allow LAN\" in the proxy and allow its port in the firewall of Windows, for WSL's network only; from Windows 11 22H2 \
             on you can instead write `networkingMode=mirrored` under `[wsl2]` in `%UserProfile%\\.wslconfig`, run `wsl --shutdown` and then \
             use `127.0.0.1`.",
            "在代理里打开“允许局域网连接”，并在 Windows 防火墙里只对 WSL 网段放行该端口；Windows 11 22H2 及以上也可以在 \
             `%UserProfile%\\.wslconfig` 的 `[wsl2]` 下写 `networkingMode=mirrored`，执行 `wsl --shutdown` 后改用 `127.0.0.1`。",
        )),
    );
}
