//! A password in an address that `ENV`, `ARG` or a build argument holds.

use super::{secrets, stages};
use crate::base::Span;
use crate::data::source;
use crate::facts::{Case, How};
use crate::read::Kind;
use crate::rules::{Cause, Doc, Edit, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP208",
    name: "password-in-image",
    cause: Cause::SecretExposed,
    title: both("A password in an address that the image keeps", "镜像里留下了带密码的地址"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`ENV` and the default of an `ARG` are part of the image: `docker inspect` and `docker history` show them, and so \
         does `go env` in each container. Leave the login out of `GOPROXY` and mount a netrc; hand a forward proxy's \
         address with a password over as a build secret.",
        "`ENV` 和 `ARG` 的默认值是镜像的一部分：`docker inspect`、`docker history` 以及容器里的 `go env` 都会显示。\
         `GOPROXY` 里不要写登录信息，改为挂载 netrc；带密码的正向代理地址请作为构建密钥传入。",
    ),
    bad: &[example(
        Kind::Dockerfile,
        "FROM golang:1.27\nENV GOPROXY=https://ci:s3cret@goproxy.corp.example\nWORKDIR /src\nCOPY go.mod go.sum ./\n\
         RUN go mod download\n",
    )],
    good: &[example(
        Kind::Dockerfile,
        "FROM golang:1.27\nENV GOPROXY=https://goproxy.corp.example\nWORKDIR /src\nCOPY go.mod go.sum ./\n\
         RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download\n",
    )],
    sources: &[source::DOCKER_SECRETS, source::GO_CREDENTIALS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let is_kept = |how| matches!(how, How::DockerEnv | How::DockerArg | How::BuildArg);
    for it in case.settings.iter().filter(|it| is_kept(it.how) && !it.is_remark) {
        let is_module_proxy = it.is("GOPROXY");
        if !(is_module_proxy || it.is_forward_proxy()) {
            continue;
        }
        let Some(login) = secrets::login_in_address(case.text, it.value_at) else { continue };
        if it.how == How::BuildArg && !login.of(case.text).contains(':') {
            continue;
        }
        let finding = Finding::error(
            it.name_at,
            both(
                "`{name}` holds a password, and the image keeps it.",
                "`{name}` 里有密码，会留在镜像里。",
            )
            .with("name", &it.name),
        )
        .why(both(
            "`docker inspect`, `docker history` and `go env` show it to everybody who has the image.",
            "拿到镜像的人用 `docker inspect`、`docker history`、`go env` 都能看到。",
        ))
        .weight(88);
        out.push(if is_module_proxy {
            let finding = finding.todo(both(
                "Write the address without the login and mount a netrc for the download: \
                 `RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download`.",
                "地址里去掉登录信息，在下载步骤挂载 netrc：\
                 `RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download`。",
            ));
            if out.len() < secrets::FIXED {
                finding.fix(Fix::review(both("Mount a netrc instead", "改为挂载 netrc"), without(case, login)))
            } else {
                finding
            }
        } else {
            finding.todo(both(
                "Take it out of the Dockerfile and hand it over as a secret: \
                 `RUN --mount=type=secret,id=https_proxy,env=HTTPS_PROXY,required=true go mod download`, built with \
                 `--secret id=https_proxy,env=HTTPS_PROXY`.",
                "从 Dockerfile 里删掉，作为密钥传入：\
                 `RUN --mount=type=secret,id=https_proxy,env=HTTPS_PROXY,required=true go mod download`，构建时加 \
                 `--secret id=https_proxy,env=HTTPS_PROXY`。",
            ))
        });
    }
}

/// The edits that take a login out and mount a netrc into the downloads.
fn without(case: &Case, login: Span) -> Vec<Edit> {
    let mut edits = vec![Edit::delete(login)];
    for file in stages::dockerfiles(case) {
        let steps = file.instructions.iter().filter(|it| it.name == "RUN" && it.at.start > login.end);
        for step in steps.filter(|it| stages::step_asks(it) == Some(stages::Asks::Surely)) {
            edits.push(Edit::insert(step.rest.start, format!("{} ", secrets::NETRC_MOUNT)));
        }
    }
    edits
}
