//! Rows about CI.

use super::Symptom;
use crate::text::both;

pub(super) const ROWS: &[Symptom] = &[
    Symptom {
        seen: both("`Unexpected input(s) 'go-proxy'`", "`Unexpected input(s) 'go-proxy'`"),
        check: "changed",
        helps: both(
            "setup-go has no such input and ignores it. Put `GOPROXY` under `env` of the job.",
            "setup-go 没有这个输入，会忽略它。把 `GOPROXY` 写到作业的 `env` 下。",
        ),
        rules: &["unknown-input"],
    },
    Symptom {
        seen: both(
            "A self-hosted runner or its containers can't reach anything",
            "自托管 runner 或它的容器什么都访问不了",
        ),
        check: "proxy-variables",
        helps: both(
            "Write the proxy into the runner's `.env` and restart it; job containers get no `GOPROXY` from there.",
            "把代理写进 runner 的 `.env` 并重启；作业容器不会从那里得到 `GOPROXY`。",
        ),
        rules: &["runner-without-proxy", "runner-proxy-in-containers"],
    },
    Symptom {
        seen: both(
            "Private modules fail in pull requests of forks or of Dependabot only",
            "只有来自 fork 或 Dependabot 的合并请求拉不到私有模块",
        ),
        check: "git",
        helps: both(
            "Those runs don't get the secrets. Skip the step there, or add the secret to Dependabot's own store.",
            "这些运行拿不到密钥。在那里跳过该步骤，或把密钥加到 Dependabot 的密钥库。",
        ),
        rules: &["secret-of-fork"],
    },
];
