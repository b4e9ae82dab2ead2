//! A public mirror was asked for a private module.

use crate::data::public_owners::is_of_public_owner;
use crate::data::{forges, public_proxies, source};
use crate::facts::{Case, Doing, Failure, Whose, whose};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP034",
    name: "asked-of-public",
    cause: Cause::PrivateModuleRouting,
    title: both("A public mirror is asked for a private module", "向公共镜像请求了私有模块"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "A public mirror can't see your repository; it answers 404, 410 or 403, and what it says in `server response` (`could \
         not read Username`) is about its own git, not yours. With `GOPRIVATE` go fetches such modules directly, asks no \
         mirror and no checksum database, and gives no name away.",
        "公共镜像看不到你的仓库，于是返回 404、410 或 403；`server response` 里的话（`could not read Username`）说的是镜像自己的 git，不是你的。设置 `GOPRIVATE` 后，go 会直接下载这些模块，不访问镜像和校验和数据库，也不会泄露名称。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "go: git.corp.example/team/lib@v1.0.0: reading https://proxy.golang.org/git.corp.example/team/lib/@v/v1.0.0.info: 404 Not Found\n\tserver response: not found: git.corp.example/team/lib@v1.0.0: unrecognized import path\n",
        ),
    ],
    good: &[example(Kind::Shell, "go env -w GOPRIVATE=git.corp.example\n")],
    sources: &[source::GO_PRIVATE, source::GO_ENV],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(failure) = case.failures.iter().filter(|it| weight(case, it) > 0).max_by_key(|it| weight(case, it)) else { return };
    let weight = weight(case, failure);
    let elements: Vec<_> = failure.module_path().split('/').collect();
    let length = if forges::is_forge(elements[0]) { 2 } else { 1 };
    let pattern = elements[..length.min(elements.len())].join("/");
    let mut finding = Finding::error(
        failure.words,
        both("`{host}` was asked for `{module}` and can't see it.", "向 `{host}` 请求了 `{module}`，而它看不到这个模块。")
            .with("host", failure.host())
            .with("module", failure.module_path()),
    )
    .why(both(
        "No pattern of `GOPRIVATE` covers it where this command runs, so go took it for a public module.",
        "命令运行的地方，`GOPRIVATE` 没有覆盖它，所以 go 把它当成了公开模块。",
    ))
    .todo(
        both(
            "`go env -w GOPRIVATE={pattern}` (in CI and images as a variable of that step), and give git a login for it. \
             `GOPROXY` needs no change.",
            "执行 `go env -w GOPRIVATE={pattern}`（CI 和镜像里作为该步骤的变量），并给 git 配置它的凭据。`GOPROXY` 不需要改。",
        )
        .with("pattern", pattern),
    )
    .confidence(if weight >= 90 { Confidence::High } else { Confidence::Medium })
    .weight(weight)
    .gives_way();
    if weight < 90 {
        finding = finding.decide(
            format!("curl -sS -o /dev/null -w '%{{http_code}}\\n' https://{}", failure.module_path()),
            both(
                "404 without a login, or no answer: it is private. 200: it is public, and the version is missing or blocked.",
                "未登录时返回 404 或没有应答：是私有的。返回 200：是公开的，那么是版本不存在或被屏蔽。",
            ),
        );
    }
    out.push(finding);
}

/// How probably a failure is about a private module that a public mirror was asked for; 0 if it is not.
fn weight(case: &Case, it: &Failure) -> u8 {
    let is_asked = it.doing == Doing::ModuleProxy && public_proxies::is_public(it.host());
    if !is_asked || it.module_path().is_empty() || !matches!(it.status(), Some(403 | 404 | 410)) {
        return 0;
    }
    let response = case.response(it);
    if case.is_no_such_version(it) && !case.is_unreadable(it) {
        return 0;
    }
    let is_refused = it.status() == Some(403);
    match whose(it.module_host()) {
        Whose::Inner => 96,
        Whose::Unknown if is_refused => 88,
        Whose::Unknown => 90,
        Whose::Public if is_refused || !forges::is_forge(it.module_host()) => 0,
        Whose::Public if response.contains("repository not found") || is_of_public_owner(it.module_path()) => 62,
        Whose::Public if case.is_unreadable(it) => 92,
        Whose::Public => 78,
    }
}
