//! A `RUN` that writes a login into a file: the layer keeps it.

use super::{secrets, stages};
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Fix, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP205",
    name: "login-in-layer",
    cause: Cause::SecretExposed,
    title: both("A step writes a login into the image", "构建步骤把登录信息写进了镜像"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "What a `RUN` writes stays in its layer: `.gitconfig` with a token from `insteadOf`, `.netrc`, a private key. The \
         command line itself, build arguments filled in, is shown by `docker history`. A secret mount hands the file to \
         one step and leaves nothing behind:\n\n\
         `RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download`, built with \
         `docker build --secret id=netrc,src=$HOME/.netrc .`. For SSH: `RUN --mount=type=ssh go mod download`.",
        "`RUN` 写下的内容会留在它的层里：`insteadOf` 写入 `.gitconfig` 的令牌、`.netrc`、私钥。填入构建参数后的命令行也会被 \
         `docker history` 显示出来。用 secret 挂载，文件只交给这一个步骤，不留痕迹：\n\n\
         `RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download`，构建时用 \
         `docker build --secret id=netrc,src=$HOME/.netrc .`。SSH 则用 `RUN --mount=type=ssh go mod download`。",
    ),
    bad: &[
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /src\nCOPY go.mod go.sum ./\nARG GITHUB_TOKEN\n\
             RUN git config --global url.\"https://${GITHUB_TOKEN}:x-oauth-basic@github.com/\".insteadOf \
             \"https://github.com/\"\nRUN go mod download\n",
        ),
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /src\nCOPY go.mod go.sum ./\nARG GIT_TOKEN\n\
             RUN echo \"machine git.corp.example login ci password $GIT_TOKEN\" > /root/.netrc\nRUN go mod download\n",
        ),
    ],
    good: &[
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /src\nCOPY go.mod go.sum ./\n\
             RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download\n",
        ),
        example(
            Kind::Dockerfile,
            "FROM golang:1.27\nWORKDIR /src\nCOPY go.mod go.sum ./\nCOPY known_hosts /root/.ssh/known_hosts\n\
             RUN git config --global url.\"ssh://git@github.com/\".insteadOf https://github.com/\n\
             RUN --mount=type=ssh go mod download\n",
        ),
    ],
    sources: &[source::DOCKER_SECRETS, source::DOCKERFILE_MOUNT],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    for file in stages::dockerfiles(case) {
        for (at, it) in file.instructions.iter().enumerate().filter(|(_, it)| it.name == "RUN") {
            let Some(words) = secrets::writes_login(case.text, it) else { continue };
            let finding = Finding::error(
                words,
                both(
                    "This step writes a login into a file, and the image keeps it.",
                    "这个步骤把登录信息写进了文件，它会留在镜像里。",
                ),
            )
            .why(both(
                "The layer holds the file, and `docker history --no-trunc` shows the command with its build arguments.",
                "文件留在镜像层里，`docker history --no-trunc` 还会显示带构建参数的命令。",
            ))
            .todo(both(
                "Mount a netrc for the download only: \
                 `RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download`, built with \
                 `--secret id=netrc,src=$HOME/.netrc`; for SSH use `--mount=type=ssh`. Revoke a token that is in an image \
                 already.",
                "只在下载步骤挂载 netrc：\
                 `RUN --mount=type=secret,id=netrc,target=/root/.netrc,required=true go mod download`，构建时加 \
                 `--secret id=netrc,src=$HOME/.netrc`；SSH 用 `--mount=type=ssh`。已经进入镜像的令牌请吊销。",
            ))
            .weight(93);
            let edits = (out.len() < secrets::FIXED).then(|| secrets::mount_instead(case.text, file, at)).flatten();
            out.push(match edits.filter(|_| secrets::does_nothing_else(case.text, it)) {
                Some(edits) => {
                    finding.fix(Fix::review(both("Mount a netrc instead", "改为挂载 netrc"), edits))
                }
                None => finding,
            });
        }
    }
}
