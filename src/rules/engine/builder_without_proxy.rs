//! A pull by a builder of buildx that has no proxy.

use super::pull::{self, Who};
use crate::data::source;
use crate::facts::{Case, Failure};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP251",
    name: "builder-without-proxy",
    cause: Cause::BuilderNeedsOwnProxy,
    title: both("The builder pulls, and it has no proxy", "由构建器拉取镜像，而它没有代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A builder of the `docker-container` driver is a container with an environment of its own: it has neither the \
         engine's proxy nor that of your shell. Make it with the proxy: `docker buildx create --use --driver-opt \
         env.http_proxy=… --driver-opt env.https_proxy=… --driver-opt '\"env.no_proxy=localhost,127.0.0.1\"'`, in a \
         workflow by `driver-opts` of `docker/setup-buildx-action`. The default builder is dockerd and uses its proxy.",
        "`docker-container` 驱动的构建器是一个有自己环境的容器：既没有引擎的代理，也没有你 shell 的代理。创建时就要带上代理：\
         `docker buildx create --use --driver-opt env.http_proxy=… --driver-opt env.https_proxy=… --driver-opt \
         '\"env.no_proxy=localhost,127.0.0.1\"'`，工作流里用 `docker/setup-buildx-action` 的 `driver-opts`。\
         默认构建器就是 dockerd，用的是它的代理。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ docker pull golang:1.27   # works\n$ docker buildx create --name multi --driver docker-container --use\n$ docker buildx \
         build --platform linux/amd64,linux/arm64 .\nERROR: failed to do request: Head \
         \"https://registry-1.docker.io/v2/library/golang/manifests/1.27\": dial tcp 3.216.34.172:443: i/o timeout\n",
    )],
    good: &[example(
        Kind::Shell,
        "docker buildx create --name multi --use --driver-opt env.http_proxy=http://proxy.corp.example:3128 --driver-opt \
         env.https_proxy=http://proxy.corp.example:3128\n",
    )],
    sources: &[source::BUILDX_CONTAINER, source::BUILDX_CREATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(pull) = pull::failed_by(case, Who::Builder) else {
        out.extend(guess(case));
        return;
    };
    let is_sure = pull.has_proxy
        || case
            .says_any(&["docker-container", "buildx create", "setup-buildx-action", "booting buildkit", "buildx build"])
            .is_some();
    let finding = Finding::error(
        pull.at,
        both("The builder makes this pull, and it has no proxy.", "这次拉取由构建器完成，它没有代理。"),
    )
    .why(both(
        "A `docker-container` builder is a container of its own; the engine's proxy and your shell's variables don't reach it.",
        "`docker-container` 构建器是独立的容器，引擎的代理和你 shell 的变量都到不了那里。",
    ))
    .todo(both(
        "Make the builder anew with `--driver-opt env.http_proxy=… --driver-opt env.https_proxy=…` (workflow: `driver-opts` of \
         `docker/setup-buildx-action`), and set `HTTPS_PROXY` for the client as well. With the default builder: give dockerd a proxy.",
        "用 `--driver-opt env.http_proxy=… --driver-opt env.https_proxy=…` 重建构建器（工作流里用 \
         `docker/setup-buildx-action` 的 `driver-opts`），客户端也要设 `HTTPS_PROXY`。如果是默认构建器：给 dockerd 设置代理。",
    ));
    out.push(if is_sure {
        finding.weight(97)
    } else {
        // A name that can't be resolved is the resolver's matter, as long as nothing speaks of a proxy.
        let is_name = case.failures.iter().any(Failure::is_unresolved) && !case.speaks_of_proxy();
        finding.confidence(Confidence::Medium).weight(if is_name { 76 } else { 82 }).decide(
            "docker buildx inspect",
            both(
                "`Driver: docker-container`: the builder needs the proxy. `Driver: docker`: dockerd does.",
                "`Driver: docker-container`：要给构建器设代理；`Driver: docker`：要给 dockerd 设代理。",
            ),
        )
    });
}

/// A builder of buildx with which something can't be reached.
fn guess(case: &Case) -> Option<Finding> {
    let at = case.says_any(&["buildx", "--driver-opt", "buildkitd"])?;
    case.tells_of_trouble()?;
    let finding = Finding::error(
        at,
        both("A builder of buildx is at work, and it needs a proxy of its own.", "这里用的是 buildx 构建器，它需要自己的代理。"),
    );
    let finding = finding.why(both(
        "A `docker-container` builder is a container of its own; the engine's proxy and your shell's variables don't reach it.",
        "`docker-container` 构建器是独立的容器，引擎的代理和你 shell 的变量都到不了那里。",
    ));
    let finding = finding.todo(both(
        "Make the builder with `--driver-opt env.http_proxy=… --driver-opt env.https_proxy=…`.",
        "创建构建器时加上 `--driver-opt env.http_proxy=… --driver-opt env.https_proxy=…`。",
    ));
    Some(finding.last_resort().decide(
        "docker buildx inspect",
        both(
            "`Driver: docker-container`: the builder needs the proxy. `Driver: docker`: dockerd does.",
            "`Driver: docker-container`：要给构建器设代理；`Driver: docker`：要给 dockerd 设代理。",
        ),
    ))
}
