//! A token handed to a build as `ARG`, `ENV` or build argument.

use std::collections::HashSet;

use super::{secrets, stages};
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP206",
    name: "secret-as-build-argument",
    cause: Cause::SecretExposed,
    title: both("A token as build argument or `ENV`", "把令牌当构建参数或 `ENV` 传递"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Build arguments are in the image's history and in its provenance; what `ENV` sets is in every container of the \
         image. Neither is a place for a token. Hand it over as a build secret, for one step: \
         `RUN --mount=type=secret,id=token,env=TOKEN,required=true …`, in Compose by `build.secrets`.",
        "构建参数会留在镜像历史和来源证明（provenance）里；`ENV` 的值在该镜像的每个容器里都看得到。令牌不该放在这两处。\
         请作为构建密钥只交给一个步骤：`RUN --mount=type=secret,id=token,env=TOKEN,required=true …`，Compose 里用 `build.secrets`。",
    ),
    bad: &[
        example(Kind::Dockerfile, "FROM golang:1.27\nARG GITHUB_TOKEN\nWORKDIR /src\nCOPY . .\nRUN ./fetch.sh\n"),
        example(
            Kind::Compose,
            "services:\n  app:\n    build:\n      context: .\n      args:\n        - GITHUB_TOKEN=${GITHUB_TOKEN}\n",
        ),
    ],
    good: &[example(
        Kind::Compose,
        "services:\n  app:\n    build:\n      context: .\n      secrets:\n        - github_token\nsecrets:\n  \
         github_token:\n    environment: GITHUB_TOKEN\n",
    )],
    sources: &[source::DOCKER_SECRETS, source::DOCKERFILE_MOUNT, source::COMPOSE_SECRETS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for file in stages::dockerfiles(case) {
        let writers = file.instructions.iter().filter(|it| secrets::writes_login(case.text, it).is_some());
        let told: HashSet<_> = writers.flat_map(|it| stages::references(case.text, it)).map(|(name, _)| name).collect();
        for it in file.instructions.iter().filter(|it| ["ARG", "ENV"].contains(&it.name.as_str())) {
            for pair in &it.pairs {
                let name = pair.name.of(case.text);
                let is_empty_env = it.name == "ENV" && pair.meant.is_empty();
                if secrets::is_secret_name(name) && !told.contains(name) && !is_empty_env {
                    out.push(say(pair.name, name));
                }
            }
        }
    }
    let handed = case.settings.iter().filter(|it| it.how == How::BuildArg && !it.is_remark);
    for it in handed.filter(|it| secrets::is_secret_name(&it.name)) {
        let is_declared = stages::dockerfiles(case).next().is_some();
        if !is_declared {
            out.push(say(it.name_at, &it.name));
        }
    }
}

fn say(at: Span, name: &str) -> Finding {
    Finding::error(
        at,
        both(
            "`{name}` reaches the build as a build argument or `ENV`, where it doesn't stay secret.",
            "`{name}` 以构建参数或 `ENV` 的方式进入构建，保不住密。",
        )
        .with("name", name),
    )
    .why(both(
        "Build arguments that a step uses are shown by `docker history`, `ENV` by `docker inspect`, for everybody who has the image.",
        "步骤用到的构建参数会被 `docker history` 显示，`ENV` 会被 `docker inspect` 显示，拿到镜像的人都能看到。",
    ))
    .todo(
        both(
            "Take it out and mount it in the one step that needs it: \
             `RUN --mount=type=secret,id={id},env={name},required=true …`, built with `--secret id={id},env={name}`.",
            "删掉它，只在需要的那个步骤里挂载：`RUN --mount=type=secret,id={id},env={name},required=true …`，\
             构建时加 `--secret id={id},env={name}`。",
        )
        .with("id", name.to_ascii_lowercase())
        .with("name", name),
    )
    .weight(92)
}
