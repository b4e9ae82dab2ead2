//! What is imported is in no module that `go.mod` requires.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP334",
    name: "import-not-required",
    cause: Cause::ModuleFiles,
    title: both("`go.mod` does not require what is imported", "`go.mod` 没有要求所导入的模块"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "go looks for an imported package in the modules of `go.mod`, and build commands don't add one. `go get PATH` or `go mod \
         tidy` does, and only then is a proxy asked. An import whose first element has no dot is looked for in the standard library: \
         packages of your own begin with the path in the `module` line.",
        "go 只在 `go.mod` 列出的模块里找被导入的包，构建命令不会自己添加。`go get 路径` 或 `go mod tidy` 才会添加，也只有那时才会去问代理。\
         第一段不带点的导入路径会被当成标准库；自己的包要以 `module` 行里的路径开头。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "main.go:3:8: no required module provides package git.corp.example/lib/pkg; to add it:\n\tgo get git.corp.example/lib/pkg\n",
        ),
        example(Kind::ErrorText, "main.go:4:2: package app/internal/db is not in std (/usr/local/go/src/app/internal/db)\n"),
        example(Kind::ErrorText, "go: updates to go.mod needed; to update it:\n\tgo mod tidy\n"),
        example(Kind::ErrorText, "go: module git.corp.example/lib: not a known dependency\n"),
    ],
    good: &[example(Kind::Shell, "go get git.corp.example/lib@latest\n")],
    sources: &[source::GO_BUILD_COMMANDS, source::GO_MODULE_AWARE],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let required = case.says_any(&["no required module provides package", "not a known dependency", "updates to go.mod needed"]);
    let std = case.says_any(&[" is not in std (", " is not in goroot ("]).filter(|at| is_own(case, at.start));
    let Some(at) = required.or(std) else { return };
    let (what, todo) = if required.is_some() {
        (
            both("`go.mod` does not list what this build needs.", "`go.mod` 里没有列出这次构建需要的模块。"),
            both(
                "Run `go get PATH@latest` for what is named, or `go mod tidy`, and commit `go.mod` and `go.sum`.",
                "对报错里的路径运行 `go get 路径@latest`，或运行 `go mod tidy`，然后提交 `go.mod` 和 `go.sum`。",
            ),
        )
    } else {
        (
            both("An import without a dot is looked for in the standard library.", "不带点的导入路径会被当成标准库里的包。"),
            both(
                "Begin it with the path in the `module` line of `go.mod`; check that you are in that module (`go env GOMOD`).",
                "让它以 `go.mod` 中 `module` 行的路径开头；用 `go env GOMOD` 确认当前就在这个模块里。",
            ),
        )
    };
    out.push(
        Finding::error(case.line(at), what)
            .weight(76)
            .why(both(
                "Build commands don't add requirements and ask no proxy for them.",
                "构建命令不会添加依赖，也不会为此去问代理。",
            ))
            .todo(todo),
    );
}

/// Whether the path before these words has no dot in its first element.
fn is_own(case: &Case, end: usize) -> bool {
    let path = case.text[..end].rsplit(char::is_whitespace).next().unwrap_or_default();
    !path.is_empty() && !path.split('/').next().unwrap_or_default().contains('.')
}
