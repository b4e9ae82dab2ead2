//! Tools that run go in a container of their own: fyne-cross, Dagger, Dev Container features, nuclio and others.

use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Doing, Failure, Place, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP220",
    name: "tool-in-container",
    cause: Cause::EnvNotInContainer,
    title: both("A tool that runs go in a container of its own", "工具在自己的容器里运行 go"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "fyne-cross, Dagger, nuclio, Kaniko, the features of a dev container and many `make` targets run go in a container. \
         It has neither the variables of your shell nor your `go env -w`; each tool has a way of its own to pass them.",
        "fyne-cross、Dagger、nuclio、Kaniko、开发容器的 features 以及许多 `make` 目标都在容器里运行 go。\
         那里既没有你 shell 的变量，也没有你的 `go env -w`，每个工具都有自己的传递方式。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "$ fyne-cross linux\n[i] Target: linux/amd64\ngo: github.com/google/uuid@v1.6.0: Get \
             \"https://proxy.golang.org/github.com/google/uuid/@v/v1.6.0.mod\": dial tcp 142.250.73.81:443: i/o timeout\n",
        ),
        example(
            Kind::Shell,
            "_DAGGER_ENGINE_SYSTEMENV_GOPROXY=https://goproxy.cn,direct dagger call test\n# codegen: Get \
             \"https://proxy.golang.org/dagger.io/dagger/@v/list\": dial tcp 142.250.73.81:443: i/o timeout\n",
        ),
    ],
    good: &[example(Kind::Shell, "fyne-cross linux -env GOPROXY=https://goproxy.cn,direct\n")],
    sources: &[source::FYNE_CROSS, source::DAGGER_PROXY, source::DOCKER_RUN],
};

/// A tool, by the words that show it, and how it is told.
struct Tool {
    words: &'static [&'static str],
    todo: Both,
}

const TOOLS: &[Tool] = &[
    Tool {
        words: &["fyne-cross"],
        todo: both(
            "Pass it in: `fyne-cross linux -env GOPROXY=https://goproxy.cn,direct`.",
            "显式传入：`fyne-cross linux -env GOPROXY=https://goproxy.cn,direct`。",
        ),
    },
    Tool {
        words: &["dagger "],
        todo: both(
            "The engine runs the containers, not the client: start your own engine with the proxy variables or \
             `-e _DAGGER_ENGINE_SYSTEMENV_GOPROXY=…` and point the client at it by `_EXPERIMENTAL_DAGGER_RUNNER_HOST`.",
            "容器由引擎启动，不是客户端：自己启动引擎并带上代理变量或 `-e _DAGGER_ENGINE_SYSTEMENV_GOPROXY=…`，\
             再用 `_EXPERIMENTAL_DAGGER_RUNNER_HOST` 让客户端连过去。",
        ),
    },
    Tool {
        words: &["nuclio", "nuctl"],
        todo: both(
            "Pass it as a build argument (`build.args` of the function), with `ARG GOPROXY` in the onbuild image.",
            "作为构建参数传入（函数配置的 `build.args`），onbuild 镜像里要有 `ARG GOPROXY`。",
        ),
    },
    Tool {
        words: &["kaniko", "/kaniko/executor"],
        todo: both(
            "Pass it to the executor: `--build-arg GOPROXY=…` with `ARG GOPROXY` in the stage; for pulls set the proxy variables on the kaniko container.",
            "传给 executor：`--build-arg GOPROXY=…`，阶段里写 `ARG GOPROXY`；拉取镜像则在 kaniko 容器上设置代理变量。",
        ),
    },
    Tool {
        words: &["goreleaser-cross", "xgo ", "karalabe/xgo", "techknowlogick/xgo", "earthly", "earthfile", "act -j", "buildpacks"],
        todo: both(
            "Pass the variables into the container by the tool's own option (`-e GOPROXY`, `--build-arg`, `--env`).",
            "用该工具自己的选项把变量传进容器（`-e GOPROXY`、`--build-arg`、`--env`）。",
        ),
    },
    Tool {
        words: &["ddev"],
        todo: both(
            "`web_environment` holds in the running container only; the image is built without it. Set `proxies.default` in \
             `~/.docker/config.json`, then `ddev restart`.",
            "`web_environment` 只在运行中的容器里有效，构建镜像时没有它。请在 `~/.docker/config.json` 里设 `proxies.default`，然后 `ddev restart`。",
        ),
    },
    Tool {
        words: &["fn build", "fn deploy", "faas-cli", "func build", "func deploy", "pack build", "skaffold", "lando ", "concourse", "sam build", "ko-build"],
        todo: both(
            "The image is built in a container of its own: set `proxies.default` in `~/.docker/config.json`, or pass `HTTP_PROXY`, \
             `HTTPS_PROXY` and `GOPROXY` as build arguments by the tool's own option (`build_args`, `--build-arg`, `--env`).",
            "镜像在独立的容器里构建：在 `~/.docker/config.json` 里设 `proxies.default`，或用该工具自己的选项（`build_args`、`--build-arg`、`--env`）\
             把 `HTTP_PROXY`、`HTTPS_PROXY`、`GOPROXY` 作为构建参数传入。",
        ),
    },
    Tool {
        words: &["go command runs in a container", "in a container (make", "runs inside a container", "compiles inside a docker container"],
        todo: both(
            "Pass the variable to the container that runs go: `docker run -e GOPROXY …`.",
            "把变量传给运行 go 的容器：`docker run -e GOPROXY …`。",
        ),
    },
];

