//! `http.proxy` also takes the way to an internal module proxy, because `http.noProxy` does not reach go.

use super::json;
use crate::data::source;
use crate::facts::{Case, Place, ProxyAddress, Setting, host, no_proxy};
use crate::read::Kind;
use crate::read::tree::Node;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP302",
    name: "internal-behind-proxy",
    cause: Cause::NoProxy,
    title: both(
        "`http.proxy` is used for the internal module proxy too",
        "访问内部模块代理也走了 `http.proxy`",
    ),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The Go extension hands `http.proxy` to go, gopls and the tools, but not `http.noProxy`. An internal host in `GOPROXY` is \
         then asked through the company's proxy, which often refuses that. Add `NO_PROXY` to `go.toolsEnvVars`, unless the \
         system's environment has it.",
        "Go 扩展会把 `http.proxy` 交给 go、gopls 和工具，但不会交 `http.noProxy`。于是访问 `GOPROXY` 里的内部主机也要经过公司代理，\
         而代理往往会拒绝。除非系统环境里已有，请在 `go.toolsEnvVars` 里加上 `NO_PROXY`。",
    ),
    bad: &[example(
        Kind::Settings,
        "{\n  \"http.proxy\": \"http://proxy.corp.example:3128\",\n  \"http.noProxy\": [\"corp.example\"],\n  \"go.toolsEnvVars\": { \
         \"GOPROXY\": \"https://goproxy.corp.example\" }\n}\n",
    )],
    good: &[example(
        Kind::Settings,
        "{\n  \"http.proxy\": \"http://proxy.corp.example:3128\",\n  \"http.noProxy\": [\"corp.example\"],\n  \"go.toolsEnvVars\": { \
         \"GOPROXY\": \"https://goproxy.corp.example\", \"NO_PROXY\": \"localhost,127.0.0.1,corp.example\" }\n}\n",
    )],
    sources: &[source::VSCODE_GO_ENV, source::VSCODE_NETWORK],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_set = json::pair(case, "http.proxy").is_some_and(|it| !it.node.text().is_empty());
    if !is_set || case.settings.iter().any(|it| it.is("NO_PROXY")) {
        return;
    }
    let is_own = |it: &&Setting| it.place == Place::Editor && it.is("GOPROXY");
    for setting in case.settings.iter().filter(is_own) {
        for hop in setting.hops(case.text) {
            let name = ProxyAddress::of(hop.text).host;
            let is_near = is_left_out(case, name);
            if matches!(hop.text, "direct" | "off")
                || hop.text.starts_with("file:")
                || host::is_loopback(name) || !(is_near || host::is_internal(name)) {
                continue;
            }
            out.push(
                Finding::warning(
                    hop.at,
                    both("go asks `{host}` through `http.proxy`.", "go 会经过 `http.proxy` 访问 `{host}`。").with("host", name),
                )
                .confidence(Confidence::Medium)
                .weight(72)
                .why(both(
                    "The Go extension sets the four proxy variables from `http.proxy`, and no `NO_PROXY` from `http.noProxy`.",
                    "Go 扩展用 `http.proxy` 设置四个代理变量，却不会用 `http.noProxy` 设置 `NO_PROXY`。",
                ))
                .todo(
                    both(
                        "Add `\"NO_PROXY\": \"localhost,127.0.0.1,{host}\"` to `go.toolsEnvVars`.",
                        "在 `go.toolsEnvVars` 里加上 `\"NO_PROXY\": \"localhost,127.0.0.1,{host}\"`。",
                    )
                    .with("host", name),
                ),
            );
            return;
        }
    }
}

/// Whether `http.noProxy` says that a host is not behind the proxy.
fn is_left_out(case: &Case, name: &str) -> bool {
    let Some(list) = json::pair(case, "http.noProxy") else { return false };
    let entries = list.node.items().iter().map(Node::text).chain(list.node.text().split(','));
    entries.map(str::trim).any(|it| !it.is_empty() && no_proxy::covers(it, name))
}
