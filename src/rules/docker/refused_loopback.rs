//! A loopback proxy is refused where loopback is a container's or the engine's own.

use crate::data::source;
use crate::facts::{Case, Doing};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, loopback};
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
    let Some(failure) = loopback::refused(case) else { return };
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
        Finding::error(
            failure.words,
            both("Nothing listens at `{host}` there: it is another machine's loopback.", "那里的 `{host}` 上没有程序在监听：它是另一台机器的回环。")
                .with("host", failure.target()),
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
        .confidence(if weight >= 90 { Confidence::High } else { Confidence::Medium })
        .weight(weight)
        .gives_way()
        .decide(
            "curl -sS -o /dev/null -w '%{http_code}\\n' -x http://127.0.0.1:PORT https://proxy.golang.org/",
            both(
                "Run it in the same place. Refused there and answered on your machine: it is the loopback. Refused on both: the \
                 proxy is not running.",
                "在同一个地方运行。那里被拒绝而你的机器上有应答：就是回环的问题。两边都被拒绝：代理没有运行。",
            ),
        ),
    );
}
