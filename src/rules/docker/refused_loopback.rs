//! A loopback proxy is refused where loopback is a container's or the engine's own.

use crate::data::source;
use crate::base::Span;
use crate::facts::{Case, Doing, Setting, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, loopback, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP230",
    name: "refused-loopback",
    cause: Cause::LocalhostInsideContainer,
    title: both("A loopback proxy is refused in a container or engine", "容器或引擎里的回环代理被拒绝"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`connect: connection refused` at `127.0.0.1` means: nothing listens on this loopback. In a build step, a container, a \
         dev container or in Docker Desktop's engine, that loopback is not the one of your machine. There the host is called \
         `host.docker.internal`, and the proxy has to listen beyond loopback.",
        "`127.0.0.1` 返回 `connect: connection refused`，意思是这个回环上没有程序在监听。构建步骤、容器、开发容器以及 Docker Desktop 的引擎里，回环都不是你那台机器的回环。在那里宿主机叫 `host.docker.internal`，而且代理要监听回环之外的地址。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "#9 [build 4/6] RUN go mod download\n#9 0.214 go: rsc.io/quote@v1.5.2: Get \"https://proxy.golang.org/rsc.io/quote/@v/v1.5.2.info\": proxyconnect tcp: dial tcp 127.0.0.1:7890: connect: connection refused\n",
        ),
    ],
    good: &[example(Kind::ErrorText, "#9 [build 4/6] RUN go mod download\n#9 DONE 3.1s\n")],
    sources: &[source::DOCKER_NETWORK_HOST, source::DOCKER_CLI_PROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(failure) = loopback::refused(case) else {
        out.extend(told(case).or_else(|| served_outside(case)));
        return;
    };
    let is_engine = matches!(failure.doing, Doing::Registry | Doing::RegistryToken);
    let is_inside = loopback::is_in_container(case);
    let is_wsl = case.says("wsl").is_some();
    let weight = match (is_inside || is_engine, is_wsl) {
        (true, false) => 96,
        (true, true) => 80,
        (false, false) => 66,
        (false, true) => return,
    };
    out.push(
        say(failure.words, failure.target())
            .confidence(if weight >= 90 { Confidence::High } else { Confidence::Medium })
            .weight(weight)
            .gives_way(),
    );
}

/// Where people say that it is another machine.
const ELSEWHERE: &[&str] = &[
    "container",
    "docker build",
    "image build",
    "build step",
    "build of the image",
    "builds of the image",
    "dockerfile",
    "devcontainer",
    "the pod",
    "in a pod",
    "pods",
    "the node",
    "the nodes",
    "minikube",
    "docker-machine",
    "virtual machine",
    "the vm",
    "in a vm",
    "vagrant",
    "multipass",
    "colima",
    "lima",
    "podman machine",
    "buildkit",
    "builder",
    "buildah",
    "kaniko",
    "dind",
    "in docker",
    "容器",
    "虚拟机",
    "镜像",
];

/// Commands that run something in a container.
const STARTS: &[&str] =
    &["docker build", "docker run", "docker exec", "compose run", "compose up", "compose build", "podman run", "podman build", "buildah", "nerdctl"];

/// A loopback proxy, and in a person's words that it can't be reached from a container or the like.
fn told(case: &Case) -> Option<Finding> {
    // Where the engine runs in a virtual machine, `host` is that machine.
    let is_in_vm = case.says_any(&["docker desktop", "colima", "podman machine", "macos", "on a mac"]).is_some();
    if (loopback::shares_network(case) && !is_in_vm) || case.says("wsl").is_some() {
        return None;
    }
    let is_there = |it: &&Setting| it.is_forward_proxy() && it.is_set();
    let at = case.settings.iter().filter(is_there).find_map(|it| loopback::host_at(case.text, it.value_at));
    let is_file = case.of_kind(Kind::Dockerfile).next().is_some();
    let at = at.or_else(|| programs_proxy(case).filter(|_| !is_file))?;
    let is_told = told::clauses(case).into_iter().any(|it| {
        let (said, remark) = (case.lower(it.at), case.lower(it.remark));
        let is_build = ["step", "build"].iter().any(|words| remark.contains(words)) && loopback::is_in_container(case);
        let is_started = STARTS.iter().any(|way| case.lower(it.about).contains(way));
        let is_elsewhere = is_started || is_build || ELSEWHERE.iter().any(|words| remark.contains(words));
        is_elsewhere && told::is_trouble(said) && !case.lower(it.at).contains("works")
    });
    let host = at.of(case.text);
    is_told.then(|| say(at, host).confidence(Confidence::High).weight(98))
}

