//! Rows about image builds.

use super::Symptom;
use crate::text::both;

pub(super) const ROWS: &[Symptom] = &[
    Symptom {
        seen: both(
            "`go mod download` works outside and times out in `RUN`",
            "`go mod download` 在外面正常，在 `RUN` 里超时",
        ),
        check: "build-step",
        helps: both(
            "Nothing of the host reaches a build by itself: `ARG GOPROXY` in the stage and `--build-arg GOPROXY`; a forward proxy by `--build-arg HTTPS_PROXY` or `~/.docker/config.json`.",
            "宿主机的设置不会自动进入构建：在该阶段写 `ARG GOPROXY` 并传 `--build-arg GOPROXY`；正向代理用 `--build-arg HTTPS_PROXY` 或 `~/.docker/config.json`。",
        ),
        rules: &["setting-not-in-build"],
    },
    Symptom {
        seen: both("`one or more build args were not consumed`", "`one or more build args were not consumed`"),
        check: "build-step",
        helps: both(
            "Declare `ARG GOPROXY` in the stage that downloads, before its `RUN`.",
            "在下载模块的阶段里、`RUN` 之前声明 `ARG GOPROXY`。",
        ),
        rules: &["build-arg-not-declared", "arg-before-from"],
    },
    Symptom {
        seen: both("`x509` in the image only", "只有镜像里报 `x509`"),
        check: "issuer",
        helps: both(
            "Copy the company's CA into the stage that downloads and run `update-ca-certificates`; trusting it on the host is not enough.",
            "把公司 CA 复制进下载模块的阶段并运行 `update-ca-certificates`；只在宿主机信任不够。",
        ),
        rules: &["untrusted-authority"],
    },
    Symptom {
        seen: both("`127.0.0.1:…: connection refused` in a step", "构建步骤里 `127.0.0.1:…: connection refused`"),
        check: "build-step",
        helps: both(
            "Loopback is the container. Use `host.docker.internal` or the host's address, and let the proxy listen there.",
            "回环地址是容器自己。改用 `host.docker.internal` 或宿主机地址，并让代理监听在那里。",
        ),
        rules: &["loopback-in-build"],
    },
];
