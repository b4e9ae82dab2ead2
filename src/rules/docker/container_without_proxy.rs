//! What runs in a container has no way out, while the engine, the host or a trial with `-e` has the proxy.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Doing, Failure, Place, Setting, host};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, loopback, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP224",
    name: "container-without-proxy",
    cause: Cause::EnvNotInContainer,
    title: both("The proxy of the engine or host doesn't reach the container", "引擎或宿主机的代理没有传入容器"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A drop-in of `docker.service` and `proxies` in `daemon.json` serve dockerd, which pulls images. What runs in a \
         container sees neither those nor the variables of your shell. Set `proxies.default` in `~/.docker/config.json`, which \
         every new container gets, or give the values to one: `docker run -e HTTPS_PROXY=http://HOST:PORT …`, `environment` in \
         Compose. Write both cases: wget reads small letters only, and curl ignores a capital `HTTP_PROXY`.",
        "`docker.service` 的 drop-in 和 `daemon.json` 里的 `proxies` 只给拉取镜像的 dockerd 用。容器里运行的程序看不到它们，也看不到你 shell 的变量。\
         可以在 `~/.docker/config.json` 里设 `proxies.default`，对所有新容器生效；也可以只给一个容器传值：\
         `docker run -e HTTPS_PROXY=http://主机:端口 …`，Compose 用 `environment`。大小写都要写：wget 只认小写，curl 不理会大写的 `HTTP_PROXY`。",
    ),
    bad: &[example(
        Kind::Shell,
        "# the proxy is in /etc/systemd/system/docker.service.d/proxy.conf\ndocker run --rm -it debian:13 bash\ncurl \
         https://deb.debian.org   # times out\n",
    )],
    good: &[example(
        Kind::Shell,
        "# the proxy is in /etc/systemd/system/docker.service.d/proxy.conf\ndocker run --rm -it -e \
         HTTP_PROXY=http://proxy.corp.example:3128 -e http_proxy=http://proxy.corp.example:3128 -e \
         HTTPS_PROXY=http://proxy.corp.example:3128 -e https_proxy=http://proxy.corp.example:3128 debian:13 bash\n",
    )],
    sources: &[source::DOCKER_CLI_PROXY, source::DOCKER_DAEMON_PROXY, source::CURL_ENV, source::WGET_PROXIES],
};

/// How a command is started in a container.
const STARTS: &[&str] = &[
    "docker run",
    "docker exec",
    "docker container run",
    "docker compose run",
    "docker-compose run",
    "docker compose exec",
    "docker-compose exec",
    "podman run",
    "podman exec",
    "nerdctl run",
    "nerdctl exec",
    "kubectl run",
    "kubectl exec",
];

/// Where people say that it is.
const INSIDE: &[&str] = &[
    "in the container",
    "inside the container",
    "in a container",
    "inside a container",
    "from the container",
    "within the container",
    "in containers",
    "inside containers",
    "containers behind",
    "container behind",
    "containers are behind",
    "container is behind",
    "in every container",
    "in all containers",
    "in running containers",
    "containers cannot",
    "containers can't",
    "containers have no",
    "containers do not",
    "containers don't",
    "container cannot",
    "container can't",
    "container has no",
    "容器里",
    "容器内",
];

/// How people say that an editor opens a folder in a container.
const DEV: &[&str] = &["reopen in container", "rebuild container", "rebuild and reopen", "dev container", "devcontainer"];

/// Where a proxy is that a container doesn't see.
const OUTSIDE: &[&str] = &[
    "docker.service.d",
    "daemon.json",
    "http-proxy.conf",
    "https-proxy.conf",
    "proxy.conf",
    "/etc/environment",
    "systemctl show",
    "docker info",
    "daemon has",
    "docker daemon",
    "dockerd",
    "for the daemon",
    "the daemon's proxy",
    "on the host",
    "the host",
    "host has",
    "drop-in",
    "docker desktop",
    "host is behind",
    "containers behind",
    "container behind",
    "containers are behind",
    "container is behind",
    "behind the proxy",
    "behind a proxy",
    "behind a corporate proxy",
    "behind our proxy",
    "behind the corporate proxy",
];

/// What is pulled, answered by a proxy or asked within is another matter.
const OTHER: &[&str] = &[
    "pull", "daemon", "to the proxy", "image", "localhost", "127.0.0.1", "the host", "each other", "internal", "health", "expose",
    "publish", "database", "same network", "docker network", "for db", "resolve db", "to db", "redis", "postgres", "mysql",
];

