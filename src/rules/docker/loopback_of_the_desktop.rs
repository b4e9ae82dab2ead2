//! A loopback proxy of a desktop that another machine is given: runner, dev container, Docker Desktop's engine.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Doing, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, loopback};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP213",
    name: "loopback-of-the-desktop",
    cause: Cause::LocalhostInsideContainer,
    title: both("A loopback proxy that is passed on into a container or VM", "回环代理被带进了容器或虚拟机"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Some programs hand their proxy setting on to where loopback is another machine: a self-hosted runner into job \
         containers, VS Code into a dev container, Docker Desktop into its Linux VM. Give them an address that is \
         reachable from there, as `http://host.docker.internal:7890`, and let the proxy listen beyond loopback.",
        "有些程序会把自己的代理设置带到回环指向另一台机器的地方：自托管 runner 带进作业容器，VS Code 带进开发容器，\
         Docker Desktop 带进它的 Linux 虚拟机。请填那里也能访问的地址，比如 `http://host.docker.internal:7890`，\
         并让代理监听回环之外的地址。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "C:\\> docker pull alpine\nError response from daemon: Get \"https://registry-1.docker.io/v2/\": proxyconnect tcp: \
             dial tcp 127.0.0.1:7890: connect: connection refused\n# Docker Desktop, Windows\n",
        ),
        example(
            Kind::Settings,
            "// user settings, then Reopen in Container\n{\n  \"http.proxy\": \"http://localhost:3128\"\n}\n",
        ),
    ],
    good: &[example(Kind::Settings, "// user settings\n{\n  \"http.proxy\": \"http://127.0.0.1:7890\"\n}\n")],
    sources: &[source::DOCKER_DESKTOP_PROXY, source::DOCKER_NETWORK_HOST, source::RUNNER_PROXY, source::VSCODE_NETWORK],
};

/// Where the setting is passed on to, and how that is told.
struct Way {
    words: &'static [&'static str],
    what: Both,
    todo: Both,
}

const RUNNER: Way = Way {
    words: &[
        "container action",
        "job container",
        "container:",
        "docker action",
        "service container",
        "executor docker",
        "executor = \"docker\"",
        "[runners.docker]",
    ],
    what: both(
        "The runner copies its proxy variables into job containers, where `{host}` is the container.",
        "runner 会把代理变量复制进作业容器，而 `{host}` 在容器里是容器自己。",
    ),
    todo: both(
        "Give the runner an address that its containers reach too: the machine's own address instead of loopback.",
        "给 runner 填一个容器也能访问的地址：用机器自己的地址，不要用回环。",
    ),
};

const DEV_CONTAINER: Way = Way {
    words: &[
        "reopen in container",
        "dev container",
        "devcontainer",
        "remote-containers",
        "remote containers",
        "attached container",
        "inside the container",
    ],
    what: both(
        "The setting of the desktop also holds in the dev container, where `{host}` is the container.",
        "桌面上的设置在开发容器里同样生效，而 `{host}` 在那里是容器自己。",
    ),
    todo: both(
        "In the container's remote settings set `http://host.docker.internal:PORT` (or switch \
         `http.useLocalProxyConfiguration` off), and make the container anew if the address is in its variables.",
        "在容器的远程设置里写 `http://host.docker.internal:端口`（或关掉 `http.useLocalProxyConfiguration`）；\
         如果地址在容器的环境变量里，要重建容器。",
    ),
};

