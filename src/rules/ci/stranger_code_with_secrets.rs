//! `pull_request_target` runs the code of a pull request with the repository's secrets.

use crate::data::source;
use crate::facts::{Case, Step};
use crate::read::Kind;
use crate::read::tree::Node;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP269",
    name: "stranger-code-with-secrets",
    cause: Cause::SecretExposed,
    title: both(
        "`pull_request_target` checks out a stranger's code and gives it the secrets",
        "`pull_request_target` 检出外人的代码并把密钥交给它",
    ),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`pull_request_target` runs in the context of the base branch, with its secrets and a token that may write. Together \
         with a checkout of the pull request's head, every `go test`, `go generate` or Makefile of a stranger runs with them.\n\n\
         Use `pull_request` and do without secrets there; or build in `pull_request` and do what needs secrets in a second \
         workflow on `workflow_run`, without running the code.",
        "`pull_request_target` 在基准分支的上下文里运行，带有仓库的密钥和可写的令牌。如果又检出 pull request 的 head，\
         外人写的 `go test`、`go generate` 或 Makefile 就都能拿到它们。\n\n\
         请使用 `pull_request`，并且不依赖密钥；或者在 `pull_request` 里构建，把需要密钥的部分放到 `workflow_run` 触发的第二个 workflow，且不运行对方的代码。",
    ),
    bad: &[example(
        Kind::Workflow,
        "on: pull_request_target\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n        \
         with:\n          ref: ${{ github.event.pull_request.head.sha }}\n      - run: go test ./...\n        env:\n          NETRC_PASSWORD: ${{ \
         secrets.MODULE_PROXY_TOKEN }}\n",
    )],
    good: &[example(
        Kind::Workflow,
        "on: pull_request\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - run: go \
         test ./...\n",
    )],
    sources: &[source::WORKFLOW_SECURITY, source::CHECKOUT],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if !case.triggers().iter().any(|(name, _)| *name == "pull_request_target") {
        return;
    }
    for step in case.steps() {
        if !step.uses().is_some_and(|it| it.is("actions/checkout")) {
            continue;
        }
        let unsafe_input = step.input("allow-unsafe-pr-checkout").filter(|it| it.text() == "true");
        let Some(at) = head(&step).or(unsafe_input).map(|it| it.at) else { continue };
        out.push(
            Finding::error(
                at,
                both(
                    "Code from a pull request runs here with the repository's secrets.",
                    "pull request 里的代码会在这里带着仓库的密钥运行。",
                ),
            )
            .weight(if case.troubles().is_empty() { 92 } else { 60 })
            .why(both(
                "`pull_request_target` has the secrets of the base branch, and anybody may send a pull request.",
                "`pull_request_target` 带有基准分支的密钥，而任何人都能提交 pull request。",
            ))
            .todo(both(
                "Use `on: pull_request` for whatever runs the code, and skip there what needs a secret.",
                "凡是会运行这些代码的任务都改用 `on: pull_request`，并在其中跳过需要密钥的步骤。",
            )),
        );
    }
}

/// The input that names the pull request's head.
fn head<'n>(step: &Step<'n>) -> Option<&'n Node> {
    let is_head = |it: &&Node| {
        let text = it.text();
        text.contains("pull_request.head") || text.contains("github.head_ref") || text.contains("refs/pull/")
    };
    [step.input("ref"), step.input("repository")].into_iter().flatten().find(is_head)
}
