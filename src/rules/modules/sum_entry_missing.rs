//! `go.sum` lacks the checksum of a module that the build needs.

use crate::data::source;
use crate::facts::Case;
use crate::read::Kind;
use crate::rules::{Cause, Doc, Finding, Rule, example};
use crate::text::both;

pub(super) static RULE: Rule = Rule {
    code: "GP331",
    name: "sum-entry-missing",
    cause: Cause::ModuleFiles,
    title: both("`go.sum` lacks an entry", "`go.sum` 里缺少条目"),
    check,
};

pub(super) static DOC: Doc = Doc {
    about: both(
        "`go build` and `go test` only read `go.mod` and `go.sum`; if a checksum is missing they stop instead of adding it. This \
         is no trouble of a proxy or of the checksum database. `go mod tidy` completes both files; commit both. In an image, copy \
         both (`COPY go.mod go.sum* ./`).",
        "`go build` 和 `go test` 只读取 `go.mod` 与 `go.sum`；缺了校验和时会停下来，而不是自己补上。这不是代理或校验和数据库的问题。\
         用 `go mod tidy` 补全这两个文件，并且都提交；在镜像里两个都要复制（`COPY go.mod go.sum* ./`）。",
    ),
    bad: &[
        example(
            Kind::ErrorText,
            "main.go:3:8: missing go.sum entry for module providing package git.corp.example/lib/pkg (imported by example.com/app); to \
             add:\n\tgo get example.com/app\n",
        ),
        example(
            Kind::ErrorText,
            "go: git.corp.example/lib@v1.0.0: missing go.sum entry for go.mod file; to add it:\n\tgo mod download git.corp.example/lib\n",
        ),
    ],
    good: &[example(Kind::ErrorText, "go: downloading git.corp.example/lib v1.0.0\n")],
    sources: &[source::GO_SUM, source::GO_BUILD_COMMANDS],
};

fn check(case: &Case, out: &mut Vec<Finding>) {
    let Some(at) = super::said(case, &["missing go.sum entry"]) else { return };
    out.push(
        Finding::error(
            case.line(at),
            both("`go.sum` lacks a checksum that this build needs.", "`go.sum` 里缺少这次构建需要的校验和。"),
        )
        .weight(80)
        .why(both(
            "Build commands don't change `go.mod` or `go.sum`, so they stop here; no proxy is at fault.",
            "构建命令不会改动 `go.mod` 和 `go.sum`，所以停在这里；这不是代理的问题。",
        ))
        .todo(both(
            "Run the command that the message names, or `go mod tidy`, and commit `go.mod` and `go.sum`. In a Dockerfile: `COPY go.mod go.sum* ./`.",
            "运行报错里给出的命令，或 `go mod tidy`，并提交 `go.mod` 和 `go.sum`。Dockerfile 里要写 `COPY go.mod go.sum* ./`。",
        )),
    );
}
