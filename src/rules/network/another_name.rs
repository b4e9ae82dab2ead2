//! What answers in place of a mirror shows a certificate for another name: a filter, a portal or a sinkhole.

use crate::data::source;
use crate::facts::{Case, Doing, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP149",
    name: "certificate-for-another-name",
    cause: Cause::TlsUnknownAuthority,
    title: both("Something else answers in the mirror's place", "替镜像应答的是别的东西"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`x509: certificate is valid for A, not B` means that somebody else answers at the address of B: a filter that blocks \
         the name (DNS sinkhole), the login page of a network, or a wrong entry in a `hosts` file. No CA and no setting of go \
         helps against that; the name `A` tells whom to ask.",
        "`x509: certificate is valid for A, not B` 表示 B 的地址上是别人在应答：屏蔽该域名的过滤设备（DNS sinkhole）、网络的登录页面，\
         或者 `hosts` 文件里写错了。信任 CA 或修改 go 的设置都没有用；名字 `A` 说明该去问谁。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: github.com/google/uuid@v1.6.0: verifying module: github.com/google/uuid@v1.6.0: Get \"https://sum.golang.org/lookup/github.com/google/uuid@v1.6.0\": tls: failed to \
         verify certificate: x509: certificate is valid for portal.corp.example, not sum.golang.org\n",
    )],
    good: &[example(Kind::Shell, "curl -sS https://proxy.golang.org/github.com/google/uuid/@v/list\nv1.0.0\n")],
    sources: &[source::GO_ROOTS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_mine = |it: &&crate::facts::Failure| {
        it.trouble == Trouble::WrongName && matches!(it.doing, Doing::ModuleProxy | Doing::SumLookup | Doing::Toolchain)
    };
    let Some(failure) = case.failures.iter().find(is_mine) else { return };
    out.push(
        Finding::error(
            failure.words,
            both("`{host}` itself never answered: the certificate is another's.", "应答的不是 `{host}`：证书是别人的。")
                .with("host", failure.host()),
        )
        .why(both(
            "A filter or a login page answers in its place, or the name leads to a wrong address.",
            "是过滤设备或登录页面在替它应答，或者这个名字解析到了错误的地址。",
        ))
        .todo(both(
            "Ask those who run the name in the certificate to let the host through, or choose a mirror that this network allows \
             (`GOPROXY`), or give go the forward proxy of the place (`HTTPS_PROXY`).",
            "请证书里那个名字的管理者放行该主机，或者换用这个网络允许的镜像（`GOPROXY`），或者让 go 走当地的正向代理（`HTTPS_PROXY`）。",
        ))
        .weight(93)
        .decide(
            format!("getent hosts {}", failure.host()),
            both(
                "An address of your own network or of the filter: the name is redirected. The real one: a proxy on the way answers.",
                "是内网或过滤设备的地址：域名被重定向了。是真实地址：途中的代理在应答。",
            ),
        ),
    );
}
