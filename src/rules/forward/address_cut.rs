//! A reserved character cuts the forward proxy's address, so that a host named `http` is looked up.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP117",
    name: "address-cut",
    cause: Cause::ProxyAuth,
    title: both("A reserved character cuts the proxy's address", "保留字符截断了代理地址"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`lookup http: no such host` is no fault of DNS: a `#`, `/`, `?`, `\\` or the like in the password ends the address \
         early, and what remains is taken for a host named `http`. `parse \"http://…\": invalid character` and `Could not \
         resolve proxy` tell the same.",
        "`lookup http: no such host` 不是 DNS 故障：密码里的 `#`、`/`、`?`、`\\` 之类提前结束了地址，剩下的部分被当成名叫 `http` 的主机。`parse \"http://…\": invalid character` 和 `Could not resolve proxy` 说的是同一件事。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: rsc.io/quote@v1.5.2: Get \"https://proxy.golang.org/rsc.io/quote/@v/v1.5.2.info\": proxyconnect tcp: dial tcp: lookup http on 10.0.0.2:53: no such host\n",
        ),
        example(
            Kind::ErrorText,
            "unable to get URL \"https://dl.k8s.io/release/stable.txt\": parse http://corp\\jdoe:secret@proxy:8080: invalid character \"\\\\\" in host name\n",
        ),
    ],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::HTTPPROXY, source::CURL_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    // A reference that nobody replaced is no password.
    if case.says("${env:").is_some() {
        return;
    }
    let looked_up = case.failures.iter().find(|it| it.is_unresolved() && matches!(it.target(), "http" | "https")).map(|it| it.words);
    let Some(at) = looked_up.or_else(|| parsed(case)).or_else(|| dialled(case)) else { return };
    out.push(
        Finding::error(at, both("The forward proxy's address breaks off at a reserved character.", "正向代理的地址在保留字符处断开了。"))
            .why(both(
                "A `#`, `/`, `?`, `\\`, `%` or blank in user or password has a meaning of its own in an address, so a wrong host is read out of it.",
                "用户名或密码里的 `#`、`/`、`?`、`\\`、`%` 或空格在地址里另有含义，于是读出了错误的主机。",
            ))
            .todo(both(
                "Percent-encode user and password: `#` is `%23`, `\\` is `%5C`, `@` is `%40`, `/` is `%2F`, `%` is `%25`. In a \
                 unit of systemd double each `%`.",
                "对用户名和密码做百分号编码：`#` 写 `%23`，`\\` 写 `%5C`，`@` 写 `%40`，`/` 写 `%2F`，`%` 写 `%25`。在 systemd 单元里每个 `%` 还要写两遍。",
            ))
            .weight(97)
            .gives_way(),
    );
}

/// An address with a login that a program could not read, and that is no entry of go's own list.
fn parsed(case: &Case) -> Option<crate::base::Span> {
    let at = case.says_any(&[
        "in host name",
        "invalid userinfo",
        "invalid port \":",
        "invalid url escape \"%",
        "first path segment in url cannot contain colon",
    ])?;
    let line = case.line(at);
    let lower = case.lower(line);
    let is_address = lower.contains("parse http://") || lower.contains("parse \"http://") || lower.contains("parse \\\"http://") || lower.contains("parse https://") || lower.contains("parse \"https://");
    // Of an address that was cut at `#` or `/` the message shows what stands before: the password as a port.
    let shown = lower.split("invalid port \":").nth(1).and_then(|it| it.split('"').next()).unwrap_or_default();
    let is_password = !shown.is_empty() && !matches!(shown, "port" | "<port>") && !shown.starts_with(['$', '{', '%']) && case.says("proxy").is_some();
    let has_login = lower.contains('@') || is_password;
    let is_address = is_address || (is_password && lower.contains("after host"));
    (is_address && has_login && !lower.contains("/@v/") && !lower.trim_start().starts_with("go: ")).then_some(line)
}

/// What remained of the address was dialled, and it is no host with a port.
fn dialled(case: &Case) -> Option<crate::base::Span> {
    let at = case.says_any(&["missing port in address", ": missing port", "too many colons in address"])?;
    let line = case.line(at);
    let lower = case.lower(line);
    let is_of_proxy = lower.contains("proxyconnect") || lower.contains("connecting to proxy");
    (is_of_proxy && lower.contains(['\\', '@', '#']) && !lower.contains("proxy http://http")).then_some(line)
}