fn check(case: &Case, out: &mut Vec<Finding>) {
    if let Some(at) = features(case) {
        out.push(say(
            at,
            both(
                "Features are installed while the image is built; `containerEnv` holds in the finished container only. Set \
                 `proxies.default` in `~/.docker/config.json`, or `build.args` with a Dockerfile of your own.",
                "features 在构建镜像时安装，`containerEnv` 只在建好的容器里有效。请在 `~/.docker/config.json` 里设 \
                 `proxies.default`，或者用自己的 Dockerfile 加 `build.args`。",
            ),
        ));
        return;
    }
    let is_connection = |trouble| !matches!(trouble, Trouble::UnknownAuthority | Trouble::ProxyLogin | Trouble::Status(_));
    let mut failures = case.failures.iter().filter(|it| is_connection(it.trouble) && !it.on_way_to_proxy);
    let is_fetch = |doing| !matches!(doing, Doing::Registry | Doing::RegistryToken);
    let failed = failures.any(|it| is_fetch(it.doing)) || case.says("remote end hung up").is_some();
    out.extend(guess(case));
    // What a person tells counts where a mirror is set for the tool.
    let is_set = || case.settings_of("GOPROXY").any(|it| !it.value.is_empty());
    let failed = failed || (case.failures.is_empty() && is_set() && case.tells_of_trouble().is_some());
    let is_told = || {
        let mut clauses = told::clauses(case).into_iter().map(|it| case.lower(it.at));
        clauses.any(|said| told::is_trouble(said) && !["pull", "registry", "push", "base image"].iter().any(|it| said.contains(it)))
    };
    let is_given = |it: &crate::facts::Setting| {
        matches!(it.place, Place::BuildArgs | Place::Container) && !it.is_remark && (it.is("GOPROXY") || it.is_forward_proxy())
    };
    let is_argument = || case.commands().any(|it| it.words.iter().any(|word| word.value.starts_with("--build-arg")));
    let failed_or_told = failed || (case.failures.is_empty() && is_told() && !is_argument() && !case.settings.iter().any(is_given));
    for tool in TOOLS.iter().filter(|_| failed_or_told) {
        if let Some(at) = case.says_any(tool.words) {
            // What people tell may be about something else that the text shows.
            out.push(if failed { say(at, tool.todo) } else { say(at, tool.todo).weight(90) });
            return;
        }
    }
    if let Some(at) = started(case).filter(|_| failed).or_else(|| inside(case)) {
        out.push(say(
            at,
            both(
                "Hand it to the container: `docker run -e GOPROXY …`, `docker exec -e GOPROXY …`, or `environment:` in Compose.",
                "把它传给容器：`docker run -e GOPROXY …`、`docker exec -e GOPROXY …`，Compose 用 `environment:`。",
            ),
        ));
    }
}

/// Where people say that it is.
const INSIDE: &[&str] = &["in the container", "inside the container", "within the container", "in a container", "inside a container", "inside docker", "in docker", "in the image"];

/// How they say that it has other values.
const OTHERWISE: &[&str] = &["still asks", "still uses", "still goes", "still has", "still fetches", "still downloads", "still contacts", "still connects", "still tries", "is empty", "not set", "default", "asks proxy.golang.org", "uses proxy.golang.org", "unset"];

