//! proxychains around go: go makes its system calls itself and doesn't notice.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP316",
    name: "proxychains",
    cause: Cause::ProxyUnreachable,
    title: both("proxychains doesn't catch go", "proxychains 拦不住 go"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "proxychains, tsocks and torsocks put themselves between a program and the C library. The go command makes its \
         connections without that library, so they go out directly. Set `HTTPS_PROXY` (http or socks5) or a `GOPROXY` that is \
         reachable.",
        "proxychains、tsocks、torsocks 靠拦截程序对 C 库的调用工作。go 命令联网不经过 C 库，连接会直接出去。\
         请设置 `HTTPS_PROXY`（http 或 socks5），或一个连得上的 `GOPROXY`。",
    ),
    bad: &[example(Kind::Shell, "$ proxychains4 go mod download\n# the proxy doesn't see any connection\n")],
    good: &[example(Kind::Shell, "HTTPS_PROXY=socks5://127.0.0.1:1080 go build\n")],
    sources: &[source::PROXYCHAINS, source::HTTPPROXY],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says_any(&["proxychains", "torsocks", "tsocks"]) else { return };
    let line = case.line(at).of(case.text).to_ascii_lowercase();
    let runs_go = line.split_whitespace().any(|word| word == "go");
    if !runs_go {
        return;
    }
    out.push(
        Finding::error(
            at,
            both("`{tool}` has no effect on go.", "`{tool}` 对 go 不起作用。").with("tool", at.of(case.text)),
        )
        .why(both(
            "It replaces functions of the C library, and the go command connects without that library.",
            "它替换的是 C 库的函数，而 go 命令联网不经过 C 库。",
        ))
        .todo(both(
            "Set `HTTPS_PROXY=socks5://127.0.0.1:1080` (or http) for the command, or use a mirror: `go env -w GOPROXY=https://goproxy.cn,direct`.",
            "给命令设 `HTTPS_PROXY=socks5://127.0.0.1:1080`（或 http），或者换镜像：`go env -w GOPROXY=https://goproxy.cn,direct`。",
        ))
        .weight(99),
    );
}
