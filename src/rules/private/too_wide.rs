//! `GOPRIVATE` covers what is public: everything, or all of a host where everybody keeps repositories.

use super::patterns::{is_about, settings};
use crate::data::{forges, source};
use crate::facts::{Case, Doing};
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP027",
    name: "pattern-too-wide",
    cause: Cause::PrivateModuleRouting,
    title: both("`GOPRIVATE` covers public modules too", "`GOPRIVATE` 把公共模块也包含进去了"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "What `GOPRIVATE` covers is fetched from its origin with git and never checked against the checksum database. With `*` \
         or `github.com` that is nearly everything: no mirror speeds it up, each repository must be reachable, and a moved tag \
         goes unnoticed. Name your own organisation instead.",
        "`GOPRIVATE` 匹配到的模块都用 git 从源站获取，也不经过校验和数据库核对。写成 `*` 或 `github.com` 就几乎包含了全部模块：镜像不起作用，\
         每个仓库都必须能直接访问，标签被移动也发现不了。应该只写自己的组织。",
    ),
    bad: &[
        example(Kind::Shell, "go env -w GOPRIVATE=github.com\n"),
        example(Kind::GoEnv, "GOPRIVATE='*'\nGOPROXY='https://goproxy.corp.example'\n"),
    ],
    good: &[example(Kind::Shell, "go env -w GOPRIVATE=github.com/acme,git.corp.example\n")],
    sources: &[source::GO_ENV, source::GO_PRIVATE],
};

/// Hosts of public modules only.
const PUBLIC: &[&str] =
    &["golang.org", "*.golang.org", "google.golang.org", "gopkg.in", "k8s.io", "go.uber.org", "*.com", "*.org", "*.io", "*.*"];

fn is_wide(pattern: &str) -> bool {
    let bare = pattern.trim_end_matches("/*").trim_end_matches('/');
    let is_shared = forges::is_forge(bare) && bare != "dev.azure.com";
    matches!(bare, "*" | "**") || pattern.starts_with("*/") || is_shared || PUBLIC.contains(&bare)
}

fn check(case: &Case, out: &mut Vec<Finding>) {
    const ALL: Both = both(
        "All of them are fetched from their origins with git, past every mirror, and none is checked against the database.",
        "这些模块都会绕过镜像，用 git 从源站获取，也不会用校验和数据库核对。",
    );
    let unrecognized = case.says("unrecognized import path").is_some();
    for setting in settings(case) {
        if !matches!(setting.name.as_str(), "GOPRIVATE" | "GONOPROXY") {
            continue;
        }
        for entry in setting.entries(case.text, &[',']) {
            if !is_wide(entry.text) {
                continue;
            }
            let pattern = entry.text;
            let explains = case.failures.iter().any(|it| {
                let is_direct = matches!(it.doing, Doing::Git | Doing::Discovery);
                let is_there = it.host() == pattern || it.peer.as_deref() == Some(pattern);
                (is_direct && (is_about(it, pattern) || pattern == "*")) || is_there || (pattern == "*" && unrecognized)
            });
            let finding = Finding::warning(
                entry.at,
                both("`{pattern}` in `{name}` covers public modules too.", "`{name}` 里的 `{pattern}` 把公共模块也包含进去了。")
                    .with("pattern", pattern)
                    .with("name", &setting.name),
            )
            .why(ALL)
            .todo(both(
                "Name only what is private: your host, or your organisation as in `github.com/acme`.",
                "只写私有的部分：自己的主机，或者自己的组织，例如 `github.com/acme`。",
            ));
            out.push(if explains {
                finding.weight(97)
            } else if case.failures.is_empty() {
                finding
            } else {
                finding.confidence(Confidence::Medium).weight(60)
            });
        }
    }
}
