//! A proxy at loopback, in WSL or where nothing answers: it probably runs on Windows.

use super::signs::{is_mirrored, loopback_proxy, named};
use crate::data::source;
use crate::facts::{Case, Place, ProxyAddress, Trouble, host};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP192",
    name: "wsl-loopback-proxy",
    cause: Cause::WslLocalhostProxy,
    title: both("In WSL, `127.0.0.1` is not Windows", "在 WSL 里，`127.0.0.1` 不是 Windows"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "In WSL 2 with its usual NAT network, `127.0.0.1` and `localhost` are the Linux machine. A proxy that runs on Windows does \
         not answer there: `connection refused`. With `networkingMode=mirrored` both share loopback; otherwise the proxy must \
         listen on the network (Clash: allow LAN) and be named by the address of Windows, which is the default route.",
        "WSL 2 默认使用 NAT 网络，`127.0.0.1` 和 `localhost` 指的是 Linux 自己。在 Windows 上运行的代理不会在这里应答，于是出现 `connection refused`。设置 `networkingMode=mirrored` 后两边共用回环地址；\
         否则代理要监听局域网（Clash 里打开 Allow LAN），地址写 Windows 的地址，也就是默认路由。",
    ),
    bad: &[
        example(
            Kind::Shell,
            "# Ubuntu on WSL 2, the proxy runs on Windows\n$ export http_proxy=http://127.0.0.1:7890 https_proxy=http://127.0.0.1:7890\n$ curl https://go.dev\ncurl: (7) Failed to connect to 127.0.0.1 port 7890: Connection refused\n",
        ),
    ],
    good: &[example(
        Kind::Shell,
        "# Ubuntu on WSL 2, networkingMode=mirrored\n$ export http_proxy=http://127.0.0.1:7890 https_proxy=http://127.0.0.1:7890\n$ curl https://go.dev\n",
    )],
    sources: &[source::WSL_NETWORK, source::WSL_CONFIG],
};

/// Whether something was refused at loopback, where a proxy was looked for.
fn is_refused(case: &Case) -> bool {
    let is_there = |it: &crate::facts::Failure| {
        host::is_loopback(it.host()) || it.peer.as_deref().is_some_and(host::is_loopback) || it.on_way_to_proxy
    };
    case.failures.iter().any(|it| matches!(it.trouble, Trouble::Refused | Trouble::Timeout) && is_there(it))
        || case.says_any(&["failed to connect to 127.0.0.1", "failed to connect to localhost", "could not connect to localhost", "could not connect to 127.0.0.1", "failed to establish a socket connection to proxies"]).is_some()
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    const WHY: Both = both(
        "In NAT mode `127.0.0.1` inside WSL is the Linux machine itself; the proxy on Windows does not answer there.",
        "NAT 模式下，WSL 里的 `127.0.0.1` 是 Linux 自己，Windows 上的代理不会在那里应答。",
    );
    if is_mirrored(case) || case.says("not mirrored into wsl").is_some() || case.says("未镜像到 wsl").is_some() {
        return;
    }
    let setting = loopback_proxy(case).filter(|it| matches!(it.place, Place::Shell | Place::Wsl | Place::Engine | Place::Daemon));
    let is_refused = is_refused(case);
    let is_wsl = named(case).is_some();
    let message = case.says("failed to establish a socket connection to proxies").filter(|at| {
        let line = case.line(*at).of(case.text);
        line.contains("127.0.0.1") || line.contains("localhost")
    });
    let failed = case.failures.iter().find(|it| {
        let is_loopback = it.peer.as_deref().is_some_and(host::is_loopback) || host::is_loopback(it.host());
        is_loopback && it.trouble == Trouble::Refused
    });
    let at = match (setting, message, failed) {
        (Some(setting), _, _) => setting.value_at,
        (None, Some(at), _) => case.line(at),
        (None, None, Some(failure)) if is_wsl => failure.words,
        _ => return,
    };
    // A paste about containers or other machines has its own explanation.
    let is_elsewhere = case.says_any(&["container", "docker build", "docker run", "dockerfile", "remote-ssh", "runner", "compose", "systemctl", "daemon.json"]).is_some();
    let (confidence, weight) = match (is_wsl, is_refused) {
        (true, true) => (Confidence::High, 99),
        (true, false) => (Confidence::High, 95),
        (false, true) if !is_elsewhere && (message.is_some() || setting.is_some_and(|it| it.place == Place::Shell)) => (Confidence::Medium, 90),
        _ => return,
    };
    let shown = setting.map_or("127.0.0.1".to_owned(), |it| {
        let address = ProxyAddress::of(&it.value);
        address.port.map_or_else(|| address.host.to_owned(), |port| format!("{}:{port}", address.host))
    });
    let what = if is_wsl {
        both("`{address}` inside WSL is not the proxy on Windows.", "WSL 里的 `{address}` 不是 Windows 上的代理。")
    } else {
        both("Nobody answers at `{address}` here; if this is WSL, the proxy is on Windows.", "这里的 `{address}` 没有程序应答；如果这是 WSL，代理其实在 Windows 上。")
    };
    let finding = Finding::error(at, what.with("address", &shown)).confidence(confidence).weight(weight).why(WHY).todo(both(
        "Write `networkingMode=mirrored` under `[wsl2]` in `%UserProfile%\\.wslconfig` and run `wsl --shutdown`; or let the proxy \
         listen on the network and name Windows by its address, which `ip route show default` shows.",
        "在 `%UserProfile%\\.wslconfig` 的 `[wsl2]` 下写 `networkingMode=mirrored`，再运行 `wsl --shutdown`；或者让代理允许局域网连接，地址写成 Windows 的地址（`ip route show default` 可以查到）。",
    ));
    out.push(if is_wsl {
        finding
    } else {
        finding.decide(
            "wslinfo --networking-mode",
            both(
                "If it prints `nat`, this is WSL and Windows is another machine. If there is no such command, start the proxy on this machine or name the one that runs it.",
                "输出 `nat` 说明这是 WSL，Windows 相当于另一台机器。没有这个命令的话，请在本机启动代理，或者写上运行代理的那台机器的地址。",
            ),
        )
    });
}
