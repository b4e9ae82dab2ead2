//! `HTTP_PROXY` alone: it serves `http://` addresses only, and module proxies are asked by `https://`.

use crate::data::source;
use crate::facts::{Case, How, Place};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP106",
    name: "http-proxy-alone",
    cause: Cause::EnvSyntax,
    title: both("`HTTP_PROXY` without `HTTPS_PROXY`", "只设置了 `HTTP_PROXY`，没有 `HTTPS_PROXY`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`HTTP_PROXY` is for `http://` addresses. Module proxies, the checksum database, GitHub and registries are asked by \
         `https://`, for which only `HTTPS_PROXY` counts. Set both to the same address.",
        "`HTTP_PROXY` 只用于 `http://` 地址。模块代理、校验和数据库、GitHub 和镜像仓库都走 `https://`，只看 `HTTPS_PROXY`。请把两个变量设成同一个地址。",
    ),
    bad: &[example(Kind::Shell, "export HTTP_PROXY=http://127.0.0.1:7890\ngo mod download\n")],
    good: &[example(Kind::Shell, "export HTTP_PROXY=http://127.0.0.1:7890 HTTPS_PROXY=http://127.0.0.1:7890\ngo mod download\n")],
    sources: &[source::HTTPPROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if case.says_any(&["https_proxy", "all_proxy", "httpsproxy", "https-proxy"]).is_some() {
        return;
    }
    let Some(setting) = case.settings_of("HTTP_PROXY").find(|it| {
        it.how != How::JsonKey && !it.value.trim().is_empty() && !matches!(it.place, Place::BuildArgs | Place::Container)
    }) else {
        return;
    };
    // What a build downloads over plain HTTP, as packages of Debian, it serves.
    let wants_https = case.commands().any(|it| matches!(it.word(0).rsplit('/').next(), Some("go" | "git" | "docker" | "gopls")))
        || case.failures.iter().any(|it| it.address.as_ref().is_some_and(|it| it.scheme == "https"));
    // Registries are asked by https.
    let is_daemon = matches!(setting.place, Place::Engine | Place::Daemon) && case.tells_of_trouble().is_some();
    if !wants_https && !is_daemon {
        return;
    }
    // go went straight to an https address, past the proxy that was meant for it.
    let is_direct = setting.how == How::Prefix && case.failures.iter().any(|it| it.is_unreachable() && !it.on_way_to_proxy && it.address.as_ref().is_some_and(|it| it.scheme == "https"));
    let fails = case.failures.iter().any(|it| it.address.as_ref().is_some_and(|it| it.scheme == "https") && !it.on_way_to_proxy);
    out.push(
        Finding::warning(
            setting.name_at,
            both("Only `{name}` is set, so `https://` addresses are asked without the proxy.", "只设置了 `{name}`，访问 `https://` 地址时不会用代理。")
                .with("name", &setting.name),
        )
        .weight(if is_direct { 98 } else if fails { 80 } else { 60 })
        .why(both(
            "Modules, checksums and images come by `https://`, for which `HTTPS_PROXY` counts.",
            "模块、校验和和镜像都走 `https://`，看的是 `HTTPS_PROXY`。",
        ))
        .todo(both("Set `HTTPS_PROXY` to the same address.", "把 `HTTPS_PROXY` 设成同一个地址。")),
    );
}
