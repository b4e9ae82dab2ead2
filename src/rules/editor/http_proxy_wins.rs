//! `http.proxy` replaces the proxy variables of `go.toolsEnvVars`.

use super::json;
use crate::data::source;
use crate::facts::{Case, How, Place};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP300",
    name: "http-proxy-wins",
    cause: Cause::EnvPrecedence,
    title: both("`http.proxy` replaces what `go.toolsEnvVars` says", "`http.proxy` 会覆盖 `go.toolsEnvVars` 里的代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Where `http.proxy` is set, the Go extension writes it into `http_proxy`, `HTTP_PROXY`, `https_proxy` and `HTTPS_PROXY` of \
         everything that it starts, over `go.toolsEnvVars` and over the system's variables. Only `build.env` of gopls comes \
         after it, and `NO_PROXY` is left alone.",
        "设置了 `http.proxy` 时，Go 扩展会把它写进所启动程序的 `http_proxy`、`HTTP_PROXY`、`https_proxy` 和 `HTTPS_PROXY`，\
         覆盖 `go.toolsEnvVars` 和系统变量。只有 gopls 的 `build.env` 在它之后生效，`NO_PROXY` 不受影响。",
    ),
    bad: &[example(
        Kind::Settings,
        "{\n  \"http.proxy\": \"http://proxy.corp.example:3128\",\n  \"go.toolsEnvVars\": { \"HTTPS_PROXY\": \"http://go-proxy.corp.example:3128\", \
         \"HTTP_PROXY\": \"http://go-proxy.corp.example:3128\" }\n}\n",
    )],
    good: &[example(
        Kind::Settings,
        "{\n  \"http.proxy\": \"http://proxy.corp.example:3128\",\n  \"go.toolsEnvVars\": { \"NO_PROXY\": \"localhost,127.0.0.1,corp.example\" }\n}\n",
    )],
    sources: &[source::VSCODE_GO_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(proxy) = json::pair(case, "http.proxy").filter(|it| !it.node.text().is_empty()) else { return };
    let address = |value: &str| value.trim_end_matches('/').to_owned();
    let other = case.settings.iter().find(|it| {
        it.place == Place::Editor
            && it.how == How::JsonEnv
            && (it.is("HTTP_PROXY") || it.is("HTTPS_PROXY"))
            && address(&it.value) != address(proxy.node.text())
    });
    let Some(setting) = other else { return };
    out.push(
        Finding::warning(
            setting.value_at,
            both("`http.proxy` replaces this for all Go tools.", "对所有 Go 工具来说，`http.proxy` 会覆盖这个值。"),
        )
        .weight(if case.troubles().is_empty() { 85 } else { 65 })
        .why(both(
            "The Go extension writes `http.proxy` into the four proxy variables after `go.toolsEnvVars`.",
            "Go 扩展在 `go.toolsEnvVars` 之后，把 `http.proxy` 写进四个代理变量。",
        ))
        .todo(both(
            "Write the same address in both, or take one of them out.",
            "两处写同一个地址，或者去掉其中一个。",
        )),
    );
}
