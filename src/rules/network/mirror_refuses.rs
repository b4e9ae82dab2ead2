//! A public mirror was reached and refuses, for a module that is public.

use crate::data::{public_proxies, source};
use crate::facts::{Case, Doing, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP142",
    name: "mirror-refuses",
    cause: Cause::ProxyUnreachable,
    title: both("A public mirror refuses this client", "公共镜像拒绝了这个客户端"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A public mirror answers 401, 403 or 429 for a public module when it, or a filter that speaks for it, refuses your \
         address: a blocked region, a cloud provider's address, too many requests.",
        "公共镜像对公开模块回答 401、403 或 429，说明它（或替它应答的过滤设备）拒绝了你的地址：地区被屏蔽、云厂商的地址段，或者请求过多。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: golang.org/x/net@v0.24.0: reading https://goproxy.io/golang.org/x/net/@v/v0.24.0.zip: 403 Forbidden\n",
    )],
    good: &[example(Kind::ErrorText, "go: downloading golang.org/x/net v0.24.0\n")],
    sources: &[source::GO_PROTOCOL, source::PROXY_GOLANG_ORG],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let found = case.failures.iter().find(|it| {
        let is_asked = matches!(it.doing, Doing::ModuleProxy | Doing::Toolchain) && public_proxies::is_public(it.host());
        let is_public = it.module_path().is_empty() || whose(it.module_host()) == Whose::Public;
        (is_asked && is_public && matches!(it.status(), Some(401 | 403 | 429 | 451)))
            || (it.doing == Doing::ModuleProxy && it.status() == Some(429))
    });
    let Some(failure) = found else { return };
    out.push(
        Finding::error(
            failure.words,
            both("`{host}` refuses to serve this machine.", "`{host}` 拒绝为这台机器服务。").with("host", failure.host()),
        )
        .why(both(
            "The module is public, so the answer is about who asks: a filter on the way, a blocked address or too many \
             requests.",
            "模块是公开的，所以问题出在请求方：途中的过滤设备、被屏蔽的地址，或者请求过多。",
        ))
        .todo(both(
            "Use another mirror, for example `go env -w GOPROXY='https://goproxy.cn|direct'`; the bar moves on after any \
             error, a comma only after 404 and 410.",
            "换一个镜像，例如 `go env -w GOPROXY='https://goproxy.cn|direct'`；竖线在任何错误后都会继续，逗号只在 404 和 410 后继续。",
        ))
        .confidence(Confidence::Medium)
        .weight(80)
        .gives_way()
        .decide(
            format!("curl -sS -o /dev/null -w '%{{http_code}}\\n' https://{}/golang.org/x/net/@v/list", failure.host()),
            both(
                "200: it was a passing refusal, try again. 403 again: the address or the network is blocked.",
                "返回 200：拒绝是暂时的，重试即可。仍是 403：地址或网络被屏蔽。",
            ),
        ),
    );
}
