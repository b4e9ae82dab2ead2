//! `docker.commands.build`: a setting that Dev Containers doesn't use.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP219",
    name: "build-command-of-an-extension",
    cause: Cause::EnvNotInContainer,
    title: both("`docker.commands.build` doesn't build dev containers", "`docker.commands.build` 不用于构建开发容器"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`docker.commands.build` is the command behind the Docker extension's own menu. Dev Containers builds with a command \
         of its own: it takes `build.args` of `devcontainer.json`, for example `\"HTTPS_PROXY\": \
         \"$\u{7b}localEnv:HTTPS_PROXY\u{7d}\"`, and `proxies.default` of `~/.docker/config.json`.",
        "`docker.commands.build` 是 Docker 扩展菜单里的命令。Dev Containers 用自己的命令构建：它读取 `devcontainer.json` 的 \
         `build.args`，比如 `\"HTTPS_PROXY\": \"$\u{7b}localEnv:HTTPS_PROXY\u{7d}\"`，以及 `~/.docker/config.json` 的 \
         `proxies.default`。",
    ),
    bad: &[example(
        Kind::Settings,
        "{\n  \"docker.commands.build\": \"docker build --build-arg HTTPS_PROXY=http://proxy.corp.example:3128 --rm -f \
         \\\"${dockerfile}\\\" -t ${tag} \\\"${context}\\\"\"\n}\n",
    )],
    good: &[example(
        Kind::Devcontainer,
        "{\n  \"build\": {\n    \"dockerfile\": \"Dockerfile\",\n    \"args\": { \"HTTPS_PROXY\": \"${localEnv:HTTPS_PROXY}\", \
         \"HTTP_PROXY\": \"${localEnv:HTTP_PROXY}\" }\n  }\n}\n",
    )],
    sources: &[source::DEV_CONTAINER, source::DOCKER_CLI_PROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says("docker.commands.build") else { return };
    let line = case.line(at).of(case.text).to_ascii_lowercase();
    if !line.contains("--build-arg") {
        return;
    }
    out.push(
        Finding::warning(
            at,
            both(
                "`docker.commands.build` belongs to the Docker extension; dev containers are built without it.",
                "`docker.commands.build` 属于 Docker 扩展，构建开发容器时不会用到它。",
            ),
        )
        .why(both(
            "Dev Containers runs a build command of its own, so these build arguments never arrive.",
            "Dev Containers 运行自己的构建命令，这些构建参数到不了那里。",
        ))
        .todo(both(
            "Put the arguments under `build.args` in `devcontainer.json`, or set `proxies.default` in `~/.docker/config.json`.",
            "把参数写到 `devcontainer.json` 的 `build.args`，或在 `~/.docker/config.json` 里设 `proxies.default`。",
        ))
        .weight(96),
    );
}
