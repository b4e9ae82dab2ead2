//! An entry of a netrc lacks a login or a password, and go drops it.

use super::netrc;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP087",
    name: "netrc-incomplete",
    cause: Cause::ModuleProxyAuth,
    title: both("The netrc entry lacks login or password", "netrc 条目缺少 login 或 password"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go uses an entry of a netrc only if it has all three: `machine`, `login` and `password`. curl takes less, which is \
         why the same file works there. A token goes behind `password`; most servers then accept any login.",
        "go 只使用同时有 `machine`、`login` 和 `password` 的 netrc 条目。curl 的要求更宽，所以同一个文件在 curl 那里能用。令牌写在 `password` 后面，多数服务器对 login 不作要求。",
    ),
    bad: &[example(
        Kind::GoEnv,
        "# ~/.netrc\nmachine goproxy.corp.example login sometoken\n\n$ go env GOPROXY\nhttps://goproxy.corp.example\n",
    )],
    good: &[example(
        Kind::GoEnv,
        "# ~/.netrc\nmachine goproxy.corp.example login any password sometoken\n\n$ go env GOPROXY\nhttps://goproxy.corp.example\n",
    )],
    sources: &[source::NETRC_CODE, source::GO_CREDENTIALS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = netrc::incomplete(case) else { return };
    out.push(
        Finding::error(at, both("This netrc entry is incomplete, so go drops it.", "这个 netrc 条目不完整，go 会忽略它。"))
            .why(both(
                "go needs `machine`, `login` and `password` together; otherwise it sends no login at all.",
                "go 需要 `machine`、`login` 和 `password` 三者齐全；否则完全不发送凭据。",
            ))
            .todo(both(
                "Write `machine HOST login any password TOKEN`.",
                "写成 `machine HOST login any password 令牌`。",
            ))
            .weight(98),
    );
}
