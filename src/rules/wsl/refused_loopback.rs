//! A loopback proxy is refused, or told to be out of reach, where loopback is WSL's own.

use crate::data::source;
use crate::facts::{Case, Failure, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, loopback};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP199",
    name: "loopback-in-wsl",
    cause: Cause::WslLocalhostProxy,
    title: both("In WSL2 loopback is not Windows' loopback", "WSL2 里的回环不是 Windows 的回环"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "WSL2 is a virtual machine. In its default network (NAT) `127.0.0.1` is the virtual machine itself, and a proxy that \
         listens on Windows' loopback can't be reached; WSL says so when it starts. Either switch to `networkingMode=mirrored` \
         in `.wslconfig` (Windows 11), or use the address of Windows (the default gateway) and let the proxy accept \
         connections from the LAN.",
        "WSL2 是一台虚拟机。在默认网络（NAT）里，`127.0.0.1` 是虚拟机自己，监听在 Windows 回环上的代理无法访问；WSL 启动时会提示。可以在 `.wslconfig` 里改用 `networkingMode=mirrored`（Windows 11），或者使用 Windows 的地址（默认网关），并让代理允许局域网连接。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "wsl: A localhost proxy configuration was detected but not mirrored into WSL. WSL in NAT mode does not support localhost proxies.\n",
        ),
        example(
            Kind::ErrorText,
            "# Ubuntu on WSL2\ncurl: (7) Failed to connect to 127.0.0.1 port 7890 after 0 ms: Connection refused\n",
        ),
    ],
    good: &[example(Kind::Wslconfig, "[wsl2]\nnetworkingMode=mirrored\n")],
    sources: &[source::WSL_NETWORK, source::WSL_CONFIG],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let warned = case.says_any(&[
        "a localhost proxy configuration was detected but not mirrored into wsl",
        "does not support localhost proxies",
        "检测到 localhost 代理配置",
        "不支持 localhost 代理",
        "偵測到 localhost proxy",
    ]);
    let refused = || {
        let failure = loopback::refused(case).or_else(|| by_option(case))?;
        let is_wsl = case.says("wsl").is_some() || case.says_any(&["/mnt/c/", "microsoft-standard", "windows 上", "on windows"]).is_some();
        let weight = if is_wsl { 94 } else if loopback::is_in_container(case) || case.says("remote-ssh").is_some() { return None } else { 76 };
        Some((failure.words, weight))
    };
    let Some((at, weight)) = warned.map(|at| (at, 97)).or_else(refused) else { return };
    out.push(
        Finding::error(at, both("The proxy listens on Windows' loopback, and WSL2 has a loopback of its own.", "代理监听在 Windows 的回环上，而 WSL2 有自己的回环。"))
            .why(both(
                "In NAT mode `127.0.0.1` in WSL2 is the virtual machine, where no proxy listens.",
                "NAT 模式下，WSL2 里的 `127.0.0.1` 是虚拟机自己，那里没有代理在监听。",
            ))
            .todo(both(
                "Windows 11: `networkingMode=mirrored` below `[wsl2]` in `%UserProfile%\\.wslconfig`, then `wsl --shutdown`. \
                 Otherwise use the gateway's address (`ip route show default`) and switch on \"allow LAN\" in the proxy.",
                "Windows 11：在 `%UserProfile%\\.wslconfig` 的 `[wsl2]` 下写 `networkingMode=mirrored`，再执行 `wsl --shutdown`。否则使用网关地址（`ip route show default`），并在代理里打开“允许局域网连接”。",
            ))
            .confidence(if weight >= 94 { Confidence::High } else { Confidence::Medium })
            .weight(weight)
            .decide(
                "wslinfo --networking-mode; ip -4 route show default",
                both(
                    "`nat`: take the gateway's address or switch to mirrored. `mirrored`, or no WSL at all: then the proxy \
                     itself is not running, or listens on another port.",
                    "`nat`：改用网关地址或切换到 mirrored。`mirrored`，或根本不是 WSL：那就是代理没有运行，或者端口不对。",
                ),
            ),
    );
}

/// A connection to loopback that a command was told to make by its own option: `curl -x …`, `--socks5 …`.
fn by_option<'c>(case: &'c Case) -> Option<&'c Failure> {
    case.says("wsl")?;
    let refused = case.failures.iter().find(|it| {
        loopback::is_loopback(it.target()) && matches!(it.trouble, Trouble::Refused | Trouble::Timeout | Trouble::Reset)
    })?;
    let options = ["--socks5", "--socks5-hostname", "--socks4", "-x", "--proxy", "--preproxy"];
    let is_option = |word: &str| options.iter().any(|it| word == *it || word.strip_prefix(it).is_some_and(|rest| rest.starts_with('=')));
    let is_given = case.commands().any(|it| it.words.iter().any(|word| is_option(&word.value)));
    (is_given || case.says_any(&["tunnel", "in windows", "on windows", "windows side"]).is_some()).then_some(refused)
}
