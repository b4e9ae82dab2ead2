//! Containers made by another client than the docker command, which does not hand on the proxies of `config.json`.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Place};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP228",
    name: "client-file-not-read",
    cause: Cause::EnvNotInContainer,
    title: both("Only the docker command hands on the proxies of its file", "只有 docker 命令会传递配置文件里的代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`proxies` in `~/.docker/config.json` are filled in by the docker command when it makes a container or a build, and by Compose since 1.20. Libraries and tools that speak to the engine themselves (docker-java, Testcontainers, Docker SDK for Python, Swarm services, Terraform) make containers without them. Hand the variables over there.",
        "`~/.docker/config.json` 里的 `proxies` 由 docker 命令在创建容器或构建时填入，Compose 从 1.20 起也会填。自己访问引擎接口的库和工具（docker-java、Testcontainers、Python 的 Docker SDK、Swarm 服务、Terraform）创建的容器里没有它们，要在那里显式传入。",
    ),
    bad: &[example(Kind::Shell, "# ~/.docker/config.json has proxies.default; docker run shows https_proxy\n$ mvn verify   # the containers of Testcontainers have no https_proxy\n")],
    good: &[example(Kind::Shell, "# ~/.docker/config.json has proxies.default\n$ docker run --rm alpine:3.24 env\n")],
    sources: &[source::DOCKER_CLI_PROXY],
};

/// Clients of the engine that don't read the file.
const CLIENTS: &[&str] = &[
    "docker-java",
    "docker java",
    "testcontainers",
    "docker-py",
    "docker sdk",
    "docker-sdk",
    "docker.from_env",
    "dockerode",
    "docker-maven-plugin",
    "mvn docker:",
    "portainer",
    "terraform",
    "ansible",
    "nomad",
    "watchtower",
    "docker service create",
    "docker stack deploy",
    "swarm service",
    "engine api",
    "docker api",
    "by the api",
    "via the api",
    "through the api",
    "over the api",
    "by another client",
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    let has_file = case.says("config.json").is_some() || case.settings.iter().any(|it| it.place == Place::DockerClient && it.is_forward_proxy());
    if !has_file || !case.failures.is_empty() {
        return;
    }
    let Some(at) = case.says_any(CLIENTS).or_else(|| old_compose(case)) else { return };
    let is_told = told::clauses(case).into_iter().any(|it| {
        let said = case.lower(it.at);
        let is_about = ["prox", "variable", " env"].iter().any(|it| said.contains(it)) && !said.contains("no_proxy");
        let lacks = ["has none", "have none", "had none", "none of", "missing", "are empty", "is empty", "not set", "unset", "not there"];
        let has_none = ["have no ", "has no ", "had no ", "gets no ", "get no ", "without "].iter().any(|it| said.contains(it));
        is_about && (told::is_trouble(said) || has_none) || lacks.iter().any(|it| said.contains(it))
    });
    if !is_told {
        return;
    }
    out.push(
        Finding::error(at, both("This client doesn't hand on the proxies of `config.json`.", "这个客户端不会传递 `config.json` 里的代理。"))
            .why(both(
                "The docker command fills the variables in, not the engine; who asks the engine by its API has to do so itself.",
                "填入变量的是 docker 命令，而不是引擎；直接调用引擎接口的程序要自己填。",
            ))
            .todo(both(
                "Name `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` in the environment of the container there (Testcontainers `withEnv`, Docker SDK \
                 for Python `use_config_proxy=True`, Swarm `--env`, Compose `environment`), or update a docker-compose before 1.20.",
                "在那里把 `HTTP_PROXY`、`HTTPS_PROXY`、`NO_PROXY` 写进容器的环境变量（Testcontainers 用 `withEnv`，Python 的 Docker SDK 用 \
                 `use_config_proxy=True`，Swarm 用 `--env`，Compose 用 `environment`）；1.20 之前的 docker-compose 则要升级。",
            ))
            .weight(97),
    );
}

/// Where a docker-compose tells that it is older than 1.20.
fn old_compose(case: &Case) -> Option<Span> {
    ["docker-compose version 1.", "docker-compose 1.", "compose version 1.", "compose 1."].iter().find_map(|words| {
        let at = case.says(words)?;
        let rest = &case.text[at.end..];
        let minor: u32 = rest[..rest.find(|ch: char| !ch.is_ascii_digit()).unwrap_or(rest.len())].parse().ok()?;
        (minor < 20).then_some(at)
    })
}
