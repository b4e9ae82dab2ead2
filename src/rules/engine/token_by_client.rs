//! The token of a registry is fetched by the client of buildx, which has no proxy.

use super::pull::{self, Who};
use crate::data::source;
use crate::facts::{Case, Doing, Failure, Trouble};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP252",
    name: "token-by-client",
    cause: Cause::BuilderNeedsOwnProxy,
    title: both("The client fetches the registry's token, and it has no proxy", "仓库令牌由客户端获取，而它没有代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "In a build by BuildKit the token of a registry (`auth.docker.io/token`) is fetched by the client process, where the \
         logins are, and not by the builder or by dockerd. It needs `HTTPS_PROXY` in its own environment: `HTTPS_PROXY=… \
         docker build .`, also with Docker Desktop. `BUILDKIT_NO_CLIENT_TOKEN=1` leaves it to the builder.",
        "用 BuildKit 构建时，仓库令牌（`auth.docker.io/token`）由客户端进程获取，因为登录信息在它那里；不是构建器，也不是 dockerd。\
         客户端自己的环境里要有 `HTTPS_PROXY`：`HTTPS_PROXY=… docker build .`，用 Docker Desktop 时也一样。\
         `BUILDKIT_NO_CLIENT_TOKEN=1` 会把这件事交给构建器。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "ERROR: failed to solve: failed to authorize: failed to fetch oauth token: Post \"https://auth.docker.io/token\": dial tcp \
         104.244.43.136:443: i/o timeout\n",
    )],
    good: &[example(Kind::Shell, "HTTPS_PROXY=http://proxy.corp.example:3128 docker build -t app .\n")],
    sources: &[source::BUILDX_VARIABLES, source::BUILDKIT_AUTH],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(pull) = pull::failed_by(case, Who::Client) else {
        out.extend(refused(case));
        return;
    };
    // `docker pull` has dockerd fetch the token too.
    let is_daemon = case.says("error response from daemon").is_some();
    // A name that can't be resolved is the resolver's matter, as long as nothing speaks of a proxy.
    let is_name = case.failures.iter().any(Failure::is_unresolved) && !case.speaks_of_proxy();
    let is_open = is_daemon || is_name;
    out.push(
        Finding::error(
            pull.at,
            both(
                "The client of the build fetches this token, and it connects without a proxy.",
                "这个令牌由构建的客户端获取，它没有走代理。",
            ),
        )
        .why(both(
            "`auth.docker.io` is asked by the docker command itself, not by the builder or dockerd, so their proxies don't help.",
            "访问 `auth.docker.io` 的是 docker 命令自己，不是构建器或 dockerd，它们的代理帮不上忙。",
        ))
        .todo(both(
            "Run it as `HTTPS_PROXY=http://… docker build .` (in CI: `env` of that step), or set `BUILDKIT_NO_CLIENT_TOKEN=1`.",
            "用 `HTTPS_PROXY=http://… docker build .` 执行（CI 里写在该步骤的 `env`），或设 `BUILDKIT_NO_CLIENT_TOKEN=1`。",
        ))
        .confidence(if is_open { Confidence::Low } else { Confidence::High })
        .weight(if is_open { 60 } else { 98 }),
    );
}

/// Somebody turned it away, and the text speaks of a proxy: this is the way without it.
fn refused(case: &Case) -> Option<Finding> {
    let is_mine = |it: &&Failure| it.doing == Doing::RegistryToken && (it.status().is_some_and(|code| code == 403 || code >= 500) || it.trouble == Trouble::ProxyRefuses);
    let failure = case.failures.iter().find(is_mine).filter(|_| case.speaks_of_proxy())?;
    let finding = Finding::error(
        failure.words,
        both("The client of the build fetches this token itself, and is turned away.", "这个令牌由构建的客户端自己获取，结果被拒绝了。"),
    );
    let finding = finding.why(both(
        "`docker pull` asks through dockerd and its proxy; the token for a build is fetched by the docker command, with the variables of its own process.",
        "`docker pull` 经由 dockerd 和它的代理；构建用的令牌则由 docker 命令获取，用的是它自己进程里的变量。",
    ));
    let finding = finding.todo(both(
        "Start it (the terminal, the editor, the CI step) with `HTTPS_PROXY` set, pull the image beforehand, or set `BUILDKIT_NO_CLIENT_TOKEN=1`.",
        "启动它的终端、编辑器或 CI 步骤要设好 `HTTPS_PROXY`；也可以先拉取镜像，或设 `BUILDKIT_NO_CLIENT_TOKEN=1`。",
    ));
    Some(finding.confidence(Confidence::Medium).weight(90))
}
