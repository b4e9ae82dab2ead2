//! A program talks TLS to a forward proxy that speaks plain HTTP, as its messages show.

use crate::data::source;
use crate::facts::{Case, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP118",
    name: "proxy-speaks-plain",
    cause: Cause::ProxyUrlScheme,
    title: both("TLS to a forward proxy that speaks plain HTTP", "用 TLS 连接只说明文 HTTP 的正向代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`proxyconnect tcp: tls: first record does not look like a TLS handshake`, `proxyconnect tcp: EOF` and a timeout of \
         the handshake on the way to the proxy have one reason: the address of the proxy begins with `https://`, and the \
         proxy speaks plain HTTP. `HTTPS_PROXY` says which traffic it is for; its value normally begins with `http://`.",
        "`proxyconnect tcp: tls: first record does not look like a TLS handshake`、`proxyconnect tcp: EOF` 以及连接代理时的握手超时，原因相同：代理地址以 `https://` 开头，而代理只说明文 HTTP。`HTTPS_PROXY` 表示代理哪种流量，它的值通常以 `http://` 开头。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: module rsc.io/quote: Get \"https://proxy.golang.org/rsc.io/quote/@v/list\": proxyconnect tcp: tls: first record does not look like a TLS handshake\n",
        ),
        example(
            Kind::ErrorText,
            "go: module rsc.io/quote: Get https://goproxy.io/rsc.io/quote/@v/list: proxyconnect tcp: EOF\n",
        ),
    ],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::HTTPPROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_mine = |it: &&crate::facts::Failure| {
        let is_shown = it.trouble == Trouble::NotTls && case.says("proxy=https://").is_some();
        is_shown || it.on_way_to_proxy && matches!(it.trouble, Trouble::NotTls | Trouble::Eof | Trouble::TlsTimeout)
    };
    let Some(failure) = case.failures.iter().find(is_mine) else { return };
    let is_sure = failure.trouble != Trouble::TlsTimeout;
    out.push(
        Finding::error(
            failure.words,
            both("The forward proxy is spoken to in TLS and does not answer in TLS.", "用 TLS 连接正向代理，而它没有用 TLS 应答。"),
        )
        .why(both(
            "The value of `HTTPS_PROXY` (or of the engine's `https-proxy`) begins with `https://`; that is how to reach the \
             proxy, not which traffic it is for.",
            "`HTTPS_PROXY`（或引擎的 `https-proxy`）的值以 `https://` 开头；那表示怎样连接代理，而不是代理哪种流量。",
        ))
        .todo(both(
            "Write `http://` in front of the proxy's address in every variable, wherever the failing program gets it.",
            "在出错的程序读取的每个变量里，把代理地址写成 `http://` 开头。",
        ))
        .confidence(if is_sure { Confidence::High } else { Confidence::Medium })
        .weight(if is_sure { 97 } else { 92 })
        .gives_way(),
    );
}
