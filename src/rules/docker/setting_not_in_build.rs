//! A step of an image build can't connect, while the setting that would help stands outside of the build.

use super::stages;
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, Doing, Failure, How, Place, Trouble, host};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example, told};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP215",
    name: "setting-not-in-build",
    cause: Cause::EnvNotInContainer,
    title: both("The setting of the host doesn't reach the image build", "宿主机的设置没有进入镜像构建"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A `RUN` step sees what the Dockerfile and the build arguments give it: not the variables of your shell, not your \
         `go env -w`, not the engine's proxy and not Docker Desktop's. For `GOPROXY` write `ARG GOPROXY` in the stage and \
         pass `--build-arg GOPROXY`. A forward proxy needs no line in the Dockerfile: pass `--build-arg HTTP_PROXY \
         --build-arg HTTPS_PROXY`, or set `proxies.default` in `~/.docker/config.json` once.",
        "`RUN` 步骤只看得到 Dockerfile 和构建参数给它的东西：看不到你 shell 的变量、`go env -w`、引擎的代理，也看不到 \
         Docker Desktop 的代理。`GOPROXY` 要在阶段里写 `ARG GOPROXY` 并传 `--build-arg GOPROXY`。\
         正向代理不用改 Dockerfile：传 `--build-arg HTTP_PROXY --build-arg HTTPS_PROXY`，或者在 \
         `~/.docker/config.json` 里一次性设好 `proxies.default`。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ export GOPROXY=https://goproxy.cn,direct\n$ docker build -t app .\nStep 4/6 : RUN go mod download\n\
         go: github.com/google/uuid@v1.6.0: Get \"https://proxy.golang.org/github.com/google/uuid/@v/v1.6.0.mod\": dial tcp \
         142.250.73.81:443: i/o timeout\n",
    )],
    good: &[example(
        Kind::Shell,
        "$ export GOPROXY=https://goproxy.cn,direct\n$ docker build --build-arg GOPROXY -t app .\n",
    )],
    sources: &[source::DOCKER_VARIABLES, source::DOCKER_CLI_PROXY, source::DOCKERFILE_PREDEFINED],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if case.of_kind(Kind::Compose).next().is_some() || !stages::shows_a_build(case) {
        return;
    }
    // The image of a stage is pulled by the builder or the engine, not by a step.
    if case.says_any(&["load metadata for", "failed to resolve source metadata"]).is_some() {
        return;
    }
    let Some((at, failure)) = trouble(case).or_else(|| on_host(case).map(|at| (at, None))) else { return };
    // A base image is no step.
    let line = case.line(at).of(case.text);
    let solved = line.split_once("failed to solve: ").map_or("", |(_, it)| it.split(": ").next().unwrap_or_default());
    if line.contains("FROM ") || (solved.contains([':', '/']) && !solved.contains(' ')) {
        return;
    }
    if has_own_setting(case, failure) {
        return;
    }
    let host = outside(case, failure);
    let finding = Finding::error(
        at,
        both(
            "A step of the build can't connect: what is set outside doesn't hold in the build.",
            "构建步骤连不上网络：外面的设置在构建里不起作用。",
        ),
    )
    .why(both(
        "A build step runs in a container and sees only the Dockerfile's `ENV` and `ARG`, build arguments, and `proxies` in `~/.docker/config.json`.",
        "构建步骤在容器里运行，只看得到 Dockerfile 的 `ENV`、`ARG`，构建参数，以及 `~/.docker/config.json` 里的 `proxies`。",
    ))
    .todo(both(
        "For `GOPROXY`: `ARG GOPROXY` in the stage before the first go command, and `docker build --build-arg GOPROXY=…`. For a \
         forward proxy: `--build-arg HTTP_PROXY --build-arg HTTPS_PROXY`, or `proxies.default` in `~/.docker/config.json`.",
        "`GOPROXY`：在阶段里第一个 go 命令之前写 `ARG GOPROXY`，构建时加 `--build-arg GOPROXY=…`。正向代理：加 \
         `--build-arg HTTP_PROXY --build-arg HTTPS_PROXY`，或在 `~/.docker/config.json` 里设 `proxies.default`。",
    ));
    out.push(if host {
        finding.weight(97)
    } else {
        finding.confidence(Confidence::Low).weight(60).gives_way().decide(
            "docker build --no-cache --progress=plain . 2>&1 | grep -i -e proxy -e goproxy",
            both(
                "With `RUN env; go env GOPROXY` before the failing step: if the proxy you set on the host is missing, this is the cause.",
                "在失败的步骤前加一行 `RUN env; go env GOPROXY`：如果看不到你在宿主机设置的代理，就是这个原因。",
            ),
        )
    });
}

/// Where a remark says that a setting is the host's only, beside a Dockerfile that has none.
fn on_host(case: &Case) -> Option<Span> {
    case.of_kind(Kind::Dockerfile).next()?;
    let is_set = |said: &str| ["goproxy", "proxy", "goprivate", "gosumdb", "go env -w"].iter().any(|it| said.contains(it));
    let is_outside = |said: &str| {
        ["on the host", "host only", "only on my", "host's", "in my shell", "in the shell", "of the host", ".bashrc", ".zshrc", ".profile", "on my machine", "outside of the build", "outside the build", "宿主机"]
            .iter()
            .any(|it| said.contains(it))
    };
    let is_given = |said: &str| ["--build-arg", "config.json", "--env", " -e "].iter().any(|it| said.contains(it));
    let mut clauses = told::clauses(case).into_iter();
    clauses.find(|it| case.failures.is_empty() && is_set(case.lower(it.at)) && is_outside(case.lower(it.at)) && !is_given(case.lower(it.remark))).map(|it| it.at)
}

