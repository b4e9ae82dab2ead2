//! Rows about pulls, the engine and other daemons.

use super::Symptom;
use crate::text::both;

pub(super) const ROWS: &[Symptom] = &[
    Symptom {
        seen: both("`docker pull` or `FROM` times out", "`docker pull` 或 `FROM` 超时"),
        check: "engine",
        helps: both(
            "The engine pulls, with its own proxy: `proxies` in `daemon.json` (Engine 23 and later) or a drop-in, then restart it.",
            "拉取由引擎完成，用它自己的代理：`daemon.json` 的 `proxies`（Engine 23 及以后）或 drop-in，然后重启引擎。",
        ),
        rules: &["pull-by-engine"],
    },
    Symptom {
        seen: both("The engine doesn't start after `daemon.json` was changed", "修改 `daemon.json` 之后引擎起不来"),
        check: "engine",
        helps: both(
            "`dockerd --validate --config-file=/etc/docker/daemon.json` names the line. `default` and `httpProxy` belong into the client's `config.json`.",
            "用 `dockerd --validate --config-file=/etc/docker/daemon.json` 找出问题。`default` 和 `httpProxy` 属于客户端的 `config.json`。",
        ),
        rules: &["engine-says-invalid", "engine-keys"],
    },
    Symptom {
        seen: both(
            "`failed to fetch oauth token`, or only buildx can't pull",
            "`failed to fetch oauth token`，或者只有 buildx 拉不下来",
        ),
        check: "builder",
        helps: both(
            "The token is fetched by the client and images by the builder: give each the proxy, the builder by `--driver-opt env.HTTPS_PROXY=…`.",
            "令牌由客户端获取，镜像由构建器拉取：两边都要给代理，构建器用 `--driver-opt env.HTTPS_PROXY=…`。",
        ),
        rules: &["token-by-client", "builder-without-proxy"],
    },
    Symptom {
        seen: both("`Failed to resolve specifiers, ignoring`", "`Failed to resolve specifiers, ignoring`"),
        check: "engine",
        helps: both(
            "systemd reads `%`: double it, so that `%40` becomes `%%40`.",
            "systemd 会解释 `%`：写成两个，`%40` 写成 `%%40`。",
        ),
        rules: &["single-percent"],
    },
];
