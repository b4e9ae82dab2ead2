//! `ENV HTTP_PROXY` in the last stage: the image carries the proxy of its builder to wherever it runs.

use super::{secrets, stages};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP209",
    name: "proxy-in-image",
    cause: Cause::EnvPrecedence,
    title: both("The image carries its builder's proxy", "镜像里带着构建环境的代理"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`ENV HTTP_PROXY` holds in each container of the image, also where that proxy doesn't exist, and it hides what \
         the machine itself would say. The builder gives proxy variables to `RUN` steps without any line in the \
         Dockerfile: by `--build-arg HTTP_PROXY`, or from `proxies.default` in `~/.docker/config.json`.",
        "`ENV HTTP_PROXY` 在该镜像的每个容器里都生效，哪怕那里没有这个代理，还会盖住机器自己的设置。\
         构建器可以把代理变量直接交给 `RUN`，Dockerfile 里不用写：`--build-arg HTTP_PROXY`，\
         或者 `~/.docker/config.json` 的 `proxies.default`。",
    ),
    bad: &[example(
        Kind::Dockerfile,
        "FROM golang:1.27\nENV HTTP_PROXY=http://proxy.corp.example:3128 HTTPS_PROXY=http://proxy.corp.example:3128 \
         http_proxy=http://proxy.corp.example:3128 https_proxy=http://proxy.corp.example:3128\nWORKDIR /src\nCOPY . .\n\
         RUN go build ./...\n",
    )],
    good: &[example(Kind::Dockerfile, "FROM golang:1.27\nWORKDIR /src\nCOPY . .\nRUN go build ./...\n")],
    sources: &[source::DOCKERFILE_PREDEFINED, source::DOCKER_CLI_PROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for file in stages::dockerfiles(case) {
        let last = file.stages.len().checked_sub(1);
        let steps = file.instructions.iter().filter(|it| it.name == "ENV" && it.stage == last);
        let pairs = steps.flat_map(|it| it.pairs.iter().map(move |pair| (it, pair)));
        let found = pairs.into_iter().find(|(_, pair)| {
            let name = pair.name.of(case.text).to_ascii_uppercase();
            let value = pair.meant.as_str();
            ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"].contains(&name.as_str())
                && value.contains("://")
                && !value.contains('$')
                && !crate::rules::loopback::is_loopback(value)
                && pair.value.is_some_and(|at| secrets::login_in_address(case.text, at).is_none())
        });
        let Some((it, pair)) = found else { continue };
        out.push(
            Finding::note(
                it.at,
                both(
                    "`ENV {name}` stays in the image and holds wherever it runs.",
                    "`ENV {name}` 会留在镜像里，在哪里运行都生效。",
                )
                .with("name", pair.name.of(case.text)),
            )
            .why(both(
                "Where that proxy doesn't exist, the program in the image can't connect.",
                "没有这个代理的地方，镜像里的程序就连不上网络。",
            ))
            .todo(both(
                "Leave the line away and build with `--build-arg HTTP_PROXY --build-arg HTTPS_PROXY`; these names need no `ARG`.",
                "去掉这行，构建时加 `--build-arg HTTP_PROXY --build-arg HTTPS_PROXY`，这些名称不需要 `ARG`。",
            ))
            .weight(40),
        );
    }
}
