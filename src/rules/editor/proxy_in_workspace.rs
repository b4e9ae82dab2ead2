//! `http.*` stands in the settings of a project, where VS Code ignores it.

use super::json;
use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::read::lines::lines;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP293",
    name: "proxy-in-workspace",
    cause: Cause::EditorSettings,
    title: both("`http.proxy` in the settings of a project is ignored", "项目设置里的 `http.proxy` 不起作用"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The `http.…` settings hold for the whole application: VS Code reads them from the user settings (on a remote from the \
         remote settings, if `http.useLocalProxyConfiguration` is off there) and ignores them in `.vscode/settings.json` and in \
         workspace files. A project may set `go.toolsEnvVars` instead, but no password in it.",
        "`http.…` 这类设置属于整个应用：VS Code 只从用户设置里读取（远程主机上，关掉 `http.useLocalProxyConfiguration` 后从远程设置读取），\
         写在 `.vscode/settings.json` 或工作区文件里会被忽略。项目里可以改用 `go.toolsEnvVars`，但不要写密码。",
    ),
    bad: &[example(
        Kind::Settings,
        "// .vscode/settings.json\n{\n  \"http.proxy\": \"http://proxy.corp.example:3128\"\n}\n",
    )],
    good: &[example(
        Kind::Settings,
        "// .vscode/settings.json\n{\n  \"go.toolsEnvVars\": { \"GOPRIVATE\": \"git.corp.example\" }\n}\n",
    )],
    sources: &[source::VSCODE_NETWORK],
};

const KEYS: &[&str] = &[
    "http.proxy",
    "http.noProxy",
    "http.proxySupport",
    "http.proxyStrictSSL",
    "http.proxyAuthorization",
    "http.systemCertificates",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let found = KEYS.iter().find_map(|key| json::pair(case, key)).filter(|_| json::is_workspace(case));
    let told = || {
        let of_scope = || {
            let is_mine = |line: &Span| {
                let said = case.lower(*line);
                let is_limited = ["applied only", "only be applied", "be set only", "only be set", "only applied"].iter().any(|it| said.contains(it));
                said.contains("setting") && said.contains("user settings") && is_limited
            };
            lines(case.text, Span::new(0, case.text.len())).find(is_mine)
        };
        case.says_any(&["has an application scope and can be set only in", "cannot be applied in this workspace", "只能在应用程序用户设置中应用", "只能应用于用户设置"])
        .or_else(of_scope)
        .filter(|_| KEYS.iter().any(|key| case.says(&key.to_ascii_lowercase()).is_some()))
    };
    let Some(at) = found.map(|it| it.name_at(case.text)).or_else(told) else { return };
    out.push(
        Finding::error(
            at,
            both("VS Code ignores `http.…` settings in a project.", "VS Code 会忽略项目里的 `http.…` 设置。"),
        )
        .weight(99)
        .why(both(
            "They hold for the whole application, so only the user's own settings count: a project could otherwise lead all \
             traffic through a proxy of its own.",
            "它们对整个应用生效，只认用户自己的设置；否则打开一个项目，就可能让所有流量都走它指定的代理。",
        ))
        .todo(both(
            "Move them into the user settings (`Preferences: Open User Settings (JSON)`). For a company's certificate trust its CA \
             in the system instead of setting `http.proxyStrictSSL` to false.",
            "把它们移到用户设置（`Preferences: Open User Settings (JSON)`）。遇到公司证书，请在系统里信任公司的 CA，而不是把 `http.proxyStrictSSL` 设为 false。",
        )),
    );
}
