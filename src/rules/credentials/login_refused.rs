//! go refuses to send a login over plain HTTP.

use crate::data::source;
use crate::facts::{Case, ProxyAddress};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP089",
    name: "login-refused",
    cause: Cause::ModuleProxyAuth,
    title: both("go refuses to send a login over plain HTTP", "go 拒绝通过明文 HTTP 发送凭据"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`refusing to pass credentials to insecure URL` means that the module proxy's address has a login and begins with \
         `http://`. go sends logins by https only; neither `GOINSECURE` nor netrc changes that.",
        "`refusing to pass credentials to insecure URL` 表示模块代理的地址带有登录信息，却以 `http://` 开头。go 只通过 https 发送凭据，`GOINSECURE` 和 netrc 都改变不了。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: rsc.io/quote@v1.5.2: refusing to pass credentials to insecure URL: http://ci:xxxxx@goproxy.corp.example/rsc.io/quote/@v/v1.5.2.info\n",
    )],
    good: &[example(Kind::ErrorText, "go: downloading rsc.io/quote v1.5.2\n")],
    sources: &[source::GO_CREDENTIALS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says("refusing to pass credentials to insecure url") else { return };
    // Where the setting itself is in the text, another rule shows it.
    let is_shown = case.settings_of("GOPROXY").any(|it| {
        it.hops(case.text).iter().any(|hop| {
            let address = ProxyAddress::of(hop.text);
            address.scheme.as_deref() == Some("http") && !address.user.is_empty()
        })
    });
    if is_shown {
        return;
    }
    out.push(
        Finding::error(at, both("The module proxy's address has a login and no TLS.", "模块代理的地址带有登录信息，却没有 TLS。"))
            .why(both("go sends logins by https only.", "go 只通过 https 发送凭据。"))
            .todo(both(
                "Reach the proxy by `https://`, with the login in `~/.netrc`; if it has no TLS, put it behind a server that has, \
                 or let it serve reads without a login.",
                "用 `https://` 访问代理，凭据写进 `~/.netrc`；如果它没有 TLS，就在前面加一个有 TLS 的服务器，或允许匿名读取。",
            ))
            .weight(98),
    );
}