/// What shows that it is the way out that fails: words of the network, and what downloads.
const WAY_OUT: &[&str] = &[
    "internet", "no network", "outside", "outbound", "way out", "download", "online", "curl", "wget", "apt", "apk ", "yum", "dnf", "pip", "npm",
    "yarn", "go get", "go mod", "go install", "go build", "go run", "git ", "ping", "install", "| grep", "printenv", "外网", "上网", "联网", "互联网",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    // What an editor uses itself is not what it gives its containers.
    let is_dev = case.says_any(DEV).is_some() && case.says_any(&["ssh", "remote settings", "\"dockerfile\"", "\"extensions\""]).is_none();
    let is_outside = |it: &&Setting| {
        it.is_forward_proxy() && it.is_set() && (matches!(it.place, Place::Shell | Place::Engine | Place::Daemon) || (is_dev && it.place == Place::Editor && !loopback::is_loopback(&it.value)))
    };
    let has_proxy = case.settings.iter().any(|it| is_outside(&it))
        || (case.says("proxy").is_some() && case.says_any(OUTSIDE).is_some())
        || told::clauses(case).into_iter().any(|it| is_had(case.lower(it.at)));
    if !has_proxy || case.says_any(&["docker build", "podman build", "buildx"]).is_some() {
        return;
    }
    let clauses = told::clauses(case);
    // A trial that hands the variables over is no place that has them.
    let is_trial = |at: Span| clauses.iter().any(|it| it.at.contains(at) || it.remark.contains(at));
    let is_inside = |it: &Setting| it.is_forward_proxy() && matches!(it.place, Place::Container | Place::DockerClient);
    if case.settings.iter().any(|it| is_inside(it) && !it.is_remark && !is_trial(it.at)) {
        return;
    }
    let started = started(case);
    let service = || {
        let is_given = case.says_any(&["containerenv", "remoteenv", "runargs", "\"build\""]).is_some();
        let container = || case.of_kind(Kind::Devcontainer).next().filter(|_| !is_given).and_then(|_| case.says("\"image\""));
        case.of_kind(Kind::Compose).next().and_then(|_| case.says("services:")).or_else(container)
    };
    let Some(at) = started.or_else(|| case.says_any(INSIDE)).or_else(service).or_else(|| case.says_any(DEV)) else { return };
    let is_other = |doing| matches!(doing, Doing::Registry | Doing::RegistryToken);
    // So does a proxy that answers itself.
    let is_answered = case.says_any(&["squid", "<html", "err_dns", "err_access"]).is_some();
    // The containers of a client that has the proxy get it.
    let is_of_client = case.says("config.json").is_some() && case.says_any(&["proxies.default", "has proxies", "has the proxies", "\"proxies\""]).is_some();
    if is_answered || is_of_client || case.failures.iter().any(|it| is_other(it.doing) || it.on_way_to_proxy) {
        return;
    }
    let is_told = clauses.iter().any(|it| {
        let said = case.lower(it.at);
        let is_out = |said: &str| WAY_OUT.iter().any(|words| said.contains(words)) || names_public(said);
        (told::is_trouble(said) || said.contains("not installed"))
            && !OTHER.iter().any(|words| said.contains(words))
            && (said.contains("prox") || said.contains("network") || said.contains("代理") || is_out(said) || is_out(case.lower(it.about)) || is_out(case.lower(it.remark)))
    });
    let is_cut = |it: &Failure| (it.is_unreachable() || it.is_unresolved()) && !host::is_internal(it.target());
    let is_inside_told = case.says_any(INSIDE).is_some();
    let fails = (started.is_some() || is_inside_told) && case.failures.iter().any(|it| is_cut(it) && matches!(it.doing, Doing::Other | Doing::Packages | Doing::Ci | Doing::Git));
    if !is_told && !fails {
        return;
    }
    out.push(
        Finding::error(
            at,
            both(
                "This container has no proxy: that of the engine or of the host doesn't reach it.",
                "这个容器没有代理：引擎或宿主机的代理传不进来。",
            ),
        )
        .why(both(
            "The engine's proxy serves pulls, and the variables of your shell stay outside; a container has what it is given.",
            "引擎的代理只用于拉取镜像，shell 的变量留在外面；容器里只有显式传给它的东西。",
        ))
        .todo(both(
            "Set `proxies.default` in `~/.docker/config.json` and create the container again; or give the values for one run: `docker run \
             -e HTTPS_PROXY=http://HOST:PORT -e https_proxy=http://HOST:PORT …` (Compose: `environment`). `-e NAME` without a value passes \
             on only what your shell has.",
            "在 `~/.docker/config.json` 里设置 `proxies.default`，然后重新创建容器；只用一次就直接带值传入：\
             `docker run -e HTTPS_PROXY=http://主机:端口 -e https_proxy=http://主机:端口 …`（Compose 用 `environment`）。\
             不带值的 `-e NAME` 只会转发当前 shell 里已有的变量。",
        ))
        .confidence(if fails { Confidence::High } else { Confidence::Medium })
        .weight(94),
    );
}

/// Whether a host of the Internet is named.
fn names_public(said: &str) -> bool {
    const ENDS: &[&str] = &[".com", ".org", ".io", ".dev", ".net", ".cn"];
    said.split(|ch: char| ch.is_whitespace() || matches!(ch, '/' | ':' | ',' | '`' | '(' | ')')).any(|word| ENDS.iter().any(|end| word.ends_with(end)))
}

/// The command that starts something in a container without handing a proxy over.
fn started(case: &Case) -> Option<Span> {
    let found = STARTS.iter().filter_map(|way| case.says(way)).filter(|at| {
        let line = case.lower(case.line(*at));
        let line = line.split(" # ").next().unwrap_or_default();
        !line.contains("_proxy") && !line.contains("--env-file") && !line.contains("--network host") && !line.trim_start().starts_with('#')
    });
    found.min()
}

/// Whether a clause tells that something around the containers has the proxy: nodes, a machine, an agent.
fn is_had(said: &str) -> bool {
    const AROUND: &[&str] = &["node", "machine", "server", "agent", "runner", "worker", "cluster", "vm ", "shell", "laptop", "desktop"];
    const HAS: &[&str] = &["has ", "have ", "is set", "are set", "configured", "exported", "know"];
    let is_lacking = told::is_trouble(said) || ["has no", "have no", "not set", "unset"].iter().any(|it| said.contains(it));
    said.contains("prox") && AROUND.iter().any(|it| said.contains(it)) && HAS.iter().any(|it| said.contains(it)) && !is_lacking
}