const DESKTOP: Way = Way {
    words: &[],
    what: both(
        "The engine runs in Docker Desktop's Linux VM, where `{host}` is the VM and not your desktop.",
        "引擎运行在 Docker Desktop 的 Linux 虚拟机里，`{host}` 是虚拟机，不是你的桌面系统。",
    ),
    todo: both(
        "In Docker Desktop, Settings → Resources → Proxies, write `http://host.docker.internal:PORT`, and let the proxy accept \
         connections from the LAN.",
        "在 Docker Desktop 的 Settings → Resources → Proxies 里填 `http://host.docker.internal:端口`，并让代理允许局域网连接。",
    ),
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let runs = case.says("runner").is_some() || !case.kinds().iter().all(|kind| *kind == Kind::Compose);
    let (way, at) = if let Some(at) = case.says_any(RUNNER.words).filter(|_| runs).and_then(|_| runner_proxy(case)) {
        (RUNNER, at)
    } else if let Some(at) = case.says_any(DEV_CONTAINER.words).and_then(|_| address(case)) {
        (DEV_CONTAINER, at)
    } else if let Some(at) = case.says("local proxy ignored: not passing") {
        (DEV_CONTAINER, at)
    } else if let Some(at) = engine_in_vm(case) {
        (DESKTOP, at)
    } else {
        return;
    };
    out.push(
        Finding::error(at, way.what.with("host", at.of(case.text)))
            .why(both(
                "A proxy that listens on one machine's loopback can't be reached from another.",
                "只监听某台机器回环的代理，从另一台机器访问不到。",
            ))
            .todo(way.todo),
    );
}

/// A loopback proxy of a runner: its variables, with containers spoken of and `runner` named.
fn runner_proxy(case: &Case) -> Option<Span> {
    case.mentions("runner")?;
    address(case)
}

/// The first loopback address of a proxy, in a setting, in a comment or in what could not be reached.
fn address(case: &Case) -> Option<Span> {
    let settings = case.settings.iter().filter(|it| it.is_forward_proxy());
    let mut settings = settings.filter_map(|it| loopback::host_at(case.text, it.value_at));
    settings.next().or_else(|| refused(case)).or_else(|| editor_proxy(case))
}

/// `http.proxy` of an editor.
fn editor_proxy(case: &Case) -> Option<Span> {
    let at = case.says("\"http.proxy\"")?;
    let rest = &case.text[at.end..];
    let start = at.end + rest.find('"')? + 1;
    let end = start + case.text[start..].find('"')?;
    loopback::host_at(case.text, Span::new(start, end))
}

/// A loopback address that a connection was refused at.
fn refused(case: &Case) -> Option<Span> {
    let words = case.says_any(&[
        "dial tcp 127.0.0.1:",
        "dial tcp [::1]:",
        "econnrefused 127.0.0.1:",
        "failed to connect to 127.0.0.1 port",
        "failed to connect to localhost port",
        "connection refused 127.0.0.1:",
    ])?;
    let said = words.of(case.text).to_ascii_lowercase();
    let host = ["127.0.0.1", "[::1]", "localhost"].into_iter().find(|host| said.contains(host))?;
    let start = words.start + said.find(host)?;
    Some(Span::new(start, start + host.len()))
}

/// The loopback address that Docker's engine was given although it runs in a VM.
fn engine_in_vm(case: &Case) -> Option<Span> {
    let is_pull = case.failures.iter().any(|it| matches!(it.doing, Doing::Registry | Doing::RegistryToken))
        || case.says("error response from daemon").is_some();
    let is_desktop = case
        .says_any(&["docker desktop", "windows", "c:\\", "curl.exe", "macos", "ps c:", "gateway mode"])
        .is_some();
    // The engine itself names the proxy that it can't reach.
    let is_named = case.failures.iter().any(|it| it.on_way_to_proxy && it.trouble == Trouble::Refused)
        || case.says("proxyconnect tcp: dial tcp 127.0.0.1").is_some()
        || case.says("proxyconnect tcp: dial tcp [::1]").is_some();
    let has_unit = case.of_kind(Kind::Systemd).next().is_some() || case.says("systemctl").is_some();
    let is_wsl = case.says("wsl").is_some() && case.says("docker desktop").is_none();
    (is_pull && (is_named || is_desktop) && !has_unit && !is_wsl).then(|| address(case)).flatten()
}
