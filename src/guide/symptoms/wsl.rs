//! Rows about WSL.

use super::Symptom;
use crate::text::both;

pub(super) const ROWS: &[Symptom] = &[
    Symptom {
        seen: both(
            "`127.0.0.1:7890: connection refused`, though the proxy runs on Windows",
            "代理在 Windows 上运行，却报 `127.0.0.1:7890: connection refused`",
        ),
        check: "wsl",
        helps: both(
            "In NAT mode that is the Linux machine. Use the Windows address and the proxy's allow-LAN switch, or mirrored networking.",
            "NAT 模式下那是 Linux 虚拟机自己。用 Windows 的地址并打开代理的“允许局域网”，或启用镜像网络模式。",
        ),
        rules: &["loopback-in-wsl"],
    },
    Symptom {
        seen: both(
            "`wsl: A localhost proxy configuration was detected but not mirrored into WSL`",
            "`wsl: 检测到 localhost 代理配置，但未镜像到 WSL`",
        ),
        check: "wsl",
        helps: both(
            "A notice, and the reason why no variable is set: as above.",
            "这是提示，也说明了为什么没有变量：处理方法同上。",
        ),
        rules: &["wsl-loopback-proxy"],
    },
];
