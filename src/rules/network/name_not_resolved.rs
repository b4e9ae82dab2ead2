//! A host's name can't be resolved where the command runs.

use crate::data::source;
use crate::facts::{Case, Doing, Failure, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP143",
    name: "name-not-resolved",
    cause: Cause::DnsFailure,
    title: both("A host name can't be resolved", "主机名解析不了"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The command stopped before any connection: the name server does not know the host, or does not answer. Proxy \
         settings have no part in it, unless go should have gone through a forward proxy, which resolves names itself.",
        "命令在建立连接之前就停了：域名服务器不认识这个主机，或者没有应答。这与代理设置无关，除非 go 本该走正向代理——那样域名由代理来解析。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: rsc.io/quote@v1.5.2: Get \"https://goproxy.cn/rsc.io/quote/@v/v1.5.2.info\": dial tcp: lookup goproxy.cn on 127.0.0.53:53: server misbehaving\n",
        ),
        example(
            Kind::ErrorText,
            "go: module rsc.io/quote: Get \"https://proxy.golang.org/rsc.io/quote/@v/list\": dial tcp: lookup proxy.golang.org: no such host\n",
        ),
    ],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::GO_NAMES],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(failure) = case.failures.iter().filter(|it| is_of_names(it)).max_by_key(|it| weight(case, it)) else { return };
    let host = failure.target();
    let host = if host.is_empty() { "?" } else { host };
    let why = if failure.trouble == Trouble::NameServer {
        both("The name server did not answer, or answered with an error.", "域名服务器没有应答，或者应答有误。")
    } else {
        both("The name server in use there says that the name does not exist.", "那里使用的域名服务器说这个名字不存在。")
    };
    let what = if failure.on_way_to_proxy {
        both("The name of the forward proxy, `{host}`, can't be resolved.", "正向代理的主机名 `{host}` 解析不了。")
    } else {
        both("The name `{host}` can't be resolved where the command runs.", "命令运行的地方解析不了 `{host}`。")
    };
    out.push(
        Finding::error(failure.words, what.with("host", host))
            .why(why)
            .todo(both(
                "Repair name resolution there: the VPN, `/etc/resolv.conf`, in containers the engine's `dns` setting. Behind \
                 a forward proxy set `HTTPS_PROXY`: the proxy then resolves the name.",
                "修好那里的域名解析：VPN、`/etc/resolv.conf`，容器里则是引擎的 `dns` 设置。在正向代理之后请设置 `HTTPS_PROXY`：由代理来解析域名。",
            ))
            .confidence(Confidence::Medium)
            .weight(weight(case, failure))
            .gives_way()
            .decide(
                format!("getent hosts {host} || nslookup {host}"),
                both(
                    "No address: the name is wrong, or the name server can't know it. An address: it was a passing failure, \
                     or the command runs elsewhere (container, daemon).",
                    "没有地址：名字写错，或者域名服务器不知道它。有地址：故障是暂时的，或者命令在别处（容器、守护进程）运行。",
                ),
            ),
    );
}

fn weight(case: &Case, failure: &Failure) -> u8 {
    match failure.doing {
        // Without a word of a proxy it is the engine's name server that fails.
        Doing::Registry | Doing::RegistryToken if !failure.on_way_to_proxy && !case.speaks_of_proxy() => 80,
        Doing::ModuleProxy | Doing::Discovery | Doing::Toolchain => 85,
        Doing::SumLookup => 60,
        Doing::Git => 80,
        _ if failure.on_way_to_proxy => 80,
        _ => 70,
    }
}

/// Names that could be a host's: `lookup http` comes from a proxy's address that was cut, `lookup direc` from a list.
fn is_of_names(it: &Failure) -> bool {
    let name = it.target();
    let is_word = !name.contains('.') && it.doing == Doing::ModuleProxy && !it.on_way_to_proxy;
    it.is_unresolved()
        && !matches!(name, "http" | "https")
        && !it.is_scheme_for_host()
        && !is_word
        && !name.contains([';', '%'])
        && name.is_ascii()
        && it.doing != Doing::SumLookup
}