/// What went wrong in a step of the build, as far as a connection is concerned.
fn trouble<'c>(case: &'c Case) -> Option<(Span, Option<&'c Failure>)> {
    let is_connection = |it: &&Failure| {
        let is_step = !matches!(it.doing, Doing::Registry | Doing::RegistryToken | Doing::SumLookup);
        is_step
            && !it.on_way_to_proxy
            && !host::is_loopback(it.host())
            && (it.is_unreachable() || it.trouble == Trouble::NoSuchHost)
    };
    if let Some(failure) = case.failures.iter().find(is_connection) {
        return Some((failure.words, Some(failure)));
    }
    if !case.failures.is_empty() {
        return None;
    }
    let said = case.says_any(&[
        "warning: ignoring http",
        "could not resolve host",
        "could not resolve '",
        "temporary failure resolving",
        "temporary failure in name resolution",
        "network is unreachable",
        "could not connect to",
        "unable to connect to",
        "cannot initiate the connection",
        "apt-get update fails",
        "network error",
        "no proxy in the",
        "no proxy variables",
        "without the proxy",
        "|| echo none\nnone",
    ]);
    said.or_else(|| told(case)).map(|at| (at, None))
}

/// What a person tells of a step of a build.
fn told(case: &Case) -> Option<Span> {
    const OTHER: &[&str] = &["pull", "base image comes", "load metadata", "localhost", "127.0.0.1", "certificate", "x509", "no_proxy", "internal", "login", "private", "permission", "copy"];
    const STEP: &[&str] = &["step", "in the image", "inside the image", "build image", "build stage", "in the build", "during the build", "in the dockerfile", "go mod download", "go get", "go build", "apt", "apk", "构建"];
    told::clauses(case).into_iter().find_map(|it| {
        let said = case.lower(it.at);
        let about = case.lower(it.about).trim_start();
        let is_step = STEP.iter().any(|words| said.contains(words)) || about.starts_with("run ");
        let is_lost = ["goproxy", "_proxy"].iter().any(|name| said.contains(name)) && ["is empty", "is unset", "is not set", "is missing"].iter().any(|it| said.contains(it));
        let is_step = is_step || is_lost;
        (is_step && (told::is_trouble(said) || is_lost) && !OTHER.iter().any(|words| said.contains(words))).then_some(it.at)
    })
}

/// Whether the build has been given a setting after all, so that something else is wrong.
fn has_own_setting(case: &Case, failure: Option<&Failure>) -> bool {
    let is_in_build = |place| matches!(place, Place::BuildStep(_) | Place::BuildArgs);
    let mut inside = case.settings.iter().filter(|it| is_in_build(it.place) || it.how == How::BuildArg);
    let asked = failure.map_or("", Failure::host);
    let reaches = |value: &str| !asked.is_empty() && value.contains(asked);
    if case.settings_of("GOPROXY").any(|it| reaches(&it.value)) {
        return true;
    }
    inside.any(|it| (it.is("GOPROXY") || it.is_forward_proxy()) && !it.value.is_empty() && !it.is_remark)
}

/// Whether something is set outside of the build, or works there.
fn outside(case: &Case, failure: Option<&Failure>) -> bool {
    let is_outside = |place| matches!(place, Place::Shell | Place::GoEnvFile | Place::DockerClient | Place::Engine | Place::Daemon);
    let asked = failure.map_or("", Failure::host);
    let mut settings = case.settings.iter().filter(|it| is_outside(it.place) && it.is_set());
    settings.any(|it| (it.is("GOPROXY") && !it.value.contains(asked)) || it.is_forward_proxy())
        || is_told_otherwise(case, asked)
        || remark(case)
        || case
            .says_any(&[
                "web_environment",
                "docker run -it alpine env",
                "docker run alpine env",
                "works on my machine",
                "works outside",
                "same command works",
                "settings > resources",
                "settings → resources",
            ])
            .is_some()
}

/// Whether the text, in whatever words, tells of a `GOPROXY` that is not what was asked.
fn is_told_otherwise(case: &Case, asked: &str) -> bool {
    let lower = case.text.to_ascii_lowercase();
    let mut told = lower.match_indices("goproxy=").map(|(at, name)| {
        let value = &lower[at + name.len()..];
        value[..value.find([' ', '\n', '\r', '`']).unwrap_or(value.len())].trim_matches(['"', '\''])
    });
    !asked.is_empty() && told.any(|value| value.contains('.') && !value.contains(asked))
}

/// Whether a remark tells of a proxy that is set, or of something that works.
fn remark(case: &Case) -> bool {
    const TELLS: &[&str] = &[
        "set", "variable", "export", "configured", "works", "defined", "host", "shows", "has its", "docker.service", "daemon", "desktop",
        "go env", "worker has", "worker's", "runner has", "machine has", "behind", "宿主机", "配置", "设置",
    ];
    case.text.lines().map(str::trim_start).filter(|it| it.starts_with('#') || it.starts_with("//")).any(|line| {
        let line = line.to_ascii_lowercase();
        // Progress of a build begins so, too.
        let is_progress = line.starts_with('#') && line[1..].starts_with(|ch: char| ch.is_ascii_digit());
        let is_about = line.contains("proxy") || line.contains("docker pull") || line.contains("代理");
        !is_progress && is_about && !line.contains("proxy.golang.org") && TELLS.iter().any(|words| line.contains(words))
    })
}
