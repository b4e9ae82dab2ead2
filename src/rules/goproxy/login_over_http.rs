//! A login stands in an address of `GOPROXY` that is asked without TLS.

use super::look::forward;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, ProxyAddress};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP011",
    name: "login-over-http",
    cause: Cause::ModuleProxyAuth,
    title: both("go sends no login over plain HTTP", "go 不会通过明文 HTTP 发送登录信息"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go refuses to send a user name and password to a module proxy that is asked by `http://`: `refusing to pass \
         credentials to insecure URL`. Neither `GOINSECURE` nor a `.netrc` changes that; the proxy must be reached by HTTPS.",
        "模块代理的地址以 `http://` 开头时，go 会拒绝发送用户名和密码：`refusing to pass credentials to insecure URL`。\
         `GOINSECURE` 和 `.netrc` 都改变不了这一点，代理必须支持 HTTPS。",
    ),
    bad: &[example(Kind::EnvFile, "GOPROXY=http://ci:secret@nexus.corp.example:8081/repository/go\n")],
    good: &[example(Kind::EnvFile, "GOPROXY=https://nexus.corp.example/repository/go\n")],
    sources: &[source::GO_CREDENTIALS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings_of("GOPROXY") {
        for entry in setting.hops(case.text) {
            let address = ProxyAddress::of(entry.text);
            if address.scheme.as_deref() != Some("http") || address.user.is_empty() || forward(case, &entry).is_some() {
                continue;
            }
            let scheme = Span::new(entry.at.start, entry.at.start + "http".len());
            let finding = Finding::error(
                entry.at,
                both("go refuses to send the login for `{host}` over plain HTTP.", "go 拒绝通过明文 HTTP 向 `{host}` 发送登录信息。")
                    .with("host", address.host),
            )
            .why(both(
                "It stops with `refusing to pass credentials to insecure URL`; `.netrc` is not used for `http://` either.",
                "它会报 `refusing to pass credentials to insecure URL`；对 `http://` 地址也不会使用 `.netrc`。",
            ))
            .todo(both(
                "Ask the proxy by `https://`, and keep the login in `~/.netrc` rather than in the address.",
                "改用 `https://` 访问代理，登录信息写进 `~/.netrc`，不要放在地址里。",
            ));
            out.push(if scheme.of(case.text) == "http" {
                finding.fix(Fix::review(both("Write `https://`", "改成 `https://`"), [Edit::replace(scheme, "https")]))
            } else {
                finding
            });
        }
    }
}
