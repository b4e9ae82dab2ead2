//! The proxy of the desktop is used by VS Code's server on a remote host, which doesn't know or reach it.

use crate::data::source;
use crate::facts::{Case, Doing, Failure, Place, Trouble, host};
use crate::read::Kind;
use crate::rules::forward::ports::is_local_default;
use crate::rules::{Cause, Doc, Finding, Rule, example, loopback};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP303",
    name: "desktops-proxy-on-remote",
    cause: Cause::EditorSettings,
    title: both("VS Code's server on a remote host asks the desktop's proxy", "远程主机上的 VS Code Server 在使用你本机的代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "VS Code hands its local proxy settings on to the server on a remote host (`http.useLocalProxyConfiguration`). \
         Extensions that run there then ask a proxy that only the desktop's network knows: `getaddrinfo ENOTFOUND`, or no \
         connection. Switch `http.useLocalProxyConfiguration` off in the remote settings; only then an `http.proxy` that stands \
         there is used.",
        "VS Code 会把本机的代理设置带到远程主机的服务端（`http.useLocalProxyConfiguration`）。在那边运行的扩展就会去找只有本机网络才能访问的代理：\
         `getaddrinfo ENOTFOUND`，或者连不上。请在远程设置里关掉 `http.useLocalProxyConfiguration`；关掉以后，写在那里的 `http.proxy` 才会生效。",
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
    sources: &[source::VSCODE_NETWORK, source::VSCODE_REQUEST],
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
        let is_named = is_named || (host::is_private_address(target) && is_at_port(case, it));
        let is_named = is_named && it.doing != Doing::ModuleProxy && !is_of_shell(case.lower(case.line(it.at)));
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
                "远程主机上的 VS Code Server 在使用你本机的代理，而那台主机访问不到它。",
            ),
        )
        .weight(97)
        .why(both(
            "VS Code hands the local proxy settings on, and the extensions run on the other side.",
            "VS Code 会把本机的代理设置传过去，而扩展运行在那一边。",
        ))
        .todo(both(
            "In the remote settings write `\"http.useLocalProxyConfiguration\": false`. If that host needs a proxy, add an `http.proxy` that it \
             reaches; without the first line it is not used. Then reload the window.",
            "在远程设置里写 `\"http.useLocalProxyConfiguration\": false`；如果那台主机也需要代理，再加上它能访问的 `http.proxy`（没有前一项，它不会生效）。然后重新加载窗口。",
        )),
    );
}

/// Whether a failure is told by a program of the terminal.
fn is_of_shell(line: &str) -> bool {
    let line = line.trim_start_matches(['#', '/', ' ']);
    line.starts_with("curl") || line.starts_with("go: ") || line.starts_with("wget") || line.starts_with("git ") || line.starts_with("fatal: ")
}

/// Whether it went to the port that `http.proxy` names, or to one that proxies have where its value is not told.
fn is_at_port(case: &Case, it: &Failure) -> bool {
    if case.says("http.proxy").is_none() {
        return false;
    }
    let line = case.lower(it.at);
    let Some(rest) = line.split(it.target()).nth(1) else { return false };
    let rest = rest.trim_start_matches([':', ' ']).trim_start_matches("port ");
    let port = rest.split(|ch: char| !ch.is_ascii_digit()).next().unwrap_or_default();
    let mut values = case.settings.iter().filter(|it| it.is_forward_proxy() && it.place == Place::Editor).peekable();
    if values.peek().is_some() {
        return !port.is_empty() && values.any(|it| it.value.trim_end_matches('/').ends_with(&format!(":{port}")));
    }
    port == "8080" || port.parse().is_ok_and(is_local_default)
}
