//! A Dockerfile of nothing but a step that needs the network: somebody tries why it can't connect.

use super::stages;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP226",
    name: "only-a-network-step",
    cause: Cause::EnvNotInContainer,
    title: both("A build step that needs the network, and no word of how", "构建步骤要联网，但没有任何网络设置"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A `RUN` step connects by itself, not by the engine: the engine's proxy serves pulls only. If the step hangs or can't \
         connect while the image was pulled, hand the proxy over: `docker build --build-arg HTTP_PROXY --build-arg \
         HTTPS_PROXY .`, or set `proxies.default` in `~/.docker/config.json`. The Dockerfile needs no line for it.",
        "`RUN` 步骤自己联网，不经过引擎：引擎的代理只用于拉取。如果镜像拉下来了，而这一步卡住或连不上，就把代理传进去：\
         `docker build --build-arg HTTP_PROXY --build-arg HTTPS_PROXY .`，或在 `~/.docker/config.json` 里设 `proxies.default`。\
         Dockerfile 里不用写。",
    ),
    bad: &[example(Kind::Dockerfile, "FROM debian:trixie\nRUN apt-get update\n")],
    good: &[example(
        Kind::Dockerfile,
        "FROM debian:trixie\nRUN apt-get update && apt-get install -y --no-install-recommends git\nCOPY app /usr/local/bin/app\n\
         CMD [\"app\"]\n",
    )],
    sources: &[source::DOCKERFILE_PREDEFINED, source::DOCKER_CLI_PROXY],
};

const NETWORK: &[&str] =
    &["apt-get", "apt", "apk", "yum", "dnf", "microdnf", "zypper", "curl", "wget", "pip", "pip3", "npm", "git", "go"];

fn check(case: &Case, out: &mut Vec<Finding>) {
    if case.documents.len() != 1 || !case.settings.is_empty() || !case.failures.is_empty() {
        return;
    }
    for file in stages::dockerfiles(case) {
        // What is built for use copies or starts something; this only tries the network.
        let is_trial = file.stages.len() == 1 && file.instructions.iter().all(|it| it.name == "FROM" || it.name == "RUN");
        let mut runs = file.instructions.iter().filter(|it| it.name == "RUN");
        let (Some(run), None) = (runs.next(), runs.next()) else { continue };
        let is_network = run.commands.iter().all(|command| {
            stages::program(command).first().is_some_and(|word| NETWORK.contains(&word.value.as_str()))
        });
        if !is_trial || !is_network || run.commands.len() != 1 || !run.flags.is_empty() {
            continue;
        }
        out.push(
            Finding::note(
                run.at,
                both(
                    "If this step can't connect, it lacks the proxy: the engine's setting doesn't reach build steps.",
                    "如果这一步连不上网络，就是缺代理：引擎的设置到不了构建步骤。",
                ),
            )
            .why(both(
                "The engine's proxy serves pulls; a `RUN` step sees only build arguments and `proxies` of `~/.docker/config.json`.",
                "引擎的代理只用于拉取；`RUN` 只看得到构建参数和 `~/.docker/config.json` 的 `proxies`。",
            ))
            .todo(both(
                "Build with `--build-arg HTTP_PROXY --build-arg HTTPS_PROXY`, or set `proxies.default` in `~/.docker/config.json`; the \
                 Dockerfile stays as it is.",
                "构建时加 `--build-arg HTTP_PROXY --build-arg HTTPS_PROXY`，或在 `~/.docker/config.json` 里设 `proxies.default`；\
                 Dockerfile 不用改。",
            ))
            .confidence(Confidence::Low)
            .weight(50)
            .gives_way()
            .decide(
                "docker build --progress=plain --no-cache .",
                both(
                    "The lines of the failing step tell whether the name doesn't resolve, the connection times out or something else \
                     is wrong; paste them here.",
                    "看失败步骤的输出：是域名解析不了、连接超时，还是别的问题；可以把它贴到这里。",
                ),
            ),
        );
    }
}
