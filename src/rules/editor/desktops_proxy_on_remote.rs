//! The proxy of the desktop is used by VS Code's server on a remote host, which doesn't know or reach it.

use crate::data::source;
use crate::facts::{Case, Failure, Place, Trouble, host};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, loopback};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP303",
    name: "desktops-proxy-on-remote",
    cause: Cause::EditorSettings,
    title: both("VS Code's server on a remote host asks the desktop's proxy", "远程主机上的 VS Code Server 在用桌面的代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "VS Code hands its local proxy settings on to the server on a remote host (`http.useLocalProxyConfiguration`). \
         Extensions that run there then ask a proxy that only the desktop's network knows: `getaddrinfo ENOTFOUND`, or no \
         connection. Set `http.proxy` in the remote settings, or switch `http.useLocalProxyConfiguration` off there.",
        "VS Code 会把本机的代理设置带到远程主机的服务端（`http.useLocalProxyConfiguration`）。在那边运行的扩展就会去找只有桌面网络才认识的代理：\
         `getaddrinfo ENOTFOUND`，或者连不上。请在远程设置里填 `http.proxy`，或在那里关掉 `http.useLocalProxyConfiguration`。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "# opened by Remote-SSH\nError: getaddrinfo ENOTFOUND proxy.corp.example proxy.corp.example:3128\n    at \
         (/home/me/.vscode-server/extensions/acme.tool-1.2.0/node_modules/request/lib/errors.js:14:15)\n",
    )],
    good: &[example(
        Kind::Settings,
        "// remote settings\n{\n  \"http.useLocalProxyConfiguration\": false\n}\n",
    )],
    sources: &[source::VSCODE_NETWORK],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_server = case.says_any(&[".vscode-server", ".vscode-remote", ".cursor-server", "remote-ssh", "remote - ssh", "remote ssh"]);
    if is_server.is_none() || case.says("downloading with").is_some() {
        return;
    }
    let is_proxy = |it: &&&Failure| {
        let target = it.target();
        let is_named = target.split('.').next().is_some_and(|name| name.contains("proxy"))
            || case.settings.iter().any(|setting| {
                setting.is_forward_proxy() && setting.place == Place::Editor && !target.is_empty() && setting.value.contains(target)
            });
        let is_named = is_named || (case.says("http.proxy").is_some() && host::is_private_address(target));
        let is_cut = it.is_unresolved() || matches!(it.trouble, Trouble::Refused | Trouble::Timeout | Trouble::NoRoute);
        is_cut && (it.on_way_to_proxy || is_named) && !loopback::is_loopback(target) && target != "proxy.golang.org"
    };
    let troubles = case.troubles();
    let Some(failure) = troubles.iter().find(is_proxy) else { return };
    out.push(
        Finding::error(
            failure.words,
            both(
                "The server on the remote host asks the proxy of your desktop, which that host doesn't reach.",
                "远程主机上的服务端在找你桌面的代理，而那台主机访问不到它。",
            ),
        )
        .weight(97)
        .why(both(
            "VS Code hands the local proxy settings on, and the extensions run on the other side.",
            "VS Code 会把本机的代理设置传过去，而扩展运行在那一边。",
        ))
        .todo(both(
            "In the remote settings set an `http.proxy` that the host reaches, or `\"http.useLocalProxyConfiguration\": false`, then reload \
             the window.",
            "在远程设置里填那台主机能访问的 `http.proxy`，或写 `\"http.useLocalProxyConfiguration\": false`，然后重新加载窗口。",
        )),
    );
}
