//! A program says that it does not know the scheme of the forward proxy's address.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::lines::lines;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP119",
    name: "scheme-refused",
    cause: Cause::ProxyUrlScheme,
    title: both("A program does not know the scheme of the proxy's address", "程序不认识代理地址的协议"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`socks://` is no scheme that programs know; `socks5://` is, to Go, git and curl, but not to apt, wget and many others. \
         What the same port offers by HTTP suits all of them.",
        "`socks://` 不是程序认识的协议；`socks5://` 能被 Go、git 和 curl 识别，但 apt、wget 等很多程序不支持。同一端口若提供 HTTP，写 `http://` 最通用。",
    ),
    bad: &[
        example(Kind::ErrorText, "curl: (5) Unsupported proxy scheme for 'socks://127.0.0.1:1080'\n"),
        example(
            Kind::ErrorText,
            "go: rsc.io/quote@v1.5.2: Get \"https://proxy.golang.org/rsc.io/quote/@v/v1.5.2.info\": proxyconnect tcp: dial tcp: lookup socks5h on 10.0.0.2:53: no such host\n",
        ),
    ],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let said = case.says_any(&[
        "unsupported proxy scheme",
        "missing dependencies for socks",
        "scheme is allowed for proxies",
        "schemes are allowed for proxies",
        "unsupported proxy configured",
        "unsupported proxy syntax",
        "proxy: unknown scheme",
        "unknown proxy scheme",
        "proxy url had unsupported",
        "unsupported proxy protocol",
        "unsupportedproxyprotocol",
        "proxy protocol is not supported",
        "unsupported proxy type",
        "unsupported scheme socks",
        "unsupported scheme \"socks",
        "must be http, https, or socks5",
        "unsupported protocol scheme \"socks",
        "unknown scheme for proxy url",
        "malformed http response \"\\x",
        "unexpected protocol version",
    ]);
    if let Some(at) = taken_for_host(case) {
        out.push(doubled(case.line(at)));
        return;
    }
    let Some(at) = said.or_else(|| refused(case)) else { return };
    out.push(
        Finding::error(case.line(at), both("The scheme of the forward proxy's address is not known here.", "这里的程序不认识正向代理地址的协议。"))
            .why(both(
                "Programs know `http`, most also `https`, `socks5` and `socks5h`; `socks://` is known to none of them.",
                "程序认识 `http`，多数还认识 `https`、`socks5` 和 `socks5h`；没有程序认识 `socks://`。",
            ))
            .todo(both(
                "Write `http://` if the port speaks HTTP too (Clash's mixed port, v2rayN's HTTP port), else `socks5://`.",
                "如果端口也支持 HTTP（Clash 的混合端口、v2rayN 的 HTTP 端口）就写 `http://`，否则写 `socks5://`。",
            ))
            .weight(97)
            .gives_way(),
    );
}

/// A message about the scheme of a proxy's address, in whatever words.
fn refused(case: &Case) -> Option<Span> {
    const SCHEME: &[&str] = &["scheme", "protocol"];
    const TROUBLE: &[&str] = &[
        "must be", "must start", "must have", "missing", "not supported", "unsupported", "invalid", "unknown", "expected", "is required", "not recogni",
        "unrecogni", "no scheme", "without a scheme", "lacks",
    ];
    // Go reads `10.0.0.1:3128` so.
    const COLON: &str = "first path segment in url cannot contain colon";
    let has = |line: &str, words: &[&str]| words.iter().any(|it| line.contains(it));
    case.says("proxy")?;
    lines(case.text, Span::new(0, case.text.len())).find(|at| {
        let line = case.lower(*at);
        let is_about = (has(line, SCHEME) && has(line, TROUBLE)) || line.contains(COLON);
        is_about && line.contains("proxy") && !line.trim_start().starts_with(['#', '/']) && !has(line, &["goproxy", "plugin"])
    })
}

/// Where the scheme was taken for the proxy's host, or another one was put in front of it.
fn taken_for_host(case: &Case) -> Option<Span> {
    const DOUBLED: &[&str] =
        &["proxy http://socks", "proxy http://http://", "proxy http://https://", "http://socks5://", "http://socks5h://", "http://socks://"];
    let failed = case.failures.iter().find(|it| it.is_scheme_for_host()).map(|it| it.words);
    failed.or_else(|| case.says_any(DOUBLED))
}

fn doubled(at: Span) -> Finding {
    Finding::error(at, both("The scheme of the forward proxy's address was taken for its host.", "正向代理地址的协议被当成了主机名。"))
        .why(both(
            "This program does not know that scheme, so it put `http://` in front: the name is no host, and DNS is not at fault. Go knows \
             `socks5://` since 1.9 and `socks5h://` since 1.23.",
            "这个程序不认识该协议，于是在前面又加了 `http://`：那个名字不是主机，与 DNS 无关。Go 从 1.9 起认识 `socks5://`，从 1.23 起认识 `socks5h://`。",
        ))
        .todo(both(
            "Write `socks5://HOST:PORT` instead of `socks5h://` or `socks://`; where `socks5://` itself is not known, give the proxy's HTTP \
             port, `http://HOST:PORT`, or update the program.",
            "把 `socks5h://`、`socks://` 改成 `socks5://主机:端口`；如果连 `socks5://` 也不认识，就用代理的 HTTP 端口 `http://主机:端口`，或升级该程序。",
        ))
        .weight(98)
}
