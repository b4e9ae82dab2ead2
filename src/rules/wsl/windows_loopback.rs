//! A proxy at loopback is set in WSL, where that is not Windows.

use super::signs::{is_mirrored, loopback_proxy, named};
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Place, ProxyAddress};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, loopback, told};
use crate::text::both;

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
         not answer there. With `networkingMode=mirrored` both share loopback; otherwise the proxy must listen on the network \
         (Clash: allow LAN) and be named by the address of Windows, which is the default route.",
        "WSL 2 默认使用 NAT 网络，`127.0.0.1` 和 `localhost` 指的是 Linux 自己，在 Windows 上运行的代理不会在这里应答。设置 `networkingMode=mirrored` 后两边共用回环地址；\
         否则代理要监听局域网（Clash 里打开 Allow LAN），地址写 Windows 的地址，也就是默认路由。",
    ),
    bad: &[example(
        Kind::Shell,
        "# ~/.bashrc in Ubuntu on WSL 2, the proxy runs on Windows\nexport http_proxy=http://127.0.0.1:7890 https_proxy=http://127.0.0.1:7890\n",
    )],
    good: &[example(
        Kind::Shell,
        "# ~/.bashrc in Ubuntu on WSL 2, networkingMode=mirrored\nexport http_proxy=http://127.0.0.1:7890 https_proxy=http://127.0.0.1:7890\n",
    )],
    sources: &[source::WSL_NETWORK, source::WSL_CONFIG],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    // Refused connections and WSL's own warning are told of by another rule.
    let is_told = loopback::refused(case).is_some() || case.says_any(&["localhost proxies", "localhost 代理"]).is_some();
    // Where loopback is shared, only what people tell says that it doesn't work.
    let fails = || told::any_trouble(case).is_some();
    if is_told || named(case).is_none() || (is_mirrored(case) && !fails()) {
        return;
    }
    let places = |place: Place| matches!(place, Place::Shell | Place::Wsl | Place::Engine | Place::Daemon);
    let Some(at) = loopback_proxy(case).filter(|it| places(it.place)).map(|it| it.value_at).or_else(|| told_address(case)) else { return };
    let value = at.of(case.text);
    let address = ProxyAddress::of(value);
    let shown = address.port.map_or_else(|| address.host.to_owned(), |port| format!("{}:{port}", address.host));
    out.push(
        Finding::error(
            at,
            both("`{address}` inside WSL is not the proxy on Windows.", "WSL 里的 `{address}` 不是 Windows 上的代理。")
                .with("address", &shown),
        )
        .weight(if is_mirrored(case) { 85 } else { 97 })
        .why(both(
            "In NAT mode `127.0.0.1` inside WSL is the Linux machine itself; the proxy on Windows does not answer there.",
            "NAT 模式下，WSL 里的 `127.0.0.1` 是 Linux 自己，Windows 上的代理不会在那里应答。",
        ))
        .todo(both(
            "Write `networkingMode=mirrored` under `[wsl2]` in `%UserProfile%\\.wslconfig` and run `wsl --shutdown`; or let the proxy \
             listen on the network and name Windows by its address, which `ip route show default` shows.",
            "在 `%UserProfile%\\.wslconfig` 的 `[wsl2]` 下写 `networkingMode=mirrored`，再运行 `wsl --shutdown`；或者让代理允许局域网连接，地址写成 Windows 的地址（`ip route show default` 可以查到）。",
        ))
        .decide(
            "wslinfo --networking-mode",
            both(
                "`nat`: that is it. `mirrored` or `wsl1`: loopback is right, and the proxy itself does not answer.",
                "`nat`：就是这个原因。`mirrored` 或 `wsl1`：回环地址没有错，是代理本身没有应答。",
            ),
        ),
    );
}

/// A loopback address that a remark names, of a proxy that it says can't be reached.
fn told_address(case: &Case) -> Option<Span> {
    let clauses = told::clauses(case);
    clauses.iter().find(|it| told::is_trouble(case.lower(it.at)))?;
    clauses.iter().find_map(|it| {
        let at = ["127.0.0.1:", "localhost:"].into_iter().find_map(|host| it.remark.of(case.text).find(host))?;
        let start = it.remark.start + at;
        let rest = &case.text[start..it.remark.end];
        let end = rest.find(|ch: char| !(ch.is_ascii_alphanumeric() || matches!(ch, '.' | ':'))).unwrap_or(rest.len());
        Some(Span::new(start, start + end))
    })
}
