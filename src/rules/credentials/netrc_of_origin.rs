//! The netrc entry of a module's own host lacks a login or a password, so go asks that host without any.

use super::netrc;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP091",
    name: "netrc-of-origin",
    cause: Cause::GitCredentialsMissing,
    title: both("The netrc entry of the module's host is incomplete", "模块所在主机的 netrc 条目不完整"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "For `?go-get=1` go itself reads the netrc, and drops an entry that lacks `machine`, `login` or `password`; git and curl take \
         less. The host then answers with a login page or 404. Any login does where only the token counts.",
        "`?go-get=1` 请求由 go 自己读取 netrc，缺少 `machine`、`login` 或 `password` 的条目会被忽略；git 和 curl 的要求更宽。主机于是返回登录页或 404。只看令牌的服务器，login 可以任意填写。",
    ),
    bad: &[example(
        Kind::Shell,
        "$ cat ~/.netrc\nmachine git.corp.example\n\tpassword sometoken\n$ go get git.corp.example/team/lib\n",
    )],
    good: &[example(
        Kind::Shell,
        "$ cat ~/.netrc\nmachine git.corp.example\n\tlogin me\n\tpassword sometoken\n$ go get git.corp.example/team/lib\n",
    )],
    sources: &[source::NETRC_CODE, source::GO_CREDENTIALS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = netrc::incomplete_of_origin(case) else { return };
    out.push(
        Finding::warning(
            at,
            both("This netrc entry lacks a login or a password, so go does not use it.", "这个 netrc 条目缺少 login 或 password，go 不会使用它。"),
        )
            .confidence(Confidence::Medium)
            .why(both(
                "go needs `machine`, `login` and `password` together; git and curl are content with less.",
                "go 需要 `machine`、`login` 和 `password` 三者齐全；git 和 curl 的要求更宽。",
            ))
            .todo(both("Write `machine HOST login any password TOKEN`.", "写成 `machine HOST login any password 令牌`。"))
            .weight(97),
    );
}
