//! An own module proxy says that a module does not exist.

use crate::data::{public_proxies, source};
use crate::facts::{Case, Doing, Failure, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP050",
    name: "own-proxy-lacks-it",
    cause: Cause::ProxyServerMisconfigured,
    title: both("Your module proxy says that the module does not exist", "自建模块代理说模块不存在"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A 404 from a module proxy of your own has its reason on the server: the repository is no Go proxy or has no \
         upstream, the address lacks a part such as `/api/go/NAME`, or the server can't read the private repository.",
        "自建模块代理返回 404，原因在服务器上：仓库类型不是 Go 代理或没有配置上游、地址缺了 `/api/go/NAME` 之类的部分，或者服务器读不了私有仓库。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: golang.org/x/time@v0.5.0: reading https://artifacts.corp.example/go/golang.org/x/time/@v/v0.5.0.info: 404 Not Found\n\tserver response: Key golang.org/x/time/@v/v0.5.0.info not found\n",
    )],
    good: &[example(Kind::ErrorText, "go: downloading golang.org/x/time v0.5.0\n")],
    sources: &[source::GO_PROTOCOL, source::ATHENS_AUTH],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_mine = |it: &&Failure| {
        it.doing == Doing::ModuleProxy
            && !it.host().is_empty()
            && !public_proxies::is_public(it.host())
            && matches!(it.status(), Some(404 | 410))
    };
    let Some(failure) = case.failures.iter().find(is_mine) else { return };
    let response = case.response(failure);
    if response.contains("unknown revision") && !case.is_unreadable(failure) {
        return;
    }
    let is_unreadable = case.is_unreadable(failure) && response.contains("git ");
    let is_public = whose(failure.module_host()) == Whose::Public && !crate::data::forges::is_forge(failure.module_host());
    let why = if is_unreadable {
        both(
            "The response is the server's own git, which has no login for that repository.",
            "应答内容来自服务器自己的 git，它没有那个仓库的凭据。",
        )
    } else {
        both(
            "The proxy is not set up to fetch this module: no upstream, a repository of another type, a wrong address, or no \
             login for a private host.",
            "代理没有配置好去获取这个模块：没有上游、仓库类型不对、地址写错，或者没有私有主机的凭据。",
        )
    };
    out.push(
        Finding::error(
            failure.words,
            both(
                "Your module proxy `{host}` does not serve `{module}`.",
                "自建模块代理 `{host}` 没有提供 `{module}`。",
            )
            .with("host", failure.host())
            .with("module", failure.module_path()),
        )
        .why(why)
        .todo(both(
            "On the server: check its upstream and type, and give it a login for private hosts. On the client: check the \
             address up to where `/@v/` begins; modules that go should fetch itself belong in `GOPRIVATE`.",
            "服务器上：检查上游和仓库类型，并给它私有主机的凭据。客户端上：核对 `/@v/` 之前的地址；应由 go 直接获取的模块写进 `GOPRIVATE`。",
        ))
        .confidence(if is_public || is_unreadable { Confidence::High } else { Confidence::Medium })
        .weight(if is_public || is_unreadable { 92 } else { 82 })
        .gives_way()
        .decide(
            format!("curl -sS https://{}/…/rsc.io/quote/@v/list", failure.host()),
            both(
                "Versions: the proxy works and only this module is missing there. 404: it serves no public modules at all.",
                "列出版本：代理正常，只缺这个模块。返回 404：它根本没有提供公开模块。",
            ),
        ),
    );
}
