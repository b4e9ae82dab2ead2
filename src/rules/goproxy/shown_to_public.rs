//! A company's module proxy is followed by a public one, and private modules are not kept from it.

use super::look::{forward, host_of, is_address, is_public};
use crate::data::source;
use crate::facts::{Case, has_gap};
use crate::go::pattern;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP013",
    name: "private-names-shown",
    cause: Cause::PrivateModuleRouting,
    title: both("Names of private modules reach a public proxy", "私有模块的名称会发给公共代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go asks the entries of `GOPROXY` in turn. What the company's proxy answers with 404 (after `|`: with any error), a slip \
         in a private path included, the next entry is asked for. `GONOSUMDB` keeps private paths from the checksum database, \
         not from that entry; and `GONOPROXY` would take them off the company's proxy too.\n\nA company's proxy that fetches \
         public modules itself needs no second entry.",
        "go 会依次访问 `GOPROXY` 的条目。公司代理返回 404（竖线后面则是任何错误）的路径，包括写错的私有路径，都会再问下一个条目。`GONOSUMDB` \
         只能避免把私有路径发给校验和数据库，挡不住下一个条目；而 `GONOPROXY` 会让它们连公司代理也不走。\n\n公司代理能自己获取公共模块的话，\
         根本不需要第二个条目。",
    ),
    bad: &[example(
        Kind::EnvFile,
        "GOPROXY=https://goproxy.corp.example|https://proxy.golang.org\nGONOSUMDB=git.corp.example\n",
    )],
    good: &[example(Kind::EnvFile, "GOPROXY=https://goproxy.corp.example\nGONOSUMDB=git.corp.example\n")],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let private: Vec<_> = case.settings_of("GONOSUMDB").filter(|it| !it.has_gap()).collect();
    for setting in case.settings_of("GOPROXY") {
        let hops = setting.hops(case.text);
        let Some(first) = hops.first().filter(|it| is_address(it.text) && !is_public(it.text) && !has_gap(it.text)) else {
            continue;
        };
        // A comma shows what the proxy does not have; a bar shows everything whenever the proxy is down.
        let Some(second) = hops.get(1).filter(|it| first.separator == Some('|') && is_public(it.text)) else { continue };
        if forward(case, first).is_some() || host_of(first.text).is_empty() {
            continue;
        }
        let near: Vec<_> = private.iter().filter(|it| it.place == setting.place).collect();
        let direct: String = ["GONOPROXY", "GOPRIVATE"]
            .iter()
            .flat_map(|name| case.settings_of(name))
            .map(|it| it.value.clone() + ",")
            .collect();
        let shown = near.iter().flat_map(|it| it.value.split(',')).map(str::trim).find(|it| {
            let path = it.trim_end_matches("/*").trim_start_matches("*.");
            !path.is_empty() && path.contains('.') && pattern::matching(&direct, path).is_none()
        });
        let Some(shown) = shown else { continue };
        out.push(
            Finding::warning(
                first.at.to(second.at),
                both("`{second}` is asked for `{path}` whenever the company's proxy fails.", "公司代理一出错，go 就会向 `{second}` 请求 `{path}`。")
                    .with("second", second.text)
                    .with("path", shown),
            )
            .confidence(Confidence::Medium)
            .weight(if case.failures.is_empty() { 65 } else { 50 })
            .why(both(
                "`GONOSUMDB` keeps private paths from the checksum database only; the next entry of `GOPROXY` still learns them.",
                "`GONOSUMDB` 只避免把私有路径发给校验和数据库，`GOPROXY` 的下一个条目仍会看到这些路径。",
            ))
            .todo(both(
                "Keep the company's proxy alone and let it fetch public modules. If it can't, join the two with a comma and know \
                 that every path it answers with 404 is shown.",
                "只保留公司代理，让它去取公共模块。做不到的话，两者之间用逗号，并清楚它返回 404 的每个路径都会被公开代理看到。",
            )),
        );
    }
}
