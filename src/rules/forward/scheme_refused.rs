//! A program says that it does not know the scheme of the forward proxy's address.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
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
    bad: &[example(Kind::ErrorText, "curl: (5) Unsupported proxy scheme for 'socks://127.0.0.1:1080'\n")],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let said = case.says_any(&[
        "unsupported proxy scheme",
        "scheme is allowed for proxies",
        "schemes are allowed for proxies",
        "unsupported proxy configured",
        "unsupported proxy syntax",
        "proxy: unknown scheme",
        "unknown proxy scheme",
        "proxy url had unsupported",
        "unsupported proxy protocol",
        "unsupported scheme socks",
        "unsupported protocol scheme \"socks",
        "unknown scheme for proxy url",
        "malformed http response \"\\x",
        "unexpected protocol version",
    ]);
    let Some(at) = said else { return };
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
