//! `HTTPS_PROXY` begins with `https://` although `HTTP_PROXY` names the same proxy with `http://`.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP101",
    name: "scheme-of-https-proxy",
    cause: Cause::ProxyUrlScheme,
    title: both("`https://` for a proxy that speaks plain HTTP", "给只说明文 HTTP 的代理写了 `https://`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The scheme in `HTTPS_PROXY` says how to talk to the proxy itself, not which traffic it is for. A proxy that is \
         reached by plain HTTP is written `http://` in both variables; HTTPS traffic passes through it by CONNECT.",
        "`HTTPS_PROXY` 里的协议表示怎样连接代理本身，而不是代理哪种流量。代理用明文 HTTP 连接时，两个变量都写 `http://`；\
         HTTPS 流量通过 CONNECT 穿过它。",
    ),
    bad: &[example(
        Kind::Shell,
        "export HTTP_PROXY=http://127.0.0.1:7890\nexport HTTPS_PROXY=https://127.0.0.1:7890\n",
    )],
    good: &[example(
        Kind::Shell,
        "export HTTP_PROXY=http://127.0.0.1:7890\nexport HTTPS_PROXY=http://127.0.0.1:7890\n",
    )],
    sources: &[source::HTTPPROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("HTTPS_PROXY") {
        let Some(address) = setting.value.strip_prefix("https://") else { continue };
        let is_same = |value: &str| value.strip_prefix("http://").is_some_and(|it| it == address);
        if !case.settings_of("HTTP_PROXY").any(|other| is_same(&other.value)) {
            continue;
        }
        let scheme = Span::new(setting.value_at.start, setting.value_at.start + "https".len());
        out.push(
            Finding::error(
                scheme,
                both(
                    "`HTTPS_PROXY` talks TLS to a proxy that `HTTP_PROXY` reaches by plain HTTP.",
                    "`HTTPS_PROXY` 用 TLS 连接代理，而 `HTTP_PROXY` 用明文 HTTP 连接同一个代理。",
                ),
            )
            .why(RULE.title)
            .todo(both("Write `http://` in both.", "两个变量都写 `http://`。"))
            .fix(Fix::safe(both("Write `http://`", "改成 `http://`"), [Edit::replace(scheme, "http")])),
        );
    }
}
