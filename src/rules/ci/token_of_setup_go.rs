//! The `token` of setup-go is taken for a login to private modules.

use super::secrets;
use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP273",
    name: "token-of-setup-go",
    cause: Cause::GitCredentialsMissing,
    title: both("The `token` of setup-go does not sign git in", "setup-go 的 `token` 不会让 git 登录"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`token` of setup-go and `persist-credentials` of checkout serve one purpose each: downloading Go, and fetching this \
         repository. Neither is seen by the git that go runs for private modules. That git needs an `insteadOf` rule or a \
         netrc entry with a token of its own, and go needs `GOPRIVATE`.",
        "setup-go 的 `token` 只用来下载 Go，checkout 的 `persist-credentials` 只用来拉取本仓库。go 为私有模块调用的 git 两个都看不到。\
         它需要 `insteadOf` 规则或 netrc 条目，带上自己的令牌；go 还需要 `GOPRIVATE`。",
    ),
    bad: &[example(
        Kind::Workflow,
        "steps:\n  - uses: actions/setup-go@v7\n    with:\n      go-version-file: go.mod\n      token: ${{ secrets.GH_PAT }}\n  - run: go mod \
         download\n    env:\n      GOPRIVATE: github.com/acme\n# fatal: could not read Username for 'https://github.com': terminal prompts disabled\n",
    )],
    good: &[example(
        Kind::Workflow,
        "steps:\n  - uses: actions/setup-go@v7\n    with:\n      go-version-file: go.mod\n  - run: git config --global \
         url.\"https://x-access-token:${TOKEN}@github.com/\".insteadOf https://github.com/\n    env:\n      TOKEN: ${{ secrets.GH_PAT }}\n  - run: \
         go mod download\n    env:\n      GOPRIVATE: github.com/acme\n",
    )],
    sources: &[source::SETUP_GO, source::GIT_CONFIG, source::GO_PRIVATE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    if secrets::refused(case).is_none() || case.says_any(&["insteadof", "netrc", "goauth"]).is_some() {
        return;
    }
    for step in case.steps() {
        let Some(token) = step.input("token").filter(|it| it.text().contains("secrets.")) else { continue };
        if !step.uses().is_some_and(|it| it.is("actions/setup-go")) || token.text().contains("GITHUB_TOKEN") {
            continue;
        }
        out.push(
            Finding::error(
                token.at,
                both(
                    "This token only downloads Go; git does not get it.",
                    "这个令牌只用来下载 Go，git 拿不到它。",
                ),
            )
            .weight(98)
            .why(both(
                "go asks git for private modules, and nothing in this job signs git in.",
                "go 通过 git 获取私有模块，而这个任务里没有让 git 登录的步骤。",
            ))
            .todo(both(
                "Add a step: `git config --global url.\"https://x-access-token:${TOKEN}@github.com/\".insteadOf https://github.com/` with \
                 the secret as `TOKEN` in its `env:`, and set `GOPRIVATE`.",
                "加一个步骤：`git config --global url.\"https://x-access-token:${TOKEN}@github.com/\".insteadOf https://github.com/`，\
                 在它的 `env:` 里把密钥作为 `TOKEN` 传入，并设置 `GOPRIVATE`。",
            )),
        );
    }
}