/// Where a person tells that what runs in the container does not have what is set outside of it.
fn inside(case: &Case) -> Option<Span> {
    let is_set = |it: &&crate::facts::Setting| {
        matches!(it.place, Place::Shell | Place::GoEnvFile) && it.is_set() && (it.is("GOPROXY") || it.is("GOPRIVATE") || it.is_forward_proxy())
    };
    case.settings.iter().find(is_set)?;
    if case.settings.iter().any(|it| matches!(it.place, Place::Container | Place::BuildStep(_) | Place::BuildArgs | Place::DockerClient)) {
        return None;
    }
    // A target that is named after it: `make test-in-docker`.
    let is_target = case.says_any(&["-in-docker", "-in-container", "in_docker", "in_container", "dockerized"]).is_some();
    let is_mine = |said: &str| {
        let is_go = ["go ", "goproxy", "variable", "module", "it ", "proxy"].iter().any(|it| said.contains(it));
        is_go && (is_target || INSIDE.iter().any(|it| said.contains(it))) && (told::is_trouble(said) || OTHERWISE.iter().any(|it| said.contains(it)))
    };
    told::clauses(case).into_iter().find(|it| is_mine(case.lower(it.remark))).map(|it| it.remark)
}

/// Where go is started in a container that isn't handed what is set outside.
fn started(case: &Case) -> Option<Span> {
    let is_set = |it: &&crate::facts::Setting| {
        matches!(it.place, Place::Shell | Place::GoEnvFile) && it.is_set() && (it.is("GOPROXY") || it.is_forward_proxy())
    };
    let set = case.settings.iter().find(is_set)?;
    let asked = case.failures.iter().map(Failure::host).find(|it| !it.is_empty()).unwrap_or_default();
    if !asked.is_empty() && set.value.contains(asked) {
        return None;
    }
    let ways = ["docker exec", "docker run", "docker compose run", "docker-compose run", "docker compose exec", "docker-compose exec", "podman run", "podman exec", "kubectl exec", "kubectl run"];
    let found = ways.into_iter().filter_map(|way| case.says(way)).filter(|at| {
        let line = case.line(*at).of(case.text);
        line.split_whitespace().any(|word| word == "go" || word.starts_with("golang")) && !line.contains("PROXY") && !line.contains("--env-file")
    });
    found.min()
}

/// Features of a dev container that can't be installed although its variables are set.
fn features(case: &Case) -> Option<Span> {
    let features = case.says("\"features\"")?;
    case.says("containerenv")?;
    case.says_any(&["could not connect", "timed out", "temporary failure", "could not resolve", "network is unreachable"])?;
    Some(features)
}

fn say(at: Span, todo: Both) -> Finding {
    Finding::error(
        at,
        both(
            "This runs in a container that doesn't have the settings of your machine.",
            "这一步在容器里运行，那里没有你机器上的设置。",
        ),
    )
    .why(both(
        "A container has neither the variables of your shell nor your `go/env` file; go in it uses its defaults.",
        "容器里既没有你 shell 的变量，也没有你的 `go/env` 文件，里面的 go 用的是默认值。",
    ))
    .todo(todo)
    .confidence(Confidence::High)
    .weight(98)
}

/// Something in a container or in an image build that can't be reached, whatever runs there.
fn guess(case: &Case) -> Option<Finding> {
    let at = case.says_any(&["docker build", "docker run", "docker-compose", "docker compose", "in the container", "podman build", "devcontainer", "容器"])?;
    let is_told = || {
        // What works when it is handed over is not there otherwise.
        let mut clauses = told::clauses(case).into_iter().map(|it| case.lower(it.remark));
        let is_given = |said: &str| ["--build-arg", " -e ", "--env"].iter().any(|it| said.contains(it));
        clauses.find(|said| is_given(said) && ["without", "only", "works with", "with it"].iter().any(|it| said.contains(it)))
    };
    if case.tells_of_trouble().is_none() {
        is_told()?;
    }
    let todo = both(
        "Give the container what your machine has: `--build-arg` for a build, `-e` for `docker run`, `build.args` and `environment` \
         in Compose, or `proxies.default` in `~/.docker/config.json` for all of them.",
        "把你机器上的设置也给容器：构建用 `--build-arg`，`docker run` 用 `-e`，Compose 用 `build.args` 和 `environment`，\
         或者在 `~/.docker/config.json` 的 `proxies.default` 里统一设置。",
    );
    Some(say(at, todo).last_resort().weight(60).decide(
        "docker run --rm golang:1.27 sh -c 'go env GOPROXY; env | grep -i _proxy'",
        both(
            "Your values: the container has them, and something else is wrong. Defaults or nothing: this is the cause.",
            "是你设置的值：容器里有，问题在别处。是默认值或什么都没有：就是这个原因。",
        ),
    ))
}
