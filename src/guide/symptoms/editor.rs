//! Rows about editors.

use super::Symptom;
use crate::text::both;

pub(super) const ROWS: &[Symptom] = &[
    Symptom {
        seen: both("gopls: `module lookup disabled by GOPROXY=off`", "gopls：`module lookup disabled by GOPROXY=off`"),
        check: "editor",
        helps: both(
            "gopls sets that itself. Run `go mod download` or `go mod tidy` in a terminal.",
            "这是 gopls 自己设置的。在终端运行 `go mod download` 或 `go mod tidy`。",
        ),
        rules: &["lookup-disabled"],
    },
    Symptom {
        seen: both("Tools fail to install: `17 tools failed to install`", "工具安装失败：`17 tools failed to install`"),
        check: "editor",
        helps: both(
            "The editor's processes don't see your setting: `go env -w GOPROXY=…`, or `go.toolsEnvVars`.",
            "编辑器的进程看不到你的设置：用 `go env -w GOPROXY=…`，或写进 `go.toolsEnvVars`。",
        ),
        rules: &["tools-not-installed"],
    },
    Symptom {
        seen: both("`no matching versions for query`", "`no matching versions for query`"),
        check: "download-x",
        helps: both(
            "An answer, not an editor's fault: that module has no such version where go asked. Look at the list that the proxy gives.",
            "这是查询结果，不是编辑器的问题：go 问的地方没有这个版本。看看代理给出的版本列表。",
        ),
        rules: &["version-not-there"],
    },
];
