//! The name of a public host leads to the machine itself: a line in `hosts`, or a filter in the name server.

use crate::data::source;
use crate::facts::host::is_loopback;
use crate::facts::{Case, Doing, Failure, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP153",
    name: "name-leads-here",
    cause: Cause::DnsFailure,
    title: both("A public host's name leads to this machine", "公共主机名被解析到了本机"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go asked a public host and was connected to `127.0.0.1`, `::1` or `0.0.0.0` without any proxy: a line in the `hosts` \
         file, or a name server that filters, answers for that name.",
        "go 访问的是公共主机，却在没有代理的情况下连到了 `127.0.0.1`、`::1` 或 `0.0.0.0`：是 `hosts` 文件里的某一行，或带过滤的域名服务器给出了这个地址。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: rsc.io/quote@v1.5.2: Get \"https://proxy.golang.org/rsc.io/quote/@v/v1.5.2.info\": dial tcp 127.0.0.1:443: connect: connection refused\n",
    )],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::GO_NAMES],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_mine = |it: &&Failure| {
        let is_here = it.peer.as_deref().is_some_and(|peer| is_loopback(peer) || peer == "0.0.0.0" || peer == "::");
        let is_asked = matches!(it.doing, Doing::ModuleProxy | Doing::Discovery | Doing::SumLookup | Doing::Toolchain);
        is_asked && is_here && !it.on_way_to_proxy && it.is_unreachable() && whose(it.host()) == Whose::Public
    };
    let Some(failure) = case.failures.iter().find(is_mine) else { return };
    out.push(
        Finding::error(
            failure.words,
            both("`{host}` is looked up as `{peer}`, which is this machine.", "`{host}` 被解析成了 `{peer}`，也就是本机。")
                .with("host", failure.host())
                .with("peer", failure.target()),
        )
        .why(both(
            "No proxy is in play: the name itself leads here, by `hosts` or by a name server that filters.",
            "这里没有代理参与：是 `hosts` 或带过滤的域名服务器把名字指到了本机。",
        ))
        .todo(both(
            "Look into `/etc/hosts` (Windows: `C:\\Windows\\System32\\drivers\\etc\\hosts`) and take the line out, or use another \
             name server.",
            "查看 `/etc/hosts`（Windows 为 `C:\\Windows\\System32\\drivers\\etc\\hosts`）并删掉那一行，或换一个域名服务器。",
        ))
        .confidence(Confidence::High)
        .weight(90)
        .decide(
            format!("getent hosts {}", failure.host()),
            both("A loopback address: it is so.", "返回回环地址：就是这个原因。"),
        ),
    );
}
