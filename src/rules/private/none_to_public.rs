//! `GONOPROXY=none` beside `GOPRIVATE`, while only public mirrors are asked.

use crate::data::{public_proxies, source};
use crate::facts::{Case, ProxyAddress};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP028",
    name: "none-to-public",
    cause: Cause::PrivateModuleRouting,
    title: both("`GONOPROXY=none` sends private modules to a public mirror", "`GONOPROXY=none` 会把私有模块送往公共镜像"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`GOPRIVATE` keeps modules from mirrors by giving `GONOPROXY` its value; `GONOPROXY=none` takes that back: every module, \
         private ones too, is asked of `GOPROXY`. That is right with a company's proxy that serves private modules, and wrong \
         with a public mirror, which learns their names and has none of them.",
        "`GOPRIVATE` 通过给 `GONOPROXY` 提供默认值来让私有模块不走镜像，而 `GONOPROXY=none` 把这一点取消了：所有模块（包括私有的）都会去问 \
         `GOPROXY`。如果公司代理提供私有模块，这样是对的；如果用的是公共镜像就不对，它会得知私有模块的名称，却一个也没有。",
    ),
    bad: &[example(
        Kind::GoEnv,
        "GONOPROXY=\"none\"\nGOPRIVATE=\"git.corp.example\"\nGOPROXY=\"https://goproxy.cn,direct\"\n",
    )],
    good: &[example(
        Kind::GoEnv,
        "GONOPROXY=\"none\"\nGOPRIVATE=\"git.corp.example\"\nGOPROXY=\"https://goproxy.corp.example\"\n",
    )],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(none) = case.settings_of("GONOPROXY").find(|it| it.value.trim() == "none") else { return };
    let is_private = case.settings_of("GOPRIVATE").any(|it| !it.value.trim().is_empty());
    let mut proxies = case.settings_of("GOPROXY").filter(|it| !it.has_gap()).peekable();
    // Where no list is shown, what a person tells of it.
    let is_told = proxies.peek().is_none()
        && told::clauses(case).iter().any(|it| ["proxy.golang.org", "goproxy.cn", "goproxy.io", "public"].iter().any(|name| case.lower(it.remark).contains(name)));
    if !is_private || (proxies.peek().is_none() && !is_told) {
        return;
    }
    let is_public = proxies.all(|it| {
        let mut hops = it.hops(case.text).into_iter().filter(|hop| !matches!(hop.text, "direct" | "off")).peekable();
        hops.peek().is_some() && hops.all(|hop| public_proxies::is_public(ProxyAddress::of(hop.text).host))
    });
    if !is_public {
        return;
    }
    out.push(
        Finding::error(
            none.value_at,
            both("`GONOPROXY=none` sends private modules to the public mirror.", "`GONOPROXY=none` 会把私有模块送往公共镜像。"),
        )
        .why(both(
            "It takes back what `GOPRIVATE` does for `GONOPROXY`; the mirror learns the private paths and serves none of them.",
            "它取消了 `GOPRIVATE` 给 `GONOPROXY` 的默认值；镜像会得知私有路径，却提供不了这些模块。",
        ))
        .todo(both(
            "Take `GONOPROXY` out (`go env -u GONOPROXY`), or put the proxy that serves your private modules into `GOPROXY`.",
            "去掉 `GONOPROXY`（`go env -u GONOPROXY`），或者把提供私有模块的代理写进 `GOPROXY`。",
        )),
    );
}
