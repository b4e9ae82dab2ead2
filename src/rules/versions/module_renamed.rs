//! The module calls itself by another path than the one that is required.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Confidence, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP068",
    name: "module-renamed",
    cause: Cause::VersionNotInMirror,
    title: both("The module declares another path than the one required", "模块声明的路径与所依赖的不同"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "The `module` line of what was downloaded names another path than `go.mod` requires: the project moved, changed its \
         capitals, or this is a fork.",
        "下载到的模块，其 `module` 行与 `go.mod` 所依赖的路径不同：项目搬家、改了大小写，或者这是一个分支仓库。",
    ),
    bad: &[example(
        Kind::ErrorText,
        "go: github.com/acme/Lib@v1.0.0: parsing go.mod:\n\tmodule declares its path as: github.com/acme/lib\n\t        but was required as: github.com/acme/Lib\n",
    )],
    good: &[example(Kind::ErrorText, "go: downloading github.com/acme/lib v1.0.0\n")],
    sources: &[source::GO_DIRECTIVE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = case.says_any(&["module declares its path as", "parsing go.mod: unexpected module path"]) else { return };
    let is_azure = case.says_any(&["required as: dev.azure.com", "required as: ssh.dev.azure.com"]).is_some();
    if is_azure {
        return;
    }
    out.push(
        Finding::error(case.line(at), both("The module calls itself by another path.", "模块自称的是另一个路径。"))
            .why(both(
                "It moved, or this is a fork; go accepts a module only under the path that it declares.",
                "它搬了家，或者这是一个分支仓库；go 只接受模块自己声明的路径。",
            ))
            .todo(both(
                "Require the declared path; for a fork write `replace declared/path => fork/path v1.2.3` into `go.mod`.",
                "改为依赖它声明的路径；分支仓库则在 `go.mod` 里写 `replace 声明的路径 => 分支路径 v1.2.3`。",
            ))
            .confidence(Confidence::Medium)
            .weight(90),
    );
}
