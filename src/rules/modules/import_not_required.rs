//! What is imported is in no module that `go.mod` requires.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::{Both, both};

pub(super) static RULE: Rule = Rule {
    code: "GP334",
    name: "import-not-required",
    cause: Cause::ModuleFiles,
    title: both("`go.mod` does not require what is imported", "`go.mod` 里缺少所导入的模块"),
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
    let found = |words| super::said(case, &[words]);
    let std = super::said(case, &[" is not in std (", " is not in goroot ("]).and_then(|at| Some((at, own(case, at.start)?)));
    let (at, what, why, todo) = if let Some(at) = found("no required module provides package") {
        (at, NOT_LISTED, BUILDS, LIST_IT)
    } else if let Some(at) = found("updates to go.mod needed") {
        (at, NOT_LISTED, BUILDS, TIDY)
    } else if let Some(at) = found("not a known dependency") {
        (at, NOT_LISTED, NO_VERSION, WITH_VERSION)
    } else if let Some((at, path)) = std.filter(|(_, path)| !is_of_std(path)) {
        (at, NO_DOT, ONLY_STD, if path == "main" { RUN_HERE } else { OWN_PATH })
    } else {
        return;
    };
    out.push(Finding::error(case.line(at), what).weight(76).why(why).todo(todo));
}

const NOT_LISTED: Both = both("`go.mod` does not list what is needed here.", "`go.mod` 里没有列出这里需要的模块。");
const NO_DOT: Both =
    both("An import without a dot is looked for in the standard library.", "不带点的导入路径会被当成标准库里的包。");
const BUILDS: Both = both(
    "Build commands don't add requirements and ask no proxy for them.",
    "构建命令不会添加依赖，也不会为此去问代理。",
);
const NO_VERSION: Both =
    both("Without `@version` the module must be in `go.mod` already.", "不写 `@版本` 时，模块必须已在 `go.mod` 里。");
const ONLY_STD: Both =
    both("The first element has no dot, so go looks in the standard library only.", "第一段不带点，go 只在标准库里找。");
const LIST_IT: Both = both(
    "Run `go get PATH@latest` for what is named, or `go mod tidy`, and commit `go.mod` and `go.sum`.",
    "对报错里的路径运行 `go get 路径@latest`，或运行 `go mod tidy`，然后提交 `go.mod` 和 `go.sum`。",
);
const TIDY: Both =
    both("Run `go mod tidy`, and commit `go.mod` and `go.sum`.", "运行 `go mod tidy`，然后提交 `go.mod` 和 `go.sum`。");
const WITH_VERSION: Both = both("Name the version: `go mod download PATH@VERSION`.", "写上版本：`go mod download 路径@版本`。");
const RUN_HERE: Both = both("Run the package of this folder: `go run .`.", "运行当前目录的包：`go run .`。");
const OWN_PATH: Both = both(
    "If it is your own package, begin the import with the path in the `module` line of `go.mod` (`go env GOMOD` shows which \
     counts). If it belongs to the standard library, this Go is older than the package: `go version`.",
    "如果是自己的包，导入路径要以 `go.mod` 中 `module` 行的路径开头（`go env GOMOD` 显示用的是哪个）；如果是标准库的包，说明这个 Go \
     版本太旧，还没有它：看 `go version`。",
);

/// The path before these words, if its first element has no dot.
fn own<'t>(case: &Case<'t>, end: usize) -> Option<&'t str> {
    let path = case.text[..end].rsplit(char::is_whitespace).next()?;
    (!path.is_empty() && !path.split('/').next().unwrap_or_default().contains('.')).then_some(path)
}

/// Whether it is a package of the standard library that came later than others: another rule's.
fn is_of_std(path: &str) -> bool {
    const FOLDERS: &[&str] = &["crypto", "encoding", "go", "hash", "io", "log", "math", "net", "os", "runtime", "sync", "testing", "text", "time"];
    const PACKAGES: &[&str] = &["cmp", "embed", "iter", "maps", "slices", "structs", "unique", "weak"];
    let first = path.split('/').next().unwrap_or_default();
    PACKAGES.contains(&path) || (path != first && FOLDERS.contains(&first))
}
