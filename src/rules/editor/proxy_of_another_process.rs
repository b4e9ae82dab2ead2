//! A download of VS Code's remote parts, which are processes of their own and don't read `http.proxy`.

use super::json;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Failure, Place, Setting, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, loopback, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP295",
    name: "proxy-of-another-process",
    cause: Cause::EditorSettings,
    title: both(
        "Remote-SSH and Dev Containers download without the proxy of VS Code",
        "Remote-SSH 和 Dev Containers 下载时不用 VS Code 的代理",
    ),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`http.proxy` is for VS Code and its extensions. The VS Code server is fetched by wget or curl on the remote host, and \
         Features by the Dev Containers CLI, a node process: neither reads that setting. The former takes \
         `remote.SSH.httpProxy` and `remote.SSH.httpsProxy` or the variables of the remote login shell; the latter the \
         variables that VS Code itself was started with, on a remote those of the login shell there.",
        "`http.proxy` 只管 VS Code 和它的扩展。VS Code Server 由远程主机上的 wget 或 curl 下载，Feature 由 Dev Containers CLI（一个 node 进程）下载，\
         它们都不读这个设置。前者看 `remote.SSH.httpProxy`、`remote.SSH.httpsProxy` 或远程登录 shell 的变量；\
         后者看启动 VS Code 时的环境变量，在远程主机上则是那边登录 shell 的变量。",
    ),
    bad: &[
        example(
            Kind::Settings,
            "{\n  \"http.proxy\": \"http://proxy.corp.example:3128\"\n}\n// Remote-SSH: downloading the VS Code server from \
             update.code.visualstudio.com timed out\n",
        ),
        example(
            Kind::ErrorText,
            "Resolving Feature dependencies for 'ghcr.io/devcontainers/features/go:1'...\nError: connect ETIMEDOUT \
             140.82.121.34:443\n",
        ),
    ],
    good: &[example(
        Kind::Settings,
        "{\n  \"http.proxy\": \"http://proxy.corp.example:3128\",\n  \"remote.SSH.httpProxy\": \"http://proxy.corp.example:3128\",\n  \
         \"remote.SSH.httpsProxy\": \"http://proxy.corp.example:3128\"\n}\n",
    )],
    sources: &[source::VSCODE_NETWORK, source::VSCODE_SSH],
};

const FEATURES: &[&str] = &[
    "resolving feature dependencies",
    "processing feature",
    "feature tarball",
    "feature manifest",
    "failed to fetch feature",
    "devcontainer-features",
    "devcontainers/features",
];
const SERVER: &[&str] = &[
    "downloading with wget",
    "downloading with curl",
    "failed to download vs code server",
    "downloading vs code server",
    "downloading the vs code server",
    "update.code.visualstudio.com",
    "vscode-server",
    "remote.ssh",
    "remote-ssh",
    "remote - ssh",
    "remote ssh",
    "remote server",
    "opening remote",
    "server of vs code",
    "over ssh",
    "remote host",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_other = |it: &&&Failure| {
        it.on_way_to_proxy
            || matches!(it.trouble, Trouble::ProxyLogin | Trouble::UnknownAuthority | Trouble::NotTls)
            || it.peer.as_deref().is_some_and(loopback::is_loopback)
            || loopback::is_loopback(it.host())
    };
    let troubles = case.troubles();
    let is_loopback = |it: &Setting| it.is_forward_proxy() && loopback::is_loopback(&it.value);
    if troubles.iter().any(|it| is_other(&it)) || case.settings.iter().any(is_loopback) {
        return;
    }
    let own = json::pair(case, "http.proxy").filter(|it| !it.node.text().is_empty()).map(|it| it.node.inner(case.text));
    let failed = case.tells_of_trouble().or_else(|| case.says_any(&["without it", "fails", "failed", " has no http"])).or_else(|| told::trouble(case));
    let Some(failed) = failed else { return };
    if case.says_any(FEATURES).is_some() {
        out.push(finding(own.unwrap_or(failed), FEATURE, FEATURE_TODO));
    } else if case.says_any(SERVER).is_some() && is_told_download(case) {
        out.push(finding(failed, SHELL, SHELL_TODO).weight(96));
    } else if case.says_any(SERVER).is_some() && (own.is_some() || is_download(case)) {
        let is_set = case.settings.iter().any(|it| it.is_forward_proxy() && it.place != Place::Editor);
        out.push(finding(own.unwrap_or(failed), DOWNLOAD, DOWNLOAD_TODO).weight(if is_set { 75 } else { 97 }));
    } else if own.is_some() && !json::settings(case).is_empty() {
        out.push(finding(own.unwrap_or(failed), DOWNLOAD, DOWNLOAD_TODO).last_resort().weight(60));
    }
}

