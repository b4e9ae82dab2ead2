//! A path of Azure DevOps is required in one of its two forms, and the module declares the other.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP035",
    name: "azure-path",
    cause: Cause::PrivateModuleRouting,
    title: both("Two forms of a path in Azure DevOps are mixed", "混用了 Azure DevOps 路径的两种形式"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "Azure DevOps knows a repository by two paths: `dev.azure.com/ORG/PROJECT/_git/REPO.git` over HTTPS and \
         `dev.azure.com/ORG/PROJECT/REPO.git` over SSH. The `module` line, every import and the login must keep to one of \
         them.",
        "Azure DevOps 的仓库有两种路径：HTTPS 用 `dev.azure.com/ORG/PROJECT/_git/REPO.git`，SSH 用 `dev.azure.com/ORG/PROJECT/REPO.git`。`module` 行、所有 import 以及凭据必须统一用其中一种。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: dev.azure.com/acme/shop/_git/lib.git@v1.0.0: parsing go.mod:\n\tmodule declares its path as: dev.azure.com/acme/shop/lib.git\n\t        but was required as: dev.azure.com/acme/shop/_git/lib.git\n",
    )],
    good: &[example(Kind::Shell, "go env -w GOPRIVATE=dev.azure.com\ngo get dev.azure.com/acme/shop/_git/lib.git\n")],
    sources: &[source::AZURE_GO],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says("module declares its path as") else { return };
    if case.says_any(&["required as: dev.azure.com", "required as: ssh.dev.azure.com"]).is_none() {
        return;
    }
    out.push(
        Finding::error(case.line(at), both("The module declares the other of Azure's two paths.", "模块声明的是 Azure 两种路径中的另一种。"))
            .why(both(
                "With `_git` the path is for HTTPS, without it for SSH; to go they are two modules.",
                "带 `_git` 的路径用于 HTTPS，不带的用于 SSH；对 go 来说这是两个不同的模块。",
            ))
            .todo(both(
                "Require the path that its `module` line declares, or change that line; then give git the login that fits it \
                 (SSH without `_git`, a token with `_git`).",
                "按它 `module` 行声明的路径来依赖，或者修改那一行；再给 git 配上相应的凭据（不带 `_git` 用 SSH，带 `_git` 用令牌）。",
            ))
            .confidence(Confidence::High)
            .weight(96),
    );
}
