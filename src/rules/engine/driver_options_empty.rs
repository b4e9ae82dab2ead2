//! `driver-opts` that take the proxy from a context that doesn't have it.

use crate::base::Span;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP254",
    name: "driver-options-empty",
    cause: Cause::BuilderNeedsOwnProxy,
    title: both("`driver-opts` from an `env` that the workflow doesn't set", "`driver-opts` 引用了工作流里没有设置的 `env`"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The `env` context of a workflow holds what the workflow itself sets under `env:`, not the variables of the runner's \
         process. `$\u{7b}{ env.http_proxy }\u{7d}` is empty there, and the builder gets no proxy. Set it under `env:` of the \
         workflow or job, or take it from `vars`.",
        "工作流的 `env` 上下文只有工作流自己在 `env:` 里写的内容，没有 runner 进程的变量。`$\u{7b}{ env.http_proxy }\u{7d}` 在那里是空的，\
         构建器拿不到代理。请写在工作流或作业的 `env:` 里，或者用 `vars`。",
    ),
    bad: &[example(
        Kind::Workflow,
        "jobs:\n  image:\n    runs-on: self-hosted\n    steps:\n      - uses: docker/setup-buildx-action@v3\n        with:\n          \
         driver-opts: |\n            env.http_proxy=${{ env.http_proxy }}\n            env.https_proxy=${{ env.http_proxy }}\n",
    )],
    good: &[example(
        Kind::Workflow,
        "jobs:\n  image:\n    runs-on: self-hosted\n    steps:\n      - uses: docker/setup-buildx-action@v3\n        with:\n          \
         driver-opts: |\n            env.http_proxy=${{ vars.HTTP_PROXY }}\n            env.https_proxy=${{ vars.HTTP_PROXY }}\n",
    )],
    sources: &[source::WORKFLOW, source::BUILDX_CONTAINER],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(options) = case.says("driver-opts") else { return };
    let rest = &case.text[options.end..];
    let lower = rest.to_ascii_lowercase();
    let Some(at) = lower.find("${{ env.").or_else(|| lower.find("${{env.")) else { return };
    let start = options.end + at;
    let end = case.text[start..].find("}}").map_or(case.text.len(), |it| start + it + 2);
    let reference = Span::new(start, end);
    let name = reference.of(case.text).trim_matches(['$', '{', '}', ' ']).trim_start_matches("env.").trim();
    // The `env.` of the option itself is no setting of the workflow.
    let is_set = case.settings.iter().any(|it| it.name.eq_ignore_ascii_case(name) && !it.is_remark && it.at.end < options.start);
    if is_set || !name.to_ascii_lowercase().contains("proxy") {
        return;
    }
    let is_told = case.text.lines().any(|line| line.trim_start().starts_with('#') && line.contains(&format!("env.{name}")));
    let weight = match (is_told, case.says("jobs:")) {
        (true, _) => 100,
        (false, Some(_)) => 96,
        // What stands above may set it.
        (false, None) => 85,
    };
    out.push(
        Finding::error(
            reference,
            both("`env.{name}` is set nowhere in this workflow, so the option is empty.", "这个工作流里没有设置 `env.{name}`，选项是空的。")
                .with("name", name),
        )
        .why(both(
            "The `env` context doesn't hold the variables of the runner's own process.",
            "`env` 上下文里没有 runner 进程自己的变量。",
        ))
        .todo(both(
            "Set it under `env:` of the workflow, or use a variable of the repository (`vars.…`).",
            "在工作流的 `env:` 里设置，或者使用仓库变量（`vars.…`）。",
        ))
        .confidence(Confidence::Medium)
        .weight(weight),
    );
}
