//! `HTTPS_PROXY` begins with `https://` although the proxy speaks plain HTTP.

use std::collections::BTreeSet;

use super::ports;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, ProxyAddress, Setting, Trouble, host};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::{Both, both};

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
         reached by plain HTTP is written `http://` in both variables; HTTPS traffic passes through it by CONNECT.\n\nWith \
         `https://` the program begins a TLS handshake that the proxy does not understand: `first record does not look like a \
         TLS handshake`, `EOF`, or a timeout of the handshake.",
        "`HTTPS_PROXY` 里的协议表示怎样连接代理本身，而不是代理哪种流量。代理用明文 HTTP 连接时，两个变量都写 `http://`；\
         HTTPS 流量通过 CONNECT 穿过它。\n\n写成 `https://` 时，程序会向代理发起 TLS 握手，而代理听不懂，于是出现 `first record does not \
         look like a TLS handshake`、`EOF` 或者握手超时。",
    ),
    bad: &[
        example(Kind::Shell, "export HTTP_PROXY=http://127.0.0.1:7890\nexport HTTPS_PROXY=https://127.0.0.1:7890\n"),
        example(Kind::Shell, "export HTTP_PROXY=https://127.0.0.1:7890 HTTPS_PROXY=https://127.0.0.1:7890\n"),
    ],
    good: &[
        example(Kind::Shell, "export HTTP_PROXY=http://127.0.0.1:7890\nexport HTTPS_PROXY=http://127.0.0.1:7890\n"),
        example(Kind::Shell, "export HTTP_PROXY=https://proxy.corp.example HTTPS_PROXY=https://proxy.corp.example\n"),
    ],
    sources: &[source::HTTPPROXY],
};

/// Why it is wrong.
enum Sign {
    /// Another variable reaches the same proxy by plain HTTP.
    Other,
    /// A message says so.
    Told,
    /// Programs on the machine itself speak plain HTTP.
    Local,
}

/// What the paste says of proxies elsewhere.
struct Elsewhere {
    /// Hosts and ports that are reached by plain HTTP.
    plain: BTreeSet<(String, Option<u16>)>,
    /// Whether a message says that a proxy does not answer in TLS.
    is_told: bool,
}

impl Elsewhere {
    fn of(case: &Case) -> Self {
        let plain = case.settings.iter().filter(|it| it.is_forward_proxy()).filter_map(|it| {
            let address = ProxyAddress::of(&it.value);
            (address.scheme.as_deref() == Some("http")).then(|| (address.host.to_ascii_lowercase(), address.port))
        });
        let says = case.says_any(&["wrong version number", "first record does not look like a tls handshake"]).is_some();
        let is_told = says || case.failures.iter().any(|it| it.trouble == Trouble::NotTls && it.on_way_to_proxy);
        Self { plain: plain.collect(), is_told }
    }

    fn sign(&self, setting: &Setting) -> Option<Sign> {
        let address = ProxyAddress::of(&setting.value);
        if address.scheme.as_deref() != Some("https") || address.host.is_empty() {
            return None;
        }
        if self.plain.contains(&(address.host.to_ascii_lowercase(), address.port)) {
            return Some(Sign::Other);
        }
        if self.is_told {
            return Some(Sign::Told);
        }
        let is_local = host::is_loopback(address.host)
            && address.port.is_some_and(|port| ports::is_local_default(port) || (port > 1023 && port % 1000 != 443));
        is_local.then_some(Sign::Local)
    }
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    const WHY: Both = both(
        "The scheme says how to talk to the proxy, not which traffic it is for; a proxy that speaks plain HTTP cannot answer a TLS handshake.",
        "这里的协议表示怎样连接代理，而不是代理哪种流量；只说明文 HTTP 的代理听不懂 TLS 握手。",
    );
    let mut settings: Vec<_> = case.told_of("HTTPS_PROXY");
    settings.extend(case.told_of("HTTP_PROXY"));
    let elsewhere = Elsewhere::of(case);
    for setting in settings {
        let Some(sign) = elsewhere.sign(setting) else { continue };
        let scheme = Span::new(setting.value_at.start, setting.value_at.start + "https".len());
        let what = match sign {
            Sign::Other => both(
                "`{name}` talks TLS to a proxy that is reached by plain HTTP elsewhere.",
                "`{name}` 用 TLS 连接代理，而别处用明文 HTTP 连接同一个代理。",
            ),
            Sign::Told => both("`{name}` talks TLS to a proxy that does not answer in TLS.", "`{name}` 用 TLS 连接代理，而代理没有用 TLS 应答。"),
            Sign::Local => both("`{name}` talks TLS to a proxy on this machine.", "`{name}` 用 TLS 连接本机上的代理。"),
        };
        let mut finding = Finding::error(scheme, what.with("name", &setting.name))
            .why(WHY)
            .todo(both("Write `http://` in front of the proxy's address in every variable.", "所有变量里的代理地址都写 `http://`。"));
        if let Sign::Local = sign {
            finding = finding.confidence(Confidence::Medium).weight(90);
        }
        // An address that stands for another may be written carelessly.
        if setting.has_gap() {
            finding = finding.weight(90);
        }
        if scheme.of(case.text) == "https" {
            finding = finding.fix(Fix::safe(both("Write `http://`", "改成 `http://`"), [Edit::replace(scheme, "http")]));
        }
        out.push(finding);
    }
}
