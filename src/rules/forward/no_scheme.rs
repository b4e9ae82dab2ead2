//! The address of a forward proxy has no scheme, where a program reads it that needs one.

use crate::data::source;
use crate::facts::{Case, How, Place, ProxyAddress, Setting};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP103",
    name: "proxy-without-scheme",
    cause: Cause::ProxyUrlScheme,
    title: both("A proxy's address without `http://`", "代理地址没有写 `http://`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Go, curl and git take `host:port` for an HTTP proxy. apt, the runner of GitHub Actions, Node's programs and VS Code don't: \
         apt looks up the port as a host, the runner goes without the proxy. In settings that many programs read, write the \
         scheme.",
        "Go、curl 和 git 会把 `host:port` 当作 HTTP 代理。但 apt、GitHub Actions 的 runner、Node 程序和 VS Code 不行：apt 会把端口当成主机名，\
         runner 会干脆不用代理。会被许多程序读取的设置，请写上协议。",
    ),
    bad: &[example(Kind::Shell, "docker build --build-arg http_proxy=proxy.corp.example:8080 --build-arg https_proxy=proxy.corp.example:8080 .\n")],
    good: &[example(
        Kind::Shell,
        "docker build --build-arg http_proxy=http://proxy.corp.example:8080 --build-arg https_proxy=http://proxy.corp.example:8080 .\n",
    )],
    sources: &[source::RUNNER_PROXY, source::DOCKERFILE_PREDEFINED],
};

/// Who reads it and needs a scheme.
fn needs_scheme(case: &Case, setting: &Setting) -> bool {
    match setting.place {
        Place::BuildStep(_) | Place::BuildArgs | Place::Container | Place::DockerClient | Place::Runner | Place::Ci => true,
        Place::Editor => setting.how == How::JsonKey,
        _ if case.says_any(INVALID).is_some() => true,
        _ => case.says("runner").is_some() || case.says("initiate the connection to").is_some(),
    }
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    for setting in case.settings.iter().filter(|it| it.is_forward_proxy() && it.is_set() && !it.is_remark) {
        let address = ProxyAddress::of(&setting.value);
        let is_bare = address.scheme.is_none() && address.port.is_some() && !address.host.contains(['/', ':', ' ', '$', '{']);
        if !is_bare || setting.has_gap() || !needs_scheme(case, setting) {
            continue;
        }
        let finding = Finding::warning(
            setting.value_at,
            both("`{value}` in `{name}` has no scheme.", "`{name}` 里的 `{value}` 没有写协议。")
                .with("value", &setting.value)
                .with("name", &setting.name),
        )
        .confidence(Confidence::High)
        .weight(96)
        .why(both(
            "Go, curl and git assume `http://`; apt, the runner of GitHub Actions and many other programs don't, and fail or \
             go without the proxy.",
            "Go、curl 和 git 会默认 `http://`；apt、GitHub Actions 的 runner 和许多别的程序不会，它们会报错，或者干脆不用代理。",
        ))
        .todo(both("Write `http://` in front.", "在前面加上 `http://`。"));
        out.push(if setting.is_verbatim(case.text) {
            let edits = [Edit::insert(setting.value_at.start, "http://")];
            finding.fix(Fix::safe(both("Write `http://`", "加上 `http://`"), edits))
        } else {
            finding
        });
    }
}

/// How programs refuse an address without a scheme.
const INVALID: &[&str] = &[
    "invalid url", "err_invalid_url", "invalid proxy url", "no scheme supplied", "missing scheme", "proxy url is invalid",
    "relative url without a base", "missing dependencies for socks", "unsupported proxy", "invalid proxy",
];
