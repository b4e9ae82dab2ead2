//! A pull by a dockerd that runs in a container of its own beside the job: docker-in-docker.

use super::pull::{self, Who};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP244",
    name: "engine-beside",
    cause: Cause::DaemonNeedsOwnProxy,
    title: both("The dockerd of docker-in-docker lacks the proxy", "docker-in-docker 里的 dockerd 没有代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "With docker-in-docker the pull is made in the `dind` container, whose environment is not that of the job or runner. \
         Set `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` on that service: `environment` in Compose, `variables` of the \
         service in GitLab, `dockerEnv` of a RunnerDeployment.",
        "使用 docker-in-docker 时，拉取发生在 `dind` 容器里，它的环境变量与作业或 runner 的不是一回事。请在那个服务上设置 \
         `HTTP_PROXY`、`HTTPS_PROXY`、`NO_PROXY`：Compose 用 `environment`，GitLab 用服务的 `variables`，RunnerDeployment 用 \
         `dockerEnv`。",
    ),
    bad: &[example(
        Kind::Compose,
        "services:\n  dind:\n    image: docker:28-dind\n    privileged: true\n  job:\n    image: docker:28-cli\n    environment:\n      \
         DOCKER_HOST: tcp://dind:2375\n      HTTP_PROXY: http://proxy.corp.example:3128\n      HTTPS_PROXY: \
         http://proxy.corp.example:3128\n      NO_PROXY: localhost,127.0.0.1,dind\n# docker pull alpine: dial tcp \
         54.198.86.24:443: i/o timeout\n",
    )],
    good: &[example(
        Kind::Compose,
        "services:\n  dind:\n    image: docker:28-dind\n    privileged: true\n    environment:\n      HTTP_PROXY: \
         http://proxy.corp.example:3128\n      HTTPS_PROXY: http://proxy.corp.example:3128\n      NO_PROXY: \
         localhost,127.0.0.1\n",
    )],
    sources: &[source::DOCKER_DAEMON_PROXY, source::ARC_VALUES],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(pull) = pull::failed_by(case, Who::EngineBeside) else { return };
    out.push(
        Finding::error(
            pull.at,
            both(
                "The dockerd in the `dind` container makes this pull, and it has no proxy.",
                "这次拉取由 `dind` 容器里的 dockerd 完成，它没有代理。",
            ),
        )
        .why(both(
            "Variables of the job, the runner or the client don't reach the container beside them.",
            "作业、runner 或客户端的变量到不了旁边的容器。",
        ))
        .todo(both(
            "Set `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` on the `dind` service itself (on a RunnerDeployment: `dockerEnv`).",
            "在 `dind` 服务上设置 `HTTP_PROXY`、`HTTPS_PROXY`、`NO_PROXY`（RunnerDeployment 用 `dockerEnv`）。",
        ))
        .confidence(if pull.has_proxy { Confidence::High } else { Confidence::Medium })
        .weight(if pull.has_proxy { 97 } else { 80 }),
    );
}