/// Whether a person tells of the server's download beside what a shell of the remote host sets.
fn is_told_download(case: &Case) -> bool {
    let is_server = |said: &str| ["wget", "curl", "server", "download", "opening remote", "install"].iter().any(|words| said.contains(words));
    let is_editor = case.says_any(&["vs code", "vscode", "remote-ssh", "remote ssh", "remote - ssh", "opening remote", "cursor"]).is_some();
    let is_shell = case.says_any(&[".bashrc", ".profile", ".zshrc", ".bash_profile", "/etc/environment", "login shell", "interactive"]).is_some();
    is_editor && is_shell && case.says("wsl").is_none() && told::clauses(case).into_iter().any(|it| is_server(case.lower(it.at)) && (told::is_trouble(case.lower(it.at)) || case.lower(it.at).contains(" has no ")))
}

fn is_download(case: &Case) -> bool {
    case.says_any(&["downloading with", "download vs code server", "downloading vs code server", "update.code.visualstudio.com"]).is_some()
        && case.says("wsl").is_none()
}

const FEATURE: Both = both(
    "Features are fetched by the Dev Containers CLI, which does not read `http.proxy`.",
    "Feature 由 Dev Containers CLI 下载，它不读 `http.proxy`。",
);
const FEATURE_TODO: Both = both(
    "Start VS Code with `HTTPS_PROXY` in its environment (on a remote: export it in the login shell there and restart the VS Code \
     server); locally `http.proxy` of the user settings is handed on too.",
    "启动 VS Code 时在环境里带上 `HTTPS_PROXY`（在远程主机上：写进那边的登录 shell，并重启 VS Code Server）；在本机，用户设置里的 `http.proxy` 也会被传过去。",
);
const SHELL: Both = both(
    "The VS Code server is fetched by a shell that is not interactive and does not read these lines.",
    "VS Code Server 由非交互的 shell 下载，读不到这里的设置。",
);
const SHELL_TODO: Both = both(
    "Set `remote.SSH.httpProxy` and `remote.SSH.httpsProxy`; or move the exports above the line by which `.bashrc` returns for shells that \
     are not interactive (`~/.zshenv` for zsh), or into `~/.wgetrc` and `~/.curlrc`.",
    "设置 `remote.SSH.httpProxy` 和 `remote.SSH.httpsProxy`；或把 export 移到 `.bashrc` 里非交互 shell 提前返回的那一行之前（zsh 用 `~/.zshenv`），\
     或写进 `~/.wgetrc` 和 `~/.curlrc`。",
);
const DOWNLOAD: Both = both(
    "The VS Code server is downloaded on the remote host, which does not read `http.proxy`.",
    "VS Code Server 在远程主机上下载，那里不读 `http.proxy`。",
);
const DOWNLOAD_TODO: Both = both(
    "Set `remote.SSH.httpProxy` and `remote.SSH.httpsProxy`, or `https_proxy` in the remote login shell; or let the desktop \
     download and copy it: `\"remote.SSH.localServerDownload\": \"always\"`.",
    "设置 `remote.SSH.httpProxy` 和 `remote.SSH.httpsProxy`，或在远程的登录 shell 里设置 `https_proxy`；\
     也可以让桌面端下载后传过去：`\"remote.SSH.localServerDownload\": \"always\"`。",
);

fn finding(at: Span, what: Both, todo: Both) -> Finding {
    Finding::error(at, what)
        .weight(97)
        .why(both(
            "It is a process of its own, outside of VS Code, and only looks at its own environment.",
            "那是 VS Code 之外的独立进程，只看自己的环境变量。",
        ))
        .todo(todo)
}
