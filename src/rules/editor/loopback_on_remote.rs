//! A loopback proxy of the desktop is used by VS Code's server on another machine.

use super::json;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How, Place};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, loopback, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP294",
    name: "loopback-on-remote",
    cause: Cause::EditorSettings,
    title: both("The desktop's loopback proxy is used on a remote host", "桌面上的回环代理被用到了远程主机"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "VS Code hands `http.proxy` of the user settings on to the server on a remote host, where `127.0.0.1` is that host. \
         Extensions and Go tools run there. Set `http.useLocalProxyConfiguration` to false in the remote settings and give them \
         a proxy that the host reaches; or let SSH bring the port over (`RemoteForward`).",
        "VS Code 会把用户设置里的 `http.proxy` 带到远程主机的服务端，而 `127.0.0.1` 在那里就是远程主机自己。扩展和 Go 工具都运行在远程。\
         请在远程设置里把 `http.useLocalProxyConfiguration` 设为 false，并填一个远程主机能访问的代理；或者用 SSH 的 `RemoteForward` 把端口带过去。",
    ),
    bad: &[example(
        Kind::Settings,
        "{\n  \"http.proxy\": \"http://127.0.0.1:7890\"\n}\n// Remote-SSH: the extensions say: connect ECONNREFUSED 127.0.0.1:7890\n",
    )],
    good: &[example(
        Kind::Settings,
        "// remote settings of the SSH host\n{\n  \"http.useLocalProxyConfiguration\": false,\n  \"http.proxy\": \
         \"http://proxy.corp.example:3128\"\n}\n",
    )],
    sources: &[source::VSCODE_NETWORK],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_remote = case.says_any(&["remote-ssh", "remote ssh", "ssh host", "over ssh", "via ssh", "codespace", "远程主机", "远程服务器", "remote host", "remote server", "remote.ssh"]);
    let is_elsewhere = case.says_any(&["container", "wsl"]);
    if is_remote.is_some() && is_elsewhere.is_none() && json::settings(case).is_empty() {
        out.extend(told(case));
        return;
    }
    if is_remote.is_none() || is_elsewhere.is_some() {
        return;
    }
    let is_local = |it: &&crate::facts::Setting| {
        it.is_forward_proxy() && it.place == Place::Editor && matches!(it.how, How::JsonKey | How::JsonEnv) && loopback::is_loopback(&it.value)
    };
    let Some(setting) = case.settings.iter().find(is_local) else { return };
    out.push(
        Finding::error(
            setting.value_at,
            both(
                "On the remote host this address is the remote host itself.",
                "在远程主机上，这个地址指的是远程主机自己。",
            ),
        )
        .weight(97)
        .why(both(
            "VS Code passes the desktop's `http.proxy` on to its server there, and extensions and Go tools run on that side.",
            "VS Code 会把桌面的 `http.proxy` 传给那边的服务端，扩展和 Go 工具都在那边运行。",
        ))
        .todo(both(
            "In the remote settings set `\"http.useLocalProxyConfiguration\": false` and an `http.proxy` that the host reaches (or \
             none); or bring the port over with `RemoteForward 7890 127.0.0.1:7890` in `~/.ssh/config`.",
            "在远程设置里写 `\"http.useLocalProxyConfiguration\": false`，并把 `http.proxy` 设为远程主机能访问的代理（或留空）；\
             或在 `~/.ssh/config` 里用 `RemoteForward 7890 127.0.0.1:7890` 把端口带过去。",
        )),
    );
}

/// An extension on the remote host that fails at the loopback proxy which is set on the desktop's side.
fn told(case: &Case) -> Option<Finding> {
    case.says_any(&["extension", "vs code", "vscode", "gopls", "cursor"])?;
    let set: Vec<_> = case.settings.iter().filter(|it| it.is_forward_proxy() && it.is_set() && loopback::is_loopback(&it.value)).collect();
    let desktop = set.iter().find(|it| {
        let start = case.line(it.at).start;
        let above = case.lower(case.line(Span::at(start.saturating_sub(1))));
        it.how == How::CmdSet || ["local", "windows", "desktop", "laptop", "本机", "本地"].iter().any(|words| above.contains(words))
    })?;
    let clause = told::clauses(case).into_iter().find(|it| {
        let said = case.lower(it.at);
        let is_asked = desktop.value.split("://").nth(1).is_some_and(|address| said.contains(address));
        is_asked && ["error", "connect", "refused", "fail", "uses", "asks", "tries"].iter().any(|words| said.contains(words))
    })?;
    Some(
        Finding::error(clause.at, both("On the remote side the desktop's proxy is asked.", "远程一侧访问的是桌面的代理。"))
            .weight(98)
            .why(both(
                "VS Code passes the desktop's proxy on to its server, and extensions run on that side, where the loopback address is another machine.",
                "VS Code 会把桌面的代理传给那边的服务端，扩展在那边运行，回环地址指的是另一台机器。",
            ))
            .todo(both(
                "In the remote settings set `\"http.useLocalProxyConfiguration\": false` and an `http.proxy` that the host reaches.",
                "在远程设置里写 `\"http.useLocalProxyConfiguration\": false`，并把 `http.proxy` 设为远程主机能访问的代理。",
            )),
    )
}