/// A loopback proxy that stands in a program's own file or option: apt, yum, pip, npm, wget.
fn programs_proxy(case: &Case) -> Option<Span> {
    let ways = ["http://localhost:", "http://127.0.0.1:", "https://localhost:", "https://127.0.0.1:", "socks5://127.0.0.1:"];
    let all = ways.into_iter().flat_map(|way| case.text.match_indices(way));
    let found = all.filter_map(|(at, way)| {
        let line = case.line(Span::at(at));
        let before = case.lower(Span::new(line.start, at));
        let host = at + way.find("://")? + 3;
        let is_proxy = before.rfind("proxy").is_some_and(|it| at - line.start - it < 16 && !before[it..].contains("goproxy"));
        (is_proxy && !before.ends_with("noproxy=")).then(|| Span::new(host, at + way.len() - 1))
    });
    found.min()
}

fn say(at: Span, host: &str) -> Finding {
        Finding::error(
            at,
            both("Nothing listens at `{host}` there: it is another machine's loopback.", "那里的 `{host}` 上没有程序在监听：它是另一台机器的回环。")
                .with("host", host),
        )
        .why(both(
            "The program that failed runs in a container, a build step or a virtual machine, and the proxy on the machine around it.",
            "出错的程序运行在容器、构建步骤或虚拟机里，而代理运行在外面的机器上。",
        ))
        .todo(both(
            "Use `http://host.docker.internal:PORT` there (on Linux with `--add-host host.docker.internal=host-gateway`) and let \
             the proxy accept connections from the LAN; for the engine of Docker Desktop in its proxy settings.",
            "在那里改用 `http://host.docker.internal:PORT`（Linux 上加 `--add-host host.docker.internal=host-gateway`），并让代理允许局域网连接；Docker Desktop 的引擎则在它的代理设置里改。",
        ))
        .decide(
            "curl -sS -o /dev/null -w '%{http_code}\\n' -x http://127.0.0.1:PORT https://proxy.golang.org/",
            both(
                "Run it in the same place. Refused there and answered on your machine: it is the loopback. Refused on both: the \
                 proxy is not running.",
                "在同一个地方运行。那里被拒绝而你的机器上有应答：就是回环的问题。两边都被拒绝：代理没有运行。",
            ),
        )
}

/// A service on loopback that is refused in a container, where the same is told to answer on the host.
fn served_outside(case: &Case) -> Option<Finding> {
    if loopback::shares_network(case) || case.says("wsl").is_some() {
        return None;
    }
    let failure = case.failures.iter().find(|it| it.trouble == Trouble::Refused && ["127.0.0.1", "localhost", "[::1]"].iter().any(|host| case.lower(it.at).contains(host)))?;
    let starts = ["docker run", "docker exec", "podman run", "podman exec", "compose exec", "compose run"];
    let above = case.lower(Span::new(0, failure.at.start));
    let started = starts.iter().filter_map(|way| above.find(way)).min()?;
    // The same address answers above, or a remark says so.
    let before = &above[..started];
    let answers = ["connected", "200 ok", "works", "reachable", "on the host"].iter().any(|it| before.contains(it));
    let is_asked = ["localhost", "127.0.0.1"].iter().any(|it| before.contains(it));
    (answers && is_asked).then(|| {
        Finding::error(failure.words, both("In the container `localhost` is the container itself.", "在容器里，`localhost` 是容器自己。"))
            .why(both("What listens on the loopback of the host can't be reached from there.", "从那里访问不到宿主机回环上的服务。"))
            .todo(both(
                "Ask `http://host.docker.internal` (on Linux with `--add-host host.docker.internal=host-gateway`), and let the service listen beyond loopback.",
                "改用 `http://host.docker.internal`（Linux 上加 `--add-host host.docker.internal=host-gateway`），并让服务监听回环之外的地址。",
            ))
            .weight(95)
    })
}
